import { X509Certificate } from "node:crypto";
import type { Problem } from "../problem/problem.ts";

const block = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** The certificates of a PEM text, one text each; what stands between them is left out. */
export const certificatesIn = (pem: string): readonly string[] => pem.match(block) ?? [];

/**
 * What is wrong with authorities that a machine is to believe. No text is shown: somebody may have taken the key's
 * file for the certificate's.
 * @param authorities - PEM texts with one certificate each
 */
export function checkTrustedAuthorities(where: string, authorities: readonly string[]): Problem[] {
  return authorities.flatMap((pem, index) => {
    const what = complaint(pem);
    return what === undefined ? [] : [{ where: `${where}[${index}]`, ...what }];
  });
}

function complaint(pem: string): Omit<Problem, "where"> | undefined {
  const allowed = "one certificate of an authority in PEM";
  if (/PRIVATE KEY/.test(pem))
    return {
      what: "is a private key, which no machine may have",
      allowed,
      fix: "give the certificate, and replace the key if this text was stored anywhere",
    };
  const certificates = certificatesIn(pem);
  if (certificates.length !== 1)
    return {
      what: "is not one certificate",
      got: `${certificates.length} in ${pem.length} characters`,
      allowed,
      fix: "give each certificate as a text of its own, from -----BEGIN CERTIFICATE----- to its end",
    };
  try {
    const { ca, subject } = new X509Certificate(certificates[0] ?? "");
    if (ca) return undefined;
    return {
      what: "is the certificate of a service and not of an authority",
      got: subject.replaceAll("\n", ", "),
      allowed,
      fix: "give the certificate of who signed it",
    };
  } catch {
    return {
      what: "cannot be read as a certificate",
      allowed,
      fix: "copy the file as it is, without changes",
    };
  }
}
