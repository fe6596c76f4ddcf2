import type { PostDeployStep } from "../../capabilities/post-deploy.ts";

/** Who may do what in a registry. */
export interface Robot {
  /** Address of Harbor. */
  readonly url: string;
  readonly name: string;
  readonly right: "pull" | "push";
}

/** Days that a robot account lives: somebody has to look again. */
const lifeDays = 365;

/** A robot account of Harbor: who may pull is said in there, and the provider has no resource for it. */
export function robotStep({ url, name, right }: Robot): PostDeployStep {
  const robots = `${url}/api/v2.0/robots`;
  const rights = right === "push" ? ["pull", "push"] : ["pull"];
  const body = JSON.stringify({
    name,
    level: "system",
    duration: lifeDays,
    permissions: [
      {
        kind: "project",
        namespace: "*",
        access: rights.map((action) => ({ resource: "repository", action })),
      },
    ],
  });
  const alive = `.[] | select((.name | endswith("${name}")) and .disable != true and .expires_at > now)`;
  return {
    name: "robot",
    purpose: `Make the robot account ${name}, which may ${right}, in the registry; it ends after ${lifeDays} days`,
    commands: [
      "# HARBOR_USER and HARBOR_PASSWORD are an administrator's of the registry; the answer holds the robot's secret",
      `(umask 077; ${asAdministrator} --json '${body}' "${robots}" >${name}.json)`,
    ],
    check: `${asAdministrator} "${robots}?page_size=100" | jq -e '${alive}' >/dev/null`,
  };
}

/** By a pipe: every process could read a password on a command line. */
const asAdministrator = `printf 'user = "%s:%s"\\n' "$HARBOR_USER" "$HARBOR_PASSWORD" | curl -fsS --config -`;
