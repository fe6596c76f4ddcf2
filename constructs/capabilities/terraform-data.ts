import { TerraformResource } from "cdktf";
import type { Construct } from "constructs";

/**
 * A value that Terraform remembers. Name its address in another resource's `replaceTriggeredBy`, and a changed value
 * replaces that resource. The library's own class asks the terraform binary for its version at synth; this one does not.
 */
export class TerraformData extends TerraformResource {
  readonly #input: string;

  constructor(scope: Construct, id: string, input: string) {
    super(scope, id, { terraformResourceType: "terraform_data" });
    this.#input = input;
  }

  /** What `replaceTriggeredBy` takes: an address; the library would write a reference, which Terraform refuses there. */
  get address(): string {
    return `${this.terraformResourceType}.${this.friendlyUniqueId}`;
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { input: this.#input };
  }
}
