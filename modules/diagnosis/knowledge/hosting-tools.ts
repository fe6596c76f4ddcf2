import { clouds } from "../../catalogue/clouds.ts";
import { companies } from "./companies.ts";
import type { Tool } from "./tool.ts";

/** Clouds and code hosting. The clouds of the catalogue say themselves who runs them. */
export const hostingTools: readonly Tool[] = [
  ...clouds.map(({ cloud, operator }): Tool => {
    const { name, country, parent, parentCountry, provenance } = operator;
    return {
      name: cloud,
      alsoCalled: [name, name.split(" ")[0] ?? name],
      uses: ["hosting"],
      company: { name, country, parent: { name: parent, country: parentCountry }, provenance },
      subprocessors: [],
    };
  }),
  {
    name: "Amazon Web Services",
    alsoCalled: ["AWS", "Amazon S3", "EC2"],
    uses: ["hosting"],
    company: companies.amazon,
    subprocessors: [],
  },
  {
    name: "Microsoft Azure",
    alsoCalled: ["Azure"],
    uses: ["hosting"],
    company: companies.microsoft,
    subprocessors: [],
  },
  {
    name: "Google Cloud",
    alsoCalled: ["GCP", "Google Cloud Platform"],
    uses: ["hosting"],
    company: companies.alphabet,
    subprocessors: [],
  },
  {
    name: "GitHub",
    alsoCalled: ["GitHub Enterprise Cloud"],
    uses: ["projects", "hosting"],
    company: companies.github,
    subprocessors: [],
  },
];
