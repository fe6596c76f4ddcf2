import type { PostDeployStep } from "../../capabilities/post-deploy.ts";
import type { SecretReference } from "../../capabilities/secret-store.ts";
import { apiScript } from "./api-script.ts";

const file = "/usr/local/sbin/push-secrets";

/** Pushes values from files into a key domain: a new secret, or a new version of one that is there. */
export function pushStep(keyDomain: string, secrets: readonly SecretReference[]): PostDeployStep {
  const store = `v2/okms/resource/${keyDomain}/secret`;
  const routeOf = (path: string) => `${store}/${encodeURIComponent(path)}`;
  return {
    name: "push",
    purpose: `Push ${secrets.length === 1 ? "one secret" : `${secrets.length} secrets`} into the key domain ${keyDomain}`,
    files: {
      [file]: apiScript(`push() { # name, path, route
  body=$(jq -n --arg path "$2" --rawfile value "$folder/$1" '{path: $path, version: {data: {value: ($value | rtrimstr("\\n"))}}}')
  if call "$3" >/dev/null 2>&1; then
    printf '%s' "$body" | jq 'del(.path)' | call "$3" -X PUT --json @- >/dev/null
  else
    printf '%s' "$body" | call ${store} --json @- >/dev/null
  fi
  echo "$2: pushed"
}
folder=$1
${secrets.map(({ name, path }) => `push ${name} ${path} ${routeOf(path)}`).join("\n")}
`),
      [`${file}-check`]: apiScript(`look() { # path, route
  call "$2" >/dev/null 2>&1 || { echo "$1: not there" >&2; missing=1; }
}
${secrets.map(({ path }) => `look ${path} ${routeOf(path)}`).join("\n")}
test -z "\${missing:-}"
`),
    },
    commands: [
      `# In ./secrets, one file each: ${secrets.map(({ name }) => name).join(", ")}`,
      `sh ${file} ./secrets`,
    ],
    check: `sh ${file}-check`,
  };
}
