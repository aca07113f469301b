#!/bin/sh
# The tree-sitter grammar on its own corpus and on all examples: no error node where the compiler sees none.
set -eu
work=$1/tree-sitter
rm -rf "$work" && mkdir -p "$work"
cp -r "$ROOT/grammar/tree-sitter-campaign/." "$work"
cd "$work"
# Grammars are found by the folder that they lie in; the configuration of whoever runs this stays as it is.
export TREE_SITTER_DIR="$work/config"
mkdir -p "$TREE_SITTER_DIR"
printf '{ "parser-directories": ["%s"] }\n' "$1" >"$TREE_SITTER_DIR/config.json"
tree-sitter generate
tree-sitter test
failed=0
files=$(find "$ROOT/examples" "$ROOT/tests/cases" -name '*.campaign' | sort)
[ "$(echo "$files" | wc -l)" -gt 10 ] || { echo "FAIL the examples are not where they are looked for"; exit 1; }
for file in $files; do
  if tree-sitter parse -q "$file"; then
    echo "ok   ${file#"$ROOT/"}"
  else
    echo "FAIL ${file#"$ROOT/"}"
    failed=1
  fi
done
# The line ends of Windows and a byte-order mark, which the compiler takes too; and a text that has to be refused.
printf '\357\273\277' >"$work/windows.campaign"
sed 's/$/\r/' "$ROOT/examples/trail-season.campaign" >>"$work/windows.campaign"
tree-sitter parse -q "$work/windows.campaign" && echo "ok   line ends of Windows" || { echo "FAIL line ends of Windows"; failed=1; }
printf 'campaign "X" {\n  brand "B"\n' >"$work/open.campaign"
if tree-sitter parse -q "$work/open.campaign" >/dev/null; then
  echo "FAIL an open block has no error node"
  failed=1
else
  echo "ok   an open block has an error node"
fi
for query in queries/*.scm; do
  tree-sitter query "$query" "$ROOT/examples/trail-season.campaign" >"$work/query.out" || failed=1
  [ -s "$work/query.out" ] && echo "ok   $query" || { echo "FAIL $query"; failed=1; }
done
exit $failed
