/** What a state file lists, without any value. */
export interface StateResource {
  readonly address: string;
  /** Created half-way: the next apply replaces it. */
  readonly tainted: boolean;
}

interface StateFile {
  readonly resources?: readonly {
    readonly module?: string;
    readonly mode: string;
    readonly type: string;
    readonly name: string;
    readonly instances?: readonly { readonly index_key?: string | number; readonly status?: string }[];
  }[];
}

/** The managed resources of a state file (format version 4), by address. */
export function resourcesInState(state: string | undefined): StateResource[] {
  if (state === undefined || state === "") return [];
  const { resources = [] } = JSON.parse(state) as StateFile;
  return resources
    .filter(({ mode }) => mode === "managed")
    .flatMap(({ module, type, name, instances = [] }) =>
      instances.map(({ index_key, status }) => ({
        address: `${module === undefined ? "" : `${module}.`}${type}.${name}${
          index_key === undefined ? "" : `[${JSON.stringify(index_key)}]`
        }`,
        tainted: status === "tainted",
      })),
    )
    .sort((a, b) => a.address.localeCompare(b.address));
}
