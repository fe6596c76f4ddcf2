import { styleText } from "node:util";

export type Style = "bold" | "dim" | "red" | "yellow" | "green" | "cyan";
/** Colours a text, or leaves it as it is. */
export type Paint = (style: Style, text: string) => string;

export const plain: Paint = (_, text) => text;
export const coloured: Paint = (style, text) => styleText(style, text, { validateStream: false });

export const columns = 80;

/** Breaks a text into lines of at most 80 columns; words longer than a line stay whole, so that they can be copied. */
export function wrap(text: string, indent: string, firstIndent = indent): string[] {
  const lines: string[] = [];
  let line = firstIndent;
  let isEmpty = true;
  for (const word of text.split(" ")) {
    if (!isEmpty && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = indent;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  lines.push(line);
  return lines;
}

/** Shortens in the middle, where a pointer or an address tells least. */
export function shorten(text: string, width: number): string {
  if (text.length <= width) return text;
  const keep = Math.floor((width - 1) / 2);
  return `${text.slice(0, width - 1 - keep)}…${text.slice(text.length - keep)}`;
}
