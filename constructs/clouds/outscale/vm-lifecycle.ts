import type { TerraformResourceLifecycle } from "cdktf";
import type { TerraformData } from "../../capabilities/terraform-data.ts";

/**
 * A machine is made again when one of the values changes, which the provider would change in place with a restart, or
 * not at all. Where no capacity is left, the provider only warns and leaves the machine stopped: that fails here.
 */
export const vmLifecycle = (
  name: string,
  ...values: readonly TerraformData[]
): TerraformResourceLifecycle => ({
  replaceTriggeredBy: values.map((value) => value.address),
  postcondition: [
    {
      // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of Terraform
      condition: '${self.state == "running"}',
      errorMessage: `The machine ${name} does not run: the subregion may have no capacity left.`,
    },
  ],
});
