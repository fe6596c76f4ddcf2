import type { Construct } from "constructs";
import type { NodeProgram } from "../../modules/node/node-program.ts";
import { renderCloudInit } from "../../modules/node/render-cloud-init.ts";
import { UserError } from "../../modules/problem/problem.ts";
import { reportProblems } from "../capabilities/problems.ts";

/** Renders a node; what is wrong with it is reported with everything else in place of stopping the first stack. */
export function renderNode(scope: Construct, program: () => NodeProgram): string {
  try {
    return renderCloudInit(program());
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    reportProblems(scope, () => error.problems);
    return "";
  }
}
