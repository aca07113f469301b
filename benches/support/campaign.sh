#!/usr/bin/env bash
# Prints a sound campaign of any size: `campaign.sh PEOPLE > many.campaign`. The same number gives the same text.
#
# For measuring whole builds, and their PDFs; the benches make their campaigns themselves.
set -euo pipefail
people=${1:-1000}
cat <<'HEAD'
// A campaign that was made by a machine.

campaign "Bench" {
  brand     "Northpeak"
  product   "Ridge 2"
  objective launch
  budget    900_000_000 EUR
  runs      2027-01-04 .. 2027-12-19
  briefed   2026-11-02
  timezone  Europe/Berlin
  market    DE, AT
  contact   "Lena Brandt <lena@northpeak.example>"
}

audience runners "Runners" { interests running, hiking; countries DE, AT; size 640k }
guidelines { wording own; disclosure "Anzeige"; usage 90 days organic; avoid "Medical claims" }
message grip "Grip" { takeaway "You never look at your feet."; points "Where you ran", "One honest downside" }
message origin "Origin" { takeaway "Volunteers wore it for two winters." }
HEAD
awk -v people="$people" 'BEGIN {
  split("running hiking photography mountains", topics)
  split("grip origin", messages)
  for (i = 0; i < people; i++) {
    printf "\ninfluencer p%d \"Person %d\" {\n", i, i
    printf "  on instagram @person.%d { followers %dk; engagement %d.%d%%; sponsored %d%% }\n", i, 9 + i % 60, 2 + i % 6, i % 10, 3 + i % 17
    printf "  audience runners %d%%\n  topics   %s\n  affinity \"Runs every morning, in rain too (%d).\"\n", 40 + i % 45, topics[1 + i % 4], i
    printf "  fee      %d EUR per reel\n  fee      90 EUR per story\n  country  %s\n  gap      %d days\n}\n", 150 + 10 * (i % 80), i % 3 ? "DE" : "AT", 1 + i % 6
    printf "deliver 1 reel by p%d on instagram about %s\n", i, messages[1 + i % 2]
    printf "deliver 2 stories by p%d on instagram about %s\n", i, messages[1 + i % 2]
    printf "kpi engagement_rate >= %d%% for p%d { measured \"channel insights\" }\n", 2 + i % 3, i
  }
}'
cat <<'TAIL'

kpi positive_sentiment >= 80% { weight 60%; baseline 70%; measured "200 comments a week" }
kpi brand_recall >= 12% { weight 40%; baseline 9%; measured "panel, n = 400" }
TAIL
