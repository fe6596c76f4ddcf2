import type { Words } from "../../rule.ts";
import { both, html, type Markup } from "./markup.ts";

/** A table that scrolls by itself on narrow screens. */
export function table(
  head: readonly Words[],
  rows: readonly (readonly (Markup | string | number)[])[],
): Markup {
  return html`<div class="scroll" tabindex="0"><table><thead><tr>${head.map((cell) => html`<th scope="col">${both(cell)}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div>`;
}
