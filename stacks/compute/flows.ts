import type { Foundation } from "../foundation/foundation.ts";
import type { SizeProfile } from "../size-profile.ts";

/** Syslog over TLS: some clouds' log sinks speak it. */
const syslogPort = 6514;
/** Where inference nodes show their figures, over TLS. */
const metricsPort = 9443;

const tcp = (...ports: number[]) => ports.map((port) => ({ protocol: "tcp", port }) as const);
const udp = (...ports: number[]) => ports.map((port) => ({ protocol: "udp", port }) as const);

/** Every way between tiers and out, with its reason; there is no other. */
export function openFlows({ network, database }: Foundation, profile: SizeProfile): void {
  const [port, lastPort] = database.portRange;
  network.allow({ from: "edge", to: "app", port: 443, justification: "The gateway asks the engine" });
  network.allow({
    from: "edge",
    to: profile.database.tier,
    port,
    lastPort,
    justification: "The gateway keeps keys and budgets, the chat what people wrote",
  });
  if (profile.tiers.includes("admin")) {
    const justification = "Monitoring reads the engine's figures";
    network.allow({ from: "admin", to: "app", port: metricsPort, justification });
  }
  const ports = [...tcp(53, 80, 443, 4460, syslogPort), ...udp(53, 123)];
  network.allowEgress({
    from: "edge",
    ports,
    justification: "Packages, images, time and the identity provider",
  });
  network.allowEgress({
    from: "app",
    ports,
    justification: "Packages, images, time and the model's weights",
  });
}
