import { runApp, sovereignApp, synthesize } from "sovereign-ai-stack";
import { scaleway } from "sovereign-ai-stack/clouds/scaleway";
import { LabData } from "./lab-data.ts";
import { LabEngine } from "./lab-engine.ts";
import { placement } from "./placement.ts";

await runApp(() => {
  const app = sovereignApp();
  const data = new LabData(app, "lab-data", { cloud: scaleway, placement });
  new LabEngine(app, "lab-engine", { cloud: scaleway, placement, data });
  synthesize(app);
});
