import type { Offer } from "../../modules/catalogue/cloud.ts";
import type { Model } from "../../modules/catalogue/model.ts";
import { findModel, models } from "../../modules/catalogue/models.ts";
import { byListPrice, findOffer, offers } from "../../modules/catalogue/offers.ts";
import { listed } from "../../modules/problem/listed.ts";
import type { Problem } from "../../modules/problem/problem.ts";
import { licenceVerdict, type OrganisationFacts } from "../../modules/sizing/licence-verdict.ts";
import { sizeModel } from "../../modules/sizing/size-model.ts";
import type { SizingRequest } from "../../modules/sizing/sizing.ts";

/** What has to go together so that a model can be served. */
export interface InferenceChoice {
  readonly cloud: string;
  readonly zone: string;
  readonly model: string;
  readonly offer: string;
  readonly contextTokens: number;
  readonly concurrentRequests: number;
  /** What licences ask of whoever runs the model. */
  readonly organisation: OrganisationFacts;
}

/** A model, where it runs and what is asked of it, before a machine is chosen. */
export type ModelWorkload = Omit<InferenceChoice, "offer" | "organisation">;

/** Why this model cannot be served there, with what would work. Empty when it can. */
export function checkInference(choice: InferenceChoice): Problem[] {
  const model = findModel(choice.model);
  if (model?.task !== "chat") return [unknownModel(choice.model)];
  return [...checkLicence(choice, model), ...checkOffer(choice, model)];
}

/** A licence that refuses, or that asks for a fact nobody stated, with models that the machine serves instead. */
function checkLicence(choice: InferenceChoice, model: Model): Problem[] {
  const { organisation } = choice;
  const { verdict, licence, reasons } = licenceVerdict(model, organisation);
  if (verdict === "allowed") return [];
  const missing = reasons.flatMap((reason) => reason.missing ?? []);
  const offer = findOffer(choice.cloud, choice.offer);
  const allowed = models
    .filter((other) => other.task === "chat" && licenceVerdict(other, organisation).verdict === "allowed")
    .filter((other) => offer?.gpu === undefined || isServed({ ...choice, model: other, offer }))
    .map(({ id }) => id);
  return [
    {
      where: "model",
      what: `${licence.name} ${verdict === "refused" ? "forbids this use" : "leaves a question open"}: ${reasons.map(({ text }) => text).join("; ")}`,
      got: `"${model.id}"`,
      allowed: listed(allowed),
      fix: [...missing.map((fact) => `state ${fact}, or`), `take for example "${allowed[0]}"`].join(" "),
    },
  ];
}

function checkOffer(choice: InferenceChoice, model: Model): Problem[] {
  const offer = findOffer(choice.cloud, choice.offer);
  const alternatives = offersThatFit(choice, model);
  if (offer?.gpu === undefined) {
    return [problem("offer", `is no GPU machine of ${choice.cloud}`, choice.offer, alternatives)];
  }
  if (!offer.zones.includes(choice.zone)) {
    const what = `${choice.zone} does not sell this machine, only ${offer.zones.join(", ")}`;
    return [problem("offer", what, choice.offer, alternatives)];
  }
  const { verdict, reasons } = sizeModel({ ...choice, model, offer });
  if (verdict === "fits") return [];
  const what = `${model.id} ${verdict === "does-not-fit" ? "does not fit" : "cannot be sized in advance"}: ${reasons.join("; ")}`;
  return [problem("offer", what, choice.offer, alternatives)];
}

/** The cheapest machine of the zone on which the model fits; undefined when there is none. */
export function cheapestOffer(choice: ModelWorkload): Offer | undefined {
  const model = findModel(choice.model);
  return model === undefined ? undefined : offersThatFit(choice, model)[0];
}

/** Machines of the zone on which the model fits, the cheapest first; those without a price last. */
function offersThatFit(choice: ModelWorkload, model: Model): Offer[] {
  const { cloud, zone, contextTokens, concurrentRequests } = choice;
  return offers
    .filter((offer) => offer.cloud === cloud && offer.gpu !== undefined && offer.zones.includes(zone))
    .filter((offer) => isServed({ model, offer, contextTokens, concurrentRequests }))
    .sort(byListPrice(zone));
}

const isServed = (request: SizingRequest) => sizeModel(request).verdict === "fits";

function unknownModel(model: string): Problem {
  const chat = models.filter(({ task }) => task === "chat").map(({ id }) => id);
  return {
    where: "model",
    what: "is no chat model of the catalogue",
    got: `"${model}"`,
    allowed: listed(chat),
    fix: `for example "${chat[0]}"`,
  };
}

function problem(where: string, what: string, got: string, alternatives: readonly Offer[]): Problem {
  const names = alternatives.map(({ name }) => name);
  return {
    where,
    what,
    got: `"${got}"`,
    allowed: names.length === 0 ? "none of this zone's machines" : listed(names),
    fix:
      names.length === 0
        ? "choose a smaller model, fewer tokens, or another zone or region"
        : `take ${names[0]}, the cheapest that fits`,
  };
}
