/** A kind of work, with what it asks of a model. Rules of thumb: every number can be replaced by an option. */
export interface Work {
  readonly name: string;
  readonly says: string;
  /** Longest prompt plus answer. */
  readonly contextTokens: number;
  /** Whether the work needs tool calls. */
  readonly tools: boolean;
  /** Models that suit it, the best choice first. */
  readonly models: readonly string[];
}

const general = ["mistral-small-3.2-24b", "ministral-3-14b", "ministral-3-8b", "mistral-nemo-12b"];

export const works: readonly Work[] = [
  {
    name: "chat",
    says: "questions and drafts",
    contextTokens: 8192,
    tools: false,
    models: [...general, "lucie-7b"],
  },
  {
    name: "documents",
    says: "answers from own documents",
    contextTokens: 16_384,
    tools: false,
    models: general,
  },
  {
    name: "contracts",
    says: "reading long texts as a whole",
    contextTokens: 32_768,
    tools: false,
    models: ["mistral-small-3.2-24b", "ministral-3-14b", "llama-3.3-70b", "apertus-70b"],
  },
  {
    name: "agents",
    says: "steps with tools",
    contextTokens: 16_384,
    tools: true,
    models: ["mistral-small-3.2-24b", "ministral-3-14b", "devstral-small-2-24b", "qwen3-30b-a3b"],
  },
  {
    name: "code",
    says: "writing and changing programs",
    contextTokens: 32_768,
    tools: true,
    models: ["devstral-small-2-24b", "mistral-small-3.2-24b", "qwen3-coder-30b-a3b"],
  },
  {
    name: "translation",
    says: "text from one language into another",
    contextTokens: 4096,
    tools: false,
    models: [...general, "eurollm-9b", "eurollm-22b"],
  },
];

export function findWork(name: string): Work | undefined {
  return works.find((work) => work.name === name);
}

/** Models that suit every kind of work, in the order of the first kind. */
export function modelsFor(chosen: readonly Work[]): string[] {
  const [first, ...others] = chosen;
  if (first === undefined) return [];
  return first.models.filter((id) => others.every(({ models }) => models.includes(id)));
}
