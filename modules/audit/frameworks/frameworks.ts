import { framework as aiAct } from "./ai-act.ts";
import { framework as anssiAi } from "./anssi-ai.ts";
import type { Framework } from "./framework.ts";
import { framework as gdpr } from "./gdpr.ts";
import { framework as hds } from "./hds.ts";
import { framework as nis2 } from "./nis2.ts";
import { framework as secNumCloud } from "./secnumcloud.ts";

export const frameworks: readonly Framework[] = [secNumCloud, anssiAi, gdpr, nis2, aiAct, hds];
