import { join } from "node:path";
import { installedSizeMb, installPackage, sizeMb } from "../package/installed-package.ts";
import type { Bench } from "./figure.ts";

/** What the published package and its dependencies take on a disk, against CDKTF itself. */
export const packageSize: Bench = async () => {
  const project = await installPackage();
  try {
    const peers = ["cdktf", "constructs"].map((name) => sizeMb(join(project.folder, "node_modules", name)));
    const baseline = { name: "cdktf and constructs", value: peers.reduce((sum, size) => sum + size) };
    return [
      {
        name: "installed package with its dependencies",
        value: installedSizeMb(project),
        unit: "MB",
        limit: 40,
        baseline,
      },
    ];
  } finally {
    project.remove();
  }
};
