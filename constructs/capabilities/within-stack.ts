import { type ITerraformDependable, TerraformStack } from "cdktf";
import type { Construct } from "constructs";

/**
 * What `dependsOn` may name: a resource of another stack is not there for Terraform, and is applied before in any
 * case.
 */
export const withinStack = <Each extends Construct & ITerraformDependable>(
  scope: Construct,
  resources: readonly Each[],
): Each[] => resources.filter((each) => TerraformStack.of(each) === TerraformStack.of(scope));
