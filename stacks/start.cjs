// Required and not imported: on Node 20 the TypeScript loader answers `require` within its own thread, and the app
// starts in little more than half the time. Libraries come first, because that loader reads every file after it.
for (const library of ["cdktf", "zod", "yaml", "ipaddr.js"]) require(library);
require("tsx/cjs");
require("./main.ts").start(require);
