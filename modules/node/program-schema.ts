import { z as zod } from "../lazy/zod.ts";
import { unitDirectives } from "./systemd-unit.ts";

let made: ReturnType<typeof makeSchema> | undefined;

/** The shape of a node's program: nothing that the renderer would pass over. Made when a first node is rendered. */
export function programSchema(): ReturnType<typeof makeSchema> {
  made ??= makeSchema();
  return made;
}

function makeSchema() {
  const z = zod();
  const directive = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()).readonly()]);
  const sectionOf = (names: readonly string[]) =>
    z.strictObject(Object.fromEntries(names.map((name) => [name, directive.optional()])));
  const unit = z.strictObject({
    name: z.string().regex(/^[a-z0-9@.-]+\.(service|target|timer|path|socket)$/),
    sections: z.strictObject(
      Object.fromEntries(
        Object.entries(unitDirectives).map(([name, directives]) => [name, sectionOf(directives).optional()]),
      ),
    ),
  });
  const absolutePath = z.string().regex(/^\/[^\s]*$/, "an absolute path without blanks");
  const environmentName = z.string().regex(/^[A-Z][A-Z0-9_]*$/);
  const port = z.number().int().min(1).max(65_535);
  const peer = z.union([z.cidrv4(), z.cidrv6()]);

  return z.strictObject({
    hostname: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)+$/, "a fully qualified name in lower case"),
    packages: z.array(z.string().regex(/^[a-z0-9][a-z0-9.+-]*$/)),
    files: z.array(
      z.strictObject({
        path: absolutePath,
        content: z.string(),
        mode: z
          .string()
          .regex(/^0[0-7]{3}$/)
          .optional(),
      }),
    ),
    units: z.array(unit),
    containers: z.array(
      z.strictObject({
        name: z.string().regex(/^[a-z][a-z0-9-]*$/),
        description: z.string(),
        image: z
          .string()
          .regex(/^[^\s@]+@sha256:[0-9a-f]{64}$/, "an image by digest: registry/name@sha256:…"),
        runtime: z.enum(["docker", "podman"]),
        entrypoint: z.string().min(1),
        args: z.array(z.string()),
        userId: z.number().int().positive(),
        environment: z.record(environmentName, z.string()),
        secretEnvironment: z.record(environmentName, z.string()),
        registryLoginSecret: z.string().optional(),
        readsFolders: z.array(absolutePath),
        writesFolders: z.array(absolutePath),
        sharedMemoryMib: z.number().int().positive().optional(),
        stopSeconds: z.number().int().positive().max(600).optional(),
        gpus: z.enum(["all", "none"]),
        requires: z.array(z.string()),
      }),
    ),
    firewall: z.array(
      z.strictObject({
        direction: z.enum(["in", "out"]),
        protocol: z.enum(["tcp", "udp"]),
        ports: z.array(z.union([port, z.tuple([port, port])])).min(1),
        peers: z.union([z.literal("any"), z.array(peer).min(1)]),
        purpose: z.string().regex(/^[^"\n]{1,100}$/),
        userId: z.number().int().nonnegative().optional(),
        newConnectionsPerSecond: z.number().int().positive().optional(),
      }),
    ),
    loopbackGuards: z.array(
      z.strictObject({
        port,
        userIds: z.array(z.number().int().nonnegative()).min(1),
        purpose: z.string().regex(/^[^"\n]{1,100}$/),
      }),
    ),
    mounts: z.array(
      z.strictObject({
        device: absolutePath,
        path: absolutePath,
        encryption: z.enum(["scratch", "kept", "provider"]),
        keySecret: z.string().optional(),
      }),
    ),
    maskedUnits: z.array(z.string()),
    trustedAuthorities: z.array(z.string()),
  });
}
