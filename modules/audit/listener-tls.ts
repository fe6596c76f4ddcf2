import { chain, type Evidence, type Fact, known, map, together, unknown } from "./fact.ts";

/**
 * Whether a listener's protocol ends TLS. One that passes bytes through (TCP, UDP) does not tell: TLS may end behind
 * it.
 */
export function protocolTls(protocol: Fact<string>): Fact<boolean> {
  return chain(protocol, (name) => {
    if (/https$|^ssl$/i.test(name)) return known(true, protocol.evidence);
    if (/^http$/i.test(name)) return known(false, protocol.evidence);
    return unknown("reference", { ...protocol.evidence, note: "bytes pass through; TLS may end behind it" });
  });
}

/** Whether every listener ends TLS: one in clear decides, then one that does not tell. */
export function allTls(protocols: readonly Fact<string>[], evidence: Evidence): Fact<boolean> {
  const answers = protocols.map(protocolTls);
  const clear = answers.find((answer) => answer.state === "known" && !answer.value);
  return clear ?? map(together(answers, evidence), () => true);
}
