import { loadSettings, ReferenceStack, runApp, sizes, sovereignApp, synthesize } from "sovereign-ai-stack";
import { scaleway } from "sovereign-ai-stack/clouds/scaleway";

const choices = { clouds: [scaleway.name], sizes: { micro: sizes.micro } };

await runApp(() => {
  const app = sovereignApp();
  for (const deployment of loadSettings(process.cwd(), process.env, choices)) {
    new ReferenceStack(app, { deployment, cloud: scaleway, profile: sizes.micro });
  }
  synthesize(app);
});
