import { z } from "zod";
import type { CloudCatalogue } from "./cloud.ts";
import { clouds } from "./clouds.ts";
import { gpus } from "./gpus.ts";
import { licences } from "./licences.ts";
import { models } from "./models.ts";
import { isStale } from "./provenance.ts";

/**
 * The rules of every entry. They are checked by tests and by `sovereign catalogue --check`, not when the data is
 * loaded: constants do not go wrong between two runs.
 */
const day = z.iso.date();
const provenance = z
  .strictObject({
    mark: z.enum(["verified", "secondary", "recalled"]),
    source: z.string().min(3),
    checkedOn: day,
    expiresOn: day,
  })
  .refine(({ checkedOn, expiresOn }) => expiresOn > checkedOn, "expires before it was checked");
const country = z.string().regex(/^[A-Z]{2}$/);
const count = z.int().positive();

const model = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/),
  hubId: z.string().regex(/^[\w.-]+\/[\w.-]+$/),
  family: z.string(),
  task: z.enum(["chat", "completion", "embedding", "rerank"]),
  developer: z.string(),
  developerCountry: country,
  parameters: z.number().min(1e8),
  activeParameters: z.number().min(1e8).optional(),
  weights: z
    .array(
      z.strictObject({
        precision: z.enum(["fp32", "bf16", "fp8", "int8", "nvfp4", "mxfp4", "int4"]),
        bytes: z.number().min(1e8),
        hubId: z.string().optional(),
        engineArguments: z.array(z.string().startsWith("--")).optional(),
        mark: z.enum(["verified", "recalled"]),
      }),
    )
    .min(1),
  architecture: z
    .strictObject({
      layers: count,
      attentionHeads: count,
      kvHeads: count,
      headSize: count,
      hiddenSize: count,
      intermediateSize: count,
      vocabulary: count,
      kvLayout: z.enum(["full", "sliding", "hybrid", "mla", "none"]),
    })
    .refine(({ attentionHeads, kvHeads }) => attentionHeads % kvHeads === 0, "heads do not share evenly"),
  contextTokens: count,
  toolCallParser: z.string().nullable(),
  minimumEngineVersion: z.string().optional(),
  minimumComputeCapability: z.number().min(7),
  licence: z.enum(licences.map(({ id }) => id)),
  note: z.string().optional(),
  provenance,
});

const gpu = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    nominalGib: z.number().positive(),
    visibleGib: z.number().positive(),
    computeCapability: z.number().min(5).max(13),
    bandwidthGbPerSecond: z.number().positive(),
    bf16Tflops: z.number().positive(),
    provenance,
  })
  .refine(({ nominalGib, visibleGib }) => visibleGib < nominalGib, "more memory than the box says");

const price = z.strictObject({
  perHourEur: z.number().positive(),
  perHourEurByZone: z.record(z.string(), z.number().positive()).optional(),
  perMonthEur: z.number().positive().optional(),
  missing: z.string().optional(),
  provenance,
});

const variableName = z.string().regex(/^[A-Z][A-Z0-9_]+$/);
const filePath = z.string().regex(/^(?:~|\.)?\//);
const verdict = z.enum(["problem", "warning"]);

const environment = z.strictObject({
  variables: z.array(
    z.strictObject({
      name: variableName,
      equals: z.enum(["region", "zone", "project"]).optional(),
      accepts: z.array(z.string().lowercase()).min(1).optional(),
      required: z.boolean().optional(),
      verdict,
      effect: z.string(),
    }),
  ),
  credentials: z
    .array(
      z.strictObject({
        purpose: z.string(),
        methods: z.array(z.array(variableName).min(1)).min(1),
        exclusive: z.boolean().optional(),
        files: z.array(filePath).optional(),
      }),
    )
    .min(1),
  files: z.array(z.strictObject({ path: filePath, effect: z.string() })),
  bucketStore: z.instanceof(Function),
  provenance,
});

const qualificationStatus = z.enum(["listed", "not-listed", "candidate", "unknown"]);

const cloud = z.strictObject({
  cloud: z.string(),
  operator: z.strictObject({
    name: z.string(),
    country,
    parent: z.string(),
    parentCountry: country,
    provenance,
  }),
  regions: z
    .array(
      z.strictObject({
        cloud: z.string(),
        name: z.string(),
        zones: z.array(z.string()).min(1),
        country,
        insideEu: z.boolean(),
        qualifications: z.array(
          z.strictObject({
            scheme: z.enum(["SecNumCloud", "HDS", "ISO 27001"]),
            status: qualificationStatus,
            offer: z.string(),
            services: z.record(z.string(), qualificationStatus).optional(),
            provenance,
          }),
        ),
        provenance,
      }),
    )
    .min(1),
  offers: z
    .array(
      z.strictObject({
        cloud: z.string(),
        name: z.string(),
        machineType: z.string(),
        zones: z.array(z.string()).min(1),
        vcpus: count,
        ramGib: z.number().positive(),
        gpu: z
          .strictObject({
            id: z.enum(gpus.map(({ id }) => id)),
            count,
            attached: z.strictObject({ modelName: z.string(), generation: z.string() }).optional(),
          })
          .optional(),
        scratchGb: z.number().positive().optional(),
        price: price.optional(),
        billing: z.strictObject({
          unit: z.enum(["second", "minute", "hour"]),
          stopsWhen: z.enum(["powered-off-by-api", "shelved", "gpu-deleted", "instance-deleted", "unknown"]),
          officeHours: z.boolean(),
          note: z.string(),
          provenance,
        }),
        quotaNote: z.string().optional(),
        provenance,
      }),
    )
    .min(1),
  images: z.array(
    z.strictObject({
      cloud: z.string(),
      purpose: z.enum(["cpu", "gpu"]),
      label: z.string().optional(),
      hasGpuDriver: z.boolean(),
      provenance,
    }),
  ),
  prices: z.array(
    z.strictObject({
      item: z.string(),
      unit: z.enum(["hour", "month", "gb-month", "gb"]),
      eur: z.number().positive(),
      missing: z.string().optional(),
      provenance,
    }),
  ),
  costRules: z.array(
    z.strictObject({
      resourceType: z.string(),
      item: z.string().optional(),
      offer: z.string().optional(),
      doubledBy: z.string().optional(),
      quantity: z.string().optional(),
      assumed: z.enum(["bucketGb", "logsGb", "registryGb"]).optional(),
    }),
  ),
  freeResources: z.array(z.string()),
  environment,
  settingsExample: z.strictObject({
    project: z.string().regex(/^[0-]+$/),
    services: z.record(z.string(), z.string()).optional(),
  }),
});

const wrong = (where: string, result: z.ZodSafeParseResult<unknown>): string[] =>
  result.success
    ? []
    : result.error.issues.map(({ path, message }) => `${where}.${path.join(".")}: ${message}`);

/** What is wrong with entries; empty when all keep the rules. */
export function catalogueProblems(): string[] {
  return [
    ...models.flatMap((entry) => wrong(`models.${entry.id}`, model.safeParse(entry))),
    ...gpus.flatMap((entry) => wrong(`gpus.${entry.id}`, gpu.safeParse(entry))),
    ...licences.flatMap((entry) => wrong(`licences.${entry.id}`, provenance.safeParse(entry.provenance))),
    ...clouds.flatMap((entry) => [
      ...wrong(`clouds.${entry.cloud}`, cloud.safeParse(entry)),
      ...zonesOf(entry),
    ]),
  ];
}

/** Zones of offers that no region of the cloud has. */
function zonesOf({ cloud: name, offers, regions }: CloudCatalogue): string[] {
  const known = new Set(regions.flatMap(({ zones }) => zones));
  return offers.flatMap((offer) =>
    offer.zones
      .filter((zone) => !known.has(zone))
      .map((zone) => `clouds.${name}.offers.${offer.name}: unknown zone ${zone}`),
  );
}

/** Entries that may no longer be believed on `today`, as `what: expired on day`. */
export function staleEntries(today: string): string[] {
  const stale: string[] = [];
  const look = (what: string, entry: { readonly expiresOn: string } & Parameters<typeof isStale>[0]) => {
    if (isStale(entry, today)) stale.push(`${what}: expired on ${entry.expiresOn}`);
  };
  for (const entry of models) look(`model ${entry.id}`, entry.provenance);
  for (const entry of licences) look(`licence ${entry.id}`, entry.provenance);
  for (const { cloud: name, offers, regions, prices, environment: watched } of clouds) {
    look(`environment of ${name}`, watched.provenance);
    for (const offer of offers) {
      look(`offer ${name} ${offer.name}`, offer.provenance);
      if (offer.price !== undefined) look(`price of ${name} ${offer.name}`, offer.price.provenance);
    }
    for (const entry of prices) look(`price of ${name} ${entry.item}`, entry.provenance);
    for (const region of regions) {
      look(`region ${name} ${region.name}`, region.provenance);
      for (const { scheme, provenance: p } of region.qualifications)
        look(`${scheme} of ${name} ${region.name}`, p);
    }
  }
  return stale;
}
