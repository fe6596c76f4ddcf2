import { resolve } from "node:path";
import { parseDocument } from "yaml";
import { findCloud } from "../catalogue/clouds.ts";
import type { Place } from "./target.ts";

/** Settings that hold words or ids of one cloud; on another one they mean nothing. */
const ofTheCloud = ["services", "gpuOffer", "frontOffer", "secondZone", "machineImages", "state"];

/**
 * A settings file with one deployment of a file only, to be read from any folder.
 *
 * @param base folder that the file's own paths start from
 * @param to moves it there: what only the old cloud understands is left out, and made-up ids stand where the new one
 *   asks for its own
 */
export function settingsOf(text: string, name: string, base: string, to?: Place): string {
  const document = parseDocument(text);
  const { deployments } = document.toJS() as { readonly deployments: readonly Settings[] };
  const found = deployments.find((deployment) => deployment.name === name) ?? {};
  const moved = to === undefined ? found : { ...without(found, ofTheCloud), ...to, ...examplesOf(to.cloud) };
  const { weightsManifest } = found;
  const manifest =
    typeof weightsManifest === "string" ? { weightsManifest: resolve(base, weightsManifest) } : {};
  document.set("deployments", [{ ...moved, ...manifest }]);
  return String(document);
}

type Settings = Readonly<Record<string, unknown>>;

/** Settings that the deployment makes and that do not come along. */
export function leftBehind(text: string, name: string): string[] {
  const { deployments } = parseDocument(text).toJS() as { readonly deployments: readonly Settings[] };
  const found = deployments.find((deployment) => deployment.name === name) ?? {};
  return ofTheCloud.filter((setting) => setting in found);
}

const without = (settings: Settings, names: readonly string[]): Settings =>
  Object.fromEntries(Object.entries(settings).filter(([name]) => !names.includes(name)));

function examplesOf(cloud: string): Settings {
  return { ...findCloud(cloud)?.settingsExample };
}
