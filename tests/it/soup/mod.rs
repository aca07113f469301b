//! Random campaign text: words of the table in any order, and statements made of their patterns.

use campaignc::vocabulary::{self, CHANNELS, Entry, METRICS, Part, Slot, TOP_LEVEL, WordBlock};
use proptest::prelude::*;
use proptest::sample::select;

/// Values of all kinds, right and wrong.
const VALUES: &[&str] = &[
    "\"Northpeak\"",
    "\"\"\"\n  long\n  text\n\"\"\"",
    "42",
    "42_000",
    "38.4k",
    "5.1%",
    "2027-03-08",
    "2027-02-31",
    "18:30",
    "..",
    ",",
    ">=",
    "=",
    "-",
    "900 EUR",
    "$900",
    "3 days",
    "@maya.runs",
    "#ad",
    "DE",
    "Europe/Berlin",
    "maya",
    "grip",
    "launch",
    "instagram",
    "reel",
    "everyone",
    "{",
    "}",
    "{\n",
    "}\n",
    ";",
    "\n",
    "\n",
    "// note\n",
    "# note\n",
    ":",
    "“smart”",
    "'single'",
    "\"open\n",
    "1,200",
    "03/08/2027",
    "8 March 2027",
    "$",
    "[",
    "]",
    "(",
    "/*",
    "--",
    "6 pm",
];

/// Words and values in any order.
pub fn words() -> impl Strategy<Value = String> {
    let mut all: Vec<String> = VALUES.iter().map(|v| v.to_string()).collect();
    for section in vocabulary::sections() {
        for entry in &section.entries {
            all.push(entry.word.name.to_string());
            all.extend(
                entry.word.shape.split(' ').filter(|w| w.chars().all(|c| c.is_ascii_lowercase())).map(str::to_string),
            );
        }
    }
    all.sort();
    all.dedup();
    prop::collection::vec((select(all), select(vec![" ", " ", " ", "", "\n"])), 0..60)
        .prop_map(|pieces| pieces.into_iter().map(|(word, gap)| word + gap).collect())
}

/// Statements of the top level, each made of its pattern, with blocks made of theirs; now and then something is wrong.
pub fn campaign() -> impl Strategy<Value = String> {
    let entries: Vec<usize> = (0..vocabulary::top_level().entries.len()).collect();
    prop::collection::vec((select(entries), any::<u64>()), 1..14).prop_map(|picks| {
        let mut text = String::new();
        for (index, seed) in picks {
            let mut dice = Dice(seed);
            statement(&vocabulary::top_level().entries[index], &mut dice, 0, &mut text);
            text.push('\n');
        }
        text
    })
}

/// Numbers drawn from one seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % n.max(1) as u64) as usize
    }

    fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    fn pick<'t>(&mut self, all: &[&'t str]) -> &'t str {
        all[self.below(all.len())]
    }
}

fn statement(entry: &Entry, dice: &mut Dice, depth: usize, out: &mut String) {
    out.push_str(&"  ".repeat(depth));
    out.push_str(entry.word.name);
    parts(&entry.pattern.parts, dice, out);
    let Some(block) = entry.block.filter(|_| depth < 3) else { return };
    if dice.one_in(4) {
        return;
    }
    let section: &WordBlock = vocabulary::block(block);
    out.push_str(" {\n");
    for inner in &section.entries {
        let needed = inner.word.times == vocabulary::Times::Required && !dice.one_in(8);
        if (needed || dice.one_in(5)) && section.name != TOP_LEVEL {
            statement(inner, dice, depth + 1, out);
            out.push_str(if dice.one_in(9) { " // why\n" } else { "\n" });
        }
    }
    out.push_str(&"  ".repeat(depth));
    if !dice.one_in(40) {
        out.push('}');
    }
}

fn parts(all: &[Part], dice: &mut Dice, out: &mut String) {
    for part in all {
        match part {
            Part::Literal(word) | Part::Sign(word) => push(word, out),
            Part::Slot(slot, _) => {
                let value = if dice.one_in(30) { dice.pick(VALUES) } else { value(*slot, dice) };
                push(value, out);
            }
            Part::Optional(inner) => {
                if dice.one_in(2) {
                    parts(inner, dice, out);
                }
            }
            Part::OneOf(_, branches) => parts(&branches[dice.below(branches.len())], dice, out),
            Part::List(item) => {
                parts(item, dice, out);
                while dice.one_in(3) {
                    out.push(',');
                    parts(item, dice, out);
                }
            }
            Part::Clauses(clauses) => {
                for (clause, _) in clauses {
                    let usual = matches!(clause.first(), Some(Part::Literal("by" | "on")));
                    if usual || dice.one_in(4) {
                        parts(clause, dice, out);
                    }
                }
            }
        }
    }
}

fn push(word: &str, out: &mut String) {
    out.push(' ');
    out.push_str(word);
}

fn value(slot: Slot, dice: &mut Dice) -> &'static str {
    use vocabulary::Kind::{
        Audience, Channel, Chapter, Group, Influencer, Label, Message, Metric, Phase, Roster, Story,
    };
    match slot {
        Slot::Text => dice.pick(&["\"Northpeak\"", "\"As you talk.\"", "\"\"\"\n    Two\n    lines\n  \"\"\""]),
        Slot::Word => dice.pick(&["hiking", "trail-running", "tea"]),
        Slot::Count => dice.pick(&["1", "2", "3", "38.4k", "0", "1_200"]),
        Slot::Number => dice.pick(&["1", "0.92", "12"]),
        Slot::Percent => dice.pick(&["5.1%", "64%", "0%", "100%"]),
        Slot::Money => dice.pick(&["900 EUR", "14_000 EUR", "1 USD", "0.92 EUR"]),
        Slot::Date => dice.pick(&["2027-03-01", "2027-03-08", "2027-03-14", "2027-04-11", "9999-12-31"]),
        Slot::Time => dice.pick(&["09:00", "18:30", "23:59"]),
        Slot::Days => dice.pick(&["3 days", "2 weeks", "90 days", "900_000 days"]),
        Slot::Gap => dice.pick(&["3 days", "4 hours", "90 minutes"]),
        Slot::Length => dice.pick(&["45 seconds", "8 minutes"]),
        Slot::Handle => dice.pick(&["@maya.runs", "@jonas"]),
        Slot::Hashtag => dice.pick(&["#ad", "#NorthpeakTrail"]),
        Slot::Country => dice.pick(&["DE", "AT", "US"]),
        Slot::Language => dice.pick(&["de", "en", "pt-BR"]),
        Slot::Zone => dice.pick(&["Europe/Berlin", "America/New_York", "UTC"]),
        Slot::Url => "\"https://northpeak.example/film\"",
        Slot::Target => dice.pick(&["80%", "1_500", "6 points", "20 EUR"]),
        Slot::Compare => dice.pick(&[">=", "<=", "="]),
        Slot::New(Influencer | Group) | Slot::Ref(Influencer | Group) => {
            dice.pick(&["maya", "jonas", "sofia", "runners"])
        }
        Slot::Cast => dice.pick(&["maya", "jonas", "runners", "everyone"]),
        Slot::New(Audience) | Slot::Ref(Audience) => dice.pick(&["trail_runners", "hikers"]),
        Slot::New(Channel) => dice.pick(&["instagram", "journal", "tiktok"]),
        Slot::Ref(Channel) => dice.pick(&[CHANNELS[0].name, "tiktok", "journal", "youtube"]),
        Slot::New(Message) | Slot::Ref(Message) => dice.pick(&["grip", "origin"]),
        Slot::New(Story | Chapter) | Slot::Ref(Story | Chapter) => dice.pick(&["winter", "mud", "summit"]),
        Slot::New(Phase) | Slot::Ref(Phase) => dice.pick(&["launch", "teaser"]),
        Slot::New(Roster) | Slot::Ref(Roster) => "agency",
        Slot::New(Metric) | Slot::Ref(Metric) => "visits",
        Slot::New(Label) | Slot::Ref(Label) => dice.pick(&["opening", "closing"]),
        Slot::Format => dice.pick(&["reel", "reels", "story", "stories", "video", "article"]),
        Slot::Tier => dice.pick(&["micro", "nano", "mega"]),
        Slot::Rule => dice.pick(&["vanity-kpis", "reach-over-fit", "no-such-rule"]),
        Slot::MetricName => METRICS[dice.below(METRICS.len())].name,
    }
}
