#!/bin/sh
# Compares every stack of two folders of kept plans and writes the comment for the merge request.
# Exits as `sovereign diff` does, with the worst of all stacks: 0, 1 (worse) or 3 (less is known).
# usage: diff-stacks.sh BEFORE AFTER COMMENT.md [en|fr]
set -eu
before=$1 after=$2 comment=$3 language=${4:-en}

plan() {
  if [ -f "$1/$stack/plan.json" ]; then echo "$1/$stack/plan.json"; else echo none; fi
}

worst=0
: >"$comment"
for stack in $(ls "$before" "$after" | grep -v -e ':$' -e '^$' | sort -u); do
  code=0
  npx sovereign diff "$(plan "$before")" "$(plan "$after")" \
    --format markdown --language "$language" >>"$comment" || code=$?
  case $code in
    0) ;;
    1) worst=1 ;;
    3) [ "$worst" -eq 1 ] || worst=3 ;;
    *) exit "$code" ;;
  esac
done
exit "$worst"
