/**
 * Algorithms of IPsec that are too weak for a new tunnel: RFC 8247 and RFC 8221 take out DES, 3DES, MD5 and the groups
 * below 2048 bits, and call SHA-1 on its way out.
 */
const weak = /^(?:des|3des|md5|sha-?1|hmac-?sha-?1|group[125]|modp(?:768|1024|1536)|ipsec_dh_group_[125])$/i;

/** Those of the names given that are too weak. */
export function weakAmong(names: readonly string[]): readonly string[] {
  return names.filter((name) => weak.test(name));
}
