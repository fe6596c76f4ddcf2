import { findModel } from "../modules/catalogue/models.ts";
import { regions } from "../modules/catalogue/regions.ts";
import type { Choices, DeploymentSettings } from "./settings.ts";
import type { SettingsProblem } from "./settings-checks.ts";
import type { SizeProfile } from "./size-profile.ts";
import { gpuOfferIn, secondZoneOf, type WorkloadSettings } from "./workload.ts";

/** Whether the size's engines find a zone each; the region and its zone are known to be right. */
export function checkZones(settings: Partial<DeploymentSettings>, { sizes }: Choices): SettingsProblem[] {
  const profile = sizes[settings.size ?? ""];
  if (profile === undefined || !isPlaced(settings)) return [];
  const own = [...checkMachine(settings, profile, "zone"), ...checkMachine(settings, profile, "secondZone")];
  if (profile.engines === 1) return [...checkUnused(settings, sizes), ...own];
  const second = checkSecondZone(settings);
  if (second.length > 0 || own.length > 0) return [...second, ...own];
  return checkTwoZones(settings, profile);
}

type Placed = Partial<DeploymentSettings> & WorkloadSettings;

const isPlaced = (settings: Partial<DeploymentSettings>): settings is Placed =>
  settings.cloud !== undefined && settings.region !== undefined && settings.zone !== undefined;

/** Whether a zone sells any machine for this, where the settings leave the choice; a named one is checked elsewhere. */
function checkMachine(settings: Placed, profile: SizeProfile, at: "zone" | "secondZone"): SettingsProblem[] {
  const { cloud, gpuOffer, model = profile.model } = settings;
  const zone = settings[at];
  if (zone === undefined || gpuOffer !== undefined || findModel(model)?.task !== "chat") return [];
  if (gpuOfferIn(settings, profile, zone) !== undefined) return [];
  const zones = regions.filter((each) => each.cloud === cloud && each.insideEu).flatMap((each) => each.zones);
  const sold = zones.flatMap((each) => {
    const offer = gpuOfferIn(settings, profile, each);
    return offer === undefined ? [] : [`${each} with ${offer}`];
  });
  return [
    {
      path: [at],
      what: `sells no GPU machine on which ${model} fits with this context and so many requests`,
      got: `"${zone}"`,
      allowed: sold.join(", ") || `no zone of ${cloud}`,
      fix: "take one of them, a smaller model, fewer tokens or fewer requests",
    },
  ];
}

/** What only a size with two engines reads. */
function checkUnused(settings: Placed, sizes: Choices["sizes"]): SettingsProblem[] {
  const larger = Object.keys(sizes).filter((name) => sizes[name]?.engines === 2);
  return (["secondZone", "oneZoneReason"] as const)
    .filter((name) => settings[name] !== undefined)
    .map((name) => ({
      path: [name],
      what: `the size ${settings.size} has one engine`,
      fix: `remove it, or take the size ${larger.join(" or ")}`,
    }));
}

function checkSecondZone({ region, zone, secondZone, oneZoneReason }: Placed): SettingsProblem[] {
  if (secondZone === undefined) return [];
  const path = ["secondZone"];
  if (oneZoneReason !== undefined) {
    const what = "names a second zone where oneZoneReason says why there is none";
    return [{ path, what, got: `"${secondZone}"`, fix: "keep one of the two settings" }];
  }
  const zones = regions.find(({ name }) => name === region)?.zones ?? [];
  const others = zones.filter((each) => each !== zone);
  if (others.includes(secondZone)) return [];
  const what = `is no other zone of the region ${region}`;
  const fix = others[0] === undefined ? "say oneZoneReason instead" : `for example "${others[0]}"`;
  return [{ path, what, got: `"${secondZone}"`, allowed: others.join(", ") || "none", fix }];
}

/** One engine may fail, with everything that its zone holds: both in one zone is a choice that has to be written. */
function checkTwoZones(settings: Placed, profile: SizeProfile): SettingsProblem[] {
  const { size, cloud, region, gpuOffer = "a GPU machine on which the model fits" } = settings;
  if (settings.oneZoneReason !== undefined || secondZoneOf(settings, profile) !== undefined) return [];
  const places = placesForTwo(settings, profile);
  return [
    {
      path: ["zone"],
      what: `the size ${size} has two engines in zones of their own, and no other zone of ${region} sells ${gpuOffer}`,
      got: `"${settings.zone}"`,
      allowed: places.length === 0 ? `no region of ${cloud}` : places.join("; "),
      fix: "take one of them, or say oneZoneReason",
    },
  ];
}

/** Regions of the cloud in the European Union with two zones for this, each with its cheapest machine. */
function placesForTwo(settings: Placed, profile: SizeProfile): string[] {
  const { gpuOffer: _, ...free } = settings;
  return regions
    .filter(({ cloud, insideEu }) => cloud === settings.cloud && insideEu)
    .map(({ name, zones }) => ({
      name,
      machines: zones.flatMap((zone) => {
        const offer = gpuOfferIn(free, profile, zone);
        return offer === undefined ? [] : [`${offer} in ${zone}`];
      }),
    }))
    .filter(({ machines }) => machines.length > 1)
    .map(({ name, machines }) => `${name} with ${machines.join(" and ")}`);
}
