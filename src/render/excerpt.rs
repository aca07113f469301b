//! The lines of the sources that a finding is about, as a text of their own: cut to the width, inert, and with every
//! marked range mapped into it.
//!
//! miette sees only this text. So it costs no more than the lines shown, whatever the size of the file, and places of
//! several files stand in one report.

use super::inert::{is_active, one_line, stand_in};
use crate::source::{LineColumn, Source, Sources, Span, floor};
use miette::{LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};
use std::ops::Range;
use unicode_width::UnicodeWidthChar as _;

/// A marked range over more lines than this is shown by its first line alone.
const MOST_LINES: u32 = 4;
/// Two marked lines are shown together when no more than this many others lie between them.
const BRIDGED: u32 = 1;
/// What a tab becomes.
const TAB: &str = "    ";

/// A range to be marked.
pub(super) struct Marked {
    pub(super) span: Span,
    pub(super) label: String,
    pub(super) primary: bool,
}

/// A marked range with the lines on which it is shown.
struct Placed<'m> {
    mark: &'m Marked,
    source: &'m Source,
    lines: Range<u32>,
    at: LineColumn,
}

/// The lines of one file that stand together.
#[derive(Debug)]
struct ExcerptPart {
    name: String,
    range: Range<usize>,
    lines: Range<u32>,
}

/// A marked range in the excerpt, and where it is in its file.
#[derive(Debug)]
pub(super) struct Underline {
    pub(super) text: Option<String>,
    pub(super) range: Range<usize>,
    pub(super) primary: bool,
    at: LineColumn,
}

/// The lines that a finding is about.
#[derive(Debug, Default)]
pub(super) struct Excerpt {
    text: String,
    parts: Vec<ExcerptPart>,
    labels: Vec<Underline>,
}

impl Excerpt {
    /// Takes the lines of all marked ranges, those of the first mark first; no line is wider than `width` columns.
    pub(super) fn new(sources: &Sources, marks: &[Marked], width: usize) -> Excerpt {
        let mut excerpt = Excerpt::default();
        cluster(sources, marks).iter().for_each(|cluster| excerpt.add(cluster, width));
        excerpt.labels.sort_by_key(|l| l.range.start);
        excerpt
    }

    /// Whether there is nothing to show.
    pub(super) fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// The marked ranges in the order of the excerpt.
    pub(super) fn labels(&self) -> &[Underline] {
        &self.labels
    }

    fn add(&mut self, cluster: &[Placed<'_>], width: usize) {
        let Some(source) = cluster.first().map(|p| p.source) else { return };
        let first = cluster.iter().map(|p| p.lines.start).min().unwrap_or(0);
        let end = cluster.iter().map(|p| p.lines.end).max().unwrap_or(first + 1);
        let begin = self.text.len();
        let rows: Vec<ExcerptRow> = (first..end).map(|line| self.add_row(source, line, cluster, width)).collect();
        let find = |line: u32, byte: u32| rows[(line - first) as usize].find(source, byte);
        for placed in cluster {
            let start = find(placed.lines.start, placed.mark.span.start);
            let end = find(placed.lines.end - 1, placed.mark.span.end).max(start);
            let text = (!placed.mark.label.is_empty()).then(|| one_line(&placed.mark.label).into_owned());
            self.labels.push(Underline { text, range: start..end, primary: placed.mark.primary, at: placed.at });
        }
        let name = one_line(&source.name).into_owned();
        self.parts.push(ExcerptPart { name, range: begin..self.text.len(), lines: first..end });
    }

    fn add_row(&mut self, source: &Source, line: u32, cluster: &[Placed<'_>], width: usize) -> ExcerptRow {
        let (start, end) = source.line(line);
        let text = &source.text[start as usize..end as usize];
        let within = |byte: u32| (byte.clamp(start, end) - start) as usize;
        let own = || cluster.iter().filter(|p| p.lines.contains(&line)).map(|p| p.mark.span);
        let marked = own().map(|s| within(s.start)).min().unwrap_or(0);
        let window = window(text, marked..own().map(|s| within(s.end)).max().unwrap_or(0).max(marked), width);
        if window.start > 0 {
            self.text.push('…');
        }
        let at = self.text.len();
        self.text.push_str(&inert(&text[window.clone()]));
        if window.end < text.len() {
            self.text.push('…');
        }
        self.text.push('\n');
        let start = start as usize;
        ExcerptRow { shown: start + window.start..start + window.end, at }
    }

    fn part(&self, span: &SourceSpan) -> Option<&ExcerptPart> {
        let end = span.offset() + span.len();
        self.parts.iter().find(|p| p.range.contains(&span.offset()) && end <= p.range.end)
    }
}

/// The bytes of the source that are shown of one line, and where they begin in the excerpt.
struct ExcerptRow {
    shown: Range<usize>,
    at: usize,
}

impl ExcerptRow {
    /// Where a byte of the source is in the excerpt; the nearest end for bytes that are cut away.
    fn find(&self, source: &Source, byte: u32) -> usize {
        let byte = floor(&source.text, (byte as usize).clamp(self.shown.start, self.shown.end));
        self.at + inert(&source.text[self.shown.start..byte]).len()
    }
}

/// A piece of a line that can do nothing to a terminal.
fn inert(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\t' => out.push_str(TAB),
            c if is_active(c) => out.push(stand_in(c)),
            c => out.push(c),
        }
    }
    out
}

/// The bytes of a line to show: all, if they fit, else as many around the marked ones as fit.
fn window(text: &str, marked: Range<usize>, width: usize) -> Range<usize> {
    let all = take(text, width + 1);
    if all == text.len() {
        return 0..all;
    }
    let room = width.saturating_sub(2).max(8);
    let plain = take(text, room);
    if marked.end <= plain {
        return 0..plain;
    }
    let mut start = marked.start;
    let mut left = room / 3;
    for (i, c) in text[..floor(text, marked.start)].char_indices().rev() {
        let wide = columns(c);
        if wide > left {
            break;
        }
        (start, left) = (i, left - wide);
    }
    let start = floor(text, start);
    start..start + take(&text[start..], room)
}

/// How many bytes of a text fit into so many columns.
fn take(text: &str, width: usize) -> usize {
    let mut used = 0;
    for (i, c) in text.char_indices() {
        used += columns(c);
        if used > width {
            return i;
        }
    }
    text.len()
}

fn columns(c: char) -> usize {
    if c == '\t' { TAB.len() } else { c.width().unwrap_or(1) }
}

/// Puts marks that are near each other in one file together; the group with the first mark comes first.
fn cluster<'m>(sources: &'m Sources, marks: &'m [Marked]) -> Vec<Vec<Placed<'m>>> {
    let mut placed: Vec<Placed<'m>> = marks.iter().filter_map(|mark| place(sources, mark)).collect();
    placed.sort_by_key(|p| (p.mark.span.file, p.lines.start));
    let mut clusters: Vec<Vec<Placed<'m>>> = Vec::new();
    for next in placed {
        match clusters.last_mut() {
            Some(near) if belongs(near, &next) => near.push(next),
            _ => clusters.push(vec![next]),
        }
    }
    clusters.sort_by_key(|c| !c.iter().any(|p| p.mark.primary));
    clusters
}

fn belongs(cluster: &[Placed<'_>], next: &Placed<'_>) -> bool {
    let end = cluster.iter().map(|p| p.lines.end).max().unwrap_or(0);
    let same_file = cluster.first().is_some_and(|p| p.mark.span.file == next.mark.span.file);
    same_file && next.lines.start <= end + BRIDGED
}

fn place<'m>(sources: &'m Sources, mark: &'m Marked) -> Option<Placed<'m>> {
    let source = sources.try_get(mark.span.file).filter(|s| !s.text.is_empty())?;
    let first = source.line_of(mark.span.start);
    let last = source.line_of(mark.span.end.saturating_sub(1).max(mark.span.start));
    let end = if last - first < MOST_LINES { last + 1 } else { first + 1 };
    Some(Placed { mark, source, lines: first..end, at: source.line_column(mark.span.start) })
}

impl SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        lines_before: usize,
        lines_after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let part = self.part(span).ok_or(MietteError::OutOfBounds)?;
        let at = self.labels.iter().find(|l| l.range.start == span.offset()).map(|l| l.at);
        // Without context lines miette asks where a label is, with them for the lines to show.
        let (line, column) = match (lines_before + lines_after, at) {
            (0, Some(at)) => (at.line as usize - 1, at.column as usize - 1),
            _ => (part.lines.start as usize, 0),
        };
        let data = &self.text.as_bytes()[part.range.clone()];
        let range = SourceSpan::from((part.range.start, part.range.len()));
        Ok(Box::new(MietteSpanContents::new_named(part.name.clone(), data, range, line, column, part.lines.len())))
    }
}

/// The labels as miette takes them.
pub(super) fn labelled(excerpt: &Excerpt) -> impl Iterator<Item = LabeledSpan> {
    excerpt.labels.iter().map(|l| {
        let range = SourceSpan::from((l.range.start, l.range.len()));
        match l.primary {
            true => LabeledSpan::new_primary_with_span(l.text.clone(), range),
            false => LabeledSpan::new_with_span(l.text.clone(), range),
        }
    })
}
