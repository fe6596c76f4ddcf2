import type { Words } from "./language.ts";
import { both, html, type Markup } from "./markup.ts";

type Cell = Markup | string | number;

/** A table that scrolls by itself on narrow screens, by keyboard as well. The first cell of a row is its heading. */
export function table(caption: Words, head: readonly Words[], rows: readonly (readonly Cell[])[]): Markup {
  return html`<div class="scroll" tabindex="0"><table><caption class="aside">${both(caption)}</caption>
<thead><tr>${head.map((cell) => html`<th scope="col">${both(cell)}</th>`)}</tr></thead>
<tbody>${rows.map(row)}</tbody></table></div>`;
}

function row([first = "", ...rest]: readonly Cell[]): Markup {
  return html`<tr><th scope="row">${first}</th>${rest.map((cell) => html`<td>${cell}</td>`)}</tr>
`;
}
