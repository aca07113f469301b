//! The statements that hard rules come from.

use super::problem::Problem;
pub(super) use super::problem::{Clause, Dropped};
use crate::campaign::{Campaign, ChannelId, DeliveryId, Limited};
use crate::say;
use crate::source::{Span, Spanned};

impl Clause {
    /// Where it stands; for a default, where it could be stated, or what brings it in.
    pub fn span(self, problem: &Problem) -> Span {
        let campaign = problem.campaign;
        let run = || campaign.settings.runs.as_ref().map(|r| r.span);
        let nth = |spans: Option<Span>| spans.unwrap_or(campaign.span);
        match self {
            Clause::Delivery(d) => campaign[d].span,
            Clause::Run => nth(run()),
            Clause::Briefed => nth(campaign.settings.briefed.as_ref().map(|b| b.span).or_else(run)),
            Clause::Window(d) => nth(campaign[d].window.as_ref().map(|w| w.span)),
            Clause::Phase(p) => campaign[p].range.as_ref().map_or(campaign[p].span, |r| r.span),
            Clause::At(d) => nth(campaign[d].at.as_ref().map(|a| a.span)),
            Clause::After(d, n) => nth(campaign[d].after.get(n as usize).map(|a| a.span)),
            Clause::Chapters(s) => campaign[s].span,
            Clause::StoryGap(s) => campaign[s].gap.as_ref().map_or(campaign[s].span, |g| g.span),
            Clause::Available(i) => all_of(campaign[i].known.available.iter().map(|a| a.span), campaign[i].span),
            Clause::Away(i, n) => campaign[i].known.away.get(n as usize).map_or(campaign[i].span, |a| a.span),
            Clause::PersonGap(i) => campaign[i].known.gap.as_ref().map_or(campaign[i].span, |g| g.span),
            Clause::Hours(c) => all_of(campaign[c].hours.iter().map(|h| h.span), place_of(campaign, c)),
            Clause::ChannelLimit(c, n) => nth(campaign[c].limits.get(n as usize).map(|l| l.span)),
            Clause::ChannelGap(c) => campaign[c].gap.as_ref().map_or_else(|| place_of(campaign, c), |g| g.span),
            Clause::AudienceLimit(a, n) => {
                campaign[a].limits.get(n as usize).map_or(campaign[a].span, |limit| limit.span)
            }
            Clause::Embargo(p) => campaign[p].embargo.as_ref().map_or(campaign[p].span, |e| e.span),
            Clause::Lead(n) => nth(problem.leads.get(n as usize).and_then(|l| l.span).or(campaign.guidelines_span)),
        }
    }

    /// What it demands of the posts of a conflict, as part of a sentence; `None` for the posts themselves.
    pub fn reason(self, problem: &Problem) -> Option<String> {
        Some(match self {
            Clause::Delivery(_) => return None,
            Clause::Window(_) => format!("they may go out {}", self.demand(problem)),
            Clause::At(_) => format!("it may go out {}", self.demand(problem)),
            Clause::After(..) => format!("it may go out {}", self.demand(problem)),
            Clause::Chapters(_) => format!("{} come one after the other", self.demand(problem)),
            _ => self.demand(problem),
        })
    }

    /// How much it belongs to a conflict, where another statement could stand there as well: least for a default, most for
    /// the posts themselves.
    pub fn weight(self, problem: &Problem) -> u8 {
        let campaign = problem.campaign;
        match self {
            Clause::Hours(c) if campaign[c].hours.is_empty() => 0,
            Clause::ChannelGap(c) if campaign[c].gap.is_none() => 0,
            Clause::Lead(n) if problem.leads.get(n as usize).is_none_or(|l| l.span.is_none()) => 1,
            Clause::Lead(_) => 2,
            Clause::Briefed => 3,
            Clause::Run => 4,
            Clause::Hours(_) => 5,
            Clause::Available(_) | Clause::Away(..) => 6,
            Clause::ChannelGap(_) | Clause::PersonGap(_) | Clause::StoryGap(_) | Clause::Chapters(_) => 7,
            Clause::After(..) | Clause::Embargo(_) => 8,
            Clause::ChannelLimit(..) | Clause::AudienceLimit(..) => 9,
            Clause::Phase(_) | Clause::Window(_) | Clause::At(_) => 10,
            Clause::Delivery(_) => 11,
        }
    }

    /// What it demands, in a few words.
    pub fn demand(self, problem: &Problem) -> String {
        let campaign = problem.campaign;
        match self {
            Clause::Delivery(d) => asks_for(campaign, d),
            Clause::Run => told(&campaign.settings.runs, |r| format!("the campaign runs {}", r)),
            Clause::Briefed => {
                let briefed = campaign.briefed().map_or("unknown".to_string(), |d| d.to_string());
                format!("nothing is due before the briefs go out on {briefed}")
            }
            Clause::Window(d) => told(&campaign[d].window, |w| format!("only during {w}")),
            Clause::Phase(p) => told(&campaign[p].range, |r| format!("`{}` is {r}", campaign[p].name.value)),
            Clause::At(d) => told(&campaign[d].at, |at| match at.time {
                Some(time) => format!("only at {} {time}", at.date),
                None => format!("only at {}", at.date),
            }),
            Clause::After(d, n) => {
                let label = campaign[d].after.get(n as usize).map(|a| &campaign[a.value].label);
                let label = label.and_then(|l| l.as_ref()).map_or("", |l| &l.value);
                format!("only on a later day than the last post of `{label}`")
            }
            Clause::Chapters(s) => format!("the chapters of `{}`", campaign[s].name.value),
            Clause::StoryGap(s) => told(&campaign[s].gap, |g| format!("{g} between two chapters")),
            Clause::Available(i) => {
                let days: Vec<String> = campaign[i].known.available.iter().map(|a| a.value.to_string()).collect();
                format!("{} can post only on {}", campaign.name_of(i), say::list(&days))
            }
            Clause::Away(i, n) => {
                let away = campaign[i].known.away.get(n as usize);
                format!("{} is away {}", campaign.name_of(i), away.map_or(String::new(), |a| a.value.to_string()))
            }
            Clause::PersonGap(i) => {
                told(&campaign[i].known.gap, |g| format!("{} wants {g} between two posts", campaign.name_of(i)))
            }
            Clause::Hours(c) => match campaign[c].hours.is_empty() {
                true => format!("{} takes posts 08:00 .. 22:00, as no `hours` are stated", campaign[c].title),
                false => format!("{} takes posts only in these hours", campaign[c].title),
            },
            Clause::ChannelLimit(c, n) => campaign[c].limits.get(n as usize).map_or(String::new(), |l| {
                format!("at most {} a {} on {}", say::count(l.count, "post"), l.per.word(), campaign[c].title)
            }),
            Clause::ChannelGap(c) => match &campaign[c].gap {
                Some(gap) => format!("{} between two posts of one account", gap.value),
                None => {
                    format!("4 hours between two posts of one account on {}, as no `gap` is stated", campaign[c].title)
                }
            },
            Clause::AudienceLimit(a, n) => campaign[a].limits.get(n as usize).map_or(String::new(), |l| {
                let what = if l.what == Limited::Posts { "post" } else { "message" };
                let what = say::count(l.count, what);
                format!("at most {what} a {} for {}", l.per.word(), campaign[a].title())
            }),
            Clause::Embargo(p) => {
                told(&campaign[p].embargo, |e| format!("nothing before {} {}", e.date(), say::time(e.time())))
            }
            Clause::Lead(n) => problem.leads.get(n as usize).map_or(String::new(), |l| {
                let stated = if l.span.is_some() { "" } else { ", as no `workflow` is stated" };
                format!("the {} is due {} working days before the post{stated}", l.milestone.word(), l.days)
            }),
        }
    }
}

fn told<T>(value: &Option<Spanned<T>>, words: impl FnOnce(&T) -> String) -> String {
    value.as_ref().map_or(String::new(), |v| words(&v.value))
}

/// What a `deliver` asks for: how many posts of which kind.
fn asks_for(campaign: &Campaign, id: DeliveryId) -> String {
    let delivery = &campaign[id];
    let count = campaign.posts.iter().filter(|p| p.delivery == id).count();
    let format = delivery.format.as_ref().map_or("post", |f| f.value.as_str());
    format!("asks for {}", say::count(count, format))
}

/// The range from the first to the last of some places in one text.
/// Where a channel is declared; for one that nobody declared, where it is first posted on.
fn place_of(campaign: &Campaign, channel: ChannelId) -> Span {
    let first = campaign.deliveries.iter().find(|d| d.channel.as_ref().is_some_and(|c| c.value == channel));
    let stated = &campaign[channel];
    stated.span.or(first.map(|d| d.span)).unwrap_or(stated.name.span)
}

fn all_of(spans: impl Iterator<Item = Span>, otherwise: Span) -> Span {
    spans.reduce(|a, b| if a.file == b.file { a.to(b) } else { a }).unwrap_or(otherwise)
}
