import { Lazy } from "cdktf";
import type { Construct } from "constructs";
import type { NodeProgram } from "../../modules/node/node-program.ts";
import { renderCloudInit } from "../../modules/node/render-cloud-init.ts";
import { type Problem, UserError } from "../../modules/problem/problem.ts";
import { reportProblems } from "../capabilities/problems.ts";

/** Renders a node; what is wrong with it is reported with everything else in place of stopping the first stack. */
export function renderNode(scope: Construct, program: () => NodeProgram): string {
  const { text, problems } = tryRender(program);
  reportProblems(scope, () => problems);
  return text;
}

/**
 * The same for a program that depends on what is added to the tree later, such as who is granted what. It is rendered
 * once, when the tree is complete: the library asks for a value and for its problems several times.
 */
export function renderNodeLater(scope: Construct, program: () => NodeProgram): string {
  let rendered: Rendered | undefined;
  const once = (): Rendered => {
    rendered ??= tryRender(program);
    return rendered;
  };
  reportProblems(scope, () => once().problems);
  return Lazy.stringValue({ produce: () => once().text });
}

interface Rendered {
  readonly text: string;
  readonly problems: readonly Problem[];
}

function tryRender(program: () => NodeProgram): Rendered {
  try {
    return { text: renderCloudInit(program()), problems: [] };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { text: "", problems: error.problems };
  }
}
