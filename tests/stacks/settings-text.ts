import { UserError } from "../../modules/problem/problem.ts";
import { readSettings } from "../../stacks/read-settings.ts";
import { sizes } from "../../stacks/sizes/index.ts";

const choices = { clouds: ["scaleway", "ovhcloud", "outscale"], sizes };

/** A right file; each test changes one line of it. */
export const right = `deployments:
  - name: acme
    size: small
    cloud: scaleway
    region: fr-par
    zone: fr-par-2
    project: 00000000-0000-0000-0000-000000000000
    organisation: Acme
    owner: it@example.org
    domain: ai.example.org
    adminCidrs: [192.0.2.0/28]
    operatorKeys: ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl it"]
`;

export const read = (text: string) => readSettings(text, "sovereign.yaml", choices);

/** Every problem of a file, one line each; empty for a right one. */
export function complaints(text: string): string[] {
  try {
    read(text);
  } catch (error) {
    if (error instanceof UserError) return error.message.split("\n");
    throw error;
  }
  return [];
}

/** The right file with lines added to its deployment and others replaced. */
export function settings(
  added: string,
  ...replaced: readonly (readonly [from: string, to: string])[]
): string {
  const text = replaced.reduce((changed, [from, to]) => changed.replace(from, to), right);
  return text + added.replaceAll(/^/gm, "    ").trimEnd().concat("\n");
}
