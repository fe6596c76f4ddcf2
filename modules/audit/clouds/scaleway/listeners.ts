import { either, written } from "../../derive.ts";
import { chain, type Fact, known, map, orElse, together, unknown } from "../../fact.ts";
import type { Flow } from "../../flow.ts";
import type { View } from "../../view.ts";

const ssh = 22;

/** Whether a listener ends TLS, by its certificates; one that passes bytes through does not tell. */
export function listenerTls(r: View): Fact<boolean> {
  return chain(either(written(r, "certificate_ids"), written(r, "certificate_id")), (ends) =>
    ends ? known(true, r.evidence("a certificate")) : chain(backendOf(r), passedThrough),
  );
}

/** Whether a backend is asked over TLS. */
export function backendTls(r: View): Fact<boolean> {
  return chain(orElse(r.flag("ssl_bridging"), false, "the provider's default"), (bridged) =>
    bridged ? known(true, r.evidence("TLS is started anew")) : passedThrough(r),
  );
}

/** SSH brings its own encryption. */
export function carriesSsh(backend: View): Fact<boolean> {
  return chain(backend.text("forward_protocol"), (protocol) =>
    protocol === "tcp"
      ? map(backend.number("forward_port"), (port) => port === ssh)
      : known(false, backend.text("forward_protocol").evidence),
  );
}

export function listenerCarriesSsh(r: View): Fact<boolean> {
  return chain(backendOf(r), carriesSsh);
}

/** What a listener opens: its own port, and the one behind it where bytes only pass through. */
export function listenerFlows(r: View, isPublic: Fact<boolean>): Fact<readonly Flow[]> {
  const peersOf = sources(r);
  return chain(isPublic, (open) => {
    if (!open) return known([], r.evidence("the balancer has no public address"));
    const backend = backendOf(r);
    const passes = chain(backend, (found) => map(found.text("forward_protocol"), (name) => name === "tcp"));
    const behind = chain(backend, (found) => found.number("forward_port"));
    const reaches = passes.state === "known" && !passes.value ? [] : [behind];
    return map(peersOf, (peers) =>
      peers.flatMap((peer) =>
        [r.number("inbound_port"), ...reaches].map(
          (port): Flow => ({
            direction: "inbound",
            action: known("accept", r.evidence("a listener takes what its access list leaves")),
            protocol: known("TCP", r.evidence("listeners take TCP")),
            ports: map(port, (number) => ({ from: number, to: number })),
            peer: known(peer, r.evidence(peer)),
          }),
        ),
      ),
    );
  });
}

function backendOf(r: View): Fact<View> {
  return r.around.one(r, "scaleway_lb_backend", "backend_id");
}

function passedThrough(backend: View): Fact<boolean> {
  return chain(backend.text("forward_protocol"), (protocol) =>
    protocol === "http"
      ? known(false, backend.text("forward_protocol").evidence)
      : unknown("reference", backend.evidence("bytes pass through; TLS may end behind it")),
  );
}

/** Who may connect: everybody, unless a rule of the access list turns all others away. */
function sources(r: View): Fact<readonly string[]> {
  const apart = r.around.companions(r, "scaleway_lb_acl", "frontend_id");
  const [maybe] = apart.possible;
  if (maybe !== undefined)
    return unknown("reference", maybe.evidence("this access list may belong to the listener"));
  return chain(r.blocks("acl"), (inline) => {
    const rules = [...inline, ...apart.certain].map(ruleOf);
    return map(together(rules, r.evidence(`${rules.length} access rules`)), (list) => {
      const inverted = list.find(({ denies, invert }) => denies && invert);
      if (inverted !== undefined) return inverted.subnets;
      const closes = list.some(
        ({ denies, subnets }) => denies && subnets.some((subnet) => /\/0$/.test(subnet)),
      );
      return closes ? list.filter(({ denies }) => !denies).flatMap(({ subnets }) => subnets) : ["0.0.0.0/0"];
    });
  });
}

interface AccessRule {
  readonly denies: boolean;
  readonly invert: boolean;
  readonly subnets: readonly string[];
}

function ruleOf(rule: View): Fact<AccessRule> {
  return chain(rule.text("action", 0, "type"), (type) =>
    chain(orElse(rule.texts("match", 0, "ip_subnet"), [], "no subnet"), (subnets) =>
      map(orElse(rule.flag("match", 0, "invert"), false, "the provider's default"), (invert) => ({
        denies: type === "deny",
        invert,
        subnets,
      })),
    ),
  );
}
