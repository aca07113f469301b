//! What holds for every text: of the examples and cases whole, of their prefixes and gaps, and of random ones.

use crate::common::{Random, campaigns, campaigns_in, today};
use crate::soup;
use campaignc::findings::{Finding, Level, apply_fixes};
use campaignc::lower::{self, Lowered, World};
use campaignc::source::{FileId, MemoryFiles, Span};
use campaignc::syntax::{Nesting, TokenKind, Tree, lay_out, parse, parse_again, quote, unquote};
use campaignc::{Checked, Project};
use proptest::prelude::*;
use std::path::Path;
use std::sync::Arc;

fn tree(text: &str) -> Tree {
    parse(text, &lower::nesting)
}

/// Reads a text without rules and schedule.
fn lowered(text: &str) -> Lowered {
    let files = MemoryFiles::from([("p/c.campaign", text)]);
    let place = World { files: &files, root: Path::new("p"), base: Path::new("p"), rules: &[] };
    lower::lower_again(place, Path::new("p/c.campaign"), None)
}

/// Reads a text with rules and schedule.
fn checked(text: &str) -> Checked {
    let files = MemoryFiles::from([("p/c.campaign", text)]);
    let path = Path::new("p/c.campaign");
    Project::with_files(Arc::new(files), path, Path::new("p")).check(path, today())
}

fn errors(findings: &[Finding]) -> usize {
    findings.iter().filter(|f| f.level == Level::Error).count()
}

/// The comments of a text, sorted.
fn comments(text: &str) -> Vec<String> {
    let tree = tree(text);
    let is = |k: TokenKind| k == TokenKind::Comment;
    let all = tree.tokens().iter().filter(|t| is(t.kind)).map(|t| &text[t.start as usize..t.end as usize]);
    // A comment behind a joint belongs to the joint's token.
    let inside =
        tree.tokens().iter().filter(|t| matches!(t.kind, TokenKind::Comma | TokenKind::Range | TokenKind::Compare));
    let inside =
        inside.flat_map(|t| text[t.start as usize..t.end as usize].lines().filter_map(|l| Some(&l[l.find("//")?..])));
    let mut all: Vec<String> = all.chain(inside).map(|c| c.trim_end().to_string()).collect();
    all.sort();
    all
}

/// What a text means, without the places at which it says so.
fn meaning(text: &str) -> String {
    let Lowered { campaign, findings, .. } = lowered(text);
    let mut out = without_places(&format!("{campaign:#?}"));
    for finding in findings {
        out.push_str(&format!("{} {}\n", finding.rule, finding.message));
    }
    out
}

/// A dump of data with every offset in it set to zero.
fn without_places(dump: &str) -> String {
    let mut out = String::with_capacity(dump.len());
    for line in dump.lines() {
        let place = ["start: ", "end: "].iter().find(|key| line.trim_start().starts_with(**key));
        match place {
            Some(key) if line.trim_end().trim_end_matches(',').ends_with(|c: char| c.is_ascii_digit()) => {
                out.push_str(key)
            }
            _ => out.push_str(line),
        }
        out.push('\n');
    }
    out
}

/// Lays out a text.
fn laid_out(text: &str) -> String {
    lay_out(text, &tree(text), &lower::nesting).text
}

/// Laying out twice is laying out once, keeps every comment, and changes no meaning.
fn layout_holds(name: &str, text: &str) {
    let once = laid_out(text);
    assert_eq!(laid_out(&once), once, "{name}: the second pass changes something");
    assert_eq!(comments(text), comments(&once), "{name}: comments are lost or made");
}

#[test]
fn the_layout_of_every_example_is_stable_and_keeps_comments_and_meaning() {
    for (name, text) in campaigns() {
        layout_holds(&name, &text);
        let once = laid_out(&text);
        assert_eq!(meaning(&text), meaning(&once), "{name}");
    }
}

#[test]
fn examples_that_are_badly_laid_out_get_the_same_layout_back() {
    for (name, text) in campaigns() {
        let once = laid_out(&text);
        // Every run of blanks between tokens of a line becomes one blank, and no line is indented.
        let squeezed: String = squeeze(&once);
        assert_eq!(laid_out(&squeezed), once, "{name}");
    }
}

/// One blank between tokens, no indentation; what stands in strings and comments stays.
fn squeeze(text: &str) -> String {
    let tree = tree(text);
    let (mut out, mut end) = (String::new(), 0);
    for token in tree.tokens() {
        let gap = &text[end..token.start as usize];
        let breaks = gap.matches('\n').count();
        out.push_str(&if breaks > 0 { "\n".repeat(breaks) } else { gap.chars().take(1).collect() });
        out.push_str(&text[token.start as usize..token.end as usize]);
        end = token.end as usize;
    }
    out.push('\n');
    out
}

#[test]
fn line_ends_of_windows_stay_line_ends_of_windows() {
    for (name, text) in campaigns() {
        let windows = text.replace('\n', "\r\n");
        let laid = laid_out(&windows);
        assert_eq!(laid.matches('\n').count(), laid.matches("\r\n").count(), "{name}");
        assert_eq!(laid.replace("\r\n", "\n"), laid_out(&text), "{name}");
        assert_eq!(meaning(&windows), meaning(&text), "{name}");
    }
}

#[test]
fn the_layout_of_every_broken_file_is_stable_and_keeps_comments() {
    for (name, text) in campaigns_in("tests/fixtures/broken") {
        layout_holds(&name, &text);
    }
}

/// The most errors that the beginning of an example may have: an open block, an open text, what the open block lacks, and
/// names that would have come later.
const IN_A_PREFIX: usize = 8;

#[test]
fn every_prefix_of_every_example_gives_a_tree_and_few_errors() {
    let mut most = (0, String::new());
    for (name, text) in campaigns() {
        let ends = text.char_indices().map(|(at, _)| at).filter(|at| at % 31 == 0 || text[..*at].ends_with('\n'));
        for at in ends {
            let prefix = &text[..at];
            let found = lowered(prefix);
            let count = errors(&found.findings);
            if count > most.0 {
                let told: Vec<String> = found.findings.iter().map(|f| f.message.clone()).collect();
                most = (count, format!("{name} up to byte {at}: {told:#?}"));
            }
        }
    }
    println!("at most {} errors: {}", most.0, most.1);
    assert!(most.0 <= IN_A_PREFIX, "{} errors in {}", most.0, most.1);
}

#[test]
fn every_prefix_of_every_example_is_cut_without_loss() {
    for (_, text) in campaigns() {
        let ends = text.char_indices().map(|(at, _)| at).step_by(11);
        ends.for_each(|at| tree_holds(&text[..at]));
    }
}

/// What edits bring that changes how the text around them is read.
const EDITS: &[&str] = &[
    "", "x", " ", "\n", "}", "\n}", "\n}\n", "{", " {\n", "\"", "\"\"\"", ",", ",\n", "//", ";", "..\n", "é",
    "\u{feff}", ":\n",
];

#[test]
fn deliverables_that_are_read_side_by_side_mean_the_same_as_one_by_one() {
    let head = "campaign \"c\" {\n  runs 2027-03-01 .. 2027-12-31\n}\n\ninfluencer ada { on instagram @ada }\n";
    let message = |n: usize| format!("message m{n} {{ takeaway \"t\" }}\n");
    let deliver = |n: usize| match n % 200 {
        77 => format!("deliver 1 post by adaa on instagram about m{}\n", n % 30),
        99 => "deliver 1 post by ada\n".to_string(),
        120 => "deliver 1 post by ada on instagram about m1 { allow low-engagement because \"so\" }\n".to_string(),
        150 => "deliver 1 post by ada on instagram about { note \"never closed }\n".to_string(),
        _ => format!("deliver {} posts by ada on instagram about m{} as d{n} {{ note \"n{n}\" }}\n", n % 3 + 1, n % 30),
    };
    let together =
        head.to_string() + &(0..30).map(message).collect::<String>() + &(0..1_500).map(deliver).collect::<String>();
    let mut apart = head.to_string();
    for n in 0..1_500 {
        if n % 50 == 0 {
            apart.push_str(&message(n / 50));
        }
        apart.push_str(&deliver(n));
    }
    let told = lowered(&together).findings.len();
    assert!(told > 10, "{told} findings");
    same_lines(&meaning(&together), &meaning(&apart));
}

/// The same, told by the first line that is not: a whole dump would fill the screen.
fn same_lines(a: &str, b: &str) {
    let different = a.lines().zip(b.lines()).enumerate().find(|(_, (a, b))| a != b);
    assert_eq!(different, None);
    assert_eq!(a.lines().count(), b.lines().count());
}

#[test]
fn a_tree_made_by_the_one_before_an_edit_is_the_tree_of_the_new_text() {
    let mut random = Random::new(5);
    for (name, original) in campaigns() {
        let mut text = original.clone();
        let mut before = tree(&text);
        for step in 0..120 {
            let place = |at: usize| (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
            let start = place(random.below(text.len() + 1));
            let length = if random.below(8) == 0 { random.below(500) } else { random.below(4) };
            let end = place((start + length).min(text.len()));
            let mut new = text.clone();
            new.replace_range(start..end, random.pick(EDITS).expect("there are edits"));
            if random.below(40) == 0 {
                new = original.clone();
            }
            let again = parse_again(&before, &text, &new, &lower::nesting);
            assert_eq!(again, tree(&new), "{name}, step {step}:\n{text}\n=>\n{new}");
            (text, before) = (new, again);
        }
    }
}

/// The most errors that an example without one of its lines may have.
const WITHOUT_A_LINE: usize = 14;

#[test]
fn every_example_without_one_of_its_lines_gives_a_tree_and_few_errors() {
    let (mut most, mut total, mut gaps) = ((0, String::new()), 0, 0);
    for (name, text) in campaigns() {
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        for gone in 0..lines.len() {
            let rest: String = lines.iter().enumerate().filter(|(i, _)| *i != gone).map(|(_, l)| *l).collect();
            let found = lowered(&rest);
            let count = errors(&found.findings);
            (total, gaps) = (total + count, gaps + 1);
            if count > most.0 {
                let told: Vec<String> = found.findings.iter().map(|f| f.message.clone()).collect();
                most = (count, format!("{name} without `{}`: {told:#?}", lines[gone].trim_end()));
            }
            tree_holds(&rest);
        }
    }
    println!("at most {} errors, {total} in {gaps} texts: {}", most.0, most.1);
    assert!(most.0 <= WITHOUT_A_LINE, "{} errors in {}", most.0, most.1);
    assert!(total <= gaps * 2, "{total} errors in {gaps} texts");
}

/// Between tokens stands only white space, in their order; statements own runs of them, and blocks lie in blocks.
fn tree_holds(text: &str) {
    let tree = tree(text);
    let mut end = 0;
    for token in tree.tokens() {
        let gap = text.get(end..token.start as usize).expect("tokens begin where characters do");
        assert!(gap.chars().all(|c| c.is_whitespace() || c == '\u{feff}'), "lost: {gap:?} in {text:?}");
        assert!(token.start < token.end && text.is_char_boundary(token.end as usize));
        end = token.end as usize;
    }
    let tail = &text[end..];
    assert!(tail.chars().all(|c| c.is_whitespace() || c == '\u{feff}'), "lost: {tail:?} in {text:?}");
    for node in tree.nodes() {
        assert!(node.end_index() > node.index());
        let (first, last) = node.bytes();
        assert!(first <= last && last as usize <= text.len() + 1, "{first}..{last} in {text:?}");
        for child in node.children() {
            assert_eq!(child.parent().map(|p| p.index()), Some(node.index()));
            assert!(child.end_index() <= node.end_index());
        }
    }
}

/// Every place of every finding lies in its text.
fn places_hold(checked: &Checked) {
    let holds = |span: Span| {
        let text = &checked.sources.get(span.file).text;
        assert!(text.get(span.start as usize..span.end as usize).is_some(), "{span:?} in {text:?}");
    };
    for finding in &checked.findings {
        holds(finding.span);
        finding.related.iter().for_each(|r| holds(r.span));
        finding.fix.iter().flat_map(|f| &f.edits).for_each(|e| holds(e.span));
        assert!(!finding.message.is_empty() && finding.message.len() < 2_000, "{}", finding.message);
    }
}

/// Applies fixes until none changes anything more, as `check --fix` does.
fn fixed(text: &str, unsafe_too: bool) -> String {
    let mut text = text.to_string();
    for _ in 0..10 {
        let found = checked(&text);
        let applied = apply_fixes(&found.findings, &found.sources, unsafe_too);
        match applied.texts.get(&FileId::new(0)) {
            Some(after) if *after != text => text = after.clone(),
            _ => return text,
        }
    }
    panic!("fixes do not come to an end:\n{text}")
}

#[test]
fn fixes_of_broken_files_come_to_an_end_keep_comments_and_leave_fewer_errors() {
    for (name, text) in campaigns_in("tests/fixtures/broken") {
        let before = errors(&checked(&text).findings);
        for unsafe_too in [false, true] {
            let after = fixed(&text, unsafe_too);
            assert!(errors(&checked(&after).findings) <= before, "{name}:\n{after}");
            let kept = comments(&after);
            let lost: Vec<String> = comments(&text).into_iter().filter(|c| !kept.contains(c)).collect();
            // The `//` of a web address without quotes was read as a comment, and is none any more.
            let lost: Vec<&String> =
                lost.iter().filter(|c| !name.contains("web_address") || !c.contains(".example")).collect();
            assert!(lost.is_empty(), "{name}: {lost:?}\n{after}");
        }
    }
}

#[test]
fn fixes_that_can_be_applied_unseen_change_nothing_in_a_sound_file() {
    // Campaigns that show mistakes have fixes for some of them.
    for (name, text) in campaigns_in("examples").into_iter().filter(|(name, _)| name != "star-launch.campaign") {
        assert_eq!(fixed(&text, false), text, "{name}");
    }
}

#[test]
fn a_text_that_is_cut_in_parts_gives_the_same_tokens() {
    let text = include_str!("../../examples/trail-season.campaign");
    let one = tree(text);
    let many = tree(&text.repeat(60));
    let expected = (0..60u32).flat_map(|i| {
        let by = i * text.len() as u32;
        one.tokens().iter().map(move |t| (t.kind, t.start + by, t.end + by))
    });
    assert!(many.tokens().iter().map(|t| (t.kind, t.start, t.end)).eq(expected));
    assert!(many.problems().is_empty());
    assert_eq!(many.roots().count(), one.roots().count() * 60);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, rng_seed: proptest::test_runner::RngSeed::Fixed(20_270_301), ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_a_tree_without_loss(text in any::<String>()) {
        tree_holds(&text);
        layout_holds("any text", &text);
    }

    #[test]
    fn any_run_of_signs_gives_a_tree_without_loss(text in "[{}\"',;:.#@/ \\n\\r\\ta-c1-3%$=<>()“”-]{0,200}") {
        tree_holds(&text);
        layout_holds("signs", &text);
    }

    #[test]
    fn quoting_and_unquoting_are_inverse(text in any::<String>()) {
        let quoted = quote(&text);
        prop_assert_eq!(unquote(TokenKind::Quoted, &quoted), (text, vec![]));
        let tree = parse(&quoted, &|_| Nesting::Inner);
        prop_assert_eq!(tree.tokens().len(), 1);
    }

    #[test]
    fn a_long_text_means_its_lines(lines in prop::collection::vec("[ -!#-~]{0,20}", 1..6), indent in 0_usize..6) {
        let lines: Vec<String> = lines.iter().map(|l| l.trim_end().to_string()).collect();
        prop_assume!(lines.iter().any(|l| !l.trim().is_empty() && !l.starts_with(' ')));
        prop_assume!(!lines[0].trim().is_empty() && !lines[lines.len() - 1].trim().is_empty());
        let pad = " ".repeat(indent);
        let inside: String = lines.iter().map(|l| format!("{pad}{l}\n")).collect();
        let raw = format!("\"\"\"\n{inside}{pad}\"\"\"");
        prop_assume!(!raw.contains("\n}"));
        prop_assert_eq!(unquote(TokenKind::Text, &raw).0, lines.join("\n"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, rng_seed: proptest::test_runner::RngSeed::Fixed(20_270_301), ..ProptestConfig::default() })]

    #[test]
    fn a_soup_of_words_of_the_language_is_checked_to_the_end(text in soup::words()) {
        tree_holds(&text);
        layout_holds("soup", &text);
        let found = checked(&text);
        places_hold(&found);
        prop_assert!(found.findings.len() <= 20 + text.len() / 3, "{} findings", found.findings.len());
    }

    #[test]
    fn statements_made_of_their_patterns_are_checked_to_the_end(text in soup::campaign()) {
        tree_holds(&text);
        layout_holds("statements", &text);
        let is_sound = errors(&lowered(&text).findings) == 0;
        if is_sound {
            prop_assert_eq!(meaning(&text), meaning(&laid_out(&text)), "{}", text);
        }
        places_hold(&checked(&text));
    }
}
