import { runApp, sovereignApp, synthesize } from "sovereign-ai-stack";
import { Documents } from "./documents.ts";
import { Engine } from "./engine.ts";

await runApp(() => {
  const app = sovereignApp();
  const documents = new Documents(app, "assistant-documents");
  new Engine(app, "assistant-engine", { documents });
  synthesize(app);
});
