/** Who runs a host that infrastructure commonly takes images, models or packages from, or sends data to. */
export interface Operator {
  readonly name: string;
  /** ISO 3166-1 alpha-2 code of the country whose law governs the operator. */
  readonly country: string;
  /** Where the operator names itself. */
  readonly source: string;
  /** The day on which the source was read; undefined where the entry is common knowledge not yet re-read there. */
  readonly checkedOn: string | undefined;
}

const operator =
  (country: string) =>
  (name: string, source: string, checkedOn?: string): Operator => ({
    name,
    country,
    source,
    checkedOn,
  });
const us = operator("US");
const fr = operator("FR");

/** By the end of the host name, or by the address of a resolver that anybody may use. A host that is not listed is unknown, never assumed to be in Europe. */
const operators: { readonly [suffix: string]: Operator } = {
  "docker.io": us("Docker, Inc.", "https://www.docker.com/legal/docker-terms-service/"),
  "docker.com": us("Docker, Inc.", "https://www.docker.com/legal/docker-terms-service/"),
  "ghcr.io": us(
    "GitHub, Inc.",
    "https://docs.github.com/en/site-policy/github-terms/github-terms-of-service",
  ),
  "github.com": us(
    "GitHub, Inc.",
    "https://docs.github.com/en/site-policy/github-terms/github-terms-of-service",
  ),
  "githubusercontent.com": us(
    "GitHub, Inc.",
    "https://docs.github.com/en/site-policy/github-terms/github-terms-of-service",
  ),
  "quay.io": us("Red Hat, Inc.", "https://quay.io/tos"),
  "gcr.io": us("Google LLC", "https://cloud.google.com/terms"),
  "pkg.dev": us("Google LLC", "https://cloud.google.com/terms"),
  "googleapis.com": us("Google LLC", "https://cloud.google.com/terms"),
  "k8s.io": us("The Linux Foundation", "https://www.linuxfoundation.org/legal/terms"),
  "nvcr.io": us("NVIDIA Corporation", "https://www.nvidia.com/en-us/about-nvidia/terms-of-service/"),
  "nvidia.com": us("NVIDIA Corporation", "https://www.nvidia.com/en-us/about-nvidia/terms-of-service/"),
  "mcr.microsoft.com": us("Microsoft Corporation", "https://www.microsoft.com/en-us/legal/terms-of-use"),
  "azure.com": us("Microsoft Corporation", "https://www.microsoft.com/en-us/legal/terms-of-use"),
  "amazonaws.com": us("Amazon Web Services, Inc.", "https://aws.amazon.com/service-terms/"),
  "public.ecr.aws": us("Amazon Web Services, Inc.", "https://aws.amazon.com/service-terms/"),
  "huggingface.co": us("Hugging Face, Inc.", "https://huggingface.co/privacy", "2026-11-24"),
  "hf.co": us("Hugging Face, Inc.", "https://huggingface.co/privacy", "2026-11-24"),
  "pypi.org": us("Python Software Foundation", "https://policies.python.org/pypi.org/Terms-of-Service/"),
  "pythonhosted.org": us(
    "Python Software Foundation",
    "https://policies.python.org/pypi.org/Terms-of-Service/",
  ),
  "npmjs.org": us("GitHub, Inc.", "https://docs.npmjs.com/policies/terms"),
  "letsencrypt.org": us("Internet Security Research Group", "https://letsencrypt.org/repository/"),
  "ollama.com": us("Ollama, Inc.", "https://ollama.com/terms"),
  "ollama.ai": us("Ollama, Inc.", "https://ollama.com/terms"),
  "openai.com": us("OpenAI", "https://openai.com/policies/terms-of-use/"),
  "anthropic.com": us("Anthropic, PBC", "https://www.anthropic.com/legal/commercial-terms"),
  "datadoghq.com": us("Datadog, Inc.", "https://www.datadoghq.com/legal/terms/"),
  "datadoghq.eu": us("Datadog, Inc.", "https://www.datadoghq.com/legal/terms/"),
  "newrelic.com": us("New Relic, Inc.", "https://newrelic.com/termsandconditions/terms"),
  "cloudflare.com": us("Cloudflare, Inc.", "https://www.cloudflare.com/terms/"),
  "8.8.8.8": us("Google LLC", "https://developers.google.com/speed/public-dns/docs/using"),
  "8.8.4.4": us("Google LLC", "https://developers.google.com/speed/public-dns/docs/using"),
  "1.1.1.1": us("Cloudflare, Inc.", "https://developers.cloudflare.com/1.1.1.1/ip-addresses/"),
  "1.0.0.1": us("Cloudflare, Inc.", "https://developers.cloudflare.com/1.1.1.1/ip-addresses/"),
  "9.9.9.9": operator("CH")("Quad9 Foundation", "https://quad9.net/service/service-addresses-and-features/"),
  "208.67.222.222": us("Cisco Systems, Inc.", "https://www.opendns.com/setupguide/"),
  "mistral.ai": fr("Mistral AI SAS", "https://mistral.ai/terms/"),
};

/** The operator of a host, or undefined where it is not known. */
export function operatorOf(host: string): Operator | undefined {
  return bySuffix(host, operators);
}

/** What a table says about a host, by the longest end of its name that the table has. */
export function bySuffix<T>(host: string, table: { readonly [suffix: string]: T }): T | undefined {
  const labels = host.toLowerCase().split(".");
  for (let from = 0; from < labels.length - 1; from++) {
    const suffix = labels.slice(from).join(".");
    if (Object.hasOwn(table, suffix)) return table[suffix];
  }
  return undefined;
}
