//! Findings as reports for people at a terminal.

use super::excerpt::{Excerpt, Marked, labelled};
use super::inert::{for_terminal, one_line};
use super::wrap::fill;
use crate::findings::{Finding, Fix, Level};
use crate::say;
use crate::source::Sources;
use miette::ThemeStyles;
use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, Severity, SourceCode, ThemeCharacters};
use std::fmt::{self, Display, Write as _};

/// How reports look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// How many columns a line may have.
    pub width: usize,
    /// Whether colours are used.
    pub colour: bool,
    /// Whether lines are drawn with more than ASCII.
    pub unicode: bool,
}

impl Default for Look {
    fn default() -> Self {
        Look { width: 100, colour: false, unicode: true }
    }
}

impl Look {
    /// The look with a width that can be worked with.
    fn usable(self) -> Look {
        Look { width: self.width.clamp(40, 240), ..self }
    }

    fn theme(self) -> GraphicalTheme {
        let characters = if self.unicode { ThemeCharacters::unicode() } else { ThemeCharacters::ascii() };
        let styles = if self.colour { ThemeStyles::ansi() } else { ThemeStyles::none() };
        GraphicalTheme { characters, styles }
    }

    fn paint(self, text: &str, code: u8) -> String {
        if self.colour { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_string() }
    }
}

impl Look {
    /// A text in bold, where colours are used.
    pub fn bold(self, text: &str) -> String {
        self.paint(text, BOLD)
    }

    /// A text in a colour of the terminal (SGR code), where colours are used.
    pub fn coloured(self, text: &str, code: u8) -> String {
        self.paint(text, code)
    }
}

const BOLD: u8 = 1;
const CYAN: u8 = 36;

/// The most places that a report shows beside the finding's own.
const MOST_PLACES: usize = 11;

/// One report for each finding, in the order given, and a summary behind them.
pub fn findings(findings: &[Finding], sources: &Sources, look: Look) -> String {
    reports(findings, sources, look) + &summary(findings, look)
}

/// One report for each finding, in the order given.
pub fn reports<'f>(findings: impl IntoIterator<Item = &'f Finding>, sources: &Sources, look: Look) -> String {
    let mut out = String::new();
    for finding in findings {
        report(finding, sources, look.usable(), &mut out);
        out.push('\n');
    }
    out
}

/// How many findings there are of each level, and how many of them can be mended by the machine, in one or two lines.
pub fn summary(findings: &[Finding], look: Look) -> String {
    let of = |level: Level| findings.iter().filter(|f| f.level == level).count();
    let found = Level::ALL.iter().map(|l| (of(*l), l)).filter(|(n, _)| *n > 0);
    let counts: Vec<String> = found.map(|(n, level)| say::count(n, &level.to_string())).collect();
    if counts.is_empty() {
        return "No findings.\n".to_string();
    }
    let mut out = look.paint(&counts.join(", "), BOLD) + "\n";
    let fixable = findings.iter().filter(|f| f.fix.as_ref().is_some_and(|f| f.safe)).count();
    if fixable > 0 {
        let _ = writeln!(out, "{fixable} can be fixed with `campaignc check --fix`.");
    }
    out
}

fn report(finding: &Finding, sources: &Sources, look: Look, out: &mut String) {
    let related = finding.related.iter().take(MOST_PLACES);
    let related = related.map(|r| Marked { span: r.span, label: r.message.clone(), primary: false });
    let primary = Marked { span: finding.span, label: finding.label.clone(), primary: true };
    let marks: Vec<Marked> = std::iter::once(primary).chain(related).collect();
    let gutter = 8;
    let shown = MietteFinding::new(finding, Excerpt::new(sources, &marks, look.width - gutter), look);
    // Writing into a string cannot fail, and the excerpt answers for all of its labels.
    let _ = handler(finding, &shown.excerpt, look).render_report(out, &shown);
    let name = sources.name(finding.span.file);
    if shown.excerpt.is_empty() && !name.is_empty() {
        out.push_str(&fill(&one_line(name), look.width, "  file: ", "        "));
    }
    footer(finding, look, out);
}

fn handler(finding: &Finding, excerpt: &Excerpt, look: Look) -> GraphicalReportHandler {
    let mut theme = look.theme();
    if look.colour {
        let of_level = match finding.level {
            Level::Error => theme.styles.error,
            Level::Warning => theme.styles.warning,
            Level::Advice => theme.styles.advice,
        };
        let related = theme.styles.linum;
        let style = |primary| if primary { of_level.bold() } else { related };
        theme.styles.highlights = excerpt.labels().iter().map(|l| style(l.primary)).collect();
        if theme.styles.highlights.is_empty() {
            theme.styles.highlights.push(related);
        }
    }
    let handler = GraphicalReportHandler::new_themed(theme).with_width(look.width).with_context_lines(1);
    handler.with_break_words(false).with_urls(false).without_syntax_highlighting().without_cause_chain()
}

fn footer(finding: &Finding, look: Look, out: &mut String) {
    let mut line = |head: &str, text: &str| {
        let filled = fill(&for_terminal(text), look.width, &format!("  {head}: "), &" ".repeat(head.len() + 4));
        out.push_str(&filled.replacen(head, &look.paint(head, CYAN), 1));
    };
    if finding.related.len() > MOST_PLACES {
        let more = finding.related.len() - MOST_PLACES;
        line("also", &format!("{more} more places; `campaignc check --format json` lists them all."));
    }
    if let Some(help) = &finding.help {
        line("help", help);
    }
    if let Some(fix) = &finding.fix {
        line("fix", &fix_line(fix));
    }
    if let Some(evidence) = finding.evidence.first() {
        line("evidence", &format!("{} ({})", evidence.claim.trim_end_matches('.'), evidence.source));
    }
}

fn fix_line(fix: &Fix) -> String {
    let flag = if fix.safe { "--fix" } else { "--unsafe-fixes" };
    format!("{} (`campaignc check {flag}`)", one_line(&fix.title))
}

/// A finding as miette takes it.
#[derive(Debug)]
struct MietteFinding {
    message: String,
    code: String,
    severity: Severity,
    excerpt: Excerpt,
}

impl MietteFinding {
    fn new(finding: &Finding, excerpt: Excerpt, look: Look) -> MietteFinding {
        let severity = match finding.level {
            Level::Error => Severity::Error,
            Level::Warning => Severity::Warning,
            Level::Advice => Severity::Advice,
        };
        let dot = if look.unicode { "·" } else { "-" };
        let code = format!("{}[{}] {dot} {}", finding.level, finding.rule, finding.mistake);
        MietteFinding { message: for_terminal(&finding.message).into_owned(), code, severity, excerpt }
    }
}

impl Display for MietteFinding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for MietteFinding {}

impl Diagnostic for MietteFinding {
    fn code<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        Some(Box::new(&self.code))
    }

    fn severity(&self) -> Option<Severity> {
        Some(self.severity)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        (!self.excerpt.is_empty()).then_some(&self.excerpt as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(labelled(&self.excerpt)))
    }
}
