import type { Choices, DeploymentSettings } from "./settings.ts";
import type { SettingsProblem } from "./settings-checks.ts";

/** What the deployments of one file say against each other. */
export function checkTogether(
  deployments: readonly Partial<DeploymentSettings>[],
  choices: Choices,
): SettingsProblem[] {
  return [...checkUnique(deployments), ...checkEnvironments(deployments, choices)];
}

/** Who may change one environment must not thereby change the other: rights are given by project. */
function checkEnvironments(
  deployments: readonly Partial<DeploymentSettings>[],
  { sizes }: Choices,
): SettingsProblem[] {
  return deployments.flatMap(({ size, cloud, project, environment = "production" }, index) => {
    if (project === undefined || sizes[size ?? ""]?.separateEnvironments !== true) return [];
    const other = deployments.find(
      (each) =>
        each.cloud === cloud &&
        each.project === project &&
        (each.environment ?? "production") !== environment,
    );
    if (other === undefined) return [];
    return [
      {
        path: ["deployments", index, "project"],
        what: `the size ${size} keeps environments apart, and ${other.name} (${other.environment ?? "production"}) belongs to the same project`,
        got: `"${project}"`,
        fix: "give each environment a project of its own",
      },
    ];
  });
}

function checkUnique(deployments: readonly Partial<DeploymentSettings>[]): SettingsProblem[] {
  return deployments.flatMap(({ name }, index) => {
    const first = deployments.findIndex((other) => other.name === name);
    if (name === undefined || first === index) return [];
    return [
      {
        path: ["deployments", index, "name"],
        what: `deployment ${first + 1} of this file already has this name`,
        got: `"${name}"`,
        fix: "give each deployment a name of its own",
      },
    ];
  });
}
