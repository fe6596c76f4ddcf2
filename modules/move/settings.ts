import { resolve } from "node:path";
import { parseDocument } from "yaml";
import { findCloud } from "../catalogue/clouds.ts";
import { UserError } from "../problem/problem.ts";
import type { Place } from "./target.ts";

/** Settings that hold words, ids or reasons of one place; elsewhere they mean nothing. */
const ofThePlace: readonly (readonly string[])[] = [
  ["services"],
  ["gpuOffer"],
  ["frontOffer"],
  ["secondZone"],
  ["oneZoneReason"],
  ["hostingReason"],
  ["hdsContract"],
  ["state"],
  ["backups", "secondSite"],
  ["backups", "oneSiteReason"],
];

type Settings = Readonly<Record<string, unknown>>;

/** What a deployment is moved by. */
export interface MovedTo {
  readonly place: Place;
  /** Settings for the new place, as YAML; they win over all others. */
  readonly settings?: string;
}

/**
 * A settings file with one deployment of a file only, to be read from any folder.
 *
 * @param base folder that the file's own paths start from
 * @param to moves it there: what only the old place understands is left out, and made-up ids stand where the new one
 *   asks for its own
 * @throws UserError where the settings for the new place are no mapping
 */
export function settingsOf(text: string, name: string, base: string, to?: MovedTo): string {
  const found = deploymentOf(text, name);
  const { weightsManifest } = found;
  const manifest =
    typeof weightsManifest === "string" ? { weightsManifest: resolve(base, weightsManifest) } : {};
  const document = parseDocument("deployments: []");
  document.set("deployments", [{ ...(to === undefined ? found : moved(found, to)), ...manifest }]);
  return String(document);
}

/** Settings that the deployment makes and that do not come along. */
export function leftBehind(text: string, name: string): string[] {
  const found = parseDocument(JSON.stringify(deploymentOf(text, name)));
  return ofThePlace.filter((path) => found.hasIn(path)).map((path) => path.join("."));
}

function moved(found: Settings, { place, settings = "{}" }: MovedTo): Settings {
  const document = parseDocument(JSON.stringify(found));
  for (const path of ofThePlace) if (document.hasIn(path)) document.deleteIn(path);
  const base = { ...document.toJS(), ...place, ...findCloud(place.cloud)?.settingsExample };
  const given: unknown = parseDocument(settings).toJS();
  if (isMapping(given) && !("deployments" in given)) return merge(base, given);
  throw new UserError({
    where: "--with",
    what: "holds no settings of a deployment",
    allowed: "a mapping such as `secondZone: GRA9`",
    fix: "write the settings themselves, without `deployments`",
  });
}

function merge(base: Settings, over: Settings): Settings {
  const merged = Object.entries(over).map(([key, value]) => {
    const below = base[key];
    return [key, isMapping(below) && isMapping(value) ? merge(below, value) : value];
  });
  return { ...base, ...Object.fromEntries(merged) };
}

const isMapping = (value: unknown): value is Settings =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function deploymentOf(text: string, name: string): Settings {
  const { deployments } = parseDocument(text).toJS() as { readonly deployments: readonly Settings[] };
  return deployments.find((deployment) => deployment.name === name) ?? {};
}
