import { type Problem, UserError } from "../../problem/problem.ts";

/**
 * The providers that `terraform init` could not find. Nothing but the offline providers is to be found, so each of
 * these would act for real.
 *
 * @param message terraform's own, which it breaks into lines anywhere
 */
export function refuseProviders(stack: string, message: string, rehearsable: readonly string[]): void {
  const found = message
    .replace(/\s+/g, " ")
    .matchAll(
      /provider (?:registry\.(?:terraform\.io|opentofu\.org)\/)?(\S+) was not found in any of the search/g,
    );
  // Terraform looks for them side by side and complains in whatever order they fail.
  const missing = [...new Set([...found].map(([, provider = ""]) => provider))].sort();
  if (missing.length === 0) return;
  throw new UserError(
    ...missing.map((provider) => ({
      where: stack,
      what: "this provider cannot be rehearsed: it would act for real",
      got: provider,
      allowed: [...rehearsable, "terraform_data"].join(", "),
      fix: "remove what uses it, or describe the provider with --schema",
    })),
  );
}

/** A module in the `configuration` of a plan's JSON. */
export interface ConfigurationModule {
  readonly resources?: readonly {
    readonly address: string;
    readonly mode: string;
    readonly type: string;
    readonly name: string;
    readonly provisioners?: readonly { readonly type: string }[];
  }[];
  readonly module_calls?: Readonly<
    Record<string, { readonly source: string; readonly module: ConfigurationModule }>
  >;
}

/** Provisioners run commands on this machine or on others when a resource is created or destroyed. */
export function refuseProvisioners(stack: string, root: ConfigurationModule): void {
  const problems = provisionersIn(root, stack);
  if (problems.length > 0) throw new UserError(...problems);
}

function provisionersIn(module: ConfigurationModule, path: string): Problem[] {
  const own = (module.resources ?? []).flatMap(({ address, provisioners = [] }) =>
    provisioners.map(({ type }) => ({
      where: `${path}: ${address}`,
      what: "a provisioner acts for real, also in a rehearsal",
      got: type,
      fix: "remove it; cloud-init is how a machine of ours is set up",
    })),
  );
  const nested = Object.entries(module.module_calls ?? {}).flatMap(([name, call]) =>
    provisionersIn(call.module, `${path}: module.${name}`),
  );
  return [...own, ...nested];
}

/**
 * Other states that the configuration or its modules read: real ones, with the user's credentials.
 *
 * @param graph output of `terraform graph -type=plan`, which evaluates nothing
 * @param own those that the rehearsal provides
 */
export function refuseForeignStates(stack: string, graph: string, own: readonly string[]): void {
  const found = graph.matchAll(/"\[root\] (\S*data\.terraform_remote_state\.\S+)[^"]*" \[label/g);
  const foreign = [...new Set([...found].map(([, address = ""]) => address))];
  for (const address of foreign) if (!own.includes(address)) throw foreignState(stack, address);
}

/** The refusal of a state that the rehearsal does not make itself. */
export function foreignState(stack: string, address: string): UserError {
  return new UserError({
    where: stack,
    what: "this reads a state that no rehearsed stack writes, and a rehearsal reads no real state",
    got: address,
    fix: "rehearse the stack that writes it in the same app, or pass the value as a variable",
  });
}
