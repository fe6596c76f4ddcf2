import type { Clause, Licence, LicenceId } from "./licence.ts";
import type { Mark, Provenance } from "./provenance.ts";

const read = (mark: Mark, source: string): Provenance => ({
  mark,
  source,
  checkedOn: "2026-11-24",
  expiresOn: "2027-05-24",
});

const hub = "https://huggingface.co";

const notForProduction = (section: string, says: string): Clause => ({ about: "production", section, says });

const llamaUsers: Clause = {
  about: "monthly-users",
  section: "section 2, additional commercial terms",
  says: "above 700 million active users a month a licence has to be asked for",
  ceiling: 700_000_000,
};

const llamaDuties: readonly Clause[] = [
  {
    about: "attribution",
    section: "section 1.b",
    says: 'show "Built with Llama" and keep the notice with every copy',
  },
  {
    about: "acceptable-use",
    section: "acceptable use policy",
    says: "unlawful use, weapons, deception and unlicensed professional practice are forbidden",
  },
];

/** Holds for the multimodal models of 3.2 and for all of 4; text models of 3.2 and 3.3 are not touched by it. */
const notInTheEu: Clause = {
  about: "eu-domicile",
  section: "acceptable use policy, the paragraph on multimodal models",
  says: "no rights are granted to a company whose principal place of business is in the European Union",
};

const llama = (
  id: LicenceId,
  version: string,
  url: string,
  clauses: readonly Clause[],
  provenance: Provenance,
): Licence => ({
  id,
  name: `Llama ${version} Community License Agreement`,
  url,
  clauses: [...clauses, llamaUsers, ...llamaDuties],
  provenance,
});

const quoted = read(
  "verified",
  `${hub}/meta-llama/Llama-3.3-70B-Instruct/discussions/35 (quotes the policy; the developer confirms that text models are not meant)`,
);

export const licences: readonly Licence[] = [
  {
    id: "apache-2.0",
    name: "Apache License 2.0",
    url: "https://www.apache.org/licenses/LICENSE-2.0",
    clauses: [],
    provenance: read("verified", "https://www.apache.org/licenses/LICENSE-2.0"),
  },
  {
    id: "mit",
    name: "MIT License",
    url: "https://opensource.org/license/mit",
    clauses: [],
    provenance: read("verified", "https://opensource.org/license/mit"),
  },
  {
    id: "mistral-research",
    name: "Mistral AI Research License",
    url: "https://mistral.ai/licenses/MRL-0.1.md",
    clauses: [
      notForProduction(
        "section 2.1 and the access form",
        "research only: a company may not use it, not even inside",
      ),
    ],
    provenance: read("verified", `${hub}/mistralai/Mistral-Large-Instruct-2411 (text in the model card)`),
  },
  {
    id: "mistral-non-production",
    name: "Mistral AI Non-Production License",
    url: "https://mistral.ai/licenses/MNPL-0.1.md",
    clauses: [notForProduction("section 3.2", "testing and research only: no use in production")],
    provenance: read("recalled", "https://mistral.ai/licenses/MNPL-0.1.md, recalled"),
  },
  {
    id: "mistral-modified-mit",
    name: "Modified MIT License",
    url: `${hub}/mistralai/Devstral-2-123B-Instruct-2512/blob/main/LICENSE`,
    clauses: [
      {
        about: "monthly-revenue",
        section: "condition 2",
        says: "no rights while the group's consolidated revenue of the month before exceeds 20 million dollars",
        ceiling: 20_000_000,
      },
      { about: "attribution", section: "condition 1", says: "keep the notice with every copy" },
    ],
    provenance: read("verified", `${hub}/mistralai/Devstral-2-123B-Instruct-2512/blob/main/LICENSE`),
  },
  llama("llama-3.1", "3.1", `${hub}/meta-llama/Llama-3.1-8B-Instruct/blob/main/LICENSE`, [], quoted),
  llama("llama-3.2", "3.2", `${hub}/meta-llama/Llama-3.2-3B-Instruct/blob/main/LICENSE.txt`, [], quoted),
  llama(
    "llama-3.2-vision",
    "3.2",
    `${hub}/meta-llama/Llama-3.2-11B-Vision-Instruct/blob/main/USE_POLICY.md`,
    [notInTheEu],
    quoted,
  ),
  llama("llama-3.3", "3.3", `${hub}/meta-llama/Llama-3.3-70B-Instruct/blob/main/LICENSE`, [], quoted),
  llama(
    "llama-4",
    "4",
    `${hub}/meta-llama/Llama-4-Scout-17B-16E-Instruct/blob/main/USE_POLICY.md`,
    [notInTheEu],
    read(
      "secondary",
      "same paragraph as in the policy of Llama 3.2 and 3.3; all models of Llama 4 are multimodal",
    ),
  ),
  ...(["falcon-2.0", "falcon-llm"] as const).map(
    (id): Licence => ({
      id,
      name: id === "falcon-2.0" ? "TII Falcon License 2.0" : "Falcon-LLM License",
      url: "https://falconllm.tii.ae/falcon-terms-and-conditions.html",
      clauses: [
        {
          about: "acceptable-use",
          section: "acceptable use policy",
          says: "unlawful use, harm to minors, false information meant to harm and harassment are forbidden; TII may change the list",
        },
        { about: "attribution", section: "section 4", says: "name the model and the licence" },
      ],
      provenance: read("recalled", "falconllm.tii.ae, recalled: read the text before use"),
    }),
  ),
  {
    id: "bloom-rail-1.0",
    name: "BigScience RAIL License 1.0",
    url: "https://huggingface.co/spaces/bigscience/license",
    clauses: [
      {
        about: "acceptable-use",
        section: "attachment A",
        says: "thirteen uses are forbidden, among them automated decisions on people's rights, medical advice and law enforcement",
      },
      {
        about: "attribution",
        section: "section 4",
        says: "pass the use restrictions on to everybody who uses it",
      },
    ],
    provenance: read("recalled", "attachment A, recalled: read the text before use"),
  },
  {
    id: "gemma",
    name: "Gemma Terms of Use",
    url: "https://ai.google.dev/gemma/terms",
    clauses: [
      {
        about: "acceptable-use",
        section: "section 3.2 and prohibited use policy",
        says: "prohibited uses apply, and Google may restrict use that it finds in breach",
      },
      { about: "attribution", section: "section 3.1", says: "pass the terms on with every copy" },
    ],
    provenance: read("recalled", "https://ai.google.dev/gemma/terms, recalled: read the text before use"),
  },
];

const byId = new Map(licences.map((licence) => [licence.id, licence]));

export function findLicence(id: LicenceId): Licence {
  const licence = byId.get(id);
  if (licence === undefined) throw new Error(`licence ${id} has no entry`);
  return licence;
}
