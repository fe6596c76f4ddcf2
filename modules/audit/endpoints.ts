import type { Endpoint } from "./flow.ts";
import { imagesIn, impliedHosts, readable } from "./user-data.ts";

const url = /\bhttps?:\/\/(?:[^\s/@"'<>]*@)?([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)/gi;
/** Every host that a script, cloud-init file or setting names. Base64 is looked into. */
export function endpointsIn(text: string): readonly Endpoint[] {
  const script = readable(text);
  // A machine that names itself, or a name below its own, talks to nobody else.
  const itself = /^fqdn:\s*["']?([a-z0-9.-]+)/im.exec(script)?.[1]?.toLowerCase();
  const found = new Map<string, Endpoint>();
  for (const match of script.matchAll(url)) {
    const host = (match[1] ?? "").toLowerCase();
    if (isOutside(host) && !isOwn(host, itself)) found.set(host, { host, use: "script" });
  }
  for (const host of impliedHosts(script)) found.set(host, { host, use: "script" });
  for (const reference of imagesIn(script)) {
    const endpoint = imageEndpoint(reference);
    if (endpoint !== undefined && isOutside(endpoint.host)) found.set(endpoint.host, endpoint);
  }
  return [...found.values()].sort((a, b) => (a.host < b.host ? -1 : 1));
}

function isOwn(host: string, itself: string | undefined): boolean {
  return itself !== undefined && (host === itself || host.endsWith(`.${itself}`));
}

/** The registry that an image reference means: without a host it is Docker Hub (OCI reference rules). */
export function imageEndpoint(reference: string): Endpoint | undefined {
  if (reference === "" || !/^[a-z0-9]/i.test(reference)) return undefined;
  const [first = ""] = reference.split("/");
  const named = reference.includes("/") && (/[.:]/.test(first) || first === "localhost");
  return { host: named ? first.replace(/:\d+$/, "").toLowerCase() : "docker.io", use: "image" };
}

export function isPinned(reference: string): boolean {
  return /@sha256:[0-9a-f]{64}$/.test(reference);
}

/** Addresses of the machine and its private networks are no egress. */
export function isOutside(host: string): boolean {
  if (!host.includes(".")) return false;
  if (/^(?:127|10|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01]))\./.test(host)) return false;
  return !/\.(?:internal|local|localhost|lan|svc|cluster\.local|invalid|test)$/.test(host);
}
