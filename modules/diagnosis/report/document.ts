import type { Words } from "../../page/language.ts";

/** A text in both languages that can be printed as Markdown or as a page, so that both say the same. */
export interface Document {
  readonly title: Words;
  /** What it is about, such as the organisation's name. */
  readonly subject: string;
  readonly lead: readonly Block[];
  readonly sections: readonly DocumentSection[];
  readonly footer: readonly Block[];
}

export interface DocumentSection {
  readonly id: string;
  readonly title: Words;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: "text"; readonly text: Inline }
  /** What a reader must not miss. */
  | { readonly kind: "notice"; readonly text: Inline }
  | { readonly kind: "list"; readonly items: readonly Inline[] }
  | {
      readonly kind: "table";
      readonly caption: Words;
      readonly head: readonly Words[];
      readonly rows: readonly (readonly Inline[])[];
    }
  | { readonly kind: "group"; readonly title: Words; readonly blocks: readonly Block[] }
  /** A drawing as SVG in each language; what it shows stands in words beside it. */
  | { readonly kind: "drawing"; readonly svg: Words }
  /** Figures to be taken in at a glance. */
  | { readonly kind: "figures"; readonly items: readonly Figure[] }
  /** A line with badges that opens; all open on paper. */
  | {
      readonly kind: "fold";
      readonly title: Inline;
      readonly tone: Tone;
      readonly badges: readonly Inline[];
      readonly blocks: readonly Block[];
      readonly open: boolean;
    };

/** How a thing is to be taken; the page has a colour for each. */
export type Tone = "fail" | "unknown" | "silent" | "pass";

export interface Figure {
  readonly value: number;
  readonly label: Words;
  readonly tone: Tone;
}

/** Words in both languages, a text that is the same in both, a name or address, or a blank to be filled in. */
export type Inline =
  | string
  | Words
  | { readonly code: string }
  | { readonly blank: true }
  /** Where a statement comes from. */
  | { readonly source: Inline }
  | { readonly join: readonly Inline[]; readonly with: "lines" | "spaces" };

export const blank = { blank: true } as const;
/** What stands in a blank. */
export const blankWords: Words = { en: "to be completed", fr: "à compléter" };

export function code(text: string): Inline {
  return { code: text };
}

export function lines(...parts: readonly Inline[]): Inline {
  return { join: parts, with: "lines" };
}

export function spaced(...parts: readonly Inline[]): Inline {
  return { join: parts, with: "spaces" };
}

export function say(en: string, fr: string): Words {
  return { en, fr };
}

export function paragraph(text: Inline): Block {
  return { kind: "text", text };
}

export function notice(text: Inline): Block {
  return { kind: "notice", text };
}

export function list(items: readonly Inline[]): Block {
  return { kind: "list", items };
}

export function table(caption: Words, head: readonly Words[], rows: readonly (readonly Inline[])[]): Block {
  return { kind: "table", caption, head, rows };
}

export function group(title: Words, ...blocks: readonly Block[]): Block {
  return { kind: "group", title, blocks };
}

export function fold(
  title: Inline,
  {
    tone,
    badges = [],
    open = false,
  }: { readonly tone: Tone; readonly badges?: readonly Inline[]; readonly open?: boolean },
  ...blocks: readonly Block[]
): Block {
  return { kind: "fold", title, tone, badges, open, blocks };
}
