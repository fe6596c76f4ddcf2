import { randomUUID } from "node:crypto";
import type { Check } from "./check.ts";
import type { ServerTime } from "./clock.ts";
import { noAnswer } from "./server.ts";
import { type Answer, askStore, type Bucket } from "./store.ts";

export interface LockRequest {
  readonly deployment: string;
  readonly bucket: Bucket;
  /** Whether the settings rely on the lock. */
  readonly wanted: boolean;
}

export interface LockFindings {
  readonly checks: readonly Check[];
  readonly time?: ServerTime;
}

type Finding = Pick<Check, "verdict" | "evidence" | "fix">;

/**
 * Terraform locks a state in a bucket by writing an object that must not exist yet. A store may accept that condition
 * and ignore it: then two applies run at once. So an object is written twice under that condition, and deleted.
 */
export async function checkStateLock(request: LockRequest): Promise<LockFindings> {
  const { deployment, bucket, wanted } = request;
  const key = `${deployment}/sovereign-doctor-${randomUUID()}.tflock`;
  const write = () =>
    askStore(bucket, key, {
      method: "PUT",
      headers: { "if-none-match": "*" },
      body: "Written by `sovereign doctor` to see whether the store locks. It may be deleted.\n",
    });
  const found = (finding: Finding): Check => ({ id: "state-lock", deployment, ...finding });

  let first: Answer;
  try {
    first = await write();
  } catch (error) {
    return { checks: [found(unanswered("first", error))] };
  }
  const time = first.time === undefined ? {} : { time: first.time };
  if (first.status >= 300) {
    const left = first.status >= 500 ? await clean(request, key) : [];
    return { checks: [found(refusedFirst(first)), ...left], ...time };
  }
  const finding = await write().then(
    (second) => judge(second, wanted),
    (error: unknown) => unanswered("second", error),
  );
  return { checks: [found(finding), ...(await clean(request, key))], ...time };
}

function judge(second: Answer, wanted: boolean): Finding {
  if (second.status === 412 || second.status === 409) {
    return { verdict: "ok", evidence: `the second of two conditional writes was refused (${said(second)})` };
  }
  if (second.status < 300) {
    return {
      verdict: wanted ? "problem" : "warning",
      evidence: "the second of two conditional writes was accepted: two applies at once would both run",
      fix: wanted
        ? "set `state.lock` to false and let one pipeline apply at a time, or keep the state in a store that locks"
        : "let one pipeline apply at a time",
    };
  }
  return {
    verdict: "unknown",
    evidence: `the second of two conditional writes failed for another reason (${said(second)})`,
    fix: "run again; a key that may not overwrite objects shows nothing",
  };
}

function refusedFirst(first: Answer): Finding {
  const evidence = `the bucket refused a first conditional write (${said(first)})`;
  if (first.code === "RequestTimeTooSkewed")
    return { verdict: "problem", evidence, fix: "synchronise this machine's clock" };
  if (first.status === 401 || first.status === 403) {
    return {
      verdict: "problem",
      evidence,
      fix: "export the bucket's keys in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; they need to write and delete objects",
    };
  }
  if (first.status === 404)
    return { verdict: "problem", evidence, fix: "make the bucket first, and check its name and region" };
  if (first.status === 501 || first.code === "NotImplemented") {
    return {
      verdict: "problem",
      evidence: `${evidence}: it knows no conditional writes`,
      fix: "set `state.lock` to false and let one pipeline apply at a time, or keep the state in a store that locks",
    };
  }
  return { verdict: "unknown", evidence, fix: "check the endpoint and the bucket's region; then run again" };
}

const unanswered = (which: string, error: unknown): Finding => ({
  verdict: "unknown",
  evidence: `the ${which} conditional write got no answer: ${noAnswer(error)}`,
  fix: "check the endpoint and the network, which has to work without a proxy; then run again",
});

const said = ({ status, code }: Answer) => (code === undefined ? `HTTP ${status}` : `HTTP ${status} ${code}`);

/** Deletes the object, and says so where it could not. */
async function clean({ bucket, deployment }: LockRequest, key: string): Promise<Check[]> {
  const why = await askStore(bucket, key, { method: "DELETE" }).then(
    (answer) => (answer.status < 300 || answer.status === 404 ? undefined : said(answer)),
    noAnswer,
  );
  if (why === undefined) return [];
  return [
    {
      id: "state-lock-probe",
      deployment,
      verdict: "warning",
      evidence: `the object ${key} may still be in the bucket: deleting it failed (${why})`,
      fix: "delete it",
    },
  ];
}
