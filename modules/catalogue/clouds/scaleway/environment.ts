import type { CloudEnvironment } from "../../environment.ts";

const overrides = "wins over what the stack's provider block says";
const deprecated = "is an old name that still wins over what the stack's provider block says";
const noTls = "switches off the check of certificates";

export const environment: CloudEnvironment = {
  variables: [
    { name: "SCW_DEFAULT_REGION", equals: "region", verdict: "problem", effect: overrides },
    { name: "SCW_REGION", equals: "region", verdict: "problem", effect: deprecated },
    { name: "SCALEWAY_REGION", equals: "region", verdict: "problem", effect: deprecated },
    { name: "SCW_DEFAULT_ZONE", equals: "zone", verdict: "problem", effect: overrides },
    { name: "SCW_DEFAULT_PROJECT_ID", equals: "project", verdict: "problem", effect: overrides },
    {
      name: "SCW_API_URL",
      accepts: ["https://api.scaleway.com", "https://api.scaleway.com/"],
      verdict: "problem",
      effect: "sends every request, with its key, to another address",
    },
    {
      name: "SCW_S3_ENDPOINT",
      verdict: "problem",
      effect: "names another store for buckets",
    },
    { name: "SCW_INSECURE", accepts: ["false", "0", "f"], verdict: "problem", effect: noTls },
    { name: "SCW_TLSVERIFY", accepts: ["true", "1", "t"], verdict: "problem", effect: noTls },
    { name: "SCW_PROFILE", verdict: "warning", effect: "takes what is unset from a profile of a file" },
    { name: "SCW_CONFIG_PATH", verdict: "warning", effect: "takes what is unset from another file" },
    {
      name: "AWS_CA_BUNDLE",
      verdict: "problem",
      effect: "makes every operation on a bucket fail",
    },
  ],
  credentials: [
    {
      purpose: "the cloud's interface",
      methods: [["SCW_ACCESS_KEY", "SCW_SECRET_KEY"]],
      files: ["~/.config/scw/config.yaml"],
    },
    {
      purpose: "the organisation whose spending is watched",
      methods: [["SCW_DEFAULT_ORGANIZATION_ID"]],
      files: ["~/.config/scw/config.yaml"],
    },
  ],
  files: [{ path: "~/.config/scw/config.yaml", effect: "fills in what neither stack nor environment says" }],
  bucketStore: (region) => ({ endpoint: `https://s3.${region}.scw.cloud`, region }),
  provenance: {
    mark: "verified",
    source: "scaleway/scaleway-sdk-go:scw/env.go; provider scaleway/scaleway 2.81.0, run with both set",
    checkedOn: "2026-11-24",
    expiresOn: "2027-11-24",
  },
};
