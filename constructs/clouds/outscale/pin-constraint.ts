import type { TerraformProvider, TerraformStack } from "cdktf";

/** The library would ask for exactly the version of the bindings, and keep everybody from the next fix. */
export function pinConstraint(stack: TerraformStack, provider: TerraformProvider): void {
  const { providerName, providerVersionConstraint } = provider.terraformGeneratorMetadata ?? {};
  stack.addOverride(`terraform.required_providers.${providerName}.version`, providerVersionConstraint);
}
