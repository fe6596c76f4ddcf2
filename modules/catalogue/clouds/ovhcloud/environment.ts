import type { CloudEnvironment } from "../../environment.ts";

const otherTools = "is written by the stack, but keys and tools beside it belong elsewhere";
const configFiles = ["/etc/ovh.conf", "~/.ovh.conf", "./ovh.conf"];

export const environment: CloudEnvironment = {
  variables: [
    {
      name: "OVH_ENDPOINT",
      accepts: ["ovh-eu"],
      verdict: "problem",
      effect: "names another entity of the vendor than the stack does, whose keys do not work here",
    },
    { name: "OVH_CLOUD_PROJECT_SERVICE", equals: "project", verdict: "warning", effect: otherTools },
    {
      name: "OVH_IGNORE_INIT_ERROR",
      accepts: ["false", "0"],
      verdict: "warning",
      effect: "hides wrong keys until an apply is under way",
    },
    {
      name: "OS_AUTH_URL",
      accepts: ["https://auth.cloud.ovh.net/v3", "https://auth.cloud.ovh.net/v3/"],
      verdict: "warning",
      effect: otherTools,
    },
    { name: "OS_REGION_NAME", equals: "region", verdict: "warning", effect: otherTools },
    { name: "OS_TENANT_ID", equals: "project", verdict: "warning", effect: otherTools },
    { name: "OS_PROJECT_ID", equals: "project", verdict: "warning", effect: otherTools },
    { name: "OS_CLOUD", verdict: "warning", effect: "takes keys and place from an entry of clouds.yaml" },
    {
      name: "OS_INSECURE",
      accepts: ["false", "0"],
      verdict: "problem",
      effect: "switches off the check of certificates",
    },
  ],
  credentials: [
    {
      purpose: "the cloud's interface",
      methods: [
        ["OVH_APPLICATION_KEY", "OVH_APPLICATION_SECRET", "OVH_CONSUMER_KEY"],
        ["OVH_CLIENT_ID", "OVH_CLIENT_SECRET"],
        ["OVH_ACCESS_TOKEN"],
      ],
      exclusive: true,
      files: configFiles,
    },
    {
      purpose: "machines and networks (OpenStack)",
      methods: [
        ["OS_USERNAME", "OS_PASSWORD"],
        ["OS_USER_ID", "OS_PASSWORD"],
        ["OS_APPLICATION_CREDENTIAL_ID", "OS_APPLICATION_CREDENTIAL_SECRET"],
        ["OS_TOKEN"],
        ["OS_AUTH_TOKEN"],
      ],
    },
  ],
  files: configFiles.map((path) => ({
    path,
    effect: "fills in keys that the environment does not hold; the current folder's wins",
  })),
  bucketStore: (region) => {
    const own = (/^EU-/.test(region) ? region : region.replace(/(?:\d+|-[A-Z])$/, "")).toLowerCase();
    return { endpoint: `https://s3.${own}.io.cloud.ovh.net`, region: own };
  },
  provenance: {
    mark: "verified",
    source:
      "provider ovh/ovh 2.19.0, run; ovh/go-ovh; terraform-provider-openstack/terraform-provider-openstack:docs/index.md",
    checkedOn: "2026-11-24",
    expiresOn: "2027-11-24",
  },
};
