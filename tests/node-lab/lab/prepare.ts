import { versitygw } from "./bucket.ts";
import { engineFolder, openbaoFolder, weightsFolder } from "./engine-files.ts";
import { cannotBoot } from "./prerequisites.ts";
import { debianTree } from "./trees.ts";

/** Makes everything that is kept between runs before the first test, so that no test waits for a download. */
export async function setup(): Promise<void> {
  if (cannotBoot !== undefined) return;
  const began = Date.now();
  await Promise.all([
    debianTree("bookworm").then(() => debianTree("trixie")),
    versitygw(),
    engineFolder()
      .then(() => weightsFolder())
      .then(() => openbaoFolder()),
  ]);
  console.log(`node lab prepared in ${((Date.now() - began) / 1000).toFixed(0)} s`);
}
