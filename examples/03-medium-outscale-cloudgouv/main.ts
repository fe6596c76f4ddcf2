import { loadSettings, ReferenceStack, runApp, sizes, sovereignApp, synthesize } from "sovereign-ai-stack";
import { outscale } from "sovereign-ai-stack/clouds/outscale";

const choices = { clouds: [outscale.name], sizes: { medium: sizes.medium } };

await runApp(() => {
  const app = sovereignApp();
  for (const deployment of loadSettings(process.cwd(), process.env, choices)) {
    new ReferenceStack(app, { deployment, cloud: outscale, profile: sizes.medium });
  }
  synthesize(app);
});
