import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parsePlan, readPlanText } from "../../../modules/plan/index.ts";
import { planDocument, type TestResource } from "./plan-of.ts";

/** A document that is too large, too deep or turns back on itself; what comes of it is for the reader to say. */
export interface Extreme {
  readonly name: string;
  /** Makes the document only when it is its turn: some are large. */
  readonly document: () => unknown;
}

const megabytes = 1024 * 1024;
const server = "scaleway_instance_server.s";

/** One resource whose user data is this text. */
const withUserData = (text: string) => planDocument([{ address: server, values: { cloud_init: text } }]);

const repeated = (text: string, size = 20 * megabytes) => text.repeat(Math.ceil(size / text.length));

/** An attribute nested so deep that only its text can be written down. */
function nested(levels: number): unknown {
  const text = JSON.stringify(planDocument([{ address: server, values: { x: "DEEP" } }]));
  return parsePlan(text.replace('"DEEP"', `${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`));
}

/** Resources in a ring: each refers to the next, in its values and in its configuration. */
function ring(length: number): unknown {
  const address = (index: number) => `scaleway_instance_security_group.g${index % length}`;
  const resources = Array.from({ length }, (_, index): TestResource => {
    const references = [`${address(index + 1)}.id`, address(index + 1)];
    return {
      address: address(index),
      unknown: { id: true, tags: true },
      references: { id: references, tags: references },
    };
  });
  return planDocument(resources);
}

/** An object that holds itself: JSON cannot, a caller can. */
function holdingItself(): unknown {
  const values: Record<string, unknown> = { name: "s" };
  values.self = values;
  return planDocument([{ address: server, values }]);
}

/** Keys that every object inherits, as attributes, types, names and parts of the document. */
function prototypeKeys(): unknown {
  const odd =
    '"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"toString":1,"hasOwnProperty":2';
  const resource = { address: "constructor.__proto__", values: { HERE: 1 } };
  const text = JSON.stringify(
    planDocument([resource, { address: server, values: { HERE: 1 } }], { HERE: 1 }),
  );
  return parsePlan(text.replaceAll('"HERE":1', odd));
}

/** A file of so many bytes, which takes no room on the disk. */
function file(bytes: number): unknown {
  const folder = mkdtempSync(join(tmpdir(), "extreme-"));
  const path = join(folder, "plan.json");
  try {
    const handle = openSync(path, "w");
    ftruncateSync(handle, bytes);
    closeSync(handle);
    return parsePlan(readPlanText(path).text, path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const extremes: readonly Extreme[] = [
  { name: "a file of 1 GB", document: () => file(1024 * megabytes) },
  { name: "a file of 3 GB", document: () => file(3 * 1024 * megabytes) },
  { name: "100 levels", document: () => nested(100) },
  { name: "200,000 levels", document: () => nested(200_000) },
  { name: "resources that refer to each other in a ring", document: () => ring(500) },
  { name: "a resource that refers to itself", document: () => ring(1) },
  { name: "an object that holds itself", document: holdingItself },
  {
    name: "numbers beyond what a number holds",
    document: () =>
      parsePlan(
        JSON.stringify(withUserData("x")).replace(
          '"x"',
          `{"a":1e999,"b":-1e-999,"c":${"9".repeat(100_000)}}`,
        ),
      ),
  },
  { name: "keys of the prototype", document: prototypeKeys },
  { name: "20 MB of one letter", document: () => withUserData(repeated("a")) },
  { name: "20 MB that look random", document: () => withUserData(repeated("aB3+/x9Z")) },
  { name: "20 MB of links", document: () => withUserData(repeated("https://a.")) },
  { name: "20 MB of image lines", document: () => withUserData(repeated("\n  image: x")) },
  { name: "20 MB of key heads", document: () => withUserData(repeated("-----BEGIN PRIVATE KEY-----\n")) },
  { name: "20 MB of assignments", document: () => withUserData(repeated("password=")) },
  {
    name: "1,000 resources of one address",
    document: () =>
      planDocument(Array.from({ length: 1_000 }, () => ({ address: server, values: { name: "s" } }))),
  },
  { name: "no resource", document: () => planDocument([]) },
];
