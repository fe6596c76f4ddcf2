// Required and not imported: on Node 20 the TypeScript loader answers `require` within its own thread, and the app
// starts in little more than half the time.
require("./main.ts").start();
