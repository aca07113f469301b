//! Random single edits of sound files: each mistake is told once, where it was made, with the way back.

use crate::common;
use crate::common::{Random, campaigns};
use campaignc::findings::{Finding, Level};
use campaignc::source::{MemoryFiles, Span};
use campaignc::{Checked, Project};
use std::path::Path;
use std::sync::Arc;

/// An edit of a sound text, and what a good reader says of it.
struct Edit {
    what: &'static str,
    text: String,
    /// The lines (from 1) on which the mistake may be told of.
    lines: std::ops::RangeInclusive<u32>,
    /// The word that was there before, where it should be proposed.
    original: Option<String>,
}

fn check(text: &str) -> Checked {
    let files = MemoryFiles::from([("p/c.campaign", text)]);
    Project::with_files(Arc::new(files), Path::new("p/c.campaign"), Path::new("p"))
        .keeping_details()
        .check(Path::new("p/c.campaign"), common::today())
}

fn errors(text: &str) -> (Checked, Vec<Finding>) {
    let checked = check(text);
    let errors = checked.findings.iter().filter(|f| f.level == Level::Error).cloned().collect();
    (checked, errors)
}

fn line_of(text: &str, byte: usize) -> u32 {
    text[..byte].matches('\n').count() as u32 + 1
}

/// The places of words that the language or the file knows: heads, references.
fn words(text: &str) -> Vec<(usize, usize)> {
    let tree = campaignc::syntax::parse(text, &campaignc::lower::nesting);
    let mut words = Vec::new();
    for node in tree.nodes() {
        if let Some(head) = node.head() {
            words.push((head.start as usize, head.end as usize));
        }
    }
    words.retain(|(a, b)| b - a > 3);
    words
}

fn references(text: &str) -> Vec<(usize, usize)> {
    let checked = check(text);
    let uses = checked.references.iter().filter(|r| !r.declares && r.span.end - r.span.start > 3);
    uses.map(|r| (r.span.start as usize, r.span.end as usize)).collect()
}

/// One letter dropped, doubled, swapped or replaced.
fn misspell(word: &str, random: &mut Random) -> String {
    let mut chars: Vec<char> = word.chars().collect();
    let at = 1 + random.below(chars.len() - 2);
    match random.below(4) {
        0 => {
            chars.remove(at);
        }
        1 => chars.insert(at, chars[at]),
        2 => chars.swap(at, at - 1),
        _ => chars[at] = if chars[at] == 'q' { 'z' } else { 'q' },
    }
    chars.into_iter().collect()
}

fn replace(text: &str, range: (usize, usize), by: &str) -> String {
    format!("{}{by}{}", &text[..range.0], &text[range.1..])
}

fn edit(text: &str, kind: usize, random: &mut Random) -> Option<Edit> {
    match kind {
        0 => misspelt("misspelt word", text, words(text), random),
        1 => misspelt("misspelt reference", text, references(text), random),
        2 => missing_brace(text, random),
        3 => unclosed_string(text, random),
        4 => pattern("impossible date", text, random, find_date, |_| "2027-02-31".to_string()),
        5 => pattern("wrong currency", text, random, |t| find_word(t, &["EUR", "USD"]), |_| "EUX".to_string()),
        6 => junk(text, random),
        7 => duplicate(text, random),
        _ => pattern("percent over 100", text, random, find_percent, |_| "540%".to_string()),
    }
}

fn misspelt(what: &'static str, text: &str, places: Vec<(usize, usize)>, random: &mut Random) -> Option<Edit> {
    let range = *random.pick(&places)?;
    let word = &text[range.0..range.1];
    let wrong = misspell(word, random);
    if wrong == word {
        return None;
    }
    let line = line_of(text, range.0);
    Some(Edit { what, text: replace(text, range, &wrong), lines: line..=line, original: Some(word.to_string()) })
}

/// A `}` of a block goes; the mistake belongs to any line of that block.
fn missing_brace(text: &str, random: &mut Random) -> Option<Edit> {
    let tree = campaignc::syntax::parse(text, &campaignc::lower::nesting);
    let blocks: Vec<_> = tree.nodes().filter(|n| n.close().is_some()).collect();
    let node = random.pick(&blocks)?;
    let close = tree.tokens()[node.close()? as usize];
    let lines = line_of(text, node.bytes().0 as usize)..=line_of(text, close.start as usize);
    Some(Edit {
        what: "missing brace",
        text: replace(text, (close.start as usize, close.end as usize), ""),
        lines,
        original: None,
    })
}

fn unclosed_string(text: &str, random: &mut Random) -> Option<Edit> {
    let tree = campaignc::syntax::parse(text, &campaignc::lower::nesting);
    let strings: Vec<_> = tree.tokens().iter().filter(|t| t.kind == campaignc::syntax::TokenKind::Quoted).collect();
    let token = random.pick(&strings)?;
    let line = line_of(text, token.start as usize);
    Some(Edit {
        what: "unclosed string",
        text: replace(text, (token.end as usize - 1, token.end as usize), ""),
        lines: line..=line,
        original: None,
    })
}

fn pattern(
    what: &'static str,
    text: &str,
    random: &mut Random,
    find: impl Fn(&str) -> Vec<(usize, usize)>,
    by: impl Fn(&str) -> String,
) -> Option<Edit> {
    let places = find(text);
    let range = *random.pick(&places)?;
    let line = line_of(text, range.0);
    Some(Edit { what, text: replace(text, range, &by(&text[range.0..range.1])), lines: line..=line, original: None })
}

/// The places of tokens for which a predicate holds.
fn tokens(text: &str, is: impl Fn(&str) -> bool) -> Vec<(usize, usize)> {
    let tree = campaignc::syntax::parse(text, &campaignc::lower::nesting);
    let places = tree.tokens().iter().map(|t| (t.start as usize, t.end as usize));
    places.filter(|(a, b)| is(&text[*a..*b])).collect()
}

fn find_date(text: &str) -> Vec<(usize, usize)> {
    tokens(text, |t| t.len() == 10 && t.as_bytes()[4] == b'-' && t.as_bytes()[7] == b'-' && t.starts_with("20"))
}

fn find_word(text: &str, words: &[&str]) -> Vec<(usize, usize)> {
    tokens(text, |t| words.contains(&t))
}

fn find_percent(text: &str) -> Vec<(usize, usize)> {
    tokens(text, |t| t.ends_with('%') && t.starts_with(|c: char| c.is_ascii_digit()))
}

fn junk(text: &str, random: &mut Random) -> Option<Edit> {
    let all = tokens(text, |t| !t.starts_with("//") && !t.contains('\n'));
    let (_, end) = *random.pick(&all)?;
    let sign = *random.pick(&["@@", "%%", "&", "?", "^^", "~"])?;
    let line = line_of(text, end);
    Some(Edit {
        what: "junk token",
        text: replace(text, (end, end), &format!(" {sign}")),
        lines: line..=line,
        original: None,
    })
}

/// A named block, a second time at the end of the file.
fn duplicate(text: &str, random: &mut Random) -> Option<Edit> {
    let tree = campaignc::syntax::parse(text, &campaignc::lower::nesting);
    let named = ["audience", "influencer", "message", "phase", "story", "group", "campaign", "guidelines"];
    let word = |n: &campaignc::syntax::Node<'_>| n.head().map_or("", |h| &text[h.start as usize..h.end as usize]);
    let blocks: Vec<_> = tree.roots().filter(|n| named.contains(&word(n))).collect();
    let node = random.pick(&blocks)?;
    let (start, end) = node.bytes();
    let copy = &text[start as usize..end as usize];
    let first = line_of(text, text.len());
    let edited = format!("{}\n{copy}\n", text.trim_end());
    let lines = first..=line_of(&edited, edited.len());
    Some(Edit { what: "duplicate block", text: edited, lines, original: None })
}

fn told_on(checked: &Checked, finding: &Finding, lines: &std::ops::RangeInclusive<u32>) -> bool {
    let line = |span: Span| checked.sources.get(span.file).line_column(span.start).line;
    lines.contains(&line(finding.span)) || finding.related.iter().any(|r| lines.contains(&line(r.span)))
}

fn proposes(finding: &Finding, word: &str) -> bool {
    let help = finding.help.as_deref().unwrap_or("");
    help.contains(&format!("`{word}`"))
        || finding.fix.as_ref().is_some_and(|f| f.edits.iter().any(|e| e.text.contains(word)))
}

#[test]
fn a_random_edit_is_told_once_on_its_line_with_the_way_back() {
    let campaigns = campaigns();
    let mut random = Random::new(20_270_101);
    let (mut told, mut few, mut all) = (0, 0, 0);
    let (mut proposed, mut misspelt) = (0, 0);
    let mut misses = String::new();
    for round in 0..2_700 {
        let (name, text) = random.pick(&campaigns).expect("there are campaigns");
        let Some(edit) = edit(text, round % 9, &mut random) else { continue };
        let (checked, errors) = errors(&edit.text);
        all += 1;
        let here = errors.iter().any(|f| told_on(&checked, f, &edit.lines));
        told += usize::from(here);
        few += usize::from(errors.len() <= 2);
        let mut note = |why: &str| {
            let list: Vec<String> = errors
                .iter()
                .map(|f| {
                    let at = checked.sources.get(f.span.file).line_column(f.span.start);
                    format!("{}:{} {} {} | {}", at.line, at.column, f.rule, f.message, f.help.as_deref().unwrap_or(""))
                })
                .collect();
            let line = edit.text.lines().nth(*edit.lines.start() as usize - 1).unwrap_or("");
            misses.push_str(&format!(
                "{why}: {} in {name}, lines {:?}: {line}\n    {}\n",
                edit.what,
                edit.lines,
                list.join("\n    ")
            ));
        };
        if !here {
            note("NOT TOLD");
        } else if errors.len() > 2 {
            note("TOO MANY");
        }
        if let Some(word) = &edit.original {
            misspelt += 1;
            let found = errors.iter().any(|f| proposes(f, word));
            proposed += usize::from(found);
            if !found {
                note(&format!("NOT PROPOSED `{word}`"));
            }
        }
    }
    if std::env::var_os("SHOW_EDITS").is_some() {
        println!(
            "{misses}\n{all} edits: {told} told on their line, {few} with two errors at most; {proposed} of {misspelt} proposed"
        );
    }
    assert!(all >= 2_000, "{all} edits were made");
    assert!(told * 100 >= all * 99, "{told} of {all} were told on their line\n{misses}");
    assert!(few * 100 >= all * 97, "{few} of {all} with two errors at most\n{misses}");
    assert!(proposed * 100 >= misspelt * 95, "{proposed} of {misspelt} misspellings were proposed\n{misses}");
}
