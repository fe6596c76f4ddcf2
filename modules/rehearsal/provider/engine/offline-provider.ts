import type { BlockSchema, ResourceSchema } from "../../../bindings/provider-schema.ts";
import type { ProviderFacts } from "../facts.ts";
import type { JournalEntry } from "../journal.ts";
import { type Observations, observedBehaviour, readObservations } from "../observations.ts";
import { encodeSchema } from "../schema/encode-schema.ts";
import { child, type Value } from "../wire/value.ts";
import type { FaultBox } from "./fault-box.ts";
import { type Manners, mannersOf } from "./manners.ts";
import { Objects } from "./objects.ts";

/** A resource type as it is served. */
export interface Served {
  readonly type: string;
  readonly block: BlockSchema;
  readonly manners: Manners;
}

/** One provider: its facts made ready for use, and what it remembers between calls. */
export class OfflineProvider {
  readonly facts: ProviderFacts;
  readonly faults: FaultBox;
  readonly objects = new Objects();
  readonly withoutBehaviour = new Set<string>();
  readonly #journal: JournalEntry[];
  readonly #served = new Map<string, Served>();
  readonly #configs = new WeakMap<object, Value>();
  readonly #observations: Observations | undefined;
  #schema: Uint8Array | undefined;

  constructor(facts: ProviderFacts, faults: FaultBox, journal: JournalEntry[]) {
    this.facts = facts;
    this.faults = faults;
    this.#journal = journal;
    this.#observations = readObservations(facts.source);
  }

  /** Encoded at the first call: most of the time that a large schema costs is spent here. */
  encodedSchema(): Uint8Array {
    this.#schema ??= encodeSchema(this.facts.schema);
    return this.#schema;
  }

  /** @throws Error where the schema does not have the type */
  resource(type: string): Served {
    const known = this.#served.get(type);
    if (known) return known;
    const schema = find(this.facts.schema.resource_schemas, type);
    const { block } = schema;
    const served = {
      type,
      block,
      manners: mannersOf(block, observedBehaviour(this.facts, this.#observations, type, schema)),
    };
    this.#served.set(type, served);
    if (!Object.hasOwn(this.facts.behaviour ?? {}, type)) this.withoutBehaviour.add(type);
    return served;
  }

  /** Terraform holds one connection per provider block: its configuration belongs to that connection. */
  configure(peer: object, config: Value): void {
    this.#configs.set(peer, config);
  }

  configOf(peer: object): Value {
    return this.#configs.get(peer) ?? null;
  }

  record(operation: JournalEntry["operation"], type: string, state: Value): void {
    const id = child(state, "id");
    const { source } = this.facts;
    this.#journal.push({ operation, source, type, ...(typeof id === "string" ? { id } : {}) });
  }
}

/** @throws Error where there is no such type */
export function find(
  schemas: Readonly<Record<string, ResourceSchema>> | undefined,
  type: string,
): ResourceSchema {
  const schema = schemas && Object.hasOwn(schemas, type) ? schemas[type] : undefined;
  if (schema === undefined) throw new Error(`${type} is not in the schema served`);
  return schema;
}
