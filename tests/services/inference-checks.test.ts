import { describe, expect, it } from "vitest";
import {
  cheapestOffer,
  checkInference,
  type InferenceChoice,
} from "../../constructs/services/inference-checks.ts";
import { formatProblem } from "../../modules/problem/problem.ts";

const right: InferenceChoice = {
  cloud: "scaleway",
  zone: "fr-par-2",
  model: "mistral-small-3.2-24b",
  offer: "L40S-1-48G",
  contextTokens: 16_384,
  concurrentRequests: 5,
  organisation: { country: "FR", annualRevenueEur: 4_000_000 },
};

const complaints = (changes: Partial<InferenceChoice>) =>
  checkInference({ ...right, ...changes }).map(formatProblem);

describe("what an inference service refuses", () => {
  it("is nothing where model, licence, machine and zone go together", () => {
    expect(complaints({})).toEqual([]);
  });

  const refused: [title: string, changes: Partial<InferenceChoice>, message: RegExp][] = [
    [
      "a model that the catalogue does not know",
      { model: "gpt-9" },
      /^model: is no chat model of the catalogue, got "gpt-9"; allowed: mistral-7b-instruct-v0\.3, .* and \d+ more; fix: /,
    ],
    [
      "a model that does not chat",
      { model: "bge-m3" },
      /^model: is no chat model of the catalogue, got "bge-m3"/,
    ],
    [
      "a machine without a GPU",
      { offer: "PRO2-S" },
      /^offer: is no GPU machine of scaleway, got "PRO2-S"; allowed: L40S-1-48G, .*; fix: take L40S-1-48G, the cheapest that fits$/,
    ],
    [
      "a machine that the zone does not sell, with those of the zone that fit",
      { zone: "fr-par-1" },
      /^offer: fr-par-1 does not sell this machine, only fr-par-2, pl-waw-2, got "L40S-1-48G"; allowed: L4-2-24G, L4-4-24G, L4-8-24G; fix: take L4-2-24G, the cheapest that fits$/,
    ],
    [
      "a zone without any GPU machine",
      { zone: "fr-par-3" },
      /allowed: none of this zone's machines; fix: choose a smaller model, fewer tokens, or another zone or region$/,
    ],
    [
      "a model that is too large for the machine",
      { offer: "L4-1-24G" },
      /^offer: mistral-small-3\.2-24b does not fit: .* GiB more than a GPU may use, got "L4-1-24G"; allowed: L40S-1-48G/,
    ],
    [
      "more requests than the cache has room for",
      { concurrentRequests: 200 },
      /^offer: mistral-small-3\.2-24b does not fit: /,
    ],
    [
      "a GPU that no current engine runs on",
      { offer: "RENDER-S", model: "ministral-3-3b" },
      /^offer: ministral-3-3b does not fit: /,
    ],
    [
      "a model whose memory cannot be foretold",
      { model: "gpt-oss-20b" },
      /^offer: gpt-oss-20b cannot be sized in advance: /,
    ],
    [
      "a licence that forbids production",
      { model: "codestral-22b" },
      /^model: .* forbids this use: .*, got "codestral-22b"; allowed: .*; fix: take for example "/,
    ],
    [
      "a licence that leaves out the Union",
      { model: "llama-4-scout", offer: "H100-SXM-8-80G" },
      /^model: .* forbids this use: /m,
    ],
    [
      "a licence that asks for a fact which nobody stated",
      { model: "llama-4-scout", organisation: {} },
      /^model: .* leaves a question open: .*, got "llama-4-scout"; allowed: .*; fix: state country, or take for example "/m,
    ],
  ];
  it.each(refused)("is %s", (_, changes, message) => {
    expect(complaints(changes).join("\n")).toMatch(message);
  });

  it("is a licence for production only while it is one", () => {
    const trying = { ...right.organisation, production: false };
    expect(complaints({ model: "codestral-22b", offer: "H100-1-80G", organisation: trying })).toEqual([]);
  });
});

describe("the cheapest machine", () => {
  it("is one of the zone on which the model fits", () => {
    expect(cheapestOffer(right)?.name).toBe("L40S-1-48G");
    expect(cheapestOffer({ ...right, zone: "fr-par-1" })?.name).toBe("L4-2-24G");
    expect(cheapestOffer({ ...right, model: "ministral-3-14b", concurrentRequests: 1 })?.name).toBe(
      "L4-1-24G",
    );
  });

  it("does not exist where the zone has no GPU, or the model is unknown", () => {
    expect(cheapestOffer({ ...right, zone: "fr-par-3" })).toBeUndefined();
    expect(cheapestOffer({ ...right, model: "gpt-9" })).toBeUndefined();
  });
});
