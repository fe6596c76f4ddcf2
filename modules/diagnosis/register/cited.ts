import type { Words } from "../../page/language.ts";

const mostPointers = 5;

/** The first places, and how many there are beside. */
export function cited(plan: string, pointers: readonly string[]): string[] {
  const places = pointers.filter((pointer) => pointer !== "").map((pointer) => `${plan}#${pointer}`);
  const rest = places.length - mostPointers;
  return rest > 0 ? [...places.slice(0, mostPointers), `+${rest}`] : places;
}

/** "3 resources" */
export function resources(count: number): Words {
  const many = count === 1 ? "" : "s";
  return { en: `${count} resource${many}`, fr: `${count} ressource${many}` };
}
