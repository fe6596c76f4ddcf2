import type { Problem } from "../../../modules/problem/problem.ts";
import type { Placement } from "../../capabilities/placement.ts";

const services = {
  keyDomain: {
    form: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    allowed: "the id of a key management domain (OKMS), 8-4-4-4-12 hexadecimal digits",
  },
  logs: { form: /^ldp-[a-z]{2}-\d+$/, allowed: "a service of the Logs Data Platform, such as ldp-xx-12345" },
  logsHost: {
    form: /^(?:[a-z0-9-]+\.)+[a-z]{2,}$/,
    allowed: "the entry point of its cluster, such as gra1.logs.ovh.com",
  },
} as const;

/** What is ordered beforehand: Terraform would go through a shopping cart, and its destroy ends the contract. */
export type Service = keyof typeof services;

/** The id of a service, or an empty one, which `checkService` reports. */
export const service = (placement: Placement, name: Service): string => placement.services[name] ?? "";

/** Whether the placement names the services that a capability needs. */
export function checkServices(placement: Placement, ...names: readonly Service[]): Problem[] {
  return names.flatMap((name): Problem[] => {
    const { form, allowed } = services[name];
    const id = placement.services[name];
    if (id !== undefined && form.test(id)) return [];
    const got = id === undefined ? "none" : `"${id}"`;
    const fix = `order it once, and put its id into the settings as services.${name}`;
    return [{ where: `services.${name}`, what: "is needed and ordered beforehand", got, allowed, fix }];
  });
}
