/** A page opens in one of these, and its reader can switch. */
export type Language = "en" | "fr";
/** One text in every language of a page. */
export type Words = { readonly [L in Language]: string };
