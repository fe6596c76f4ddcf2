import type { ConfigurationModule } from "./refuse.ts";
import type { PlannedChanges } from "./result.ts";

/** What a rehearsal reads of a plan, as `terraform show -json` prints it. */
export interface PlannedStack {
  readonly changes: PlannedChanges;
  readonly configuration: ConfigurationModule;
}

interface PlanFile {
  readonly configuration?: { readonly root_module?: ConfigurationModule };
  readonly resource_changes?: readonly {
    readonly mode: string;
    readonly change: { readonly actions: readonly string[] };
  }[];
}

export function readPlanned(json: string): PlannedStack {
  const { configuration, resource_changes = [] } = JSON.parse(json) as PlanFile;
  const actions = resource_changes
    .filter(({ mode }) => mode === "managed")
    .map(({ change }) => (change.actions.length > 1 ? "replace" : (change.actions[0] ?? "no-op")));
  const count = (wanted: string) => actions.filter((action) => action === wanted).length;
  return {
    changes: {
      create: count("create"),
      update: count("update"),
      replace: count("replace"),
      destroy: count("delete"),
    },
    configuration: configuration?.root_module ?? {},
  };
}
