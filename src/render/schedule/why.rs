//! Why a post lies where it does, for people at a terminal.

use super::{PostRow, rows};
use crate::campaign::{Campaign, PostId};
use crate::facts::Facts;
use crate::render::human::Look;
use crate::render::inert::one_line;
use crate::render::wrap::fill;
use crate::say;
use crate::schedule::{DayCost, DayVerdict, Obstacle, Party, Plan, Side, Why};
use crate::source::Sources;
use jiff::civil::Date;
use std::fmt::Write as _;
use unicode_width::UnicodeWidthStr as _;

/// The most statements that are told for one day.
const MOST_OBSTACLES: usize = 2;

/// The most posts that are named where several stand in the way.
const MOST_NAMED: usize = 3;

/// What is known of one post: where it lies, what leaves it its days, and what the other days would cost.
pub fn why(facts: &Facts, plan: &Plan, sources: &Sources, why: &Why, look: Look) -> String {
    let campaign = &facts.campaign;
    let page = WhyPage { campaign, plan, sources, look };
    let mut out = String::new();
    if let Some(row) = rows(facts, plan).into_iter().find(|r| r.at.date() == why.slot.date && is_post(r, why)) {
        page.head(&row, &mut out);
    }
    page.side("It cannot be earlier than", &why.first, &mut out);
    page.side("It cannot be later than", &why.last, &mut out);
    out.push_str("\nThe other days, while all other posts stay where they are:\n\n");
    let told: Vec<(Date, String, String)> = why.days.iter().map(|d| page.day(d.date, &d.verdict, why)).collect();
    for alike in told.chunk_by(|a, b| (&a.1, &a.2) == (&b.1, &b.2)) {
        let (first, last) = (alike[0].0, alike[alike.len() - 1].0);
        let first = format!("  {}  {}  ", page.days(first, last), alike[0].1);
        out.push_str(&fill(&alike[0].2, look.width, &first, &" ".repeat(first.width())));
    }
    out
}

fn is_post(row: &PostRow, why: &Why) -> bool {
    row.post.id == row.campaign[why.slot.post].id
}

struct WhyPage<'a> {
    campaign: &'a Campaign,
    plan: &'a Plan,
    sources: &'a Sources,
    look: Look,
}

impl WhyPage<'_> {
    fn head(&self, row: &PostRow, out: &mut String) {
        let (date, time) = (row.at.date(), row.at.time());
        let what = format!("{} {}", one_line(row.channel_title()), row.format());
        let about = match row.about() {
            "" => String::new(),
            about => format!(", about \"{}\"", one_line(about)),
        };
        let id = self.look.bold(&one_line(&row.post.id));
        let _ = writeln!(
            out,
            "{id}\n{} by {}{about}: {}, {}.\n",
            what.trim_end(),
            one_line(row.person()),
            say::long_day(date),
            say::time(time)
        );
    }

    fn side(&self, words: &str, side: &Side, out: &mut String) {
        let _ = writeln!(out, "{words} {}:", say::long_day(side.date));
        if side.shut_by.is_empty() {
            out.push_str("  nothing said of this post alone forbids it\n");
        }
        for party in &side.shut_by {
            out.push_str(&fill(&self.party(party), self.look.width, "  ", "  "));
        }
    }

    fn party(&self, party: &Party) -> String {
        let source = self.sources.get(party.span.file);
        let line = source.line_column(party.span.start).line;
        format!("{} ({}:{line})", one_line(&party.demand), one_line(&source.name))
    }

    /// The time that a day has, and what it would mean to take it.
    fn day(&self, date: Date, verdict: &DayVerdict, why: &Why) -> (Date, String, String) {
        let (time, text) = match verdict {
            DayVerdict::Chosen => (say::time(why.slot.time), self.look.bold("where it is")),
            DayVerdict::Open(price) => (say::time(price.time), words(price)),
            DayVerdict::Shut(obstacles) => {
                let told: Vec<String> = obstacles.iter().take(MOST_OBSTACLES).map(|o| self.obstacle(o)).collect();
                let dash = if self.look.unicode { "  –  " } else { "  -  " };
                (dash.to_string(), if told.is_empty() { "no time is left".to_string() } else { told.join("; ") })
            }
        };
        (date, time, text)
    }

    /// "Mon  8 Mar", or "Mon  8 Mar – Wed 10 Mar", in a column of one width.
    fn days(&self, first: Date, last: Date) -> String {
        let one = |d: Date| say::even_day(d);
        let dash = if self.look.unicode { "–" } else { "-" };
        match first == last {
            true => format!("{}{}", one(first), " ".repeat(13)),
            false => format!("{} {dash} {}", one(first), one(last)),
        }
    }

    fn obstacle(&self, obstacle: &Obstacle) -> String {
        let named: Vec<String> = obstacle.posts.iter().map(|p| self.post(*p)).collect();
        match named.is_empty() {
            true => self.party(&obstacle.party),
            false => format!("{}, beside {}", self.party(&obstacle.party), say::some(&named, MOST_NAMED + 1)),
        }
    }

    fn post(&self, post: PostId) -> String {
        let date = self.plan.slot(post).date;
        format!("{} on {}", one_line(&self.campaign[post].id), say::day_month(date))
    }
}

/// What a day costs, in words; the weightiest goal first.
fn words(price: &DayCost) -> String {
    let mut told = Vec::new();
    let pairs = |n: u64| say::count(n, "pair");
    let mut goal = |change: i64, words: &dyn Fn(&str) -> String| match change {
        0 => {}
        1.. => told.push(words("more")),
        _ => told.push(words("fewer")),
    };
    let overlaps = pairs(price.overlaps.unsigned_abs());
    goal(price.overlaps, &|more| format!("{overlaps} {more} of posts that one audience meets on one day"));
    let crowded = pairs(price.crowded.unsigned_abs());
    goal(price.crowded, &|more| format!("{crowded} {more} of posts of one account within 24 hours"));
    goal(price.uneven, &|more| format!("a {} steady rhythm", if more == "more" { "less" } else { "more" }));
    if price.disliked != 0 {
        let side = if price.disliked > 0 { "farther from" } else { "nearer to" };
        told.push(format!("{side} the hour that is liked"));
    }
    if told.is_empty() { "as good".to_string() } else { told.join("; ") }
}
