import { type Answer, all, always } from "./answer.ts";
import type { Fact } from "./fact.ts";
import type { Endpoint } from "./flow.ts";
import { isInEea } from "./knowledge/eea.ts";
import { operatorOf } from "./knowledge/operators.ts";

/** Whether every host is run by an operator of the EEA. A host nobody listed is unknown; none at all passes. */
export function endpointsAnswer(endpoints: Fact<readonly Endpoint[]>): Answer {
  if (endpoints.state === "absent") return always("not-applicable", endpoints.evidence);
  if (endpoints.state !== "known") {
    const silent = endpoints.state === "unobservable" || endpoints.state === "attested";
    return always(silent ? "unobservable" : "unknown", endpoints.evidence);
  }
  if (endpoints.value.length === 0) return always("yes", { ...endpoints.evidence, note: "no host outside" });
  return all(
    ...endpoints.value.map(({ host, use }) => {
      const operator = operatorOf(host);
      const note =
        operator === undefined
          ? `${use} ${host}: operator not in the list`
          : `${use} ${host}: ${operator.name} (${operator.country})`;
      const truth = operator === undefined ? "unknown" : isInEea(operator.country) ? "yes" : "no";
      return always(truth, { ...endpoints.evidence, shown: host, note });
    }),
  );
}
