/** The name that a provider's resources begin with: the last part of its source address. */
export function localName(source: string): string {
  return source.split("/").at(-1) ?? source;
}

/** `acme_vpc_route` of provider `acme` lives in `.gen/acme/vpc-route.js`. */
export function bindingFile(source: string, resource: string): string {
  return resource.slice(localName(source).length + 1).replaceAll("_", "-");
}

/** The other way round: what `.gen/acme/vpc-route.js` binds. */
export function boundResource(provider: string, file: string): string {
  return `${provider}_${file.replaceAll("-", "_")}`;
}
