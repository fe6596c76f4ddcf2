import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { cached } from "./cache.ts";
import type { Certificate } from "./certificates.ts";
import { addresses, type Network } from "./network.ts";
import { startProcess } from "./service-process.ts";

export interface Bucket {
  readonly endpoint: string;
  readonly accessKey: string;
  readonly secretKey: string;
  /** Folder that is the bucket: files are put into it directly. */
  readonly folder: string;
  stop(): Promise<void>;
}

/** A real S3 server on `svc`, with TLS and checked signatures. */
export async function startBucket(
  network: Network,
  folder: string,
  name: string,
  tls: Certificate,
): Promise<Bucket> {
  const program = join(await versitygw(), "versitygw");
  const data = join(folder, "s3");
  await mkdir(join(data, name), { recursive: true });
  const keys = { accessKey: "LABREADER0000000001", secretKey: `lab-secret-${process.pid}-0123456789abcdef` };
  const server = startProcess(
    [
      ...["ip", "netns", "exec", network.namespaceOf("svc"), program],
      ...["--port", `${addresses.svc}:443`, "--region", "eu-1", "--cert", tls.certificate, "--key", tls.key],
      ...["posix", data],
    ],
    { environment: { ROOT_ACCESS_KEY_ID: keys.accessKey, ROOT_SECRET_ACCESS_KEY: keys.secretKey } },
  );
  return {
    endpoint: "https://s3.example.org",
    ...keys,
    folder: join(data, name),
    stop: server.stop,
  };
}

/** Folder of the S3 server, compiled once. */
export function versitygw(): Promise<string> {
  return cached("versitygw-1.8.0", async (folder) => {
    await execa("go", ["install", "github.com/versity/versitygw/cmd/versitygw@v1.8.0"], {
      env: { GOBIN: folder },
    });
  });
}
