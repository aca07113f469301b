//! A chosen cast as a page of its own: no script, and nothing from the network.

use super::{COLUMNS, LEGEND, assumption, cells, certainty, first_line, left_out, more, rows, verdict};
use crate::campaign::Campaign;
use crate::casting::{Duel, Member, Price, Report};
use crate::render::inert::for_terminal;
use crate::say;
use std::fmt::Write as _;

const STYLE: &str = include_str!("style.css");

/// A page with all reports.
pub fn page(campaign: &Campaign, reports: &[Report]) -> String {
    let title = escape(&campaign.title.value);
    let mut body = String::new();
    reports.iter().for_each(|r| section(campaign, r, &mut body));
    // The policy allows nothing but the page's own styles: no text of a campaign can load or run anything.
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{title}: the cast</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n\
         <h1><span dir=\"auto\">{title}</span>: the cast</h1>\n{body}</main>\n</body>\n</html>\n"
    )
}

fn section(campaign: &Campaign, report: &Report, out: &mut String) {
    let group = escape(&campaign[report.choice.market.group].name.value);
    let _ = writeln!(out, "<section>\n<h2>{group}</h2>");
    let _ = writeln!(out, "<p class=\"lead\">{}</p>", escape(&first_line(campaign, report)));
    paragraph(&certainty(report), out);
    if let Some(duel) = &report.duel {
        let _ = writeln!(out, "<h3>Star against micro, for at most {} each</h3>", escape(&duel.budget.to_string()));
        paragraph(&verdict(campaign, duel), out);
        against(campaign, duel, out);
    }
    out.push_str("<h3>People reached by what is spent</h3>\n");
    out.push_str(&plot(&report.curve));
    paragraph(&more(report).unwrap_or_default(), out);
    out.push_str("<h3>The cast, and who was next</h3>\n");
    cast(campaign, report, out);
    for text in [LEGEND.to_string(), left_out(report), assumption(report)] {
        paragraph(&text, out);
    }
    out.push_str("</section>\n");
}

fn paragraph(text: &str, out: &mut String) {
    if !text.is_empty() {
        let _ = writeln!(out, "<p>{}</p>", escape(text));
    }
}

fn cast(campaign: &Campaign, report: &Report, out: &mut String) {
    out.push_str(
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"The cast\">\n<table>\n<thead><tr><th></th>",
    );
    heads(&COLUMNS, out);
    out.push_str("</tr></thead>\n");
    for (title, members) in [("", &report.members), ("Next best", &report.next)] {
        out.push_str("<tbody>\n");
        if !title.is_empty() && !members.is_empty() {
            let _ = writeln!(out, "<tr><th scope=\"rowgroup\" colspan=\"{}\">{title}</th></tr>", COLUMNS.len() + 1);
        }
        members.iter().for_each(|m| row(campaign, report, m, out));
        out.push_str("</tbody>\n");
    }
    out.push_str("</table>\n</div>\n");
}

fn heads(columns: &[&str], out: &mut String) {
    for column in columns {
        let _ = write!(out, "<th scope=\"col\">{column}</th>");
    }
}

fn row(campaign: &Campaign, report: &Report, member: &Member, out: &mut String) {
    let (cells, usual) = cells(report, member);
    let usual = if usual.is_empty() { String::new() } else { format!(" <small>usual {}</small>", escape(&usual)) };
    let _ = write!(out, "<tr><th scope=\"row\" dir=\"auto\">{}{usual}</th>", escape(campaign.name_of(member.who)));
    for cell in &cells {
        let _ = write!(out, "<td>{}</td>", escape(cell));
    }
    out.push_str("</tr>\n");
}

fn against(campaign: &Campaign, duel: &Duel, out: &mut String) {
    out.push_str("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Star against micro\">\n<table>\n<thead><tr><th></th>");
    heads(&["one star", "stars", "micro"], out);
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in rows(campaign, duel) {
        let [what, star, stars, micro] = row.map(|c| escape(&c));
        let _ = writeln!(out, "<tr><th scope=\"row\">{what}</th><td>{star}</td><td>{stars}</td><td>{micro}</td></tr>");
    }
    out.push_str("</tbody>\n</table>\n</div>\n");
}

const WIDE: f64 = 640.0;
const HIGH: f64 = 260.0;
const LEFT: f64 = 64.0;
const RIGHT: f64 = 40.0;
const TOP: f64 = 24.0;
const BOTTOM: f64 = 44.0;

/// The price curve: money to the right, people upwards, both from nothing on.
fn plot(curve: &[Price]) -> String {
    let (Some(first), Some(last)) = (curve.first(), curve.last()) else { return String::new() };
    let money = last.budget.as_f64().max(1.0);
    let people = curve.iter().map(|p| p.people).fold(1.0, f64::max);
    let x = |budget: f64| LEFT + (WIDE - LEFT - RIGHT) * budget / money;
    let y = |n: f64| HIGH - BOTTOM - (HIGH - TOP - BOTTOM) * n / people;
    let alt = format!(
        "{} people for {}, {} people for {}.",
        say::whole(first.people),
        first.budget,
        say::whole(last.people),
        last.budget
    );
    let mut out = format!(
        "<figure>\n<svg viewBox=\"0 0 {WIDE} {HIGH}\" role=\"img\" aria-label=\"People reached by what is spent: {}\">\n",
        escape(&alt)
    );
    for part in [0.0, 0.5, 1.0] {
        let _ = writeln!(
            out,
            "<path class=\"grid\" d=\"M{LEFT} {0:.1}H{1:.1}\"/>\n<text x=\"{2:.1}\" y=\"{3:.1}\" text-anchor=\"end\">{4}</text>",
            y(people * part),
            WIDE - RIGHT,
            LEFT - 8.0,
            y(people * part) + 4.0,
            say::whole(people * part)
        );
        let budget = crate::campaign::Money { amount: last.budget.amount * half(part), ..last.budget };
        let _ = writeln!(
            out,
            "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{}</text>",
            x(money * part),
            HIGH - BOTTOM + 20.0,
            escape(&budget.to_string())
        );
    }
    let points: Vec<String> = curve.iter().map(|p| format!("{:.1},{:.1}", x(p.budget.as_f64()), y(p.people))).collect();
    let _ = writeln!(out, "<polyline class=\"line\" points=\"{}\"/>", points.join(" "));
    for point in curve {
        let label =
            format!("{} people for {}, with {} in the cast", say::whole(point.people), point.budget, point.count);
        let _ = writeln!(
            out,
            "<circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"4\"><title>{}</title></circle>",
            x(point.budget.as_f64()),
            y(point.people),
            escape(&label)
        );
    }
    out + "</svg>\n</figure>\n"
}

/// A part of the axis as a decimal.
fn half(part: f64) -> rust_decimal::Decimal {
    rust_decimal::Decimal::new((part * 10.0).round() as i64, 1)
}

fn escape(text: &str) -> String {
    let plain = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
    for_terminal(&plain).into_owned()
}
