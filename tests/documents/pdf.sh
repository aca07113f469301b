#!/usr/bin/env bash
# Reads the PDFs that run.sh has built: `pdf.sh PROGRAM WORK`.
set -euo pipefail
program=$1 work=$2
failed=0
fail() { echo "$*" >&2; failed=1; }

count=0
while IFS= read -r -d '' pdf; do
  count=$((count + 1))
  name=${pdf#"$work"/build/}
  info=$(pdfinfo "$pdf" 2>/dev/null)
  grep -q '^Tagged: *yes' <<<"$info" || fail "$name is not tagged"
  grep -q 'CreationDate' <<<"$info" && fail "$name tells when it was made"
  pages=$(awk '/^Pages:/ { print $2 }' <<<"$info")
  case $name in
    */briefs/* | trail-season/* | harvest/*) [ "$pages" -le 2 ] || fail "$name takes $pages sheets" ;;
  esac
  [ -z "$(pdfinfo -js "$pdf" 2>/dev/null)" ] || fail "$name holds a script"
  # Behind two lines of heading: name, type, encoding, then whether it is embedded.
  pdffonts "$pdf" 2>/dev/null | tail -n +3 | grep -vE ' yes (yes|no) +(yes|no) ' && fail "$name has a font that is not embedded"
  pdfinfo -url "$pdf" 2>/dev/null | awk 'NR > 1 { print $3 }' | grep -vE '^(https://(northpeak|ferme|velora)\.example/|mailto:[a-z]+@(northpeak|ferme|velora)\.example$)' &&
    fail "$name links to a stranger"
done < <(find "$work/build" -name '*.pdf' -print0 | sort -z)

# The text stands in the file in the order in which a person reads it, and so in the order of its tags. (Without `-raw`,
# pdftotext guesses columns from the places of words.)
text=$(pdftotext -raw "$work/build/trail-season/briefs/maya.pdf" - 2>/dev/null)
at=0
for words in "A brief for Maya Köhler" "3 reels and 2 stories on Instagram" "Why you" "64% of your followers" "Your freedom" \
  "What people" "You never looked\|you never looked" "Please avoid" "First steps" "The bad day" "The good day" "Your posts" \
  "All times are Berlin time" "Your dates" "How to label it" "Rights and terms" "Your pay" "€2,700" "How we judge success\|How we judge" \
  "Who to ask" "Thank you for doing this with us"; do
  line=$(grep -n "$words" <<<"$text" | cut -d: -f1 | awk -v at="$at" '$1 > at { print; exit }')
  if [ -z "$line" ]; then fail "\"$words\" does not stand behind what comes before it"; else at=$line; fi
done

# Hostile text is text.
grep -q 'onmouseover=' <<<"$(pdftotext "$work/build/hostile/briefs/maya.pdf" - 2>/dev/null)" || fail "hostile text is not shown as it is"

# The same bytes twice.
"$program" build examples/trail-season.campaign -q --today 2027-01-01 --emit pdf -o "$work/again"
while IFS= read -r -d '' pdf; do
  cmp -s "$pdf" "$work/build/trail-season/${pdf#"$work"/again/}" || fail "${pdf#"$work"/again/} differs when it is built again"
done < <(find "$work/again" -name '*.pdf' -print0)

# Many people at once.
benches/support/campaign.sh 300 >"$work/many.campaign"
"$program" build "$work/many.campaign" -q --today 2026-11-02 --emit pdf -o "$work/many" || fail "three hundred people are too many"
[ "$(find "$work/many" -name '*.pdf' | wc -l)" -eq 301 ] || fail "not everybody of three hundred people has her brief"

[ "$count" -ge 40 ] || fail "there are only $count PDFs"
[ "$failed" -eq 0 ] && echo "$count PDFs are well"
exit "$failed"
