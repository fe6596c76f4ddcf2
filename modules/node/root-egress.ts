import type { FirewallRule } from "./firewall.ts";
import type { NodeFile } from "./node-program.ts";

/** Root alone fetches packages, images and weights: what answers people opens no way out. */
export const rootEgress: readonly FirewallRule[] = [
  {
    direction: "out",
    protocol: "tcp",
    ports: [80, 443],
    peers: "any",
    purpose: "packages, images, weights",
    userId: 0,
  },
  { direction: "out", protocol: "udp", ports: [53], peers: "any", purpose: "names" },
  { direction: "out", protocol: "tcp", ports: [53], peers: "any", purpose: "long answers to names" },
];

/** Without this, packages are fetched by a user of their own, whom the egress rule does not let out. */
export const packagesAsRoot: NodeFile = {
  path: "/etc/apt/apt.conf.d/60sovereign-egress",
  content: 'APT::Sandbox::User "root";\n',
};
