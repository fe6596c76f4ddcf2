import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Certificate } from "./certificates.ts";
import { addresses } from "./network.ts";

/** What an image of an organisation has beside the distribution: its authority, names, a container runtime. */
export function imageFiles(authority: Certificate, hostname: string) {
  const shim = (name: string) => ({
    content: readFileSync(join(import.meta.dirname, `${name}-shim.py`), "utf8"),
    mode: 0o755,
  });
  return {
    "/etc/hosts": {
      content: `127.0.0.1 localhost\n${addresses.svc} s3.example.org logs.example.org acme.example.org time.example.org\n${addresses.node} ${hostname}\n`,
    },
    "/etc/ssl/certs/ca-certificates.crt": { content: readFileSync(authority.certificate, "utf8") },
    "/usr/bin/docker": shim("docker"),
    "/usr/bin/podman": shim("podman"),
  };
}
