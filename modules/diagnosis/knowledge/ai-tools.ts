import { companies } from "./companies.ts";
import { recalled, secondary, verified } from "./company.ts";
import { hosted, subprocessor } from "./hosting.ts";
import { somewhereInEea, type Tool } from "./tool.ts";

const openAiResidency = secondary(
  "openai.com/index/introducing-data-residency-in-europe, 5 February 2025: on choice; maginative.com and tech1media.com: otherwise not",
);
const euDataBoundary = verified(
  "learn.microsoft.com/en-us/privacy/eudb: kept in the EU Data Boundary; some transfers and access from outside go on",
);
const anthropicHosting = secondary("heuking.de, 6 May 2026; compound.law on hosting Claude in the EU");
const mistralHosting = secondary(
  "europealternatives.com: EU by default, US endpoint on choice; Open Terms Archive, 10 February 2025: infrastructure in the US added",
);
const deeplHosting = verified("support.deepl.com/hc/en-us/articles/26380849099932");

/** Assistants, hosted models and what is built on them. */
export const aiTools: readonly Tool[] = [
  {
    name: "ChatGPT",
    alsoCalled: ["ChatGPT Team", "ChatGPT Business", "ChatGPT Plus", "ChatGPT Enterprise"],
    uses: ["assistant"],
    company: companies.openai,
    hosting: hosted(["US"], "in-some-plans", openAiResidency),
    subprocessors: [],
  },
  {
    name: "OpenAI API",
    alsoCalled: ["OpenAI", "GPT-4", "GPT-5"],
    uses: ["model-api"],
    company: companies.openai,
    hosting: hosted(["US"], "on-choice", openAiResidency),
    subprocessors: [],
  },
  {
    name: "Microsoft 365 Copilot",
    alsoCalled: ["Copilot", "Microsoft Copilot"],
    uses: ["assistant"],
    company: companies.microsoft,
    hosting: hosted([somewhereInEea], "default", euDataBoundary),
    subprocessors: [
      subprocessor(
        companies.anthropic,
        secondary("companyscope.io, 29 April 2026: since 7 January 2026, outside the EU Data Boundary"),
      ),
    ],
  },
  {
    name: "Azure OpenAI",
    alsoCalled: ["Azure OpenAI Service", "Azure AI Foundry"],
    uses: ["model-api"],
    company: companies.microsoft,
    hosting: hosted([somewhereInEea], "on-choice", euDataBoundary),
    subprocessors: [],
  },
  {
    name: "GitHub Copilot",
    alsoCalled: ["Copilot Business"],
    uses: ["code"],
    company: companies.github,
    hosting: hosted(
      ["US"],
      "in-some-plans",
      recalled("docs.github.com on data residency: some data may leave the region chosen"),
    ),
    subprocessors: [],
  },
  {
    name: "Gemini",
    alsoCalled: ["Google Gemini", "Vertex AI", "Gemini for Workspace"],
    uses: ["assistant", "model-api"],
    company: companies.alphabet,
    subprocessors: [],
  },
  {
    name: "Claude",
    alsoCalled: ["Claude Team", "Claude Enterprise", "Anthropic API", "Anthropic"],
    uses: ["assistant", "model-api", "code"],
    company: companies.anthropic,
    hosting: hosted(["US"], "no", anthropicHosting),
    subprocessors: [],
  },
  {
    name: "Amazon Bedrock",
    alsoCalled: ["AWS Bedrock", "Bedrock"],
    uses: ["model-api"],
    company: companies.amazon,
    subprocessors: [],
  },
  {
    name: "Mistral Le Chat",
    alsoCalled: ["Le Chat", "Mistral", "Mistral API", "La Plateforme", "Mistral AI Studio"],
    uses: ["assistant", "model-api"],
    company: companies.mistral,
    hosting: hosted([somewhereInEea], "default", mistralHosting),
    subprocessors: [],
  },
  {
    name: "DeepSeek",
    alsoCalled: ["DeepSeek API"],
    uses: ["assistant", "model-api"],
    company: companies.deepseek,
    hosting: hosted(["CN"], "no", secondary("DeepSeek's privacy policy as quoted by tnsafety.com, 2025")),
    subprocessors: [],
  },
  {
    name: "Perplexity",
    alsoCalled: ["Perplexity AI"],
    uses: ["assistant"],
    company: companies.perplexity,
    subprocessors: [],
  },
  {
    name: "Hugging Face Inference",
    alsoCalled: ["Hugging Face", "HF Inference Endpoints"],
    uses: ["model-api"],
    company: companies.huggingFace,
    subprocessors: [],
  },
  {
    name: "DeepL",
    alsoCalled: ["DeepL Pro", "DeepL API"],
    uses: ["translation"],
    company: companies.deepl,
    hosting: hosted([somewhereInEea, "US"], "in-some-plans", deeplHosting),
    subprocessors: [subprocessor(companies.amazon, deeplHosting)],
  },
];
