#!/bin/sh
# The tree-sitter grammar on its own corpus and on all examples: no error node where the compiler sees none.
set -eu
work=$1/tree-sitter
rm -rf "$work" && mkdir -p "$work"
cp -r "$ROOT/grammar/tree-sitter-campaign/." "$work"
cd "$work"
tree-sitter generate
tree-sitter test
failed=0
for file in "$ROOT"/examples/*.campaign "$ROOT"/tests/cases/*.campaign; do
  if tree-sitter parse -q "$file"; then
    echo "ok   $(basename "$file")"
  else
    echo "FAIL $(basename "$file")"
    failed=1
  fi
done
for query in queries/*.scm; do
  tree-sitter query "$query" "$ROOT/examples/trail-season.campaign" >"$work/query.out" || failed=1
  [ -s "$work/query.out" ] && echo "ok   $query" || { echo "FAIL $query"; failed=1; }
done
exit $failed
