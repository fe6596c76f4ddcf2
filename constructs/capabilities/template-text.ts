/**
 * A text as Terraform must read it: `${` and `%{` of a script are no interpolation. References that the library put
 * in stay what they are.
 */
export function templateText(text: string): string {
  return text.replace(/\$\{(?!TfToken\[)/g, "$$$${").replace(/%\{/g, "%%{");
}
