import { Construct } from "constructs";
import type { Network } from "../capabilities/network.ts";
import { leaveToOperator, type PostDeployStep } from "../capabilities/post-deploy.ts";
import type { SelfHosted } from "../capabilities/service-machine.ts";

/** What an auditor looks for that a service brings about. */
export type ServiceControl = "log-sink" | "secret-store" | "database" | "container-registry";

interface Handover {
  readonly control: ServiceControl;
  readonly label: string;
  readonly network: Network;
}

/** Where an administrator's own end of the way through the bastion is. */
const here = "127.0.0.1";

/** How secrets come to a service's machine: the stack's output `<label>_handover_steps` says it with its values. */
export function leaveHandover(
  scope: Construct,
  { control, label, network }: Handover,
  service: SelfHosted,
): void {
  const { host, port, secrets } = service;
  const names = secrets.map(({ name }) => name);
  leave(scope, control, "Handover", `${label}-handover`, {
    name: "handover",
    purpose: `Hand over what ${host.name} needs: until then it serves nobody, and after that it needs nobody to start again`,
    commands: [
      `# In ./${label}, one file each: ${names.join(", ")}`,
      `# AGE_RECIPIENT is what the machine printed on its console, SSH_KEY the key of an operator`,
      ...through(network, `8022:${host.address}:8022`),
      `sovereign handover ${here} --recipient "$AGE_RECIPIENT" --secrets ./${label} --sign-with "$SSH_KEY"`,
    ],
    check: [
      ...through(network, `9443:${host.address}:${port}`),
      `openssl s_client -connect ${here}:9443 -servername ${host.name} -verify_return_error ${startsTls(port)}</dev/null`,
    ].join("; "),
  });
}

/** One more thing that only an operator can do at a service of your own, with an output of its own. */
export function leave(
  scope: Construct,
  control: ServiceControl,
  id: string,
  name: string,
  step: PostDeployStep,
): void {
  leaveToOperator(new Construct(scope, id), control, name, [step]);
}

/** A way through the bastion that stays open in the background. */
function through({ bastion }: Network, forward: string): string[] {
  if (bastion === undefined) return [];
  return [
    `ssh -fN -o ExitOnForwardFailure=yes -p ${bastion.port} -L ${forward} ${bastion.user}@${bastion.address}`,
  ];
}

/** PostgreSQL speaks its own protocol first. */
const startsTls = (port: number): string => (port === 5432 ? "-starttls postgres " : "");
