import { listed } from "../problem/listed.ts";
import type { Check, Environment } from "./check.ts";

/** Flags that take a safeguard away or let a run do less or more than the stack says. */
const harmful = [
  "auto-approve",
  "destroy",
  "force",
  "ignore-remote-version",
  "lock",
  "migrate-state",
  "reconfigure",
  "refresh",
  "replace",
  "state",
  "target",
  "var",
  "var-file",
];

/** What families of terraform's variables add to every run. Values are shown as the names of known flags only. */
export function checkTerraformVariables(environment: Environment): Check[] {
  const set = Object.keys(environment).filter((name) => environment[name]);
  const inputs = set.filter((name) => name.startsWith("TF_VAR_")).sort();
  const flags = set.filter((name) => /^TF_CLI_ARGS(?:_|$)/.test(name)).sort();
  return [
    ...flags.map((name) => checkFlags(name, environment[name] ?? "")),
    ...(inputs.length === 0 ? [] : [checkInputs(inputs)]),
  ];
}

function checkFlags(name: string, value: string): Check {
  const given = [...value.matchAll(/(?:^|\s)-{1,2}([a-z-]+)/g)].map((match) => match[1] ?? "");
  const found = harmful.filter((flag) => given.includes(flag));
  const which = found.length === 0 ? "" : `, among them ${found.map((flag) => `-${flag}`).join(", ")}`;
  return {
    id: `variable:${name}`,
    verdict: found.length === 0 ? "warning" : "problem",
    evidence: `adds arguments to terraform's commands${which}`,
    fix: "unset it, and give the arguments where they are meant",
  };
}

const checkInputs = (names: readonly string[]): Check => ({
  id: "variable:TF_VAR_*",
  verdict: "warning",
  evidence: `set a variable of every stack that has one of that name: ${listed(names)}`,
  fix: "unset those that no stack of yours asks for",
});
