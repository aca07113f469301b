//! The last pass: what needs all declarations at once, and what cannot hold together. Nobody is chosen here.

use super::catalogue::{NO_ACCOUNT, NO_EXCHANGE, OUT_OF_RANGE, UNKNOWN_CODE, WRONG_VALUE};
use super::declare::Draft;
use super::delivery::unit_fits;
use super::names::Names;
use super::sink::Sink;
use crate::campaign::{Campaign, Comparison, Currency, DateRange, Delivery, FeeBasis, Measure, Money, Who};
use crate::findings::{Finding, Related};
use crate::say;
use crate::source::{Span, Spanned};
use crate::vocabulary::{Direction, Kind, singular};
use foldhash::HashSet;
use std::collections::BTreeMap;

pub(super) fn finish(draft: Draft, rules: &[&'static str], sink: &mut Sink) -> Campaign {
    let Draft { mut campaign, names, .. } = draft;
    measures(&mut campaign, &names, sink);
    let default = campaign.settings.runs.as_ref().and_then(|r| r.last.checked_add(jiff::Span::new().days(14)).ok());
    campaign.kpis.iter_mut().for_each(|kpi| kpi.by = kpi.by.or(default));
    deliveries(&mut campaign, sink);
    fee_formats(&campaign, sink);
    run(&campaign, sink);
    currencies(&campaign, sink);
    weights(&campaign, sink);
    rule_names(rules, sink);
    campaign.unused = unused(&campaign, sink);
    campaign
}

fn measures(campaign: &mut Campaign, names: &Names, sink: &mut Sink) {
    for kpi in &mut campaign.kpis {
        let Some(id) = names.resolve(Kind::Metric, &kpi.name.value).filter(|_| kpi.metric.is_none()) else { continue };
        let metric = &campaign.metrics[id as usize];
        let Some(family) = metric.family else { continue };
        let measure = Measure {
            name: metric.name.value.clone(),
            declared: Some(crate::campaign::MetricId(id)),
            family,
            unit: metric.unit,
            direction: metric.direction,
        };
        for aim in [&kpi.target, &kpi.baseline].into_iter().flatten() {
            unit_fits(Some(&measure), &kpi.name.value, aim, sink);
        }
        if measure.direction == Direction::Down && kpi.comparison == Comparison::AtLeast {
            kpi.comparison = Comparison::AtMost;
        }
        kpi.metric = Some(measure);
    }
}

/// The window of each delivery, and its format as the channel has it.
fn deliveries(campaign: &mut Campaign, sink: &mut Sink) {
    for i in 0..campaign.deliveries.len() {
        let phase = campaign.deliveries[i].phase.as_ref();
        let window = phase.and_then(|p| Some(Spanned::new(campaign[p.value].range.as_ref()?.value, p.span)));
        let format = format_of(campaign, &campaign.deliveries[i], sink);
        let delivery = &mut campaign.deliveries[i];
        delivery.window = delivery.window.take().or(window);
        delivery.format = format;
    }
}

/// The format of a delivery in the singular, where the channel has it.
fn format_of(campaign: &Campaign, delivery: &Delivery, sink: &mut Sink) -> Option<Spanned<String>> {
    let written = delivery.format.as_ref()?;
    let channel = &campaign[delivery.channel.as_ref()?.value];
    if channel.formats.is_empty() {
        let known = |f: &str| crate::vocabulary::CHANNELS.iter().any(|c| c.formats.contains(&f));
        let one = singular(&written.value, &known).unwrap_or_else(|| written.value.clone());
        return Some(Spanned::new(one, written.span));
    }
    let known = |f: &str| channel.formats.iter().any(|own| own == f);
    if let Some(one) = singular(&written.value, &known) {
        return Some(Spanned::new(one, written.span));
    }
    let own: Vec<&str> = channel.formats.iter().map(String::as_str).collect();
    let plural = written.value.strip_suffix('s').unwrap_or(&written.value);
    let near = say::nearest(&written.value, own.iter().copied()).or_else(|| say::nearest(plural, own.iter().copied()));
    let message = format!("{} has no format `{}`.", channel.title, written.value);
    let finding = Finding::of(&NO_ACCOUNT, written.span, message).with_label("unknown format");
    sink.push(match near {
        Some(near) => finding.with_likely(near, written.span),
        None => finding.with_help(format!("It has {}.", say::code_list(&own))),
    });
    let near = near?;
    Some(Spanned::new(near.to_string(), written.span))
}

/// Fees are paid for formats that exist on one of the person's channels.
fn fee_formats(campaign: &Campaign, sink: &mut Sink) {
    for influencer in &campaign.influencers {
        for fee in &influencer.known.fee {
            let FeeBasis::Format(format) = &fee.basis else { continue };
            let formats = || campaign.channels.iter().flat_map(|c| c.formats.iter().map(String::as_str));
            if formats().any(|f| f == format) {
                continue;
            }
            let near = say::nearest(format, formats()).map(str::to_string);
            let span = Span { start: fee.span.end - format.len() as u32, ..fee.span };
            let finding = Finding::of(&WRONG_VALUE, span, format!("There is no format `{format}`."));
            let finding = finding.with_label("unknown format");
            sink.push(match near {
                Some(near) => finding.with_likely(near, span),
                None => {
                    let help = "Fees are per `post`, per 1_000 `views`, or per format, as `fee 900 EUR per reel`.";
                    finding.with_help(help)
                }
            });
        }
    }
}

/// Phases, windows and pins lie within the run.
fn run(campaign: &Campaign, sink: &mut Sink) {
    let Some(runs) = &campaign.settings.runs else { return };
    let inside = |r: DateRange| runs.first <= r.first && r.last <= runs.last;
    let mut outside = |span: Span, what: &str, help: String| {
        let finding = Finding::of(&OUT_OF_RANGE, span, format!("{what} lies outside of the run, {}.", runs.value));
        sink.push(finding.with_label("outside of the run").with_related(runs.span, "the run").with_help(help));
    };
    let help = || "Move it into the run, or let the run begin earlier or end later.".to_string();
    for phase in &campaign.phases {
        if let Some(range) = phase.range.as_ref().filter(|r| !inside(r.value)) {
            outside(range.span, &format!("The phase `{}`", phase.name.value), help());
        }
    }
    for delivery in &campaign.deliveries {
        if let Some(at) = delivery.at.as_ref().filter(|a| !runs.contains(a.date)) {
            outside(at.span, "This day", help());
        }
        if let Some(window) = delivery.window.as_ref().filter(|w| delivery.phase.is_none() && !inside(w.value)) {
            outside(window.span, "This time", help());
        }
    }
    if let Some(briefed) = campaign.settings.briefed.as_ref().filter(|b| b.value > runs.first) {
        let finding = Finding::of(&OUT_OF_RANGE, briefed.span, "The briefs go out after the run has begun.");
        let finding = finding.with_label("after the first day").with_related(runs.span, "the run");
        sink.push(finding.with_help("Brief people before the first post; four weeks are a good lead."));
    }
}

/// Every amount can be told in the currency of the budget.
fn currencies(campaign: &Campaign, sink: &mut Sink) {
    let Some(budget) = &campaign.settings.budget else { return };
    let mut told: BTreeMap<Currency, usize> = BTreeMap::new();
    for (money, span) in amounts(campaign) {
        if campaign.rates().convert(money, budget.currency).is_some() {
            continue;
        }
        if let Some(&index) = told.get(&money.currency) {
            let related: &mut Finding = &mut sink.findings[index];
            if related.related.len() < 5 {
                related.related.push(Related { message: format!("{} here too", money.currency), span });
            }
            continue;
        }
        told.insert(money.currency, sink.findings.len());
        let (from, to) = (money.currency, budget.currency);
        let near = say::nearest(from.code(), [to.code()]).is_some();
        let finding = Finding::of(
            &NO_EXCHANGE,
            span,
            format!("This is in {from} and the budget in {to}, and no rate is stated."),
        );
        let finding = finding.with_label(format!("{from}")).with_related(budget.span, format!("the budget is in {to}"));
        let finding = finding.with_help(format!(
            "State the rate in `campaign`: `exchange 1 {from} = 0.92 {to}`{}.",
            if near { format!(", or write {to}") } else { String::new() }
        ));
        sink.push(finding);
    }
}

fn amounts(campaign: &Campaign) -> Vec<(Money, Span)> {
    let mut all = Vec::new();
    for influencer in &campaign.influencers {
        all.extend(influencer.known.fee.iter().map(|f| (f.money, f.span)));
        all.extend(influencer.known.gift.iter().filter_map(|g| Some((g.worth?, g.span))));
    }
    all.extend(campaign.deliveries.iter().filter_map(|d| d.fee.as_ref().map(|f| (f.value, f.span))));
    all.extend(campaign.groups.iter().filter_map(|g| g.selection.pick.as_ref().map(|p| (p.within, p.span))));
    for kpi in &campaign.kpis {
        if let Some(Spanned { value: crate::campaign::Target::Money(money), span }) = &kpi.target {
            all.push((*money, *span));
        }
    }
    all
}

/// The weights of the campaign's KPIs are shares of one whole.
fn weights(campaign: &Campaign, sink: &mut Sink) {
    let weighted: Vec<_> =
        campaign.kpis.iter().filter(|k| k.is_for_campaign()).filter_map(|k| k.weight.as_ref()).collect();
    let sum: f64 = weighted.iter().map(|w| w.value.0).sum();
    if let Some(last) = weighted.last().filter(|_| sum > 100.0 + 1e-9) {
        let message = format!("The weights of the KPIs add up to {sum}%.");
        let finding = Finding::of(&OUT_OF_RANGE, last.span, message).with_label("over 100% with this one");
        let finding = finding.with_help("The weights are shares of one whole: together they are 100%.");
        let others = weighted[..weighted.len() - 1].iter().take(5);
        sink.push(others.fold(finding, |finding, w| finding.with_related(w.span, "counts too")));
    }
}

fn rule_names(rules: &[&'static str], sink: &mut Sink) {
    let overrides = std::mem::take(&mut sink.overrides);
    for over in &overrides {
        if super::catalogue::ALL.iter().any(|m| m.name == over.rule && m.is_fixed()) {
            let message = format!("`{}` is about the language itself: there is nothing to decide.", over.rule);
            let finding = Finding::of(&WRONG_VALUE, over.span, message).with_label("no rule about the plan");
            sink.push(finding.with_help("Take this line away, and mend what the finding is about."));
            continue;
        }
        if rules.contains(&over.rule.as_str()) {
            continue;
        }
        let near = say::nearest(&over.rule, rules.iter().copied());
        let finding = Finding::of(&UNKNOWN_CODE, over.span, format!("There is no rule `{}`.", over.rule));
        let finding = finding.with_label("unknown rule");
        let finding = finding.with_help(match near {
            Some(near) => format!("Did you mean `{near}`?"),
            None => "`campaignc rules` lists them all.".to_string(),
        });
        sink.push(finding);
    }
    sink.overrides = overrides;
}

/// Declared names that nothing refers to, in the order of the text.
fn unused(campaign: &Campaign, sink: &Sink) -> Vec<(&'static str, Spanned<String>)> {
    let used: HashSet<(Kind, u32)> = sink.references.iter().filter(|r| !r.declares).map(|r| (r.kind, r.id)).collect();
    let everyone = campaign.deliveries.iter().flat_map(|d| &d.by).any(|w| w.value == Who::Everyone);
    let mut all: Vec<(&'static str, Spanned<String>)> = Vec::new();
    let mut add = |kind: Kind, id: usize, name: &Spanned<String>| {
        if !used.contains(&(kind, id as u32)) {
            all.push((kind.name(), name.clone()));
        }
    };
    campaign.audiences.iter().enumerate().for_each(|(i, a)| add(Kind::Audience, i, &a.name));
    let own = campaign.influencers.iter().enumerate().filter(|(_, p)| p.roster.is_none() && !everyone);
    own.for_each(|(i, p)| add(Kind::Influencer, i, &p.name));
    campaign.groups.iter().enumerate().for_each(|(i, g)| add(Kind::Group, i, &g.name));
    campaign
        .channels
        .iter()
        .enumerate()
        .filter(|(_, c)| c.span.is_some())
        .for_each(|(i, c)| add(Kind::Channel, i, &c.name));
    campaign.messages.iter().enumerate().for_each(|(i, m)| add(Kind::Message, i, &m.name));
    campaign.stories.iter().enumerate().for_each(|(i, s)| add(Kind::Story, i, &s.name));
    campaign.phases.iter().enumerate().for_each(|(i, p)| add(Kind::Phase, i, &p.name));
    campaign.metrics.iter().enumerate().for_each(|(i, m)| add(Kind::Metric, i, &m.name));
    let labels = campaign.deliveries.iter().enumerate().filter_map(|(i, d)| Some((i, d.label.as_ref()?)));
    labels.for_each(|(i, l)| add(Kind::Label, i, l));
    all.sort_by_key(|(_, name)| name.span);
    all
}
