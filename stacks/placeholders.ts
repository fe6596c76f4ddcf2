import { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { rehearsalVariable } from "../modules/rehearsal/variable.ts";
import type { Deployment } from "./load-settings.ts";

/** A digest that no image and no file has. */
export const placeholderDigest = `sha256:${"0".repeat(64)}`;

/** The public key whose every byte is zero: nobody can sign with it. */
export const placeholderKey = `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${"A".repeat(43)}`;

/** How a text starts that nobody has written yet. */
const placeholderMark = "PLACEHOLDER";

/** Domains set apart for examples (RFC 2606 and RFC 6761): nobody can own them. */
const exampleDomain = /(?:^|\.)(?:example\.(?:org|com|net)|example|test|invalid|localhost)$/;

/** Networks set apart for documentation (RFC 5737, RFC 3849). */
const exampleNetwork = /^(?:192\.0\.2\.|198\.51\.100\.|203\.0\.113\.|2001:db8:)/i;

/** The settings that still hold what the package or `sovereign init` wrote, as `path: value`. */
export function placeholdersOf(deployment: Deployment): string[] {
  const { project, domain, owner, adminCidrs, images, operatorKeys, signIn, weightsFiles } = deployment;
  const found: [path: string, isPlaceholder: boolean][] = [
    ["project", /^[0-]+$/.test(project)],
    ["domain", exampleDomain.test(domain)],
    ["owner", exampleDomain.test(owner.split("@").at(-1) ?? "")],
    ["adminCidrs", adminCidrs.some((cidr) => exampleNetwork.test(cidr))],
    ["operatorKeys", operatorKeys.includes(placeholderKey)],
    ["signIn.issuer", exampleDomain.test(new URL(signIn.issuer).hostname)],
    ...Object.entries(images).map(([name, image]): [string, boolean] => [
      `images.${name}`,
      image?.endsWith(placeholderDigest) === true,
    ]),
    ["hostingReason", deployment.hostingReason?.startsWith(placeholderMark) === true],
    ["weightsManifest", weightsFiles.some(({ sha256 }) => `sha256:${sha256}` === placeholderDigest)],
  ];
  return found.filter(([, isPlaceholder]) => isPlaceholder).map(([path]) => path);
}

/** Makes a real plan fail while placeholders are left; a rehearsal passes. */
export function refusePlaceholders(scope: Construct, placeholders: readonly string[]): void {
  if (placeholders.length === 0) return;
  const variable = new TerraformVariable(scope, rehearsalVariable, {
    type: "bool",
    default: false,
    description: "True in a rehearsal, where nothing real is made and placeholders are allowed.",
  });
  variable.addValidation({
    condition: `\${var.${rehearsalVariable}}`,
    errorMessage: `These settings still hold placeholders, so nothing is planned for real: ${placeholders.join(", ")}. Change them in the settings file.`,
  });
}
