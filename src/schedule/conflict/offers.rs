//! Which changes of a statement could end a conflict: for each a ladder of steps from small to large.

use super::change::{Change, longer_than};
use crate::campaign::{
    At, Campaign, ChannelId, DateRange, Days, DeliveryId, Duration, Hours, InfluencerId, Limited, Period, PhaseId,
    TimeRange,
};
use crate::say;
use crate::schedule::hours::{minute_of, time_of};
use crate::schedule::statement::Clause;
use jiff::Span;
use jiff::civil::Date;

/// The most days by which anything is moved.
const MOST_DAYS: u64 = 120;

/// A change, its words, and how much it changes: parts of a thousand of what it changes.
#[derive(Debug, Clone)]
pub(super) struct Offer {
    /// Which step of its ladder it is.
    pub step: u64,
    /// The change.
    pub change: Change,
    /// What to write, in words that can stand behind "or".
    pub text: String,
    /// How much it changes.
    pub size: u64,
}

/// Changes of one kind, from the first step to the last.
pub(super) struct Ladder<'c> {
    /// The change at a step, if there is one.
    pub at: Box<dyn Fn(u64) -> Option<Offer> + 'c>,
    /// The last step.
    pub steps: u64,
    /// Whether each step helps where an earlier one does.
    pub steady: bool,
}

fn ladder<'c>(steps: u64, at: impl Fn(u64) -> Option<(Change, String, u64)> + 'c) -> Ladder<'c> {
    let at = move |step: u64| {
        let (change, text, size) = at(step)?;
        Some(Offer { step, change, text, size })
    };
    Ladder { at: Box::new(at), steps, steady: true }
}

fn days(n: u64) -> Span {
    Span::new().days(n.min(100_000) as i64)
}

fn later(range: DateRange, n: u64) -> DateRange {
    DateRange { last: range.last.saturating_add(days(n)), ..range }
}

fn earlier(range: DateRange, n: u64) -> DateRange {
    DateRange { first: range.first.saturating_sub(days(n)), ..range }
}

fn share(step: u64, of: i64) -> u64 {
    step * 1_000 / of.unsigned_abs().max(1)
}

/// The ladders of a statement; the campaign holds the posts of the conflict and no others.
pub(super) fn ladders(campaign: &Campaign, statement: Clause) -> Vec<Ladder<'_>> {
    match statement {
        Clause::Run => run(campaign),
        Clause::Phase(id) => phase(campaign, id),
        Clause::Window(id) => window(campaign, id),
        Clause::At(id) => at(campaign, id),
        Clause::After(id, n) => after(campaign, id, n),
        Clause::PersonGap(_) | Clause::StoryGap(_) | Clause::ChannelGap(_) => gap(campaign, statement),
        Clause::ChannelLimit(..) | Clause::AudienceLimit(..) => limit(campaign, statement),
        Clause::Away(id, n) => away(campaign, id, n),
        Clause::Available(id) => available(campaign, id),
        Clause::Embargo(id) => embargo(campaign, id),
        Clause::Briefed => briefed(campaign),
        Clause::Lead(_) => lead(campaign),
        Clause::Hours(id) => hours(campaign, id),
        Clause::Delivery(id) => fewer(campaign, id),
        Clause::Chapters(_) => Vec::new(),
    }
}

fn run(campaign: &Campaign) -> Vec<Ladder<'_>> {
    let Some(run) = campaign.settings.runs.as_ref().map(|r| r.value) else { return Vec::new() };
    let offer = move |range: DateRange, n| Some((Change::Runs(range), format!("`runs {range}`"), share(n, run.days())));
    vec![ladder(MOST_DAYS, move |n| offer(later(run, n), n)), ladder(MOST_DAYS, move |n| offer(earlier(run, n), n))]
}

fn phase(campaign: &Campaign, id: PhaseId) -> Vec<Ladder<'_>> {
    let Some(range) = campaign[id].range.as_ref().map(|r| r.value) else { return Vec::new() };
    let name = &campaign[id].name.value;
    vec![
        ladder(MOST_DAYS, move |n| {
            let new = later(range, n);
            Some((Change::Phase(id, new), format!("`{name}` until {}", new.last), share(n, range.days())))
        }),
        ladder(MOST_DAYS, move |n| {
            let new = earlier(range, n);
            Some((Change::Phase(id, new), format!("`{name}` from {}", new.first), share(n, range.days())))
        }),
    ]
}

fn window(campaign: &Campaign, id: DeliveryId) -> Vec<Ladder<'_>> {
    let Some(range) = campaign[id].window.as_ref().map(|r| r.value) else { return Vec::new() };
    let offer =
        move |new: DateRange, n| Some((Change::Window(id, new), format!("`during {new}`"), share(n, range.days())));
    vec![ladder(MOST_DAYS, move |n| offer(later(range, n), n)), ladder(MOST_DAYS, move |n| offer(earlier(range, n), n))]
}

/// Another day, nearest first and later before earlier; another half hour; the day without a time.
fn at(campaign: &Campaign, id: DeliveryId) -> Vec<Ladder<'_>> {
    let Some(at) = campaign[id].at.as_ref().map(|a| a.value) else { return Vec::new() };
    let written = |at: At| match at.time {
        Some(time) => format!("`at {} {time}`", at.date),
        None => format!("`at {}`", at.date),
    };
    let other_day = move |n: u64| {
        let by = days(n.div_ceil(2));
        let date = if n % 2 == 1 { at.date.saturating_add(by) } else { at.date.saturating_sub(by) };
        let new = At { date, ..at };
        Some((Change::At(id, new), written(new), n.div_ceil(2) * 50))
    };
    let other_time = move |n: u64| {
        let time = at.time?;
        let by = n.div_ceil(2) as i64 * 30;
        let by = if n % 2 == 1 { -by } else { by };
        let moved = |t| u16::try_from(i64::from(minute_of(t)) / 30 * 30 + by).ok().filter(|m| *m < 1440).map(time_of);
        let new = At { time: Some(TimeRange { from: moved(time.from)?, until: moved(time.until)? }), ..at };
        Some((Change::At(id, new), written(new), n.div_ceil(2) * 20))
    };
    let no_time = move |_| {
        at.time?;
        let new = At { time: None, ..at };
        Some((Change::At(id, new), written(new), 300))
    };
    let mut all = vec![ladder(60, other_day), ladder(96, other_time), ladder(1, no_time)];
    all.iter_mut().for_each(|l| l.steady = false);
    all
}

fn after(campaign: &Campaign, id: DeliveryId, n: u32) -> Vec<Ladder<'_>> {
    let Some(label) = campaign[id].after.get(n as usize) else { return Vec::new() };
    let label = campaign[label.value].label.as_ref().map_or("", |l| &l.value);
    vec![ladder(1, move |_| Some((Change::NoAfter(id, n), format!("no `after {label}`"), 350)))]
}

fn gap(campaign: &Campaign, statement: Clause) -> Vec<Ladder<'_>> {
    let four_hours = Duration { seconds: 4 * 3_600, count: 4, unit: "hours" };
    let (gap, whose) = match statement {
        Clause::PersonGap(i) => {
            (campaign[i].known.gap.as_ref().map(|g| g.value), format!("for {}", campaign.name_of(i)))
        }
        Clause::StoryGap(s) => {
            (campaign[s].gap.as_ref().map(|g| g.value), format!("for `story {}`", campaign[s].name.value))
        }
        Clause::ChannelGap(c) => {
            let gap = campaign[c].gap.as_ref().map_or(four_hours, |g| g.value);
            (Some(gap), format!("for `channel {}`", campaign[c].name.value))
        }
        _ => return Vec::new(),
    };
    let Some(gap) = gap.filter(|g| g.count > 0) else { return Vec::new() };
    vec![ladder(gap.count, move |n| {
        let new = Duration::of(gap.count.checked_sub(n)?, gap.unit)?;
        let change = match statement {
            Clause::PersonGap(i) => Change::PersonGap(i, new),
            Clause::StoryGap(s) => Change::StoryGap(s, new),
            Clause::ChannelGap(c) => Change::ChannelGap(c, new),
            _ => return None,
        };
        let text = if new.count == 0 { format!("no `gap` {whose}") } else { format!("`gap {new}` {whose}") };
        Some((change, text, share(n, gap.count as i64)))
    })]
}

fn limit(campaign: &Campaign, statement: Clause) -> Vec<Ladder<'_>> {
    let (count, what, per, whose) = match statement {
        Clause::ChannelLimit(c, n) => match campaign[c].limits.get(n as usize) {
            Some(l) => (l.count, Limited::Posts, l.per, format!("on {}", campaign[c].title)),
            None => return Vec::new(),
        },
        Clause::AudienceLimit(a, n) => match campaign[a].limits.get(n as usize) {
            Some(l) => (l.count, l.what, l.per, format!("for {}", campaign[a].title())),
            None => return Vec::new(),
        },
        _ => return Vec::new(),
    };
    let per: Period = per;
    vec![ladder(campaign.posts.len() as u64, move |n| {
        let new = count.checked_add(n as u32)?;
        let change = match statement {
            Clause::ChannelLimit(c, n) => Change::ChannelLimit(c, n, new),
            Clause::AudienceLimit(a, n) => Change::AudienceLimit(a, n, new),
            _ => return None,
        };
        let what = if what == Limited::Posts { "post" } else { "message" };
        let text = format!("`limit {} per {}` {whose}", say::count(new, what), per.word());
        Some((change, text, share(n, i64::from(count))))
    })]
}

fn away(campaign: &Campaign, id: InfluencerId, n: u32) -> Vec<Ladder<'_>> {
    let Some(range) = campaign[id].known.away.get(n as usize).map(|a| a.value) else { return Vec::new() };
    let name = campaign.name_of(id);
    let shorter = move |new: DateRange, text: String, step: u64| {
        let left = (step < range.days() as u64).then_some(new);
        Some((Change::Away(id, n, left), text, share(step, range.days())))
    };
    let most = (range.days() as u64).min(MOST_DAYS);
    vec![
        ladder(most, move |step| {
            let last = range.last.saturating_sub(days(step));
            let new = DateRange { last: last.max(range.first), ..range };
            shorter(new, format!("{name} back on {}", last.saturating_add(days(1))), step)
        }),
        ladder(most, move |step| {
            let first = range.first.saturating_add(days(step));
            let new = DateRange { first: first.min(range.last), ..range };
            shorter(new, format!("{name} not away before {first}"), step)
        }),
    ]
}

fn available(campaign: &Campaign, id: InfluencerId) -> Vec<Ladder<'_>> {
    let name = campaign.name_of(id);
    let mut all = Vec::new();
    for (k, range) in campaign[id].known.available.iter().enumerate().take(8) {
        let range = range.value;
        let offer = move |new: DateRange, n: u64| {
            let text = format!("{name} available {new}");
            Some((Change::Available(id, k, new), text, share(n, range.days())))
        };
        all.push(ladder(MOST_DAYS, move |n| offer(later(range, n), n)));
        all.push(ladder(MOST_DAYS, move |n| offer(earlier(range, n), n)));
    }
    all
}

fn embargo(campaign: &Campaign, id: PhaseId) -> Vec<Ladder<'_>> {
    let Some(at) = campaign[id].embargo.as_ref().map(|e| e.value) else { return Vec::new() };
    let name = &campaign[id].name.value;
    vec![ladder(MOST_DAYS, move |n| {
        let new = match n {
            1 => at.date().to_datetime(time_of(0)),
            n => at.date().saturating_sub(days(n - 1)).to_datetime(at.time()),
        };
        let text = format!("`embargo {} {}` for `{name}`", new.date(), say::time(new.time()));
        Some((Change::Embargo(id, new), text, n * 50))
    })]
}

fn briefed(campaign: &Campaign) -> Vec<Ladder<'_>> {
    let Some(briefed) = campaign.briefed() else { return Vec::new() };
    vec![ladder(MOST_DAYS, move |n| {
        let new: Date = briefed.saturating_sub(days(n));
        Some((Change::Briefed(new), format!("`briefed {new}`"), n * 1_000 / 21))
    })]
}

fn lead(campaign: &Campaign) -> Vec<Ladder<'_>> {
    let Some(style) = campaign.posts.first().map(|p| p.style.clone()) else { return Vec::new() };
    let Some((first, most)) = longer_than(&style, 0).first().copied() else { return Vec::new() };
    let stated = style.workflow.as_ref().filter(|w| w.of(first).is_some()).map(|w| w.span);
    vec![ladder(most.clamp(0, 400) as u64, move |n| {
        let new = most - n as i64;
        let shorter: Vec<String> = longer_than(&style, new)
            .iter()
            .map(|(m, _)| format!("{} {} before", m.word(), say::count(new, "day")))
            .collect();
        let text = format!("`workflow {{ {} }}`", shorter.join("; "));
        Some((Change::Lead(stated, new), text, share(n, most)))
    })]
}

/// Hours that end later, that begin earlier, or that hold on all days.
fn hours(campaign: &Campaign, id: ChannelId) -> Vec<Ladder<'_>> {
    let name = &campaign[id].name.value;
    let stated: Vec<Hours> = campaign[id].hours.iter().map(|h| h.value).collect();
    let default = Hours { days: Days::Daily, range: TimeRange { from: time_of(480), until: time_of(1320) } };
    let now = if stated.is_empty() { vec![default] } else { stated };
    let offer = move |new: Vec<Hours>, size: u64| {
        let written: Vec<String> = new.iter().map(|h| format!("hours {} {}", h.days.word(), h.range)).collect();
        let text = format!("`channel {name} {{ {} }}`", written.join("; ")).replace("hours daily ", "hours ");
        Some((Change::Hours(id, new), text, size))
    };
    let (later, earlier, daily) = (now.clone(), now.clone(), now);
    let until = move |h: &Hours, n: u64| {
        let minute = u64::from(minute_of(h.range.until)) + n * 30;
        Hours { range: TimeRange { until: time_of(minute.min(1439) as u16), ..h.range }, ..*h }
    };
    let from = move |h: &Hours, n: u64| {
        let minute = u64::from(minute_of(h.range.from)).saturating_sub(n * 30);
        Hours { range: TimeRange { from: time_of(minute as u16), ..h.range }, ..*h }
    };
    vec![
        ladder(48, move |n| offer(later.iter().map(|h| until(h, n)).collect(), n * 36)),
        ladder(48, move |n| offer(earlier.iter().map(|h| from(h, n)).collect(), n * 36)),
        ladder(1, move |_| {
            let widest = *daily.first()?;
            let all_days = daily.iter().any(|h| h.days != Days::Daily);
            all_days.then(|| offer(vec![Hours { days: Days::Daily, ..widest }], 400)).flatten()
        }),
    ]
}

/// Fewer posts by each person; in the end none.
fn fewer(campaign: &Campaign, id: DeliveryId) -> Vec<Ladder<'_>> {
    let posts = campaign.posts.iter().filter(|p| p.delivery == id);
    let total = posts.clone().count();
    let each = posts.clone().filter(|p| p.chapter.is_none()).map(|p| p.number + 1).max().unwrap_or(1);
    let format = campaign[id].format.as_ref().map_or("post", |f| f.value.as_str());
    let told = posts.clone().any(|p| p.chapter.is_some());
    vec![ladder(u64::from(each), move |n| {
        let left = each.checked_sub(n as u32)?;
        let dropped = if told { total } else { total * n as usize / each as usize };
        let text = if dropped == total {
            match total {
                1 => format!("drop the {format}"),
                _ => format!("drop the {total} {}", say::plural(format)),
            }
        } else {
            format!("drop {dropped} of the {total} {}", say::plural(format))
        };
        Some((Change::Fewer(id, left), text, share(dropped as u64, total as i64)))
    })]
}
