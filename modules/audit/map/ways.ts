import { type Endpoint, type Flow, isEverywhere, portsText } from "../flow.ts";
import { operatorBehind } from "../jurisdiction.ts";
import { isInEea } from "../knowledge/eea.ts";
import type { Node } from "../node.ts";
import type { Words } from "../rule.ts";

/** How a box or an arrow is to be read: inside, in the EEA, outside of it or open to all, or not known. */
export type Tone = "own" | "near" | "far" | "unknown";

/** The other side of a flow. */
export interface Peer {
  readonly title: Words;
  readonly subtitle: Words;
  readonly tone: Tone;
}

/** One flow of a resource, with who is on its other side and what passes. */
export interface Way {
  readonly side: "in" | "out";
  readonly peer: Peer;
  readonly label: Words;
}

const internet: Peer = {
  title: same("Internet"),
  subtitle: { en: "everybody", fr: "tout le monde" },
  tone: "far",
};
const notTold: Peer = {
  title: { en: "not known", fr: "inconnu" },
  subtitle: { en: "the plan does not tell", fr: "le plan ne le dit pas" },
  tone: "unknown",
};
const labels = {
  rules: { en: "rules", fr: "règles" },
  byDefault: { en: "by default", fr: "par défaut" },
  publicEndpoint: { en: "public endpoint", fr: "accès public" },
  publicAddress: { en: "public address", fr: "adresse publique" },
} as const;
/** What a host outside is used for. */
export const useWords: { readonly [U in Endpoint["use"]]: Words } = {
  image: same("image"),
  model: { en: "model", fr: "modèle" },
  script: same("script"),
  export: same("export"),
  resolver: { en: "resolver", fr: "résolveur" },
  other: { en: "other", fr: "autre" },
};

/** What a resource lets in and lets out or uses, as far as the plan tells. Dropped flows are none. */
export function waysOf({ facts }: Node): readonly Way[] {
  const ways: Way[] = [];
  if (facts.flows?.state === "known") ways.push(...facts.flows.value.filter(accepts).map(wayOf));
  else if (facts.flows?.state === "unknown") ways.push({ side: "in", peer: notTold, label: labels.rules });
  if (isAccepting(facts.inboundDefault)) ways.push({ side: "in", peer: internet, label: labels.byDefault });
  if (isAccepting(facts.outboundDefault)) ways.push({ side: "out", peer: internet, label: labels.byDefault });
  if (facts.publicEndpoint?.state === "known" && facts.publicEndpoint.value) {
    const allowed = facts.allowedSources?.state === "known" ? facts.allowedSources.value : [];
    const peers = allowed.length === 0 ? [internet] : allowed.map(networkOf);
    ways.push(...peers.map((peer): Way => ({ side: "in", peer, label: labels.publicEndpoint })));
  }
  if (facts.hasPublicAddress?.state === "known" && facts.hasPublicAddress.value)
    ways.push({ side: "in", peer: internet, label: labels.publicAddress });
  if (facts.endpoints?.state === "known")
    ways.push(
      ...facts.endpoints.value.map(
        (endpoint): Way => ({ side: "out", peer: hostOf(endpoint), label: useWords[endpoint.use] }),
      ),
    );
  return ways;
}

/** The same in both languages. */
export function same(text: string): Words {
  return { en: text, fr: text };
}

function accepts({ action }: Flow): boolean {
  return !(action.state === "known" && action.value === "drop");
}

function isAccepting(fact: Node["facts"]["inboundDefault"]): boolean {
  return fact?.state === "known" && fact.value === "accept";
}

function wayOf(flow: Flow): Way {
  const { direction, peer, protocol } = flow;
  const named = protocol.state === "known" ? protocol.value : "?";
  return {
    side: direction === "inbound" ? "in" : "out",
    peer: peer.state === "known" ? networkOf(peer.value) : notTold,
    label: same(`${named} ${portsText(flow)}`),
  };
}

function networkOf(cidr: string): Peer {
  if (isEverywhere(cidr)) return internet;
  return { title: same(cidr), subtitle: { en: "network", fr: "réseau" }, tone: "own" };
}

function hostOf(endpoint: Endpoint): Peer {
  const operator = operatorBehind(endpoint);
  const title = same(endpoint.host);
  if (operator === undefined)
    return { title, subtitle: { en: "operator not known", fr: "exploitant inconnu" }, tone: "unknown" };
  if (operator.country === "") return { title, subtitle: same(operator.name), tone: "own" };
  const tone = isInEea(operator.country) ? "near" : "far";
  return { title, subtitle: same(`${operator.name}, ${operator.country}`), tone };
}
