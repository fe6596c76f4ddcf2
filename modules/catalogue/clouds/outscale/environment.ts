import type { CloudEnvironment } from "../../environment.ts";

const profile = "takes what is unset from a profile, and may switch off the check of certificates";
const checksums = "has to be when_required: the store does not know the checksums that newer clients add";

export const environment: CloudEnvironment = {
  variables: [
    {
      name: "OSC_REGION",
      equals: "region",
      verdict: "warning",
      effect: "is written by the stack, but tools beside it act elsewhere",
    },
    {
      name: "OUTSCALE_REGION",
      equals: "region",
      verdict: "warning",
      effect: "is an old name that the provider ignores",
    },
    {
      name: "OSC_ENDPOINT_API",
      verdict: "problem",
      effect: "sends requests, with their keys, to another address where none is written",
    },
    {
      name: "OSC_TLS_SKIP_VERIFY",
      accepts: ["false"],
      verdict: "problem",
      effect: "switches off the check of certificates, which no template can switch on again",
    },
    { name: "OSC_PROFILE", verdict: "warning", effect: profile },
    { name: "OSC_CONFIG_FILE", verdict: "warning", effect: profile },
    {
      name: "AWS_REQUEST_CHECKSUM_CALCULATION",
      accepts: ["when_required"],
      required: true,
      verdict: "problem",
      effect: checksums,
    },
    {
      name: "AWS_RESPONSE_CHECKSUM_VALIDATION",
      accepts: ["when_required"],
      required: true,
      verdict: "problem",
      effect: checksums,
    },
  ],
  credentials: [
    {
      purpose: "the cloud's interface",
      methods: [["OSC_ACCESS_KEY", "OSC_SECRET_KEY"]],
      files: ["~/.osc/config.json"],
    },
    { purpose: "buckets", methods: [["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"]] },
  ],
  files: [{ path: "~/.osc/config.json", effect: `is read even when keys are given, and ${profile}` }],
  bucketStore: (region) => ({ endpoint: `https://oos.${region}.outscale.com`, region }),
  provenance: {
    mark: "verified",
    source:
      "provider outscale/outscale 1.8.0, read and run; outscale/terraform-provider-outscale:docs/guides/oos-s3-backend-tfstate.md",
    checkedOn: "2026-11-24",
    expiresOn: "2027-11-24",
  },
};
