//! Generated campaigns of any size, and texts that nobody writes by hand. The same seed gives the same text.

use std::fmt::Write as _;

/// Seeded random numbers (SplitMix64).
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % n
    }

    pub fn pick<'t>(&mut self, all: &[&'t str]) -> &'t str {
        all[self.below(all.len() as u64) as usize]
    }
}

/// How many statements stand for one person: the person, an account, its figures, and a deliverable.
const PER_PERSON: usize = 14;

const HEAD: &str = r#"// A campaign that was made by a machine.

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
phase launch 2027-03-08 .. 2027-03-21
phase sustain 2027-03-22 .. 2027-12-11
"#;

/// A sound campaign with about so many statements.
pub fn campaign(statements: usize) -> String {
    let mut random = Random(20_270_101);
    let people = (statements.saturating_sub(24) / PER_PERSON).max(1);
    let mut text = HEAD.to_string();
    for i in 0..people {
        person(i, &mut random, &mut text);
    }
    for i in 0..people {
        let (month, day) = (2 + random.below(7), 1 + random.below(27));
        let message = random.pick(&["grip", "origin"]);
        let _ = writeln!(
            text,
            "deliver 1 reel by p{i} on instagram about {message} during 2027-0{month}-{day:02} .. 2027-12-11 {{ note \"Number {i}.\" }}"
        );
    }
    text.push_str("kpi positive_sentiment >= 80% { weight 60%; baseline 70%; measured \"200 comments a week\" }\n");
    text.push_str("kpi brand_recall >= 12% { weight 40%; baseline 9%; measured \"panel, n = 400\" }\n");
    text
}

fn person(i: usize, random: &mut Random, text: &mut String) {
    let (followers, engagement, share) = (9 + random.below(60), 20 + random.below(60), 40 + random.below(45));
    let (sponsored, fee) = (3 + random.below(20), 150 + 10 * random.below(80));
    let why = random.pick(&["Runs every morning.", "Films every long run.", "Has worn the first Ridge for years."]);
    let comment = random.pick(&["", "", "  // met in spring"]);
    let _ = write!(
        text,
        "\ninfluencer p{i} \"Person {i}\" {{{comment}\n  on instagram @person.{i} {{ followers {followers}k; engagement {}.{}%; sponsored {sponsored}% }}\n  \
         audience  runners {share}%\n  topics    running, {}\n  affinity  \"{why}\"\n  fee       {fee} EUR per reel\n  country   {}\n  gap       {} days\n}}\n",
        engagement / 10,
        engagement % 10,
        random.pick(&["hiking", "photography", "mountains"]),
        random.pick(&["DE", "AT"]),
        1 + random.below(6),
    );
}

/// Pieces of which a megabyte each is read: what it takes must not grow faster than the text.
pub const HOSTILE: &[&str] = &[
    "{",
    "}",
    ",",
    "\"",
    "\"\"\"x\n",
    "#",
    "# x\n",
    "(",
    "[",
    "a {",
    "a { b ",
    "x ",
    "x\n",
    "a: b\n",
    "a:\n  ",
    "“",
    "‘x’ ",
    "'",
    "@@ ",
    "..",
    ".. \n",
    "= ",
    "1",
    "1 ",
    "1,",
    "1,000,",
    "-",
    "//",
    "// x\n",
    ";",
    "\\",
    "é",
    "\r",
    "\n",
    "\u{a0}",
    "\u{feff}",
    "audience x { ",
    "audience x { }\n",
    "influencer maya { on instagram @m }\n",
    "deliver 1 reel by zora on instagram\n",
    "deliver 9 reels by everyone on instagram\n",
    "campaign \"A\" { }\n",
    "import \"x\"\n",
    "kpi sales 1\n",
    "allow x because \"y\"\n",
    "group g { members a, b }\n",
    "interests a, b, ",
    "\"a\", ",
    "maya and ",
    "8 March 2027 ",
    "900 EUR ",
    "{\n}\n",
    "}\n{",
];

/// About a megabyte of one piece.
pub fn hostile(piece: &str) -> String {
    piece.repeat(1_000_000 / piece.len())
}
