//! `deliver` and `kpi`.

use super::blocks::Statement;
use super::catalogue::{OUT_OF_RANGE, UNKNOWN_NAME, WRONG_VALUE};
use super::sink::{Sink, Tell as _};
use super::statement::Read;
use crate::campaign::{
    At, Captures, Comparison, DateRange, Delivery, DeliveryId, FromCaptures as _, FromValue as _, Kpi, Measure, Money,
    Percent, StoryId, Style, Target, TimeRange, Value,
};
use crate::say;
use crate::source::Spanned;
use crate::vocabulary::{self, Direction, Kind, METRICS, Unit};
use jiff::civil::{Date, Time};
use std::sync::Arc;

/// The first and last day that a statement names, where both are known.
pub(super) fn date_range(captures: &Captures) -> Option<Spanned<DateRange>> {
    let (first, last) = (captures.get("first")?, captures.get("last")?);
    let range = DateRange::from_captures(captures)?;
    Some(Spanned::new(range, first.span.to(last.span)))
}

pub(super) fn deliver(s: &mut Statement<'_>, read: &Read<'_>, sink: &mut Sink) {
    let mut own = Style::default();
    let (mut length, mut fee, mut note) = (None, None, None);
    let mut due = None;
    s.record(read, &mut OwnStyle(&mut own), sink, |s, read, sink| match read.entry.word.name {
        "length" => length = read.captures.value("duration").map(|d| Spanned::new(d.value, read.captures.span)),
        "fee" => fee = read.captures.value::<Money>("money").map(|m| Spanned::new(m.value, read.captures.span)),
        "note" => note = read.captures.value("text"),
        "workflow" => due = Some(super::content::workflow(s, read, sink)),
        _ => {}
    });
    own.workflow = due;
    let c = &read.captures;
    let style = if own == *s.draft.plain { s.draft.plain.clone() } else { Arc::new(own) };
    let delivery = Delivery {
        span: c.span,
        count: count(c, sink),
        count_span: c.get("number").map(|n| n.span),
        format: c.value("format"),
        by: c.values("who"),
        cast: Vec::new(),
        channel: c.value("channel"),
        message: c.value("message"),
        story: resolve(s, c, "story", Kind::Story).map(|id| id.map(StoryId)),
        audiences: c.values("audience"),
        phase: c.value("phase"),
        window: date_range(c),
        at: at(c),
        after: labels(s, c),
        label: c.value("name"),
        length,
        fee,
        note,
        own: style,
    };
    complete(&delivery, read, sink);
    s.draft.campaign.deliveries.push(delivery);
}

struct OwnStyle<'s>(&'s mut Style);

impl crate::campaign::Record for OwnStyle<'_> {
    fn set(&mut self, property: &str, captures: &Captures) -> bool {
        !matches!(property, "workflow" | "fee" | "length" | "note") && self.0.set(property, captures)
    }
}

fn count(captures: &Captures, sink: &mut Sink) -> u32 {
    let Some(number) = captures.value::<u64>("number") else { return 1 };
    match number.value {
        1..=1_000 => number.value as u32,
        n => {
            let finding = sink.add(
                &OUT_OF_RANGE,
                number.span,
                format!("{} by each person cannot be meant.", say::count(n, "post")),
            );
            finding
                .label("between 1 and 1,000")
                .help("The number is for each person: `deliver 2 stories by maya, jonas` asks for four.");
            1
        }
    }
}

fn resolve(s: &Statement<'_>, captures: &Captures, name: &str, kind: Kind) -> Option<Spanned<u32>> {
    let word = captures.value::<String>(name)?;
    let id = s.names.resolve(kind, &word.value)?;
    Some(Spanned::new(id, word.span))
}

fn labels(s: &Statement<'_>, captures: &Captures) -> Vec<Spanned<DeliveryId>> {
    let id = |c: &crate::campaign::Capture| {
        let word = String::from_value(&c.value)?;
        Some(Spanned::new(DeliveryId(s.names.resolve(Kind::Label, &word)?), c.span))
    };
    captures.all("label").filter_map(id).collect()
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
fn complete(delivery: &Delivery, read: &Read<'_>, sink: &mut Sink) {
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
        let finding = sink.add(&WRONG_VALUE, c.span, format!("This `deliver` does not say {missing}."));
        finding.label("not complete").help(format!("A correct line: `{}`", read.entry.word.example));
    }
    if let (Some(story), Some(count)) = (&delivery.story, delivery.count_span) {
        let finding = sink.add(&WRONG_VALUE, count, "A story takes no number: it has one post for each chapter.");
        finding
            .label("not needed")
            .related(story.span, "the story")
            .help("Take the number away: `deliver reels by maya on instagram telling first_winter`.");
        finding.fix("take the number away", false, count, "");
    }
    if let (Some(story), Some(message)) = (&delivery.story, &delivery.message) {
        let finding = sink.add(&WRONG_VALUE, message.span, "A story brings its own messages, chapter by chapter.");
        finding
            .label("about, and telling")
            .related(story.span, "the story")
            .help("Keep `telling`, or `about`, but not both.");
    }
}

pub(super) fn kpi(s: &mut Statement<'_>, read: &Read<'_>, sink: &mut Sink) {
    let c = &read.captures;
    let metric = c.value::<String>("metric").and_then(|name| measure(s, name, sink));
    let target = c.get("target").and_then(|t| Some(Spanned::new(target_of(&t.value)?, t.span)));
    let mut baseline: Option<Spanned<Target>> = None;
    let (mut weight, mut measured, mut by) = (None, None, None);
    if let Some(block) = read.entry.block {
        s.block(read.line, block, c.span, sink, |_, read, _| {
            let span = read.captures.span;
            match read.entry.word.name {
                "weight" => weight = read.captures.value::<Percent>("percent").map(|p| Spanned::new(p.value, span)),
                "baseline" => {
                    baseline =
                        read.captures.get("target").and_then(|t| Some(Spanned::new(target_of(&t.value)?, t.span)))
                }
                "measured" => measured = read.captures.value("text"),
                "by" => by = read.captures.value::<Date>("date").map(|d| d.value),
                _ => {}
            }
        });
    }
    let open = read.line.node.open().and_then(|token| s.unit.tree.tokens().get(token as usize));
    let block = open.map(|token| s.unit.token_span(*token).at_end());
    let (Some(name), direction) = (c.value::<String>("metric"), metric.as_ref().map_or(Direction::Up, |m| m.direction))
    else {
        return;
    };
    for aim in [&target, &baseline].into_iter().flatten() {
        unit_fits(metric.as_ref(), &name.value, aim, sink);
    }
    let usual = if direction == Direction::Down { Comparison::AtMost } else { Comparison::AtLeast };
    let comparison = c.get("compare").and_then(|v| comparison(&v.value)).unwrap_or(usual);
    s.draft.campaign.kpis.push(Kpi {
        span: c.span,
        name,
        metric,
        comparison,
        target,
        whom: c.values("who"),
        people: Vec::new(),
        weight,
        baseline,
        measured,
        by_stated: by.is_some(),
        by,
        block,
    });
}

fn comparison(value: &Value) -> Option<Comparison> {
    match value {
        Value::Compare(sign) => Comparison::from_sign(sign),
        _ => None,
    }
}

fn target_of(value: &Value) -> Option<Target> {
    Some(match value {
        Value::Number(n) => Target::Number(*n),
        Value::Percent(p) => Target::Percent(*p),
        Value::Points(n) => Target::Points(*n),
        Value::Money(m) => Target::Money(*m),
        _ => return None,
    })
}

fn measure(s: &Statement<'_>, name: Spanned<String>, sink: &mut Sink) -> Option<Measure> {
    let built_in = |name: &str| {
        vocabulary::built_in_metric(name).map(|m| Measure {
            name: m.name.to_string(),
            declared: None,
            family: m.family,
            unit: m.unit,
            direction: m.direction,
        })
    };
    if let Some(id) = s.names.metrics.get(&name.value) {
        // Its declaration may not have been read yet; `finish` looks it up.
        sink.refer(Kind::Metric, id, name.span);
        return None;
    }
    if let Some(known) = built_in(&name.value) {
        return Some(known);
    }
    let known = METRICS.iter().map(|m| m.name).chain(s.names.metrics.names());
    let near = say::nearest(&name.value, known).map(str::to_string);
    let finding = sink.add(&UNKNOWN_NAME, name.span, format!("There is no metric `{}`.", name.value));
    finding.label("not a metric");
    match &near {
        Some(near) => {
            finding.help(format!("Did you mean `{near}`?")).fix(
                format!("write `{near}`"),
                false,
                name.span,
                near.clone(),
            );
        }
        None => {
            let some: Vec<&str> = METRICS.iter().map(|m| m.name).collect();
            finding.help(format!(
                "There are {}; `metric {} {{ family …; unit … }}` makes your own.",
                say::code_list(&some),
                name.value
            ));
        }
    }
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
        let finding = sink.add(&WRONG_VALUE, aim.span, format!("`{name}` takes {what}, not {}.", unit_of(&aim.value)));
        finding.label(format!("expected {what}")).help(format!("For example `{}`.", metric.unit.example()));
        return;
    }
    if let Target::Percent(p) = aim.value
        && p.0 > 100.0
    {
        let finding = sink.add(&OUT_OF_RANGE, aim.span, format!("`{p}` is more than the whole."));
        finding.label("over 100%").help("A share lies between 0% and 100%.");
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
