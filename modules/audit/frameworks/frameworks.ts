import { framework as aiAct } from "./ai-act.ts";
import { framework as anssiAi } from "./anssi-ai.ts";
import { framework as cloudSovereignty } from "./cloud-sovereignty.ts";
import type { Framework } from "./framework.ts";
import { framework as gdpr } from "./gdpr.ts";
import { framework as hds } from "./hds.ts";
import { framework as iso27001 } from "./iso27001.ts";
import { framework as nis2 } from "./nis2.ts";
import { framework as secNumCloud } from "./secnumcloud.ts";

export const frameworks: readonly Framework[] = [
  secNumCloud,
  anssiAi,
  cloudSovereignty,
  gdpr,
  nis2,
  aiAct,
  hds,
  iso27001,
];
