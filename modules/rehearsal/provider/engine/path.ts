/** A way from the root of an object to a place in it. */
export type PathStep = { readonly name: string } | { readonly key: string } | { readonly index: number };
export type Path = readonly PathStep[];
