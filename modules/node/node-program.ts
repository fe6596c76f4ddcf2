import type { ContainerUnit } from "./container-unit.ts";
import type { FirewallRule, LoopbackGuard } from "./firewall.ts";
import type { SystemdUnit } from "./systemd-unit.ts";

/**
 * Everything one machine does, as data: what it installs, writes, starts and lets through. It names no cloud and
 * holds no secret, so that it can be printed, compared, checked and booted in a test.
 */
export interface NodeProgram {
  /** Fully qualified name of the machine. */
  readonly hostname: string;
  /** Packages of the image's own distribution, installed once, before anything of ours starts. */
  readonly packages: readonly string[];
  /** Files written at first boot. */
  readonly files: readonly NodeFile[];
  /** Units of systemd. Those with an `Install` section are enabled. */
  readonly units: readonly SystemdUnit[];
  /** Containers, rendered for the runtime that the image carries. */
  readonly containers: readonly ContainerUnit[];
  /** What is let in and out; everything else is dropped. */
  readonly firewall: readonly FirewallRule[];
  /** Ports on loopback that only some users may reach, such as an engine behind its proxy. */
  readonly loopbackGuards: readonly LoopbackGuard[];
  /** Data disks and scratch disks. */
  readonly mounts: readonly NodeMount[];
  /** Units of packages that must not start by themselves, such as a proxy that its package enables. */
  readonly maskedUnits: readonly string[];
  /**
   * Certificates of the organisation's own authorities, one in PEM each, that the whole machine believes beside those
   * of its distribution: registry, bucket and log sink may have certificates of theirs.
   */
  readonly trustedAuthorities: readonly string[];
}

/** A file of the node. Never a secret: user data is readable by every process of a machine. */
export interface NodeFile {
  /** Absolute path. */
  readonly path: string;
  readonly content: string;
  /** Octal permissions, such as "0644". @default "0644" */
  readonly mode?: string;
}

/** A disk that holds data. */
export interface NodeMount {
  /** Block device by a stable name, such as /dev/disk/by-id/virtio-weights. */
  readonly device: string;
  /** Absolute path of the mount point. */
  readonly path: string;
  /**
   * `scratch`: LUKS with a key that lives in memory only, empty after every boot.
   * `kept`: LUKS with the key in the secret called `keySecret`, formatted once.
   * `provider`: the cloud encrypts the volume; formatted once, plain ext4.
   */
  readonly encryption: "scratch" | "kept" | "provider";
  /** Name of the secret with the key of a `kept` disk: 32 random characters or more. */
  readonly keySecret?: string;
}
