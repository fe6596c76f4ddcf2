/**
 * Fills the form of a value, such as `{zone|region}/{uuid}`. Alternatives stand apart by `|`, the first that has a
 * value is taken, one that begins with `=` is taken as it stands. Where none has a value, the word "rehearsal" does.
 */
export function fillTemplate(template: string, resolve: (reference: string) => string | undefined): string {
  return template.replace(/\{([^{}]+)\}/g, (_, references: string) => {
    for (const reference of references.split("|")) {
      const value = reference.startsWith("=") ? reference.slice(1) : resolve(reference);
      if (value) return value;
    }
    return "rehearsal";
  });
}
