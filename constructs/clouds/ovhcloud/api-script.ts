/**
 * A shell script that calls the vendor's API as a service account: `call ROUTE [arguments of curl]`. The key goes
 * through pipes and a file of its own: every process could read it on a command line.
 */
export const apiScript = (body: string): string => `#!/bin/sh
set -eu
umask 077
header=$(mktemp)
trap 'rm -f "$header"' EXIT
token=$(printf 'grant_type=client_credentials&scope=all&client_id=%s&client_secret=%s' "$OVH_CLIENT_ID" "$OVH_CLIENT_SECRET" |
  curl -fsS --data @- https://www.ovh.com/auth/oauth2/token | jq -er .access_token)
printf 'Authorization: Bearer %s\\n' "$token" >"$header"
call() { # route, further arguments of curl
  route=$1
  shift
  curl -fsS -H "@$header" "$@" "https://eu.api.ovh.com/$route"
}
${body}`;
