import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { choices } from "./main.ts";
import { settingsJsonSchema } from "./settings.ts";

/** `npm run settings:schema`: writes what editors read beside the settings they describe. */
const file = fileURLToPath(new URL("./sovereign.schema.json", import.meta.url));
writeFileSync(file, `${JSON.stringify(settingsJsonSchema(choices), null, 2)}\n`);
