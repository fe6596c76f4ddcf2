import { unavailable } from "../../capabilities/cloud.ts";

const schema = { source: "schema of provider outscale/outscale 1.8.0", checkedOn: "2026-11-24" };
const selfHosted = "one of your own on a machine takes its place, which this version does not make yet";

export const EncryptionKey = unavailable({
  ...schema,
  reason: "there is no key service: machines encrypt their own disks, buckets use the cloud's key",
});

export const SecretStore = unavailable({
  ...schema,
  reason: `there is no secret manager: ${selfHosted}`,
});

export const LogSink = unavailable({ ...schema, reason: `there is no log service: ${selfHosted}` });

export const Database = unavailable({ ...schema, reason: `there is no managed PostgreSQL: ${selfHosted}` });

export const ContainerRegistry = unavailable({
  ...schema,
  reason: `there is no container registry: ${selfHosted}`,
});
