import { type Company, recalled, secondary, verified } from "./company.ts";

/** Which company of the group signs depends on the contract. */
const signer = recalled("the contract; www.salesforce.com/company/legal");
const salesforce = {
  name: "Salesforce, Inc.",
  country: "US",
  provenance: verified("slack.com/intl/en-gb/main-services-agreement: Slack is a Salesforce company"),
};
const microsoft = { name: "Microsoft Corporation", country: "US" };

/** Who stands behind the tools: the company that customers in the EEA contract with, where it is known. */
export const companies = {
  alphabet: {
    name: "Google Ireland Limited",
    country: "IE",
    parent: { name: "Alphabet Inc.", country: "US" },
    provenance: secondary("workspace.google.com/terms/premier_terms_eea.html, version of December 2020"),
  },
  amazon: {
    name: "Amazon Web Services EMEA SARL",
    country: "LU",
    parent: {
      name: "Amazon.com, Inc.",
      country: "US",
      provenance: secondary("AWS customer agreement of 30 April 2019, as copied by docracy.com"),
    },
    provenance: recalled("aws.amazon.com/legal/aws-contracting-party"),
  },
  anthropic: {
    name: "Anthropic Ireland, Limited",
    country: "IE",
    parent: { name: "Anthropic, PBC", country: "US" },
    provenance: secondary("conductatlas.com on Anthropic's commercial terms of 17 June 2025"),
  },
  atlassian: {
    name: "Atlassian Pty Ltd",
    country: "AU",
    parent: { name: "Atlassian Corporation", country: "US" },
    provenance: recalled("www.atlassian.com/legal"),
  },
  deepl: {
    name: "DeepL SE",
    country: "DE",
    provenance: verified("www.deepl.com/privacy and support.deepl.com/hc/en-us/articles/26380849099932"),
  },
  deepseek: {
    name: "Hangzhou DeepSeek Artificial Intelligence Co., Ltd.",
    country: "CN",
    provenance: secondary("DeepSeek's privacy policy as quoted by tnsafety.com and others, 2025"),
  },
  dropbox: {
    name: "Dropbox International Unlimited Company",
    country: "IE",
    parent: { name: "Dropbox, Inc.", country: "US" },
    provenance: secondary("www.dropbox.com terms of service, version of 10 February 2017"),
  },
  github: {
    name: "GitHub, Inc.",
    country: "US",
    parent: microsoft,
    provenance: secondary(
      "microsoft.com/licensing on GitHub offerings; aipolicycompare.com on GitHub's terms",
    ),
  },
  heinlein: {
    name: "Heinlein Hosting GmbH",
    country: "DE",
    provenance: verified("mailbox.org/en/t-cs-cancellation-policy"),
  },
  hubspot: {
    name: "HubSpot Ireland Limited",
    country: "IE",
    parent: {
      name: "HubSpot, Inc.",
      country: "US",
      provenance: secondary("copies of HubSpot's data processing agreement, which names it as importer"),
    },
    provenance: recalled("legal.hubspot.com"),
  },
  huggingFace: {
    name: "Hugging Face, Inc.",
    country: "US",
    provenance: verified("huggingface.co/privacy"),
  },
  infomaniak: {
    name: "Infomaniak Network SA",
    country: "CH",
    provenance: secondary("Infomaniak's terms of use, as copied by mona-montreux.ch"),
  },
  meta: {
    name: "WhatsApp Ireland Limited",
    country: "IE",
    parent: { name: "Meta Platforms, Inc.", country: "US" },
    provenance: recalled("www.whatsapp.com/legal"),
  },
  microsoft: {
    name: "Microsoft Ireland Operations Limited",
    country: "IE",
    parent: microsoft,
    provenance: verified(
      "Microsoft Online Subscription Agreement (EMEA); lauxlawyers.ch on the addendum of 2021",
    ),
  },
  mistral: {
    name: "Mistral AI SAS",
    country: "FR",
    provenance: secondary("europealternatives.com/de/company/mistral-ai"),
  },
  notion: {
    name: "Notion Labs, Inc.",
    country: "US",
    provenance: verified("Notion's data processing addendum of 22 February 2023"),
  },
  odoo: { name: "Odoo SA", country: "BE", provenance: recalled("www.odoo.com/page/about-us") },
  openai: {
    name: "OpenAI Ireland Limited",
    country: "IE",
    parent: { name: "OpenAI", country: "US" },
    provenance: secondary("itpro.com on the move of data control to Dublin, January 2024"),
  },
  perplexity: {
    name: "Perplexity AI, Inc.",
    country: "US",
    provenance: recalled("www.perplexity.ai/hub/legal/terms-of-service"),
  },
  proton: {
    name: "Proton AG",
    country: "CH",
    parent: { name: "Proton Foundation", country: "CH" },
    provenance: secondary("ifun.de, June 2024; proton.me/blog"),
  },
  salesforce: { name: "SFDC Ireland Limited", country: "IE", parent: salesforce, provenance: signer },
  slack: { name: "Slack Technologies Limited", country: "IE", parent: salesforce, provenance: signer },
  tuta: { name: "Tutao GmbH", country: "DE", provenance: recalled("tuta.com/imprint") },
  zoom: {
    name: "Zoom Communications, Inc.",
    country: "US",
    provenance: secondary("SEC file 001-38865 (Delaware); renamed from Zoom Video Communications, Inc."),
  },
} as const satisfies Readonly<Record<string, Company>>;
