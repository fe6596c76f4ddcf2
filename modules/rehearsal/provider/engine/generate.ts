import type {
  AttributeSchema,
  AttributeType,
  BlockSchema,
  NestedBlockSchema,
} from "../../../bindings/provider-schema.ts";
import {
  absentBlock,
  attributesOf,
  blocksOf,
  childPattern,
  elementPattern,
  isCollection,
  mapElements,
  nestedBlock,
} from "../schema/shape.ts";
import { child, holdsUnknown, isList, isRecord, Unknown, type Value } from "../wire/value.ts";
import { plausibleNumber, plausibleText } from "./plausible.ts";
import type { Seed } from "./seed.ts";
import { fillTemplate } from "./template.ts";

/** What generated values of one object depend on. */
export interface Origin {
  readonly seed: Seed;
  /** Forms of values per path, see `Behaviour.values`. */
  readonly templates: Readonly<Record<string, string>>;
  readonly providerConfig: Value;
}

/** Replaces what is unknown by generated values, changes nothing that is known, and forgets what is write-only. */
export function fillObject(block: BlockSchema, planned: Value, origin: Origin): Value {
  return new Generator(block, planned, origin).object(block, planned, "");
}

class Generator {
  readonly #rootBlock: BlockSchema;
  readonly #root: Value;
  readonly #origin: Origin;

  constructor(rootBlock: BlockSchema, root: Value, origin: Origin) {
    this.#rootBlock = rootBlock;
    this.#root = root;
    this.#origin = origin;
  }

  /** `purpose` is the pattern with real indices: it tells siblings apart. */
  object(block: BlockSchema, value: Value, pattern: string, purpose = pattern): Value {
    if (!isRecord(value)) return value;
    return Object.fromEntries([
      ...attributesOf(block).map(([name, attribute]) => {
        const here = childPattern(pattern, name);
        return [
          name,
          this.#attribute(attribute, child(value, name), here, childPattern(purpose, name)),
        ] as const;
      }),
      ...blocksOf(block).map(([name, nested]) => {
        const here = childPattern(pattern, name);
        return [name, this.#block(nested, child(value, name), here, childPattern(purpose, name))] as const;
      }),
    ]);
  }

  #attribute(attribute: AttributeSchema, value: Value, pattern: string, purpose: string): Value {
    if (attribute.write_only) return null;
    const nested = nestedBlock(attribute);
    if (nested === undefined) {
      const { type = "string" } = attribute;
      return holdsUnknown(value) ? this.#fill(type, value, pattern, purpose) : value;
    }
    if (value instanceof Unknown) return this.#nestedAttribute(attribute, pattern, purpose);
    return mapElements(value, nested.nesting, (element, key) =>
      this.object(nested.block, element, elementPattern(pattern, nested.nesting), `${purpose}.${key ?? ""}`),
    );
  }

  #block(nested: NestedBlockSchema, value: Value, pattern: string, purpose: string): Value {
    if (value instanceof Unknown) return absentBlock(nested);
    const inside = elementPattern(pattern, nested.nesting_mode);
    return mapElements(value, nested.nesting_mode, (element, key) =>
      this.object(nested.block, element, inside, `${purpose}.${key ?? ""}`),
    );
  }

  /**
   * A value that could have been configured must not hold anything that only configuration sets: the core would take
   * it for configured, then removed, and plan a change for ever.
   */
  #nestedAttribute(attribute: AttributeSchema, pattern: string, purpose: string): Value {
    const nested = nestedBlock(attribute);
    if (nested === undefined) return null;
    const { nesting, block } = nested;
    const inside = elementPattern(pattern, nesting);
    const attributes = attributesOf(block);
    const settable = attribute.optional === true;
    if (nesting === "map") return {};
    if (settable && attributes.some(([, { required }]) => required)) return isCollection(nesting) ? [] : null;
    const leaves = attributes.map(([name, leaf]) => {
      const open = !settable || (leaf.computed && !leaf.optional);
      return [name, open ? new Unknown() : null] as const;
    });
    const element = this.object(block, Object.fromEntries(leaves), inside, `${purpose}.0`);
    return isCollection(nesting) ? [element] : element;
  }

  #fill(type: AttributeType, value: Value, pattern: string, purpose: string): Value {
    if (value instanceof Unknown) return this.#generate(type, pattern, purpose);
    if (isList(value)) {
      const inner = (index: number) => (type[0] === "tuple" ? (type[1] as AttributeType[])[index] : type[1]);
      return value.map((item, index) =>
        this.#fill(inner(index) as AttributeType, item, pattern, `${purpose}.${index}`),
      );
    }
    if (!isRecord(value)) return value;
    const entries = Object.entries(value).map(([key, item]) => {
      const inner = type[0] === "object" ? (type[1] as Record<string, AttributeType>)[key] : type[1];
      return [
        key,
        this.#fill(inner as AttributeType, item, `${pattern}.${key}`, `${purpose}.${key}`),
      ] as const;
    });
    return Object.fromEntries(entries);
  }

  #generate(type: AttributeType, pattern: string, purpose: string): Value {
    const name = pattern.slice(pattern.lastIndexOf(".") + 1).replace("[*]", "");
    if (type === "string") return this.#text(name, pattern, purpose);
    if (type === "number") return plausibleNumber(name);
    if (type === "bool") return false;
    if (type === "dynamic") return null;
    const [kind, inner] = type;
    if (kind === "map") return {};
    if (kind === "list" || kind === "set") return [this.#generate(inner, `${pattern}[*]`, `${purpose}.0`)];
    if (kind === "tuple")
      return inner.map((item, index) => this.#generate(item, pattern, `${purpose}.${index}`));
    return Object.fromEntries(
      Object.entries(inner).map(([key, item]) => [
        key,
        this.#generate(item, childPattern(pattern, key), childPattern(purpose, key)),
      ]),
    );
  }

  #text(name: string, pattern: string, purpose: string): string {
    const { seed, templates } = this.#origin;
    const template = templates[pattern];
    if (template === undefined) return plausibleText(name, purpose, seed);
    return fillTemplate(template, (reference) => this.#resolve(reference, pattern, purpose));
  }

  #resolve(reference: string, pattern: string, purpose: string): string | undefined {
    if (reference === "uuid") return this.#origin.seed.uuid(purpose);
    if (reference.startsWith("provider."))
      return text(child(this.#origin.providerConfig, reference.slice(9)));
    if (reference.endsWith(":locality")) {
      return this.#resolve(reference.replace(":locality", ""), pattern, purpose)?.split("/")[0];
    }
    const attribute = this.#rootBlock.attributes?.[reference];
    if (attribute === undefined || reference === pattern) return undefined;
    return text(this.#attribute(attribute, child(this.#root, reference), reference, reference));
  }
}

function text(value: Value): string | undefined {
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}
