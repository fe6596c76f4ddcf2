import { loadSettings, runApp, SmallStack, sovereignApp, synthesize } from "sovereign-ai-stack";
import { ovhcloud } from "sovereign-ai-stack/clouds/ovhcloud";
import { Archive } from "./archive.ts";

const choices = { clouds: [ovhcloud.name], sizes: { small: { people: 49 } } };

await runApp(() => {
  const app = sovereignApp();
  for (const deployment of loadSettings(process.cwd(), process.env, choices)) {
    const { foundation } = new SmallStack(app, { deployment, cloud: ovhcloud });
    new Archive(app, `${deployment.name}-archive`, { deployment, foundation });
  }
  synthesize(app);
});
