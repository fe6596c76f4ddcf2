import { gzipSync } from "node:zlib";
import { DefaultTokenResolver, StringConcat, Tokenization } from "cdktf";
import type { Construct } from "constructs";
import type { Offer } from "../../../modules/catalogue/cloud.ts";
import type { Problem } from "../../../modules/problem/problem.ts";
import { checkWholeNumber } from "../../capabilities/checks.ts";

/** What the compute service takes: 65535 bytes in base64. */
const maxUserDataBytes = 49_149;

/** Whether the node program fits into user data once it is packed. */
export function checkUserDataSize(scope: Construct, userData: string): Problem[] {
  const resolver = new DefaultTokenResolver(new StringConcat());
  const text = String(Tokenization.resolve(userData, { scope, resolver, preparing: false }));
  const bytes = gzipSync(text).length;
  if (bytes <= maxUserDataBytes) return [];
  const allowed = `at most ${maxUserDataBytes} bytes when packed`;
  return [
    { where: "userData", what: "is too long", got: `${bytes} bytes`, allowed, fix: "fetch files at boot" },
  ];
}

/** Whether the wanted root disk fits into the flavour's local one, which cannot grow. */
export function checkRootDisk(rootDiskGib: number | undefined, offer: Offer | undefined): Problem[] {
  if (!Number.isInteger(rootDiskGib)) return [];
  const most = Math.floor(((offer?.scratchGb ?? Number.POSITIVE_INFINITY) * 1e9) / 2 ** 30);
  return checkWholeNumber("rootDiskGib", rootDiskGib, { least: 10, most, unit: "GiB" });
}
