import { checkAdminCidrs } from "../constructs/capabilities/checks.ts";
import { findCloud } from "../modules/catalogue/clouds.ts";
import { findModel, models } from "../modules/catalogue/models.ts";
import { findOffer } from "../modules/catalogue/offers.ts";
import { findRegion } from "../modules/catalogue/regions.ts";
import { didYouMean } from "../modules/problem/did-you-mean.ts";
import { listed } from "../modules/problem/listed.ts";
import type { Problem } from "../modules/problem/problem.ts";
import type { YamlPath } from "../modules/yaml-file/document.ts";
import { checkHealth } from "./health-checks.ts";
import { checkHostingReason } from "./hosting-checks.ts";
import type { Choices, DeploymentSettings } from "./settings.ts";
import { checkSecondSite } from "./site-checks.ts";
import { checkZones } from "./zone-checks.ts";

/** A problem that still lacks its file and line. */
export type SettingsProblem = Omit<Problem, "where"> & { readonly path: YamlPath };

/**
 * What one deployment's values say against the catalogue and each other. Settings that are absent or wrong by
 * themselves were reported before, so each check runs on what is there.
 */
export function checkDeployment(settings: Partial<DeploymentSettings>, choices: Choices): SettingsProblem[] {
  return [
    ...checkPeople(settings, choices),
    ...checkPlace(settings, choices),
    ...checkHealth(settings),
    ...checkHostingReason(settings),
    ...checkSecondSite(settings, choices),
    ...checkNames(settings),
    ...checkModel(settings),
    ...checkAdmins(settings),
    ...checkTeams(settings),
  ];
}

function checkPeople({ size, people }: Partial<DeploymentSettings>, { sizes }: Choices): SettingsProblem[] {
  const most = sizes[size ?? ""]?.people;
  if (people === undefined || most === undefined || people <= most) return [];
  const larger = Object.entries(sizes).find(([, other]) => other.people >= people)?.[0];
  return [
    {
      path: ["people"],
      what: `the size ${size} is not made for so many`,
      got: String(people),
      allowed: `1 to ${most}`,
      fix: larger === undefined ? "split them over several deployments" : `take the size ${larger}`,
    },
  ];
}

function checkPlace(settings: Partial<DeploymentSettings>, choices: Choices): SettingsProblem[] {
  const { cloud, region, zone, gpuOffer } = settings;
  const known = cloud === undefined ? undefined : findCloud(cloud);
  if (cloud === undefined || known === undefined) return [];
  const offers = known.offers.filter((offer) => offer.gpu !== undefined).map((offer) => offer.name);
  const wrongOffer =
    gpuOffer !== undefined && findOffer(cloud, gpuOffer)?.gpu === undefined
      ? [notOneOf(["gpuOffer"], `is no GPU machine of ${cloud}`, gpuOffer, offers)]
      : [];
  if (region === undefined) return wrongOffer;
  const european = known.regions.filter(({ insideEu }) => insideEu).map(({ name }) => name);
  const place = findRegion(cloud, region);
  if (place === undefined) {
    return [notOneOf(["region"], `is no region of ${cloud}`, region, european), ...wrongOffer];
  }
  if (!place.insideEu) {
    return [notOneOf(["region"], `lies outside the European Union, in ${place.country}`, region, european)];
  }
  if (zone === undefined) return wrongOffer;
  if (!place.zones.includes(zone)) {
    return [notOneOf(["zone"], `is no zone of the region ${region}`, zone, place.zones), ...wrongOffer];
  }
  return wrongOffer.length > 0 ? wrongOffer : checkZones(settings, choices);
}

function checkNames({ domain, dnsZone }: Partial<DeploymentSettings>): SettingsProblem[] {
  if (domain === undefined || dnsZone === undefined) return [];
  if (domain === dnsZone || domain.endsWith(`.${dnsZone}`)) return [];
  const what = `does not hold the domain ${domain}`;
  const parent = domain.split(".").slice(1).join(".");
  return [{ path: ["dnsZone"], what, got: `"${dnsZone}"`, fix: `for example "${parent}"` }];
}

function checkModel({ model }: Partial<DeploymentSettings>): SettingsProblem[] {
  if (model === undefined || findModel(model)?.task === "chat") return [];
  const chat = models.filter(({ task }) => task === "chat").map(({ id }) => id);
  return [notOneOf(["model"], "is no chat model of the catalogue", model, chat)];
}

function checkAdmins({ adminCidrs = [] }: Partial<DeploymentSettings>): SettingsProblem[] {
  return adminCidrs.flatMap((cidr, index) =>
    checkAdminCidrs("", [cidr]).map(({ where: _, ...problem }) => ({
      path: ["adminCidrs", index],
      ...problem,
    })),
  );
}

function checkTeams({ teams = [] }: Partial<DeploymentSettings>): SettingsProblem[] {
  const names = teams.map(({ name }) => name);
  return names.flatMap((name, index) =>
    names.indexOf(name) === index
      ? []
      : [
          {
            path: ["teams", index, "name"],
            what: "two teams have one name",
            got: `"${name}"`,
            fix: "rename one of them",
          },
        ],
  );
}

function notOneOf(path: YamlPath, what: string, got: string, allowed: readonly string[]): SettingsProblem {
  const suggestion = didYouMean(got, allowed) ?? allowed[0];
  return {
    path,
    what,
    got: `"${got}"`,
    allowed: listed(allowed),
    ...(suggestion === undefined ? {} : { fix: `for example "${suggestion}"` }),
  };
}
