//! A chosen cast: for the terminal, and as a page with the price curve as a plot.

use super::for_terminal;
use super::human::Look;
use crate::campaign::Campaign;
use crate::casting::{Duel, Member, PoolFrom, Price, Report, Side};
use std::fmt::Write as _;

/// A report for the terminal.
pub fn text(campaign: &Campaign, report: &Report, look: Look) -> String {
    let market = &report.choice.market;
    let mut out = headline(campaign, report) + "\n\n";
    for member in &report.members {
        let _ = writeln!(out, "  {}", line(campaign, report, member));
    }
    let left = left_out(report);
    if !left.is_empty() {
        let _ = writeln!(out, "\nNot considered: {left}.");
    }
    if !report.next.is_empty() {
        out.push_str("\nNext best:\n");
        for member in &report.next {
            let _ = writeln!(out, "  {}", line(campaign, report, member));
        }
    }
    out.push_str("\nPeople reached by what is spent:\n  ");
    out += &spark(&report.curve, look.unicode);
    if let (Some(first), Some(last)) = (report.curve.first(), report.curve.last()) {
        let _ = writeln!(
            out,
            "  {} for {} … {} for {}",
            whole(first.people),
            first.budget,
            whole(last.people),
            last.budget
        );
    }
    if let Some(more) = report.thousand_more {
        let _ = writeln!(out, "  1,000 {} more would reach {} people more.", market.currency, whole(more));
    }
    if let Some(duel) = &report.duel {
        let _ = write!(out, "\nStar against micro, for {} each:\n{}", duel.budget, table(duel));
    }
    let _ = writeln!(out, "\n{}", assumption(report));
    for_terminal(&out).into_owned()
}

fn headline(campaign: &Campaign, report: &Report) -> String {
    let choice = &report.choice;
    let sure = match choice.solution.proven {
        true => "no other cast reaches more (proven)".to_string(),
        false => format!("no other cast reaches more than {}", whole(choice.solution.bound)),
    };
    format!(
        "{}: {} of {} candidates for {}, who truly reach {} people; {sure}",
        campaign[choice.market.group].name.value,
        choice.chosen.len(),
        choice.market.people.len(),
        choice.cost(),
        whole(choice.solution.people),
    )
}

/// Why somebody is in, or nearly was: what she adds, what she costs, and what that is made of.
fn line(campaign: &Campaign, report: &Report, member: &Member) -> String {
    let name = campaign.name_of(member.who);
    let mut text = format!("{name}: adds {} people for {}", whole(member.adds), member.price);
    if let Some(worth) = &report.choice.market.worths[member.place as usize] {
        let _ = write!(
            text,
            "; {} followers × {} in the audience × {} genuine × {} attention × {} own posts",
            whole(worth.followers as f64),
            percent(worth.share),
            percent(1.0 - worth.suspicious),
            percent(worth.attention),
            percent(worth.own),
        );
        if !worth.estimated.is_empty() {
            let _ = write!(text, " (as usual, not known: {})", worth.estimated.join(", "));
        }
    }
    text
}

fn left_out(report: &Report) -> String {
    let market = &report.choice.market;
    let mut all = Vec::new();
    let mut add = |n: usize, what: &str| {
        if n > 0 {
            all.push(format!("{n} {what}"));
        }
    };
    add(market.unpriced, "without a known fee");
    add(market.unmeasured, "without a known following or share of the audience");
    add(market.conflicted, "who worked for a competitor lately");
    all.join(", ")
}

fn assumption(report: &Report) -> String {
    let market = &report.choice.market;
    let pool = whole(market.problem.pool);
    let mut text = match market.pool_from {
        PoolFrom::Overlap => format!("Overlaps are those that the group states: as in an audience of {pool}."),
        PoolFrom::Size => format!("Overlaps that are not stated are those of chance in the audience, {pool} people."),
        PoolFrom::Usual => {
            format!("Overlaps are taken as 10%, as in an audience of {pool}; state the `size` of the audience.")
        }
    };
    if market.shareless {
        text += " Nobody's share of the audience is known: all followers count.";
    }
    if report.choice.quotas_dropped {
        text += " Nobody could keep `at_least` and `at_most`: they were left aside.";
    }
    text
}

/// The curve as a line of blocks.
pub fn spark(curve: &[Price], unicode: bool) -> String {
    let most = curve.iter().map(|p| p.people).fold(0.0, f64::max);
    let blocks = if unicode {
        ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█']
    } else {
        ['_', '.', ',', '-', '=', '+', '*', '#']
    };
    let level = |p: &Price| if most > 0.0 { ((p.people / most * 7.0).round() as usize).min(7) } else { 0 };
    curve.iter().map(|p| blocks[level(p)]).collect()
}

/// The rows of star against micro: what, for stars, for micro.
fn rows(duel: &Duel) -> Vec<[String; 4]> {
    let [a, b, c] = [&duel.star, &duel.stars, &duel.micro];
    let row = |what: &str, of: &dyn Fn(&Side) -> String| [what.to_string(), of(a), of(b), of(c)];
    let currency = duel.budget.currency;
    vec![
        row("people in the cast", &|s| s.who.len().to_string()),
        row("cost", &|s| s.cost.to_string()),
        row("followers", &|s| whole(s.followers as f64)),
        row("people of the audience truly reached", &|s| whole(s.people)),
        row("cost of each of them", &|s| s.each().map_or("–".to_string(), |e| format!("{e:.2} {currency}"))),
        row("interactions to expect from the audience", &|s| whole(s.interactions)),
        row("exposures in the audience", &|s| whole(s.exposures)),
    ]
}

fn table(duel: &Duel) -> String {
    let mut all = vec![["", "one star", "stars", "micro"].map(str::to_string)];
    all.extend(rows(duel));
    let width = |k: usize| all.iter().map(|r| r[k].chars().count()).max().unwrap_or(0);
    let widths = [width(0), width(1), width(2), width(3)];
    let mut out = String::new();
    for [what, star, stars, micro] in &all {
        let [a, b, c, d] = widths;
        let line = format!("  {what:<a$}  {star:>b$}  {stars:>c$}  {micro:>d$}");
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// A page with all reports.
pub fn html(campaign: &Campaign, reports: &[Report]) -> String {
    let mut body = String::new();
    for report in reports {
        let _ = write!(body, "<section>\n<h2>{}</h2>\n", escape(&headline(campaign, report)));
        body += &plot(&report.curve);
        body += "<h3>The cast</h3>\n<ul>\n";
        for member in &report.members {
            let _ = writeln!(body, "<li>{}</li>", escape(&line(campaign, report, member)));
        }
        body += "</ul>\n<h3>Next best</h3>\n<ul>\n";
        for member in &report.next {
            let _ = writeln!(body, "<li>{}</li>", escape(&line(campaign, report, member)));
        }
        body += "</ul>\n";
        if let Some(duel) = &report.duel {
            let _ = write!(
                body,
                "<h3>Star against micro, for {} each</h3>\n<table>\n<tr><th></th><th>one star</th><th>stars</th><th>micro</th></tr>\n",
                escape(&duel.budget.to_string())
            );
            for row in rows(duel) {
                let [what, star, stars, micro] = row.map(|c| escape(&c));
                let _ = writeln!(body, "<tr><th>{what}</th><td>{star}</td><td>{stars}</td><td>{micro}</td></tr>");
            }
            body += "</table>\n";
        }
        let _ = write!(body, "<p>{}</p>\n</section>\n", escape(&assumption(report)));
    }
    let title = escape(&campaign.title.value);
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}: the cast</title>\n<style>\
         body{{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;\
         background:#fff}}table{{border-collapse:collapse}}th,td{{padding:.25rem .75rem;text-align:right}}\
         th:first-child{{text-align:left;font-weight:normal}}svg{{max-width:100%;height:auto}}</style>\n</head>\n\
         <body>\n<h1>{title}</h1>\n{body}</body>\n</html>\n"
    )
}

const WIDE: f64 = 640.0;
const HIGH: f64 = 240.0;
const EDGE: f64 = 56.0;

/// The price curve: money to the right, people upwards.
fn plot(curve: &[Price]) -> String {
    let (Some(first), Some(last)) = (curve.first(), curve.last()) else { return String::new() };
    let (money, people) = (last.budget.as_f64().max(1.0), last.people.max(1.0));
    let x = |p: &Price| EDGE + (WIDE - 2.0 * EDGE) * p.budget.as_f64() / money;
    let y = |p: &Price| HIGH - EDGE + (2.0 * EDGE - HIGH) * p.people / people;
    let points: Vec<String> = curve.iter().map(|p| format!("{:.1},{:.1}", x(p), y(p))).collect();
    let mut out = format!(
        "<svg viewBox=\"0 0 {WIDE} {HIGH}\" role=\"img\" aria-label=\"People reached by what is spent\">\n\
         <path d=\"M{EDGE} 20V{0}H{1}\" fill=\"none\" stroke=\"#767676\"/>\n\
         <polyline points=\"{2}\" fill=\"none\" stroke=\"#0b5cad\" stroke-width=\"2\"/>\n",
        HIGH - EDGE,
        WIDE - 20.0,
        points.join(" ")
    );
    for point in curve {
        let label = format!("{} people for {}, with {} in the cast", whole(point.people), point.budget, point.count);
        let _ = writeln!(
            out,
            "<circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"4\" fill=\"#0b5cad\"><title>{}</title></circle>",
            x(point),
            y(point),
            escape(&label)
        );
    }
    for point in [first, last] {
        let _ = writeln!(
            out,
            "<text x=\"{:.1}\" y=\"{}\" font-size=\"12\" text-anchor=\"middle\">{}</text>",
            x(point),
            HIGH - EDGE + 18.0,
            escape(&point.budget.to_string())
        );
        let _ = writeln!(
            out,
            "<text x=\"{:.1}\" y=\"{:.1}\" font-size=\"12\" text-anchor=\"middle\">{}</text>",
            x(point),
            y(point) - 10.0,
            whole(point.people)
        );
    }
    out + "</svg>\n"
}

fn escape(text: &str) -> String {
    let plain = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
    for_terminal(&plain).into_owned()
}

/// A number of people, whole, with commas between thousands.
fn whole(n: f64) -> String {
    let digits = format!("{:.0}", n.max(0.0));
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A fraction in percent, with one place below ten.
fn percent(fraction: f64) -> String {
    let value = fraction * 100.0;
    let text = if value < 9.95 { format!("{value:.1}") } else { format!("{value:.0}") };
    format!("{}%", text.strip_suffix(".0").unwrap_or(&text))
}
