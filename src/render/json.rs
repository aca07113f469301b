//! Findings as one JSON object; `docs/schemas/findings.schema.json` describes it.

use super::facts::FactSheet;
use super::inert::is_active;
use crate::findings::{Fact, Finding, Fix, Level, Mistake};
use crate::rules::card::CardLine;
use crate::source::{LineColumn, Sources, Span};
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The version of the format; it grows when something that readers rely on changes.
pub const VERSION: u32 = 1;

/// All findings and their numbers by level and mistake.
#[derive(Debug, Serialize)]
struct JsonReport<'f> {
    version: u32,
    findings: Vec<FindingDto<'f>>,
    summary: Summary,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cards: Vec<CardDto<'f>>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    campaigns: &'f [FactSheet],
}

#[derive(Debug, Serialize)]
struct FindingDto<'f> {
    rule: &'static str,
    mistake: &'static str,
    level: &'static str,
    message: &'f str,
    file: &'f str,
    range: JsonRange,
    related: Vec<RelatedDto<'f>>,
    facts: BTreeMap<&'static str, FactDto<'f>>,
    evidence: Vec<EvidenceDto>,
    help: Option<&'f str>,
    fix: Option<FixDto<'f>>,
}

/// A range of text; lines and columns count from 1, bytes from 0, the end lies behind the last character.
#[derive(Debug, Serialize)]
struct JsonRange {
    start: JsonPlace,
    end: JsonPlace,
}

#[derive(Debug, Serialize)]
struct JsonPlace {
    line: u32,
    column: u32,
    byte: u32,
}

#[derive(Debug, Serialize)]
struct RelatedDto<'f> {
    message: &'f str,
    file: &'f str,
    range: JsonRange,
}

#[derive(Debug, Serialize)]
struct EvidenceDto {
    claim: &'static str,
    source: &'static str,
}

#[derive(Debug, Serialize)]
struct FixDto<'f> {
    safe: bool,
    edits: Vec<EditDto<'f>>,
}

#[derive(Debug, Serialize)]
struct EditDto<'f> {
    file: &'f str,
    range: JsonRange,
    text: &'f str,
}

#[derive(Debug, Serialize)]
struct Summary {
    error: usize,
    warning: usize,
    advice: usize,
    mistakes: Mistakes,
}

#[derive(Debug, Serialize)]
struct Mistakes {
    authenticity: usize,
    #[serde(rename = "brand-voice")]
    brand_voice: usize,
    saturation: usize,
    kpis: usize,
}

#[derive(Debug)]
struct FactDto<'f>(&'f Fact);

impl Serialize for FactDto<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Fact::Text(text) => to.serialize_str(text),
            // Whole numbers up to 2^53 are exact in both types; they are written without a fraction.
            Fact::Number(n) if n.fract() == 0.0 && n.abs() <= 9_007_199_254_740_992.0 => to.serialize_i64(*n as i64),
            Fact::Number(n) if n.is_finite() => to.serialize_f64(*n),
            Fact::Number(n) => to.serialize_str(&n.to_string()),
        }
    }
}

/// The findings as a JSON object, in the order given, with a line feed at the end.
pub fn findings(findings: &[Finding], sources: &Sources) -> String {
    report(findings, sources, &[], &[])
}

/// The same with the cards of campaigns, the title, the file, the four lines, and with what is true of each.
pub fn report(
    findings: &[Finding],
    sources: &Sources,
    cards: &[(String, String, Vec<CardLine>)],
    campaigns: &[FactSheet],
) -> String {
    let shown = findings.iter().map(|f| finding(f, sources)).collect();
    let cards =
        cards.iter().map(|(campaign, file, lines)| CardDto { campaign, file, lines: lines.iter().map(line).collect() });
    let report =
        JsonReport { version: VERSION, findings: shown, summary: summary(findings), cards: cards.collect(), campaigns };
    pretty(&report)
}

fn line(line: &CardLine) -> LineDto<'_> {
    LineDto {
        mistake: line.mistake.name(),
        findings: line.findings,
        accepted: line.accepted,
        good: &line.good,
        bad: &line.bad,
    }
}

#[derive(Debug, Serialize)]
struct CardDto<'c> {
    campaign: &'c str,
    file: &'c str,
    lines: Vec<LineDto<'c>>,
}

#[derive(Debug, Serialize)]
struct LineDto<'c> {
    mistake: &'static str,
    findings: usize,
    accepted: usize,
    good: &'c str,
    bad: &'c str,
}

/// A value as indented JSON with a line feed at the end. The types that are passed here hold only strings, numbers, lists
/// and structs, which cannot fail.
pub(super) fn pretty(value: &impl Serialize) -> String {
    escape_active(serde_json::to_string_pretty(value).unwrap_or_default()) + "\n"
}

/// A string in double quotes, with escapes for what JSON and YAML do not take, and for what could steer a terminal.
pub(super) fn quoted(text: &str) -> String {
    escape_active(serde_json::to_string(text).unwrap_or_default())
}

/// Writes characters that could steer a terminal or reorder its text as escapes; they stand in strings only.
fn escape_active(json: String) -> String {
    let active = |c: char| is_active(c) && c != '\n';
    if !json.contains(active) {
        return json;
    }
    let mut out = String::with_capacity(json.len() + 64);
    for c in json.chars() {
        match active(c) {
            true => {
                let _ = write!(out, "\\u{:04x}", c as u32);
            }
            false => out.push(c),
        }
    }
    out
}

/// The facts of a finding by name.
pub(super) fn facts(finding: &Finding) -> BTreeMap<&'static str, impl Serialize + '_> {
    finding.facts.iter().map(|(name, fact)| (*name, FactDto(fact))).collect()
}

fn finding<'f>(finding: &'f Finding, sources: &'f Sources) -> FindingDto<'f> {
    let evidence = finding.evidence.iter().map(|e| EvidenceDto { claim: e.claim, source: e.source });
    FindingDto {
        rule: finding.rule,
        mistake: finding.mistake.name(),
        level: finding.level.name(),
        message: &finding.message,
        file: sources.name(finding.span.file),
        range: range(finding.span, sources),
        related: finding
            .related
            .iter()
            .map(|r| RelatedDto { message: &r.message, file: sources.name(r.span.file), range: range(r.span, sources) })
            .collect(),
        facts: finding.facts.iter().map(|(name, fact)| (*name, FactDto(fact))).collect(),
        evidence: evidence.collect(),
        help: finding.help.as_deref(),
        fix: finding.fix.as_ref().map(|f| fix(f, sources)),
    }
}

fn fix<'f>(fix: &'f Fix, sources: &'f Sources) -> FixDto<'f> {
    let edits = fix
        .edits
        .iter()
        .map(|e| EditDto { file: sources.name(e.span.file), range: range(e.span, sources), text: &e.text })
        .collect();
    FixDto { safe: fix.safe, edits }
}

fn range(span: Span, sources: &Sources) -> JsonRange {
    let (start, end) = sources.line_columns(span);
    let place = |at: LineColumn, byte| JsonPlace { line: at.line, column: at.column, byte };
    JsonRange { start: place(start, span.start), end: place(end, span.end) }
}

fn summary(findings: &[Finding]) -> Summary {
    let level = |level: Level| findings.iter().filter(|f| f.level == level).count();
    let mistake = |mistake: Mistake| findings.iter().filter(|f| f.mistake == mistake).count();
    Summary {
        error: level(Level::Error),
        warning: level(Level::Warning),
        advice: level(Level::Advice),
        mistakes: Mistakes {
            authenticity: mistake(Mistake::Authenticity),
            brand_voice: mistake(Mistake::BrandVoice),
            saturation: mistake(Mistake::Saturation),
            kpis: mistake(Mistake::Kpis),
        },
    }
}
