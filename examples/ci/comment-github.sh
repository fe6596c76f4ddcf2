#!/bin/sh
# Posts a comment on a pull request, or updates the one that an earlier run posted.
# Needs gh, GH_TOKEN, GITHUB_REPOSITORY and PULL_REQUEST (its number).
# usage: comment-github.sh COMMENT.md
set -eu
comments=repos/$GITHUB_REPOSITORY/issues/$PULL_REQUEST/comments
id=$(gh api --paginate "$comments" \
  --jq '.[] | select(.body | startswith("<!-- sovereign-diff -->")) | .id' | head -n 1)
if [ -n "$id" ]; then
  gh api --silent --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$id" --field "body=@$1"
else
  gh api --silent --method POST "$comments" --field "body=@$1"
fi
