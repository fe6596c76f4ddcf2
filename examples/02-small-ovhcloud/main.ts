import { loadSettings, ReferenceStack, runApp, sizes, sovereignApp, synthesize } from "sovereign-ai-stack";
import { ovhcloud } from "sovereign-ai-stack/clouds/ovhcloud";
import { Archive } from "./archive.ts";

const choices = { clouds: [ovhcloud.name], sizes: { small: sizes.small } };

await runApp(() => {
  const app = sovereignApp();
  for (const deployment of loadSettings(process.cwd(), process.env, choices)) {
    const { foundation } = new ReferenceStack(app, { deployment, cloud: ovhcloud, profile: sizes.small });
    new Archive(app, `${deployment.name}-archive`, { deployment, foundation });
  }
  synthesize(app);
});
