export * from "./app.ts";
export { type Deployment, loadSettings } from "./load-settings.ts";
export { readSettings } from "./read-settings.ts";
export { type Choices, type DeploymentSettings, settingsJsonSchema } from "./settings.ts";
export { type ReferenceStackProps, SmallStack } from "./small.ts";
export { SovereignStack, type SovereignStackProps, type StackState } from "./sovereign-stack.ts";
