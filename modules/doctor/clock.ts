import type { Check } from "./check.ts";
import { noAnswer, timeoutMs } from "./server.ts";

/** How a server's clock differs from ours. */
export interface ServerTime {
  readonly host: string;
  /** Positive where ours is ahead. */
  readonly aheadSeconds: number;
}

/** Seconds that do no harm; a Date header has no fractions. */
const tolerated = 30;
/** Seconds after which signed requests and tokens start to be refused: stores allow 15 minutes, tokens fewer. */
const harmful = 300;

/** What an answer's Date header says, against the middle between sending and receiving. */
export function serverTime(
  host: string,
  dateHeader: string | null,
  sentAt: Date,
  receivedAt: Date,
): ServerTime | undefined {
  const theirs = Date.parse(dateHeader ?? "");
  if (Number.isNaN(theirs)) return undefined;
  const ours = (sentAt.getTime() + receivedAt.getTime()) / 2;
  return { host, aheadSeconds: Math.round((ours - theirs) / 1000) };
}

/** Asks a server that the user named for its time. */
export async function askTime(url: URL): Promise<Check> {
  const sentAt = new Date();
  try {
    const { headers } = await fetch(url, {
      method: "HEAD",
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    });
    return checkClock(serverTime(url.host, headers.get("date"), sentAt, new Date()), url.host);
  } catch (error) {
    return {
      id: "clock",
      verdict: "unknown",
      evidence: `${url.host} gave no time: ${noAnswer(error)}`,
      fix: "name a server that answers",
    };
  }
}

/** Judges this machine's clock; no server is asked that nobody named. */
export function checkClock(time: ServerTime | undefined, asked?: string): Check {
  const id = "clock";
  if (time === undefined) {
    const evidence = asked === undefined ? "compared with no server" : `${asked} sent no Date header`;
    return { id, verdict: "unknown", evidence, fix: "name a server with --clock, or add --check-lock" };
  }
  const off = Math.abs(time.aheadSeconds);
  const evidence = `${off} s ${time.aheadSeconds < 0 ? "behind" : "ahead of"} ${time.host}`;
  if (off <= tolerated) return { id, verdict: "ok", evidence };
  return {
    id,
    verdict: off > harmful ? "problem" : "warning",
    evidence: `${evidence}; signed requests and tokens are refused when clocks differ`,
    fix: "synchronise this machine's clock",
  };
}
