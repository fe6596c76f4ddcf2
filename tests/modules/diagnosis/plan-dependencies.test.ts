import { describe, expect, it } from "vitest";
import { planDependencies } from "../../../modules/diagnosis/plan-dependencies.ts";
import { diagnosisOf, onDay } from "./answers.ts";
import { manifest, planOf } from "./plans.ts";

const bucket = "scaleway_object_bucket.documents";
const inParis = { address: bucket, values: { name: "acme-documents", region: "fr-par" } };
const model = {
  address: "scaleway_inference_model.m",
  values: { name: "m", url: "https://huggingface.co/acme/model", region: "fr-par" },
};

describe("what a plan rests on", () => {
  it("is the cloud, by its seat, with the place and kind of the data", () => {
    const [cloud] = planDependencies(planOf([inParis], manifest(bucket, "personal")), onDay);
    expect(cloud).toMatchObject({
      use: "hosting",
      data: ["personal"],
      operator: { state: "known", value: { name: "Scaleway SAS", country: "FR" } },
      hostedIn: { state: "known", value: ["FR"] },
      source: { from: "plan", where: "plan.json#/resource_changes/0/change/after" },
    });
  });

  it("has an unknown place as soon as one resource does not tell it", () => {
    const silent = {
      address: "scaleway_object_bucket.other",
      values: { name: "b" },
      unknown: { region: true },
    };
    const [cloud] = planDependencies(planOf([inParis, silent]), onDay);
    expect(cloud?.hostedIn).toMatchObject({
      state: "unknown",
      why: { en: "the plan does not tell the country of scaleway_object_bucket.other" },
    });
  });

  it("is whoever runs the hosts that its machines take something from", () => {
    const names = planDependencies(planOf([inParis, model]), onDay).map(({ name }) => name);
    expect(names).toEqual(["Scaleway SAS (plan.json)", "Hugging Face, Inc.: huggingface.co (plan.json)"]);
  });

  it("does not list the cloud again for its own hosts", () => {
    const own = { ...model, values: { ...model.values, url: "https://acme.s3.fr-par.scw.cloud/model" } };
    expect(planDependencies(planOf([own]), onDay)).toHaveLength(1);
  });

  it("names failing controls with their places, and what to do", () => {
    const plan = planOf([
      {
        address: "scaleway_cockpit_source.l",
        values: { type: "logs", retention_days: 31, region: "fr-par" },
      },
    ]);
    const { planRisks, actions } = diagnosisOf([], { plans: [plan] });
    expect(planRisks.find(({ rule }) => rule === "logs-kept-six-months")).toMatchObject({
      plan: "plan.json",
      severity: "high",
      places: [
        { address: "scaleway_cockpit_source.l", pointer: "/resource_changes/0/change/after/retention_days" },
      ],
    });
    expect(actions.map(({ title }) => title.en)).toContain("Set the retention to 183 days or more");
  });

  it("asks to copy what comes from outside, and who runs what nobody listed", () => {
    const unlisted = { ...model, values: { ...model.values, url: "https://models.example.org/m" } };
    const titles = (resource: typeof model) =>
      diagnosisOf([], { plans: [planOf([resource])] }).actions.map(({ title }) => title.en);
    expect(titles(model)).toContainEqual(
      expect.stringMatching(/^Copy what the machines take from Hugging Face/),
    );
    expect(titles(unlisted)).toContainEqual(expect.stringMatching(/^Find out who runs models\.example\.org/));
  });
});
