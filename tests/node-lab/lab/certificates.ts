import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { addresses } from "./network.ts";

export interface Certificate {
  readonly certificate: string;
  readonly key: string;
}

/** An authority of the run's own; the node trusts it as an organisation's own authority would be. */
export async function makeAuthority(folder: string): Promise<Certificate> {
  const files = { certificate: join(folder, "ca.pem"), key: join(folder, "ca.key") };
  await openssl([
    "req",
    "-x509",
    "-newkey",
    "ec",
    "-pkeyopt",
    "ec_paramgen_curve:P-256",
    "-nodes",
    "-days",
    "2",
    "-subj",
    "/CN=Lab authority",
    "-keyout",
    files.key,
    "-out",
    files.certificate,
  ]);
  return files;
}

export async function makeCertificate(
  folder: string,
  authority: Certificate,
  name: string,
): Promise<Certificate> {
  const files = { certificate: join(folder, `${name}.pem`), key: join(folder, `${name}.key`) };
  const request = join(folder, `${name}.csr`);
  const extensions = join(folder, `${name}.ext`);
  await writeFile(extensions, `subjectAltName=DNS:${name},IP:${addresses.svc}\n`);
  await openssl([
    "req",
    "-newkey",
    "ec",
    "-pkeyopt",
    "ec_paramgen_curve:P-256",
    "-nodes",
    "-subj",
    `/CN=${name}`,
    "-keyout",
    files.key,
    "-out",
    request,
  ]);
  await openssl([
    "x509",
    "-req",
    "-in",
    request,
    "-CA",
    authority.certificate,
    "-CAkey",
    authority.key,
    "-CAcreateserial",
    "-days",
    "2",
    "-extfile",
    extensions,
    "-out",
    files.certificate,
  ]);
  return files;
}

const openssl = (args: readonly string[]) => execa("openssl", args);
