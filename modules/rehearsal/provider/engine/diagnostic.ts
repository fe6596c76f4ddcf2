import type { Message } from "../wire/protobuf.ts";
import { type calls, severities } from "../wire/terraform-messages.ts";
import type { Path } from "./path.ts";

type Diagnostics = NonNullable<Message<(typeof calls)["ReadDataSource"]["response"]>["diagnostics"]>;
export type Diagnostic = Diagnostics[number];

export function error(summary: string, detail: string, path: Path = []): Diagnostic {
  return diagnostic(severities.error, summary, detail, path);
}

export function warning(summary: string, detail: string, path: Path = []): Diagnostic {
  return diagnostic(severities.warning, summary, detail, path);
}

function diagnostic(severity: number, summary: string, detail: string, path: Path): Diagnostic {
  return { severity, summary, detail, ...(path.length > 0 ? { attribute: attributePath(path) } : {}) };
}

/** A path as the protocol writes it: terraform underlines the source line that it leads to. */
export function attributePath(path: Path): { steps: object[] } {
  return {
    steps: path.map((step) => {
      if ("name" in step) return { attributeName: step.name };
      return "key" in step ? { elementKeyString: step.key } : { elementKeyInt: step.index };
    }),
  };
}
