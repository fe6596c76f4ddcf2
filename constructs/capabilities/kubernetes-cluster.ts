import type { Construct } from "constructs";
import type { Problem } from "../../modules/problem/problem.ts";
import { Capability, type CapabilityProps } from "./capability.ts";
import { checkAdminCidrs, checkName, checkText } from "./checks.ts";
import type { LogSink } from "./log-sink.ts";
import type { Network } from "./network.ts";
import { checkNodePools, type NodePool } from "./node-pool.ts";
import { checkTier, type Tier } from "./tier.ts";

export interface KubernetesClusterProps extends CapabilityProps {
  /** Name inside the deployment, such as "engines". */
  readonly name: string;
  readonly network: Network;
  /** Tier whose private network the nodes join; it gets a way out, which nodes need. @default "app" */
  readonly tier?: Tier;
  /** Minor version such as "1.36"; patches follow by themselves. No default: a version ages. */
  readonly version: string;
  /** Networks from which the API server can be reached. */
  readonly adminCidrs: readonly string[];
  /** At least one pool without a GPU that always has a node, for what Kubernetes itself runs. */
  readonly pools: readonly NodePool[];
  /** A control plane that survives the loss of a server. @default - in production */
  readonly highAvailability?: boolean;
  /** Lets people in by the organisation's own accounts, so that nobody needs the administrator's file. @default - none */
  readonly signIn?: ClusterSignIn;
  /** Where the API server's audit log goes, where the cloud has to be told. @default - the cloud's own */
  readonly logs?: LogSink;
}

/** OpenID Connect. Names of people and groups get the prefix "oidc:", so that no token can claim a system's name. */
export interface ClusterSignIn {
  /** Begins with "https://". */
  readonly issuerUrl: string;
  readonly clientId: string;
  /** @default "email" */
  readonly usernameClaim?: string;
  /** @default "groups" */
  readonly groupsClaim?: string;
}

/**
 * A managed Kubernetes cluster with private nodes, for those whose users outgrow single machines. It is where an
 * existing engine is installed; nothing here schedules models.
 *
 * No property gives the administrator's file (kubeconfig): the providers put it into the state in any case, and an
 * output would show it once more. Fetch it with the cloud's own tool, or sign in.
 */
export abstract class KubernetesCluster extends Capability {
  readonly name: string;
  readonly tier: Tier;
  readonly isHighlyAvailable: boolean;
  /** Pools by their names. */
  protected readonly nodePools: readonly NodePool[];
  /** The provider's id; known after apply. */
  abstract readonly clusterId: string;
  /** Address of the API server; known after apply. */
  abstract readonly apiUrl: string;

  constructor(scope: Construct, id: string, props: KubernetesClusterProps) {
    super(scope, id, props, ({ cloud, zone }) => [
      ...checkKubernetesClusterProps(props),
      ...checkNodePools("pools", props.pools, { cloud, zone }),
    ]);
    this.name = props.name;
    this.tier = props.tier ?? "app";
    this.isHighlyAvailable = props.highAvailability ?? this.placement.environment === "production";
    this.nodePools = [...new Map(props.pools.map((pool) => [pool.name, pool])).values()];
    props.network.allowEgress({
      from: this.tier,
      justification: "Nodes reach their control plane, and fetch images and packages",
    });
  }
}

/** Prefix of everybody who signs in. */
export const signInPrefix = "oidc:";

/** The oldest minor version that the Kubernetes project still maintains: endoflife.date/kubernetes, 2026-11-24. */
const oldestMinor = 35;

/** Problems of the props, before any cloud is asked. */
export const checkKubernetesClusterProps = (props: KubernetesClusterProps): Problem[] => [
  ...checkName("name", props.name),
  ...checkTier("tier", props.tier ?? "app", props.network.tiers),
  ...checkVersion(props.version),
  ...checkAdminCidrs("adminCidrs", props.adminCidrs),
  ...checkSomebodyMayEnter(props.adminCidrs),
  ...(props.signIn === undefined
    ? []
    : checkText(
        "signIn.issuerUrl",
        props.signIn.issuerUrl,
        /^https:\/\/[^\s/]+/,
        "an address with https://",
      )),
];

function checkVersion(version: string): Problem[] {
  const form = checkText("version", version, /^1\.\d{2}$/, 'a minor version such as "1.36"');
  if (form.length > 0 || Number(version.slice(2)) >= oldestMinor) return form;
  const what = "is no longer maintained by the Kubernetes project";
  const allowed = `1.${oldestMinor} or newer`;
  return [{ where: "version", what, got: `"${version}"`, allowed, fix: "take a newer one" }];
}

function checkSomebodyMayEnter(adminCidrs: readonly string[]): Problem[] {
  if (adminCidrs.length > 0) return [];
  const what = "lets nobody reach the API server, so that nothing could be installed";
  return [{ where: "adminCidrs", what, got: "[]", fix: "list the offices' or the VPN's fixed addresses" }];
}
