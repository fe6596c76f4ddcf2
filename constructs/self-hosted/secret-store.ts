import type { Construct } from "constructs";
import { openbaoNode, openbaoPort } from "../../modules/node/services/openbao.ts";
import type { Problem } from "../../modules/problem/problem.ts";
import type { Identity } from "../capabilities/identity.ts";
import { reportProblems } from "../capabilities/problems.ts";
import {
  checkSecretStoreProps,
  type SecretReference,
  SecretStore,
  type SecretStoreProps,
} from "../capabilities/secret-store.ts";
import type { SelfHosted } from "../capabilities/service-machine.ts";
import { leave } from "./handover-step.ts";
import { type MachineParts, ServiceHost } from "./service-host.ts";

const label = "secrets";

/** Where the settings say which program it is: the SHA-256 of `bao`, which no distribution packages. */
const programWord = "openbaoSha256";

/** OpenBao on a machine of yours. It starts sealed: its custodians, the operators, open it together. */
export class SelfHostedSecretStore extends SecretStore {
  override readonly selfHosted: SelfHosted;
  readonly #readers = new Map<string, Identity>();

  constructor(scope: Construct, id: string, props: SecretStoreProps, parts: MachineParts) {
    super(scope, id, props);
    const { network, machine, dataClass } = props;
    const sha256 = this.placement.services[programWord] ?? "";
    const unknownProgram = checkProgram(sha256);
    reportProblems(this, () => unknownProgram);
    this.selfHosted = new ServiceHost(this, {
      parts,
      control: "secret-store",
      label,
      network,
      machine,
      isSound: [...checkSecretStoreProps(props), ...unknownProgram].length === 0,
      dataClass,
      tier: "admin",
      port: openbaoPort,
      needs: { vcpus: 2, ramGib: 8, diskGib: 20 },
      secrets: [],
      program: (options) =>
        openbaoNode({
          ...options,
          program: { object: `programs/bao-${sha256.slice(0, 12)}`, sha256 },
          custodians: (machine?.operatorKeys ?? []).map((publicKey, index) => ({
            name: `custodian_${index + 1}`,
            publicKey,
          })),
          readers: [...this.#readers.keys()].map((name) => ({
            name,
            secrets: this.names.map((secret) => this.#pathOf(secret)),
            from: [network.cidr],
          })),
        }),
    }).selfHosted;
    const paths = this.names.map((name) => this.#pathOf(name));
    leave(this, "secret-store", "Push", `${label}-push`, {
      name: "push",
      purpose: "Push the values of the declared secrets, once the store is open",
      commands: paths.map((path) => `bao kv put -mount=secret ${path} value=-`),
      check: paths.map((path) => `bao kv metadata get -mount=secret ${path}`).join(" && ") || "true",
    });
  }

  /** Every declared secret, by a role that the machine's program makes; its tokens are good inside the network alone. */
  grantRead(identity: Identity): void {
    this.#readers.set(identity.name.replaceAll("-", "_"), identity);
  }

  protected reference(name: string): SecretReference {
    return { name, path: this.#pathOf(name), id: this.#pathOf(name) };
  }

  #pathOf(name: string): string {
    return `${this.placement.deployment}/${name}`;
  }
}

function checkProgram(sha256: string): Problem[] {
  if (/^[0-9a-f]{64}$/.test(sha256)) return [];
  return [
    {
      where: `services.${programWord}`,
      what: "is no SHA-256 of the program bao, which no distribution packages",
      got: sha256 === "" ? "none" : `"${sha256}"`,
      allowed: "64 of 0–9 and a–f",
      fix: "take a release of OpenBao whose signature you checked, and put its sum into the settings",
    },
  ];
}
