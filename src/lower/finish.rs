//! The last pass: what needs all declarations at once. Casts, stories and groups are spread out, styles inherit, and
//! what cannot hold together is told of.

use super::catalogue::{NO_ACCOUNT, NO_EXCHANGE, OUT_OF_RANGE, SHORT_CAST, STALE_CAST, UNKNOWN_CODE, WRONG_VALUE};
use super::declare::Draft;
use super::delivery::unit_fits;
use super::sink::{Sink, Tell as _};
use crate::campaign::{
    Campaign, Comparison, Currency, DateRange, Delivery, DeliveryId, FeeBasis, InfluencerId, Measure, Money, Post,
    Style, Who,
};
use crate::casting::{Change, Lock};
use crate::findings::Finding;
use crate::say;
use crate::source::{Span, Spanned};
use crate::vocabulary::{Direction, Kind, singular};
use foldhash::{HashMap, HashMapExt as _, HashSet, HashSetExt as _};
use std::collections::BTreeMap;
use std::sync::Arc;

/// People and groups in whose blocks something was told of.
type Doubtful = HashSet<(Kind, u32)>;

/// The most posts that one campaign may have.
const MAX_POSTS: usize = 200_000;

pub(super) fn finish(draft: Draft, rules: &[&'static str], lock: &Lock, sink: &mut Sink) -> Campaign {
    let Draft { mut campaign, names, doubtful, .. } = draft;
    short_casts(&mut campaign, &doubtful, lock, sink);
    inherit(&mut campaign);
    tell_chapters(&mut campaign);
    measures(&mut campaign, &names.metrics, sink);
    for i in 0..campaign.kpis.len() {
        let who: Vec<Who> = campaign.kpis[i].whom.iter().map(|w| w.value).collect();
        campaign.kpis[i].people = people(&campaign, &who);
        let default = campaign.settings.runs.as_ref().and_then(|r| r.last.checked_add(jiff::Span::new().days(14)).ok());
        campaign.kpis[i].by = campaign.kpis[i].by.or(default);
    }
    duplicate_kpis(&campaign, sink);
    deliveries(&mut campaign, &doubtful, sink);
    fee_formats(&campaign, sink);
    run(&campaign, sink);
    currencies(&campaign, sink);
    weights(&campaign, sink);
    rule_names(&campaign, rules, sink);
    posts(&mut campaign, sink);
    campaign.unused = unused(&campaign, sink);
    campaign.defaults = std::mem::take(&mut sink.defaults);
    campaign
}

/// Finds who tells each chapter, now that groups are filled.
fn tell_chapters(campaign: &mut Campaign) {
    for story in 0..campaign.stories.len() {
        for chapter in 0..campaign.stories[story].chapters.len() {
            let who = &campaign.stories[story].chapters[chapter].tellers;
            campaign.stories[story].chapters[chapter].by = people(campaign, who);
        }
    }
}

/// Fills the groups, and tells of those that got fewer people than they ask for.
fn short_casts(campaign: &mut Campaign, doubtful: &Doubtful, lock: &Lock, sink: &mut Sink) {
    let (short, changes) = crate::casting::cast_locked(campaign, lock);
    changes.iter().for_each(|c| stale_cast(campaign, c, sink));
    for short in short {
        if doubtful.contains(&(Kind::Group, short.group.0)) {
            continue;
        }
        let group = &campaign[short.group];
        let name = &group.name.value;
        let span = group.selection.pick.as_ref().map_or(group.span, |p| p.span);
        let message = match short.fitting {
            0 => format!("Nobody fits what the group `{name}` selects by."),
            n => format!("Of {n} who fit, the group `{name}` could take {} within its budget.", short.chosen),
        };
        let finding = sink.add(&SHORT_CAST, span, message);
        let hint =
            if short.unpriced > 0 { format!(" {} of them have no known fee.", short.unpriced) } else { String::new() };
        finding
            .label("fewer than asked for")
            .help(format!("Ask for less, or for fewer people, or raise the budget.{hint}"));
    }
}

/// Tells of a cast whose people are no longer as they were when it was written down.
fn stale_cast(campaign: &Campaign, change: &Change, sink: &mut Sink) {
    let group = &campaign[change.group];
    let span = group.selection.pick.as_ref().map_or(group.span, |p| p.span);
    let more = change.what.len().saturating_sub(4);
    let mut what = change.what.iter().take(4).cloned().collect::<Vec<_>>().join(" ");
    if more > 0 {
        what += &format!(" {more} more have changed.");
    }
    let kept = if change.dropped { "was chosen anew" } else { "is still the one of `campaign.lock`" };
    let finding = sink.add(
        &STALE_CAST,
        span,
        format!("The cast of `{}` {kept}, but figures have changed. {what}", group.name.value),
    );
    let would = change.would.as_ref().map_or("the same people would be chosen".to_string(), String::clone);
    finding.label("chosen by older figures").help(format!("With `campaignc cast --update` {would}."));
}

/// The people that some names stand for, each once, in the order named.
fn people(campaign: &Campaign, who: &[Who]) -> Vec<InfluencerId> {
    let mut seen = HashSet::new();
    let mut all = Vec::new();
    for who in who {
        match who {
            Who::Influencer(id) => all.push(*id),
            Who::Group(id) => all.extend(&campaign[*id].members),
            Who::Everyone => all.extend(everyone(campaign)),
        }
    }
    all.retain(|id| seen.insert(*id));
    all
}

/// All influencers of the campaign. Of a roster only those whom a group has chosen: a roster is a list of candidates.
fn everyone(campaign: &Campaign) -> Vec<InfluencerId> {
    let chosen: HashSet<InfluencerId> = campaign.groups.iter().flat_map(|g| g.members.iter().copied()).collect();
    let ids = (0..campaign.influencers.len() as u32).map(InfluencerId);
    ids.filter(|id| campaign[*id].roster.is_none() || chosen.contains(id)).collect()
}

fn inherit(campaign: &mut Campaign) {
    for message in &mut campaign.messages {
        let mut style = (*message.own).clone();
        style.inherit(&campaign.guidelines);
        message.style = Arc::new(style);
    }
    let empty = Style::default();
    for i in 0..campaign.deliveries.len() {
        let base = match &campaign.deliveries[i].message {
            Some(message) => campaign[message.value].style.clone(),
            None => campaign.guidelines.clone(),
        };
        let delivery = &mut campaign.deliveries[i];
        if *delivery.style == empty {
            delivery.style = base;
        } else {
            let mut style = (*delivery.style).clone();
            style.inherit(&base);
            delivery.style = Arc::new(style);
        }
    }
}

fn measures(campaign: &mut Campaign, metrics: &super::names::Table, sink: &mut Sink) {
    for kpi in &mut campaign.kpis {
        let Some(id) = metrics.get(&kpi.name.value).filter(|_| kpi.metric.is_none()) else { continue };
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

fn duplicate_kpis(campaign: &Campaign, sink: &mut Sink) {
    let mut first: BTreeMap<(&str, Vec<InfluencerId>), Span> = BTreeMap::new();
    for kpi in &campaign.kpis {
        match first.get(&(kpi.name.value.as_str(), kpi.people.clone())) {
            Some(before) if (!kpi.whom.is_empty() || kpi.people.is_empty()) && !sink.told(kpi.span) => {
                let finding = sink.add(
                    &super::catalogue::DUPLICATE_NAME,
                    kpi.name.span,
                    format!("`{}` is aimed at twice for the same people.", kpi.name.value),
                );
                finding.label("a second time").related(*before, "first aimed at here").help("Keep one of the two.");
            }
            _ => {
                first.insert((&kpi.name.value, kpi.people.clone()), kpi.name.span);
            }
        }
    }
}

/// Spreads out the cast and the window of each delivery, and holds it against accounts and formats.
fn deliveries(campaign: &mut Campaign, doubtful: &Doubtful, sink: &mut Sink) {
    for i in 0..campaign.deliveries.len() {
        let who: Vec<Who> = campaign.deliveries[i].by.iter().map(|w| w.value).collect();
        let cast = people(campaign, &who);
        let window = campaign.deliveries[i]
            .phase
            .as_ref()
            .and_then(|p| campaign[p.value].range.as_ref().map(|r| Spanned::new(r.value, p.span)));
        let format = format_of(campaign, &campaign.deliveries[i], sink);
        let delivery = &mut campaign.deliveries[i];
        delivery.cast = cast;
        delivery.window = delivery.window.take().or(window);
        delivery.format = format;
        accounts(campaign, &campaign.deliveries[i], doubtful, sink);
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
    let finding = sink.add(&NO_ACCOUNT, written.span, format!("{} has no format `{}`.", channel.title, written.value));
    finding.label("unknown format").help(match near {
        Some(near) => format!("Did you mean `{near}`?"),
        None => format!("It has {}.", say::code_list(&own)),
    });
    let near = near?;
    finding.fix(format!("write `{near}`"), false, written.span, near);
    Some(Spanned::new(near.to_string(), written.span))
}

fn accounts(campaign: &Campaign, delivery: &Delivery, doubtful: &Doubtful, sink: &mut Sink) {
    let Some(channel) = &delivery.channel else { return };
    let on = &campaign[channel.value];
    if on.owned.is_some() {
        return;
    }
    let without: Vec<InfluencerId> =
        delivery.cast.iter().copied().filter(|p| campaign.account(*p, channel.value).is_none()).collect();
    let Some(&first) = without.first() else { return };
    let doubtful = |p: &InfluencerId| doubtful.contains(&(Kind::Influencer, p.0)) || sink.told(campaign[*p].span);
    if delivery.cast.iter().any(doubtful)
        || sink.told(delivery.span)
        || campaign.groups.iter().any(|g| sink.told(g.span))
    {
        return;
    }
    let named = delivery.by.iter().find(|w| people(campaign, &[w.value]).contains(&first));
    let names: Vec<&str> = without.iter().take(4).map(|p| campaign[*p].name.value.as_str()).collect();
    let verb = say::agree(without.len(), "has", "have");
    let place = named.map_or(delivery.span, |w| w.span);
    let finding =
        sink.add(&NO_ACCOUNT, place, format!("{} {verb} no account on {}.", say::code_list(&names), on.title));
    finding.label(format!("no account on {}", on.name.value)).related(campaign[first].span, "the accounts stand here");
    finding.help(format!(
        "Add `on {} @handle {{ followers 10k }}` to the influencer, or choose another channel.",
        on.name.value
    ));
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
            let finding = sink.add(&WRONG_VALUE, span, format!("There is no format `{format}`."));
            finding.label("unknown format");
            match near {
                Some(near) => {
                    finding.help(format!("Did you mean `{near}`?")).fix(format!("write `{near}`"), false, span, near);
                }
                None => {
                    finding.help("Fees are per `post`, per 1_000 `views`, or per format, as `fee 900 EUR per reel`.");
                }
            }
        }
    }
}

/// Phases, windows and pins lie within the run.
fn run(campaign: &Campaign, sink: &mut Sink) {
    let Some(runs) = &campaign.settings.runs else { return };
    let inside = |r: DateRange| runs.first <= r.first && r.last <= runs.last;
    let mut outside = |span: Span, what: &str, help: String| {
        let finding = sink.add(&OUT_OF_RANGE, span, format!("{what} lies outside of the run, {}.", runs.value));
        finding.label("outside of the run").related(runs.span, "the run").help(help);
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
        let finding = sink.add(&OUT_OF_RANGE, briefed.span, "The briefs go out after the run has begun.");
        finding
            .label("after the first day")
            .related(runs.span, "the run")
            .help("Brief people before the first post; four weeks are a good lead.");
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
                related.related(span, format!("{} here too", money.currency));
            }
            continue;
        }
        told.insert(money.currency, sink.findings.len());
        let (from, to) = (money.currency, budget.currency);
        let near = say::nearest(from.code(), [to.code()]).is_some();
        let finding =
            sink.add(&NO_EXCHANGE, span, format!("This is in {from} and the budget in {to}, and no rate is stated."));
        finding.label(format!("{from}")).related(budget.span, format!("the budget is in {to}"));
        finding.help(format!(
            "State the rate in `campaign`: `exchange 1 {from} = 0.92 {to}`{}.",
            if near { format!(", or write {to}") } else { String::new() }
        ));
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
        let finding = sink.add(&OUT_OF_RANGE, last.span, format!("The weights of the KPIs add up to {sum}%."));
        finding.label("over 100% with this one").help("The weights are shares of one whole: together they are 100%.");
        weighted[..weighted.len() - 1].iter().take(5).for_each(|w| {
            finding.related(w.span, "counts too");
        });
    }
}

fn rule_names(campaign: &Campaign, rules: &[&'static str], sink: &mut Sink) {
    for over in &campaign.overrides {
        if super::catalogue::ALL.iter().any(|m| m.name == over.rule && m.is_fixed()) {
            let message = format!("`{}` is about the language itself: there is nothing to decide.", over.rule);
            let finding = sink.add(&WRONG_VALUE, over.span, message);
            finding.label("no rule about the plan").help("Take this line away, and mend what the finding is about.");
            continue;
        }
        if rules.contains(&over.rule.as_str()) {
            continue;
        }
        let near = say::nearest(&over.rule, rules.iter().copied());
        let finding = sink.add(&UNKNOWN_CODE, over.span, format!("There is no rule `{}`.", over.rule));
        finding.label("unknown rule").help(match near {
            Some(near) => format!("Did you mean `{near}`?"),
            None => "`campaignc rules` lists them all.".to_string(),
        });
    }
}

/// Spreads the deliveries out into single posts.
fn posts(campaign: &mut Campaign, sink: &mut Sink) {
    let mut numbers: HashMap<(InfluencerId, u32, &str), u32> = HashMap::new();
    let mut all = Vec::with_capacity(campaign.deliveries.len());
    for (i, delivery) in campaign.deliveries.iter().enumerate() {
        let (Some(channel), Some(format)) = (&delivery.channel, &delivery.format) else { continue };
        for &influencer in &delivery.cast {
            let units = match &delivery.story {
                Some(story) => chapters(campaign, story.value, influencer),
                None => (0..delivery.count).map(|_| None).collect(),
            };
            for (number, chapter) in units.into_iter().enumerate() {
                if all.len() == MAX_POSTS {
                    let finding = sink.add(
                        &OUT_OF_RANGE,
                        delivery.span,
                        format!("A campaign has at most {}.", say::count(MAX_POSTS, "post")),
                    );
                    finding.label("too many").help("Split the campaign.");
                    campaign.posts = all;
                    return;
                }
                let count = numbers.entry((influencer, channel.value.0, format.value.as_str())).or_insert(0);
                *count += 1;
                let (message, style) = told(campaign, delivery, chapter);
                let (who, place) = (&campaign[influencer].name.value, &campaign[channel.value].name.value);
                all.push(Post {
                    id: [who, place, format.value.as_str(), &count.to_string()].join("-"),
                    delivery: DeliveryId(i as u32),
                    influencer,
                    channel: channel.value,
                    message,
                    chapter: delivery.story.as_ref().map(|s| s.value).zip(chapter),
                    number: number as u32,
                    style,
                });
            }
        }
    }
    campaign.posts = all;
}

fn chapters(campaign: &Campaign, story: crate::campaign::StoryId, who: InfluencerId) -> Vec<Option<usize>> {
    let tells = |c: &crate::campaign::Chapter| c.by.is_empty() || c.by.contains(&who);
    campaign[story].chapters.iter().enumerate().filter(|(_, c)| tells(c)).map(|(i, _)| Some(i)).collect()
}

/// What a post is about, and what holds for it: for a chapter that of its message under what the delivery itself says.
fn told(
    campaign: &Campaign,
    delivery: &Delivery,
    chapter: Option<usize>,
) -> (Option<crate::campaign::MessageId>, Arc<Style>) {
    let story = delivery.story.as_ref().zip(chapter);
    let message = match story {
        Some((story, chapter)) => campaign[story.value].chapters[chapter].message.as_ref().map(|m| m.value),
        None => delivery.message.as_ref().map(|m| m.value),
    };
    let style = match (story, message) {
        (Some(_), Some(message)) if Arc::ptr_eq(&delivery.style, &campaign.guidelines) => {
            campaign[message].style.clone()
        }
        (Some(_), Some(message)) => Arc::new(over(&delivery.style, &campaign.guidelines, &campaign[message].style)),
        _ => delivery.style.clone(),
    };
    (message, style)
}

/// A delivery's own properties over those of a chapter's message: what the delivery has from the guidelines gives way.
fn over(delivery: &Style, guidelines: &Style, message: &Style) -> Style {
    let mut own = delivery.clone();
    own.forget(guidelines);
    own.inherit(message);
    own
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
