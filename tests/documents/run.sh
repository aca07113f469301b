#!/usr/bin/env bash
# Looks at all documents as a validator, a browser and a reader of PDFs do. Builds every example, the hostile texts, and
# right-to-left and Chinese, Japanese and Korean ones; any error or violation fails.
#
#   tests/documents/run.sh [PROGRAM [--with-pdf]]
#
# PROGRAM defaults to target/debug/campaignc, built if need be. A program that can write PDF has its PDFs read too; with
# --with-pdf one that cannot fails.
#
# Needs Node.js with npm, and Debian's packages chromium and poppler-utils, which it installs where it may.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.."

step() { printf '\n== %s\n' "$*"; }

need() { # COMMAND PACKAGE
  command -v "$1" >/dev/null && return
  apt-get update -qq && apt-get install -y -qq --no-install-recommends "$2" >/dev/null
}

program=${1:-}
if [ -z "$program" ]; then
  cargo build --quiet
  program=${CARGO_TARGET_DIR:-target}/debug/campaignc
fi
need chromium chromium
need pdftotext poppler-utils
CHROMIUM=$(command -v chromium)
export CHROMIUM

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

step "build the documents"
formats=md,html
if "$program" build examples/trail-season.campaign -q --today 2027-01-01 --emit pdf -o "$work/probe" 2>/dev/null; then
  formats=md,html,pdf
fi
rm -rf "$work/probe"
if [ "${2:-}" = --with-pdf ] && [ "$formats" = md,html ]; then
  echo "$program cannot write PDF" >&2
  exit 1
fi
echo "formats: $formats"
build() { "$program" build "$1" -q --today 2027-01-01 --emit "$formats" -o "$work/build/$2"; }
build examples/trail-season.campaign trail-season
# A build keeps its cast beside the file.
for example in harvest sportswear; do
  cp -r "examples/$example" "$work/$example"
  build "$work/$example/$example.campaign" "$example"
done
# The worst of the examples has no schedule, so nobody gets a brief from it. With less of a gap between posts it has one.
cp examples/star-launch.campaign "$work/"
echo "channel instagram { gap 2 hours }" >>"$work/star-launch.campaign"
build "$work/star-launch.campaign" star-launch
for file in "$here"/campaigns/*/*.campaign; do
  build "$file" "$(basename "$file" .campaign)"
done

step "tools"
mkdir "$work/tools"
cp "$here/package.json" "$here/check.mjs" "$here/htmlvalidate.json" "$work/tools/"
npm install --prefix "$work/tools" --no-audit --no-fund --silent

step "html-validate"
find "$work/build" -name '*.html' -print0 | sort -z |
  xargs -0 "$work/tools/node_modules/.bin/html-validate" --config "$work/tools/htmlvalidate.json"
echo "no errors"

step "axe-core in Chromium, phones, dark, print"
node "$work/tools/check.mjs" "$work/build"

if [ "$formats" = md,html,pdf ]; then
  step "PDF"
  bash "$here/pdf.sh" "$program" "$work"
fi

step "all documents are well"
