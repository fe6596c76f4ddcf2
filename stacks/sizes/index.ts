import type { SizeProfile } from "../size-profile.ts";
import { medium } from "./medium.ts";
import { micro } from "./micro.ts";
import { small } from "./small.ts";

/** Every size by the name that settings give it, the smallest first. */
export const sizes = { micro, small, medium } satisfies Record<string, SizeProfile>;
