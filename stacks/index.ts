export * from "./app.ts";
export { type Deployment, loadSettings } from "./load-settings.ts";
export { readSettings } from "./read-settings.ts";
export { ReferenceStack, type ReferenceStackProps } from "./reference-stack.ts";
export { type Choices, type DeploymentSettings, settingsJsonSchema } from "./settings.ts";
export type { SizeProfile } from "./size-profile.ts";
export { sizes } from "./sizes/index.ts";
export { SovereignStack, type SovereignStackProps, type StackState } from "./sovereign-stack.ts";
