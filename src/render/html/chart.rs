//! Charts as SVG within the page; their colours follow the page's.

use super::escaped;
use crate::brief::document::{Bars, Calendar, Chart, ChartKind, Curve};
use jiff::civil::Date;
use std::fmt::Write as _;

/// The widths that calendars and bars are drawn in; the page scales them.
const WIDTH: f64 = 720.0;
const BARS_WIDTH: f64 = 400.0;
/// How much of the width the names take.
const NAMES: f64 = 150.0;
const LANE: f64 = 26.0;
const BAR: f64 = 22.0;
const HEAD: f64 = 22.0;
const BAND: f64 = 22.0;
const CURVE: f64 = 260.0;

/// Adds a chart as a figure with its text alternative.
pub(super) fn draw(chart: &Chart, id: &str, out: &mut String) {
    let (class, width, height, body) = drawn(chart);
    let (title, alt) = (escaped(&chart.title), escaped(&chart.alt));
    let _ = writeln!(
        out,
        "<figure>\n<figcaption>{title}</figcaption>\n<section class=\"scroll\" aria-label=\"{title}\" tabindex=\"0\">\n\
         <svg class=\"{class}\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\">\n\
         <title id=\"{id}-t\">{title}</title>\n<desc id=\"{id}-d\">{alt}</desc>\n{body}</svg>\n</section>\n\
         <p class=\"quiet\">{alt}</p>\n</figure>"
    );
}

/// The class, the width, the height and the inside of a chart.
fn drawn(chart: &Chart) -> (&'static str, f64, f64, String) {
    let (class, width, (height, body)) = match &chart.kind {
        ChartKind::Calendar(calendar) => ("calendar-chart", WIDTH, self::calendar(calendar)),
        ChartKind::Bars(bars) => ("bars-chart", BARS_WIDTH, self::bars(bars)),
        ChartKind::Curve(curve) => ("curve-chart", WIDTH, self::curve(curve)),
    };
    (class, width, height, body)
}

/// A chart as a picture of its own, on white paper.
#[cfg(feature = "pdf")]
pub(in crate::render) fn picture(chart: &Chart, accent: &str) -> String {
    let (_, width, height, body) = drawn(chart);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"Libertinus Serif\">\n<style>\ntext {{ fill: #1f1d1a; }}\n\
         .tick {{ font-size: 12.5px; fill: #57524a; }}\n.name {{ font-size: 14px; }}\n.value {{ font-size: 13.5px; }}\n\
         .grid, .lane {{ stroke: #d6cfc2; stroke-width: 1; }}\n.mark, .bar {{ fill: {accent}; }}\n\
         .curve {{ stroke: {accent}; stroke-width: 2; fill: none; }}\n.over {{ fill: #9a3412; }}\n.band {{ fill: #f4efe6; stroke: #d6cfc2; }}\n\
         .limit {{ stroke: #9a3412; stroke-width: 1.5; stroke-dasharray: 4 3; }}\n</style>\n{body}</svg>"
    )
}

fn calendar(calendar: &Calendar) -> (f64, String) {
    let days = days_between(calendar.first, calendar.last) + 1.0;
    let day = (WIDTH - NAMES) / days.max(1.0);
    let x = |date: Date| NAMES + days_between(calendar.first, date) * day;
    let bands = if calendar.bands.is_empty() { 0.0 } else { BAND };
    let top = HEAD + bands;
    let height = top + calendar.lanes.len() as f64 * LANE + 4.0;
    let mut out = String::new();
    let each = (calendar.weeks.len() / 10 + 1).max(1);
    for (i, week) in calendar.weeks.iter().enumerate() {
        let left = NAMES + i as f64 * 7.0 * day;
        let _ =
            writeln!(out, "<line class=\"grid\" x1=\"{left:.1}\" y1=\"{HEAD}\" x2=\"{left:.1}\" y2=\"{height:.1}\"/>");
        if i % each == 0 {
            let _ = writeln!(out, "<text class=\"tick\" x=\"{left:.1}\" y=\"14\">{}</text>", escaped(week));
        }
    }
    for band in &calendar.bands {
        let (left, right) = (x(band.first).max(NAMES), (x(band.last) + day).min(WIDTH));
        let wide = (right - left - 2.0).max(1.0);
        let _ = writeln!(
            out,
            "<rect class=\"band\" x=\"{:.1}\" y=\"{HEAD}\" width=\"{wide:.1}\" height=\"{:.1}\" rx=\"3\"/>",
            left + 1.0,
            BAND - 5.0
        );
        let name = shortened(&band.name, (wide / 7.0) as usize);
        let _ = writeln!(out, "<text class=\"tick\" x=\"{:.1}\" y=\"{:.1}\">{name}</text>", left + 6.0, HEAD + 12.5);
    }
    for (i, lane) in calendar.lanes.iter().enumerate() {
        let middle = top + i as f64 * LANE + LANE / 2.0;
        let _ = writeln!(
            out,
            "<text class=\"name\" x=\"0\" y=\"{:.1}\">{}</text>",
            middle + 4.5,
            shortened(&lane.name, 20)
        );
        let _ =
            writeln!(out, "<line class=\"lane\" x1=\"{NAMES}\" y1=\"{middle:.1}\" x2=\"{WIDTH}\" y2=\"{middle:.1}\"/>");
        for (date, what) in &lane.marks {
            let _ = writeln!(
                out,
                "<circle class=\"mark\" cx=\"{:.1}\" cy=\"{middle:.1}\" r=\"{:.1}\"><title>{}</title></circle>",
                x(*date) + day / 2.0,
                (day / 2.0).clamp(3.0, 6.0),
                escaped(what)
            );
        }
    }
    (height, out)
}

fn bars(bars: &Bars) -> (f64, String) {
    let limit = bars.limit.as_ref().map(|(at, _)| *at);
    let most = bars.bars.iter().map(|b| b.value).chain(limit).fold(0.0_f64, f64::max).max(f64::MIN_POSITIVE);
    let room = BARS_WIDTH - NAMES - 80.0;
    let wide = |value: f64| (value / most * room).clamp(0.0, room);
    let top = if limit.is_some() { HEAD } else { 4.0 };
    let height = top + bars.bars.len() as f64 * BAR + 4.0;
    let mut out = String::new();
    for (i, bar) in bars.bars.iter().enumerate() {
        let y = top + i as f64 * BAR;
        let over = limit.is_some_and(|l| bar.value > l);
        let class = if over { "bar over" } else { "bar" };
        let _ = writeln!(out, "<text class=\"name\" x=\"0\" y=\"{:.1}\">{}</text>", y + 15.5, shortened(&bar.name, 20));
        let _ = writeln!(
            out,
            "<rect class=\"{class}\" x=\"{NAMES}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"3\"/>",
            y + 4.0,
            wide(bar.value).max(1.5),
            BAR - 8.0
        );
        let behind = NAMES + wide(bar.value) + 8.0;
        let _ = writeln!(
            out,
            "<text class=\"value\" x=\"{behind:.1}\" y=\"{:.1}\">{}</text>",
            y + 15.5,
            escaped(&bar.shown)
        );
    }
    if let Some((at, words)) = &bars.limit {
        let x = NAMES + wide(*at);
        let _ = writeln!(out, "<line class=\"limit\" x1=\"{x:.1}\" y1=\"{HEAD}\" x2=\"{x:.1}\" y2=\"{height:.1}\"/>");
        let (anchor, x) = if x > BARS_WIDTH - 160.0 { ("end", x - 4.0) } else { ("start", x + 4.0) };
        let _ = writeln!(
            out,
            "<text class=\"tick\" x=\"{x:.1}\" y=\"14\" text-anchor=\"{anchor}\">{}</text>",
            escaped(words)
        );
    }
    (height, out)
}

fn curve(curve: &Curve) -> (f64, String) {
    let end = |axis: &[(f64, String)]| axis.iter().map(|(at, _)| *at).fold(f64::MIN_POSITIVE, f64::max);
    let (far, high) = (end(&curve.across), end(&curve.up));
    let (left, right, bottom) = (NAMES / 2.0, WIDTH - 40.0, CURVE - HEAD);
    let x = |across: f64| left + (right - left) * across / far;
    let y = |up: f64| bottom - (bottom - HEAD) * up / high;
    let mut out = String::new();
    for (up, words) in &curve.up {
        let (y, words) = (y(*up), escaped(words));
        let _ = writeln!(out, "<line class=\"grid\" x1=\"{left}\" y1=\"{y:.1}\" x2=\"{right}\" y2=\"{y:.1}\"/>");
        let (x, y) = (left - 8.0, y + 4.0);
        let _ = writeln!(out, "<text class=\"tick\" x=\"{x}\" y=\"{y:.1}\" text-anchor=\"end\">{words}</text>");
    }
    for (across, words) in &curve.across {
        let (x, words) = (x(*across), escaped(words));
        let _ = writeln!(out, "<text class=\"tick\" x=\"{x:.1}\" y=\"{CURVE}\" text-anchor=\"middle\">{words}</text>");
    }
    let place = |p: &crate::brief::document::Point| format!("{:.1},{:.1}", x(p.across), y(p.up));
    let line = curve.points.iter().map(place).collect::<Vec<_>>().join(" ");
    let _ = writeln!(out, "<polyline class=\"curve\" points=\"{line}\"/>");
    for point in &curve.points {
        let (x, y, what) = (x(point.across), y(point.up), escaped(&point.what));
        let _ =
            writeln!(out, "<circle class=\"mark\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4\"><title>{what}</title></circle>");
    }
    (CURVE + 4.0, out)
}

fn days_between(from: Date, to: Date) -> f64 {
    f64::from((to - from).get_days())
}

fn shortened(text: &str, most: usize) -> String {
    let short: String = text.chars().take(most.max(1)).collect();
    if short.len() == text.len() { escaped(text) } else { escaped(short.trim_end()) + "…" }
}
