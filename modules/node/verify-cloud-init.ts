import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { execa } from "execa";
import { parse } from "yaml";
import { firewallFile } from "./base-units.ts";
import type { NodeFile } from "./node-program.ts";
import { nodePaths } from "./paths.ts";
import { proxyFile } from "./proxy.ts";

export interface NodeVerification {
  /** What a tool complained about; empty when every check that ran is content. */
  readonly findings: readonly NodeFinding[];
  /** Checks that could not run here, with the reason. */
  readonly skipped: readonly NodeFinding[];
}

export interface NodeFinding {
  readonly check: string;
  readonly message: string;
}

interface Check {
  readonly name: string;
  readonly command: readonly string[];
  readonly needsRoot?: boolean;
}

/**
 * Asks the tools that will read the node's files what they think of them: bash, shellcheck, Python, systemd, nftables,
 * Caddy and cloud-init. Anything said on standard error counts: systemd ends well with an unknown key.
 */
export async function verifyCloudInit(userData: string): Promise<NodeVerification> {
  const folder = await mkdtemp(join(tmpdir(), "sovereign-node-"));
  try {
    const text = withoutReferences(userData);
    const files = filesOf(text);
    await writeTree(folder, files, text);
    const results = await Promise.all(checksOf(folder, files).map(run));
    return {
      findings: results.flatMap(({ finding }) => (finding === undefined ? [] : [finding])),
      skipped: results.flatMap(({ skipped }) => (skipped === undefined ? [] : [skipped])),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** In place of what Terraform fills in, a word that could stand there. */
const withoutReferences = (userData: string) => userData.replace(/\$\{[^}]*\}/g, "known-after-apply");

/** The files that a `#cloud-config` writes. */
export function filesOf(userData: string): readonly NodeFile[] {
  const config = parse(userData) as { readonly write_files?: readonly WrittenFile[] } | null;
  return (config?.write_files ?? []).map(({ path, content, permissions }) => ({
    path,
    content,
    mode: permissions,
  }));
}

interface WrittenFile {
  readonly path: string;
  readonly content: string;
  readonly permissions: string;
}

function checksOf(folder: string, files: readonly NodeFile[]): Check[] {
  const scripts = files
    .filter((file) => file.content.startsWith("#!/bin/bash"))
    .map((file) => join(folder, file.path));
  const pythons = files
    .filter(({ path, content }) => path.endsWith(".py") || content.startsWith("#!/usr/bin/python3"))
    .map((file) => join(folder, file.path));
  const units = files
    .filter((file) => file.path.startsWith(unitFolder))
    .map((file) => file.path.slice(unitFolder.length));
  const has = (path: string) => files.some((file) => file.path === path);
  const checks: Check[] = scripts.map((script) => ({ name: "bash", command: ["bash", "-n", script] }));
  if (scripts.length > 0) checks.push({ name: "shellcheck", command: ["shellcheck", ...scripts] });
  if (pythons.length > 0)
    checks.push({ name: "python", command: ["python3", "-m", "py_compile", ...pythons] });
  if (units.length > 0)
    checks.push({
      name: "systemd",
      command: ["systemd-analyze", "verify", "--man=no", `--root=${folder}`, ...units],
    });
  if (has(firewallFile))
    checks.push({
      name: "nftables",
      command: ["unshare", "--net", "nft", "--check", "--file", join(folder, firewallFile)],
      needsRoot: true,
    });
  if (has(proxyFile))
    checks.push({
      name: "caddy",
      command: ["caddy", "adapt", "--adapter", "caddyfile", "--config", join(folder, proxyFile)],
    });
  checks.push({
    name: "cloud-init",
    command: ["cloud-init", "schema", "--config-file", join(folder, "user-data")],
  });
  return checks;
}

async function run(check: Check): Promise<{ finding?: NodeFinding; skipped?: NodeFinding }> {
  const { name, command, needsRoot = false } = check;
  if (needsRoot && process.getuid?.() !== 0) return { skipped: { check: name, message: "needs root" } };
  const [program = "", ...args] = command;
  const tool = program === "unshare" ? "nft" : program;
  const found = await execa("which", [tool], { reject: false });
  if (found.exitCode !== 0) return { skipped: { check: name, message: `${tool} is not installed` } };
  const { exitCode, stdout, stderr } = await execa(program, args, { reject: false });
  const said = name === "shellcheck" ? stdout : stderr;
  if (exitCode === 0 && said === "") return {};
  return { finding: { check: name, message: said || stdout || `ended with ${exitCode}` } };
}

const unitFolder = "/etc/systemd/system/";

/** Units of every Debian and programs of packages, so that systemd judges ours and not what is missing around it. */
const unitsAround = [
  ...[
    "basic",
    "local-fs",
    "multi-user",
    "network-online",
    "network-pre",
    "shutdown",
    "sockets",
    "sysinit",
    "timers",
  ].map((name) => `${name}.target`),
  "docker.service",
  "system.slice",
];

async function writeTree(folder: string, files: readonly NodeFile[], userData: string): Promise<void> {
  await writeFile(join(folder, "user-data"), userData);
  for (const file of files) {
    // The proxy's file is read outside a node: what it includes from memory stands in this folder.
    const content = file.path === proxyFile ? file.content.replaceAll(nodePaths.proxy, folder) : file.content;
    await write(join(folder, file.path), content, Number.parseInt(file.mode ?? "0644", 8));
  }
  await write(join(folder, "clients.caddy"), 'map {header.Authorization} {client} {\n\tdefault ""\n}\n');
  for (const unit of unitsAround) {
    const body = unit.endsWith(".service") ? "\n[Service]\nExecStart=/bin/true\n" : "";
    await write(join(folder, "usr/lib/systemd/system", unit), `[Unit]\nDescription=${unit}\n${body}`);
  }
  for (const program of programsOf(files)) await write(join(folder, program), "#!/bin/sh\n", 0o755);
}

function programsOf(files: readonly NodeFile[]): string[] {
  const started = files
    .filter((file) => file.path.startsWith(unitFolder))
    .flatMap((file) => [...file.content.matchAll(/^Exec\w+=[-+]*(\/\S+)/gm)].map((match) => match[1] ?? ""));
  const own = new Set(files.map((file) => file.path));
  return [...new Set(["/bin/true", ...started])].filter((program) => !own.has(program));
}

async function write(path: string, content: string, mode = 0o644): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content, { mode });
}
