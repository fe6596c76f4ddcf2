import { runApp, sovereignApp, synthesize } from "sovereign-ai-stack";
import { scaleway } from "sovereign-ai-stack/clouds/scaleway";
import { Cluster } from "./cluster.ts";
import { Foundation } from "./foundation.ts";
import { placement } from "./placement.ts";

await runApp(() => {
  const app = sovereignApp();
  const foundation = new Foundation(app, "engines-foundation", { cloud: scaleway, placement });
  new Cluster(app, "engines-cluster", { cloud: scaleway, placement, foundation });
  synthesize(app);
});
