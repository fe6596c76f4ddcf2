import { at, isObject, type Json, listOf, own, type Path, textOf } from "./json.ts";
import type { Plan, PlannedResource } from "./plan.ts";

/** How the configuration fills an attribute. */
export type Filling =
  /** Written as a constant. */
  | { readonly kind: "constant"; readonly value: Json }
  /** Computed from other things; `references` in Terraform's words. */
  | { readonly kind: "expression"; readonly references: readonly string[] }
  /** Not written: the provider decides. */
  | { readonly kind: "unset" }
  /** The document holds no configuration for this resource. */
  | { readonly kind: "unseen" };

export interface Target {
  readonly address: string;
  /** False where the reference names several instances and the plan does not say which. */
  readonly certain: boolean;
}

interface Module {
  readonly body: Json;
  readonly call?: Json;
  readonly parent?: Module;
}

/** The references between the resources of a plan, which only its `configuration` tells. */
export class References {
  readonly #root: Module;
  readonly #modules = new Map<string, Module | undefined>();
  readonly #resources = new Map<Module, Map<string, Json>>();
  readonly #instances = new Map<string, PlannedResource[]>();
  readonly #found = new Map<string, Json | undefined>();
  readonly #plan: Plan;

  constructor(plan: Plan) {
    this.#plan = plan;
    this.#root = { body: own(plan.configuration, "root_module") ?? {} };
    for (const resource of plan.resources) {
      if (resource.action === "delete" || resource.action === "forget") continue;
      const key = withoutKeys(resource.address);
      const list = this.#instances.get(key);
      if (list === undefined) this.#instances.set(key, [resource]);
      else list.push(resource);
    }
  }

  filling(resource: PlannedResource, path: Path): Filling {
    const declared = this.#declared(resource);
    if (declared === undefined) return { kind: "unseen" };
    const expressions = own(declared, "expressions");
    let here: Json | undefined = expressions;
    for (const key of path) {
      if (isExpression(here)) break;
      here = own(here, key);
    }
    if (here === undefined) return { kind: "unset" };
    if (!isObject(here)) return { kind: "unset" };
    // A configuration in JSON, as CDKTF writes it, has both: the template as a constant, and what it refers to.
    const references = listOf(own(here, "references")).filter((item) => typeof item === "string");
    const constant = own(here, "constant_value");
    if (references.length > 0 || constant === undefined) return { kind: "expression", references };
    return { kind: "constant", value: constant };
  }

  /** The resources that an attribute refers to, through module inputs and outputs. */
  targets(resource: PlannedResource, path: Path): readonly Target[] {
    const filling = this.filling(resource, path);
    if (filling.kind !== "expression") return [];
    const modulePath = modulePathOf(resource.address);
    return this.#follow(filling.references, modulePath, resource, 0);
  }

  /** A setting of the provider configuration that a resource uses; undefined where it is not a constant. */
  providerSetting(resource: PlannedResource, ...path: Path): string | undefined {
    const key = textOf(own(this.#declared(resource), "provider_config_key"));
    if (key === undefined) return undefined;
    const providers = own(this.#plan.configuration, "provider_config");
    const setting = at(providers, [key, "expressions", ...path]);
    const constant = textOf(own(setting, "constant_value"));
    if (constant !== undefined && !constant.includes("${")) return constant;
    const variable = textOf(listOf(own(setting, "references"))[0])?.match(/^var\.([^.[]+)/)?.[1];
    // A provider inside a module takes its variables from the call, not from the root.
    if (variable === undefined || textOf(at(providers, [key, "module_address"])) !== undefined)
      return undefined;
    return textOf(this.#plan.variables.find(({ name: given }) => given === variable)?.value);
  }

  #declared(resource: PlannedResource): Json | undefined {
    if (this.#found.has(resource.address)) return this.#found.get(resource.address);
    const declared = this.#find(resource);
    this.#found.set(resource.address, declared);
    return declared;
  }

  #find(resource: PlannedResource): Json | undefined {
    const module = this.#module(modulePathOf(resource.address).map(({ name }) => name));
    if (module === undefined) return undefined;
    let byName = this.#resources.get(module);
    if (byName === undefined) {
      byName = new Map(
        listOf(own(module.body, "resources")).map((item) => [textOf(own(item, "address")) ?? "", item]),
      );
      this.#resources.set(module, byName);
    }
    return byName.get(withoutKeys(resource.address).replace(/^(?:module\.[^.]+\.)+/, ""));
  }

  #module(names: readonly string[]): Module | undefined {
    if (names.length === 0) return this.#root;
    const key = names.join(".");
    if (this.#modules.has(key)) return this.#modules.get(key);
    const parent = this.#module(names.slice(0, -1));
    const call = at(parent?.body, ["module_calls", names.at(-1) ?? ""]);
    const body = own(call, "module");
    const module =
      parent === undefined || call === undefined || body === undefined ? undefined : { body, call, parent };
    this.#modules.set(key, module);
    return module;
  }

  #follow(
    references: readonly string[],
    inside: readonly Step[],
    from: PlannedResource,
    depth: number,
  ): Target[] {
    // References of a plan cannot form a circle; a forged plan's can.
    if (depth > 20) return [];
    const found = new Map<string, Target>();
    for (const reference of references) {
      for (const target of this.#followOne(reference, inside, from, depth)) {
        const known = found.get(target.address);
        if (known === undefined || target.certain) found.set(target.address, target);
      }
    }
    return [...found.values()];
  }

  #followOne(reference: string, inside: readonly Step[], from: PlannedResource, depth: number): Target[] {
    const names = inside.map(({ name }) => name);
    const [head = "", second = "", third] = withoutKeys(reference).split(".");
    if (head === "var") {
      const module = this.#module(names);
      const input = at(module?.call, ["expressions", second]);
      return this.#follow(referencesIn(input), inside.slice(0, -1), from, depth + 1);
    }
    if (head === "module") {
      if (third === undefined) return [];
      const output = at(this.#module([...names, second])?.body, ["outputs", third, "expression"]);
      return this.#follow(
        referencesIn(output),
        [...inside, { name: second, text: `module.${second}` }],
        from,
        depth + 1,
      );
    }
    if (head === "each") {
      const loop = own(this.#declared(from), "for_each_expression");
      return this.#follow(referencesIn(loop), inside, from, depth + 1).map((target) => ({
        ...target,
        certain: false,
      }));
    }
    if (["local", "count", "self", "path", "terraform", "data"].includes(head)) return [];
    const prefix = names.map((name) => `module.${name}.`).join("");
    return this.#instancesOf(`${prefix}${head}.${second}`, reference, from);
  }

  #instancesOf(address: string, reference: string, from: PlannedResource): Target[] {
    const instances = this.#instances.get(address) ?? [];
    if (instances.length === 1) return instances.map((one) => ({ address: one.address, certain: true }));
    const key = /\[[^\]]*\]/.exec(reference)?.[0];
    if (key !== undefined) {
      const exact = instances.filter((one) => one.address.endsWith(key));
      if (exact.length > 0)
        return exact.map((one) => ({ address: one.address, certain: exact.length === 1 }));
    }
    // Instances made by one loop refer to the instance of their own key.
    const twin = instances.filter((one) => one.index !== undefined && one.index === from.index);
    const possible = twin.length > 0 ? twin : instances;
    return possible.map((one) => ({ address: one.address, certain: twin.length === 1 }));
  }
}

interface Step {
  readonly name: string;
  readonly text: string;
}

function modulePathOf(address: string): Step[] {
  const steps: Step[] = [];
  let rest = address;
  for (;;) {
    const match = /^module\.([^.[]+)((?:\[(?:"(?:[^"\\]|\\.)*"|[^\]]*)\])?)\./.exec(rest);
    if (match === null) return steps;
    steps.push({ name: match[1] ?? "", text: match[0].slice(0, -1) });
    rest = rest.slice(match[0].length);
  }
}

/** The address without `count` and `for_each` keys, as the configuration writes it. */
export function withoutKeys(address: string): string {
  return address.includes("[") ? address.replace(/\[(?:"(?:[^"\\]|\\.)*"|[^\]]*)\]/g, "") : address;
}

function isExpression(value: Json | undefined): boolean {
  return isObject(value) && (Object.hasOwn(value, "references") || Object.hasOwn(value, "constant_value"));
}

/** Every reference below an expression: that of an object literal is spread over its attributes. */
function referencesIn(expression: Json | undefined): string[] {
  return listOf(own(expression, "references")).filter((item) => typeof item === "string");
}
