/**
 * Fills the form of a value, such as `{zone/|region/}{uuid}`. Alternatives stand apart by `|` and the first that has
 * a value is taken; one that ends in `/` brings the slash along, one that begins with `=` is taken as it stands.
 * Where none has a value, nothing is written.
 */
export function fillTemplate(template: string, resolve: (reference: string) => string | undefined): string {
  return template.replace(/\{([^{}]+)\}/g, (_, references: string) => {
    for (const reference of references.split("|")) {
      const value = fillReference(reference, resolve);
      if (value) return value;
    }
    return "";
  });
}

function fillReference(
  reference: string,
  resolve: (reference: string) => string | undefined,
): string | undefined {
  if (reference.startsWith("=")) return reference.slice(1);
  if (!reference.endsWith("/")) return resolve(reference);
  const value = resolve(reference.slice(0, -1));
  return value ? `${value}/` : undefined;
}
