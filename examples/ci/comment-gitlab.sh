#!/bin/sh
# Posts a note on a merge request, or updates the one that an earlier run posted.
# Needs curl, node, GitLab's own CI variables and SOVEREIGN_TOKEN: a project access token with the scope "api".
# usage: comment-gitlab.sh COMMENT.md
set -eu
notes=$CI_API_V4_URL/projects/$CI_PROJECT_ID/merge_requests/$CI_MERGE_REQUEST_IID/notes

# The token goes through a pipe: a command line is seen by every process of the runner.
api() {
  printf 'header = "PRIVATE-TOKEN: %s"\n' "$SOVEREIGN_TOKEN" | curl --fail --silent --show-error --config - "$@"
}

id=$(api "$notes?per_page=100" | node -e '
  let text = "";
  process.stdin.on("data", (part) => (text += part)).on("end", () => {
    const note = JSON.parse(text).find(({ body }) => body.startsWith("<!-- sovereign-diff -->"));
    console.log(note?.id ?? "");
  });')
if [ -n "$id" ]; then
  api --output /dev/null --request PUT --data-urlencode "body@$1" "$notes/$id"
else
  api --output /dev/null --request POST --data-urlencode "body@$1" "$notes"
fi
