import type { WatchedVariable } from "../catalogue/environment.ts";

const trust = "changes which certificates are trusted";
const proxy = "sends requests, with their keys, through another machine";
const otherKeys = "may take the keys of buckets from somewhere else";
const otherStore = "sends what names no endpoint of its own to another store";

const warnings = (effect: string, ...names: string[]): WatchedVariable[] =>
  names.map((name) => ({ name, verdict: "warning", effect }));

/** Variables that change runs on any cloud: of terraform, of the S3 protocol's clients, of Node.js and of networks. */
export const generalVariables: readonly WatchedVariable[] = [
  {
    name: "TF_REATTACH_PROVIDERS",
    verdict: "problem",
    effect: "replaces the providers with processes that are already running",
  },
  ...warnings("chooses another state than the stack's", "TF_WORKSPACE"),
  ...warnings("keeps terraform's working data elsewhere", "TF_DATA_DIR"),
  ...warnings("may take providers from somewhere else", "TF_CLI_CONFIG_FILE"),
  ...warnings("writes logs that can hold secrets", "TF_LOG", "TF_LOG_CORE", "TF_LOG_PROVIDER", "TF_LOG_PATH"),
  {
    name: "NODE_TLS_REJECT_UNAUTHORIZED",
    accepts: ["1"],
    verdict: "problem",
    effect: "switches off the check of certificates in Node.js",
  },
  ...warnings(trust, "NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE", "SSL_CERT_DIR", "AWS_CA_BUNDLE"),
  ...warnings(proxy, "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"),
  ...warnings(otherStore, "AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_S3", "AWS_S3_ENDPOINT"),
  ...warnings(
    otherKeys,
    "AWS_PROFILE",
    "AWS_CONFIG_FILE",
    "AWS_SHARED_CREDENTIALS_FILE",
    "AWS_ROLE_ARN",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
  ),
  ...warnings("is sent with the keys of buckets, which it has to belong to", "AWS_SESSION_TOKEN"),
  {
    name: "CHECKPOINT_DISABLE",
    accepts: ["1", "true"],
    required: true,
    verdict: "warning",
    effect: "keeps cdktf and terraform from reporting each run to their vendor in the United States",
  },
];
