//! The lines of the sources that a finding is about, as a text of their own: cut to the width, inert, and with every
//! marked range mapped into it.
//!
//! miette sees only this text. So it costs no more than the lines shown, whatever the size of the file, and places of
//! several files stand in one report.

use super::inert::{is_active, one_line, stand_in};
use super::place::{Places, source};
use crate::source::{LineColumn, Source, Sources, Span};
use miette::{LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};
use std::ops::Range;
use unicode_width::UnicodeWidthChar as _;

/// A marked range over more lines than this is shown by its first line alone.
const MOST_LINES: usize = 4;
/// Two marked lines are shown together when no more than this many others lie between them.
const BRIDGED: usize = 1;
/// What a tab becomes.
const TAB: &str = "    ";

/// A range to be marked.
pub(super) struct Mark {
    pub(super) span: Span,
    pub(super) label: String,
    pub(super) primary: bool,
}

/// A marked range with the lines on which it is shown.
struct Placed<'m> {
    mark: &'m Mark,
    lines: Range<usize>,
    at: LineColumn,
}

/// The lines of one file that stand together.
#[derive(Debug)]
struct Part {
    name: String,
    range: Range<usize>,
    first_line: usize,
    lines: usize,
}

/// A marked range in the excerpt, and where it is in its file.
#[derive(Debug)]
pub(super) struct Label {
    pub(super) text: Option<String>,
    pub(super) range: Range<usize>,
    pub(super) primary: bool,
    at: LineColumn,
}

/// The lines that a finding is about.
#[derive(Debug, Default)]
pub(super) struct Excerpt {
    text: String,
    parts: Vec<Part>,
    labels: Vec<Label>,
}

impl Excerpt {
    /// Takes the lines of all marked ranges, those of the first mark first; no line is wider than `width` columns.
    pub(super) fn new(sources: &Sources, places: &mut Places<'_>, marks: &[Mark], width: usize) -> Excerpt {
        let mut excerpt = Excerpt::default();
        for cluster in cluster(sources, places, marks) {
            if let Some(source) = cluster.first().and_then(|p| source(sources, p.mark.span.file)) {
                excerpt.add(source, &cluster, width);
            }
        }
        excerpt.labels.sort_by_key(|l| l.range.start);
        excerpt
    }

    /// Whether there is nothing to show.
    pub(super) fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// The marked ranges in the order of the excerpt.
    pub(super) fn labels(&self) -> &[Label] {
        &self.labels
    }

    fn add(&mut self, source: &Source, cluster: &[Placed<'_>], width: usize) {
        let first = cluster.iter().map(|p| p.lines.start).min().unwrap_or(0);
        let end = cluster.iter().map(|p| p.lines.end).max().unwrap_or(first + 1);
        let begin = self.text.len();
        let lines: Vec<Line> = (first..end).map(|line| self.add_line(source, line, cluster, width)).collect();
        for placed in cluster {
            let last = &lines[placed.lines.end - 1 - first];
            let start = lines[placed.lines.start - first].find(placed.mark.span.start);
            let end = last.find(placed.mark.span.end).max(start);
            let text = (!placed.mark.label.is_empty()).then(|| one_line(&placed.mark.label).into_owned());
            self.labels.push(Label { text, range: start..end, primary: placed.mark.primary, at: placed.at });
        }
        let name = one_line(&source.name).into_owned();
        self.parts.push(Part { name, range: begin..self.text.len(), first_line: first, lines: end - first });
    }

    fn add_line(&mut self, source: &Source, line: usize, cluster: &[Placed<'_>], width: usize) -> Line {
        let text = source.lines().line_text(&source.text, line);
        let start = source.lines().start_of(line);
        let own = cluster.iter().filter(|p| p.lines.contains(&line));
        let marked = own.clone().map(|p| p.mark.span.start.saturating_sub(start) as usize).min().unwrap_or(0);
        let marked_end = own.map(|p| p.mark.span.end.saturating_sub(start) as usize).max().unwrap_or(0);
        let window =
            window(text, marked.min(text.len())..marked_end.min(text.len()).max(marked.min(text.len())), width);
        let mut places = Vec::new();
        if window.start > 0 {
            self.text.push('…');
        }
        for (i, c) in text[window.clone()].char_indices() {
            places.push((start + (window.start + i) as u32, self.text.len()));
            match c {
                '\t' => self.text.push_str(TAB),
                c if is_active(c) => self.text.push(stand_in(c)),
                c => self.text.push(c),
            }
        }
        places.push((start + window.end as u32, self.text.len()));
        if window.end < text.len() {
            self.text.push('…');
        }
        self.text.push('\n');
        Line { places }
    }

    fn part(&self, span: &SourceSpan) -> Option<&Part> {
        let end = span.offset() + span.len();
        self.parts.iter().find(|p| p.range.contains(&span.offset()) && end <= p.range.end)
    }
}

/// Which byte of the source stands where in the excerpt, for the shown part of one line.
struct Line {
    places: Vec<(u32, usize)>,
}

impl Line {
    /// Where a byte of the source stands; the nearest end for bytes that are cut away.
    fn find(&self, byte: u32) -> usize {
        let next = self.places.partition_point(|(of, _)| *of < byte).min(self.places.len() - 1);
        self.places[next].1
    }
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

fn floor(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Puts marks that are near each other in one file together; the group with the first mark comes first.
fn cluster<'m>(sources: &Sources, places: &mut Places<'_>, marks: &'m [Mark]) -> Vec<Vec<Placed<'m>>> {
    let mut placed: Vec<Placed<'m>> = marks.iter().filter_map(|mark| place(sources, places, mark)).collect();
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

fn place<'m>(sources: &Sources, places: &mut Places<'_>, mark: &'m Mark) -> Option<Placed<'m>> {
    let source = source(sources, mark.span.file)?;
    if source.text.is_empty() {
        return None;
    }
    let first = source.lines().line_of(mark.span.start.min(source.text.len() as u32));
    let last_byte = mark.span.end.saturating_sub(1).max(mark.span.start);
    let last = source.lines().line_of(last_byte.min(source.text.len() as u32));
    let end = if last - first < MOST_LINES { last + 1 } else { first + 1 };
    Some(Placed { mark, lines: first..end, at: places.at(mark.span.file, mark.span.start) })
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
            _ => (part.first_line, 0),
        };
        let data = &self.text.as_bytes()[part.range.clone()];
        let range = SourceSpan::from((part.range.start, part.range.len()));
        Ok(Box::new(MietteSpanContents::new_named(part.name.clone(), data, range, line, column, part.lines)))
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
