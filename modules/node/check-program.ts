import type { z } from "zod";
import type { Problem } from "../problem/problem.ts";
import { checkTrustedAuthorities } from "./authority-checks.ts";
import type { NodeProgram } from "./node-program.ts";
import { programSchema } from "./program-schema.ts";

/** What is wrong with a program before it is rendered; empty when it can be. */
export function checkNodeProgram(program: NodeProgram): Problem[] {
  const where = `node ${String(program.hostname)}`;
  const shape = programSchema().safeParse(program);
  if (!shape.success) return shape.error.issues.map((issue) => describe(where, issue));
  return [
    ...repeatedPaths(where, program),
    ...trustWithoutTool(where, program),
    ...checkTrustedAuthorities(`${where} trustedAuthorities`, program.trustedAuthorities),
    ...program.files.flatMap((file) => secretsIn(where, file.path, file.content)),
  ];
}

function describe(where: string, issue: z.core.$ZodIssue): Problem {
  return {
    where: `${where} ${issue.path.join(".")}`,
    what: issue.message,
    fix: "correct the program where it is made",
  };
}

function repeatedPaths(where: string, program: NodeProgram): Problem[] {
  const names = [
    ...program.files.map((file) => file.path),
    ...program.units.map((entry) => entry.name),
    ...program.containers.map((container) => `${container.name}.service`),
  ];
  return names
    .filter((name, index) => names.indexOf(name) !== index)
    .map((name) => ({
      where,
      what: "two parts of the program write the same file",
      got: name,
      fix: "drop one of them",
    }));
}

function trustWithoutTool(where: string, { packages, trustedAuthorities }: NodeProgram): Problem[] {
  if (trustedAuthorities.length === 0 || packages.includes("ca-certificates")) return [];
  const what = "an authority is to be trusted and the package that does it is not installed";
  return [{ where: `${where} packages`, what, fix: "add ca-certificates to the packages" }];
}

/** Shapes that only secrets have. A secret that looks like anything else is what the canary test is for. */
const secretShapes: readonly (readonly [string, RegExp])[] = [
  ["a private key", /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  ["an age identity", /AGE-SECRET-KEY-1/],
  ["a token of a secret store", /\b(?:hvs|hvb|s)\.[A-Za-z0-9]{20,}/],
  ["a JSON web token", /\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\./],
  ["an access key", /\b(?:AKIA|ASIA|SCW)[A-Z0-9]{16,17}\b/],
  ["a bearer token", /\bBearer [A-Za-z0-9_.-]{20,}/],
  ["a password in an address", /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@"']+:[^\s/@"']+@/],
];

function secretsIn(where: string, path: string, content: string): Problem[] {
  return secretShapes
    .filter(([, shape]) => shape.test(content))
    .map(([name]) => ({
      where: `${where} ${path}`,
      what: `holds ${name}, and user data is readable by every process of the machine`,
      fix: "name the secret and let the node fetch it at boot",
    }));
}

/** What is wrong with the rendered text. */
export function checkRendered(hostname: string, text: string, maximumBytes: number): Problem[] {
  const where = `node ${hostname}`;
  const bytes = Buffer.byteLength(text);
  const template = /[$%]\{(?!TfToken\[)/.exec(text);
  return [
    ...(bytes <= maximumBytes
      ? []
      : [
          {
            where,
            what: "user data is too large",
            got: `${bytes} bytes`,
            allowed: `<= ${maximumBytes} bytes`,
            fix: "move data out of the program: into the bucket, or into an image",
          },
        ]),
    ...(template === null
      ? []
      : [
          {
            where,
            what: "text that Terraform would expand as its own template",
            got: text.slice(template.index, template.index + 40).split("\n")[0] ?? "",
            fix: "write $name in place of the form with braces",
          },
        ]),
    ...secretsIn(where, "user data", text),
  ];
}
