//! `deliver` and `kpi`.

use super::captures::{Captures, Value};
use super::catalogue::{OUT_OF_RANGE, UNKNOWN_NAME, WRONG_VALUE};
use super::context::Context;
use super::declare::Draft;
use super::line::correct;
use super::record::body;
use super::sink::Sink;
use super::statement::ReadStatement;
use crate::campaign::{At, Comparison, Delivery, Kpi, Measure, Target, TimeRange};
use crate::findings::Finding;
use crate::say;
use crate::source::Spanned;
use crate::vocabulary::{self, Direction, Kind, METRICS, Unit};
use jiff::civil::{Date, Time};

pub(super) fn deliver(read: &ReadStatement<'_>, draft: &mut Draft, cx: &mut Context<'_>) {
    let c = &read.captures;
    let mut delivery = Delivery {
        span: c.span,
        count: count(c, cx.sink),
        count_span: c.get("number").map(|n| n.span),
        format: c.value("format"),
        by: c.values("who"),
        channel: c.value("channel"),
        message: c.value("message"),
        story: c.value("story"),
        audiences: c.values("audience"),
        phase: c.value("phase"),
        window: c.range(),
        at: at(c),
        after: c.values("label"),
        label: c.value("name"),
        own: draft.plain.clone(),
        ..Delivery::default()
    };
    body(read, &mut delivery, cx);
    complete(&delivery, read, cx.sink);
    draft.campaign.deliveries.push(delivery);
}

fn count(captures: &Captures, sink: &mut Sink) -> u32 {
    let Some(number) = captures.value::<u64>("number") else { return 1 };
    match number.value {
        1..=1_000 => number.value as u32,
        n => {
            let message = format!("{} by each person cannot be meant.", say::count(n, "post"));
            let help = "The number is for each person: `deliver 2 stories by maya, jonas` asks for four.";
            let finding = Finding::of(&OUT_OF_RANGE, number.span, message).with_label("between 1 and 1,000");
            sink.push(finding.with_help(help));
            1
        }
    }
}

fn at(captures: &Captures) -> Option<Spanned<At>> {
    let date = captures.value::<Date>("date")?;
    let from = captures.value::<Time>("from");
    let until = captures.value::<Time>("until");
    let known = captures.all("from").chain(captures.all("until")).all(|c| c.value != Value::Unknown);
    let end = until.as_ref().or(from.as_ref()).map_or(date.span, |t| t.span);
    let time = from.filter(|_| known).map(|f| TimeRange { from: f.value, until: until.map_or(f.value, |u| u.value) });
    Some(Spanned::new(At { date: date.value, time }, date.span.to(end)))
}

/// What a deliverable cannot do without.
fn complete(delivery: &Delivery, read: &ReadStatement<'_>, sink: &mut Sink) {
    let c = &read.captures;
    let lacks = |name: &str| c.get(name).is_none();
    let missing = match () {
        // A head that broke off has been told of already.
        _ if lacks("format") => return,
        _ if lacks("who") && lacks("channel") => "who publishes it, and where: `by maya on instagram`",
        _ if lacks("who") => "who publishes it: `by maya`",
        _ if lacks("channel") => "where it is published: `on instagram`",
        _ => "",
    };
    if !missing.is_empty() && !sink.told(c.span) {
        let finding = Finding::of(&WRONG_VALUE, c.span, format!("This `deliver` does not say {missing}."));
        sink.push(finding.with_label("not complete").with_help(correct(read.entry)));
    }
    if let (Some(story), Some(count)) = (&delivery.story, delivery.count_span) {
        let finding = Finding::of(&WRONG_VALUE, count, "A story takes no number: it has one post for each chapter.");
        let finding = finding.with_label("not needed").with_related(story.span, "the story");
        let finding =
            finding.with_help("Take the number away: `deliver reels by maya on instagram telling first_winter`.");
        sink.push(finding.with_fix("take the number away", false, count, ""));
    }
    if let (Some(story), Some(message)) = (&delivery.story, &delivery.message) {
        let finding = Finding::of(&WRONG_VALUE, message.span, "A story brings its own messages, chapter by chapter.");
        let finding = finding.with_label("about, and telling").with_related(story.span, "the story");
        sink.push(finding.with_help("Keep `telling`, or `about`, but not both."));
    }
}

pub(super) fn kpi(read: &ReadStatement<'_>, draft: &mut Draft, cx: &mut Context<'_>) {
    let c = &read.captures;
    let name = c.value::<String>("metric");
    let metric = name.clone().and_then(|name| measure(name, cx));
    let open = read.line.node.open().and_then(|token| cx.unit.tree.tokens().get(token as usize));
    let mut kpi = Kpi {
        span: c.span,
        comparison: Comparison::AtLeast,
        target: c.target(),
        whom: c.values("who"),
        people: Vec::new(),
        weight: None,
        baseline: None,
        measured: None,
        by_stated: false,
        by: None,
        block: open.map(|token| cx.unit.token_span(*token).at_end()),
        name: name.clone().unwrap_or(Spanned::new(String::new(), read.word)),
        metric,
    };
    body(read, &mut kpi, cx);
    if name.is_none() {
        return;
    }
    kpi.by_stated = kpi.by.is_some();
    for aim in [&kpi.target, &kpi.baseline].into_iter().flatten() {
        unit_fits(kpi.metric.as_ref(), &kpi.name.value, aim, cx.sink);
    }
    if kpi.metric.as_ref().is_some_and(|m| m.direction == Direction::Down) {
        kpi.comparison = Comparison::AtMost;
    }
    kpi.comparison = c.bare("compare").and_then(Comparison::from_sign).unwrap_or(kpi.comparison);
    draft.campaign.kpis.push(kpi);
}

fn measure(name: Spanned<String>, cx: &mut Context<'_>) -> Option<Measure> {
    let built_in = |name: &str| {
        vocabulary::built_in_metric(name).map(|m| Measure {
            name: m.name.to_string(),
            declared: None,
            family: m.family,
            unit: m.unit,
            direction: m.direction,
        })
    };
    if let Some(id) = cx.names.resolve(Kind::Metric, &name.value) {
        // Its declaration may not have been read yet; `finish` looks it up.
        cx.sink.refer(Kind::Metric, id, name.span);
        return None;
    }
    if let Some(known) = built_in(&name.value) {
        return Some(known);
    }
    let known = METRICS.iter().map(|m| m.name).chain(cx.names.names(Kind::Metric));
    let near = say::nearest(&name.value, known).map(str::to_string);
    let message = format!("There is no metric `{}`.", name.value);
    let finding = Finding::of(&UNKNOWN_NAME, name.span, message).with_label("not a metric");
    cx.sink.push(match &near {
        Some(near) => finding.with_likely(near, name.span),
        None => {
            let some: Vec<&str> = METRICS.iter().map(|m| m.name).collect();
            let own = format!("`metric {} {{ family …; unit … }}` makes your own", name.value);
            finding.with_help(format!("There are {}; {own}.", say::code_list(&some)))
        }
    });
    near.and_then(|n| built_in(&n))
}

/// Whether a target is in the unit of its metric; told where it is not.
pub(super) fn unit_fits(metric: Option<&Measure>, name: &str, aim: &Spanned<Target>, sink: &mut Sink) {
    let Some(metric) = metric else { return };
    let fits = matches!(
        (metric.unit, &aim.value),
        (Unit::Percent, Target::Percent(_))
            | (Unit::Points, Target::Points(_))
            | (Unit::Count, Target::Number(_))
            | (Unit::Money, Target::Money(_))
    );
    if !fits {
        let what = match metric.unit {
            Unit::Percent => "a percentage",
            Unit::Points => "points",
            Unit::Count => "a number",
            Unit::Money => "an amount of money",
        };
        let message = format!("`{name}` takes {what}, not {}.", unit_of(&aim.value));
        let finding = Finding::of(&WRONG_VALUE, aim.span, message).with_label(format!("expected {what}"));
        sink.push(finding.with_help(format!("For example `{}`.", metric.unit.example())));
        return;
    }
    if let Target::Percent(p) = aim.value
        && p.0 > 100.0
    {
        let finding = Finding::of(&OUT_OF_RANGE, aim.span, format!("`{p}` is more than the whole."));
        sink.push(finding.with_label("over 100%").with_help("A share lies between 0% and 100%."));
    }
}

fn unit_of(target: &Target) -> &'static str {
    match target {
        Target::Number(_) => "a plain number",
        Target::Percent(_) => "a percentage",
        Target::Points(_) => "points",
        Target::Money(_) => "an amount of money",
    }
}
