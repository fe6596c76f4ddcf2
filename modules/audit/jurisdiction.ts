import { type Answer, all, always, type Truth } from "./answer.ts";
import type { Fact } from "./fact.ts";
import type { Endpoint } from "./flow.ts";
import { isInEea } from "./knowledge/eea.ts";
import { type Operator, operatorOf } from "./knowledge/operators.ts";

/** Whether every host is run by an operator of the EEA. A host nobody listed is unknown; none at all passes. */
export function endpointsAnswer(endpoints: Fact<readonly Endpoint[]>): Answer {
  if (endpoints.state === "absent") return always("not-applicable", endpoints.evidence);
  if (endpoints.state !== "known") {
    const silent = endpoints.state === "unobservable" || endpoints.state === "attested";
    return always(silent ? "unobservable" : "unknown", endpoints.evidence);
  }
  if (endpoints.value.length === 0) return always("yes", { ...endpoints.evidence, note: "no host outside" });
  return all(
    ...endpoints.value.map((endpoint) => {
      const { host, use } = endpoint;
      const operator = operatorBehind(endpoint);
      const who = operator === undefined ? "operator not in the list" : operator.name;
      const where = operator === undefined || operator.country === "" ? "" : ` (${operator.country})`;
      return always(truthFor(operator), {
        ...endpoints.evidence,
        shown: host,
        note: `${use} ${host}: ${who}${where}`,
      });
    }),
  );
}

/** Who runs an endpoint: as the plan or the cloud's mapper tells, else by the common list. */
export function operatorBehind(endpoint: Endpoint): Operator | undefined {
  return endpoint.operator ?? operatorOf(endpoint.host);
}

/** The plan's own domains have no country of their own: they lead back into this infrastructure. */
function truthFor(operator: Operator | undefined): Truth {
  if (operator === undefined) return "unknown";
  return operator.country === "" || isInEea(operator.country) ? "yes" : "no";
}
