import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import type { States } from "./states.ts";
import type { Workspace } from "./workspace.ts";

/** States as files of the rehearsal's private folder: terraform has no other backend that needs no network. */
export function openFileStates(workspace: Workspace): States {
  const folder = join(workspace.path, "states");
  mkdirSync(folder);
  return {
    address: { backend: "local", prefix: `${folder}${sep}` },
    note: "the loopback interface is down, so states were kept in private temporary files",
    read(stack) {
      const file = join(folder, encodeURIComponent(stack));
      return existsSync(file) ? readFileSync(file, "utf8") : undefined;
    },
    close: async () => {},
  };
}
