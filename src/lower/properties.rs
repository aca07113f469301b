//! The properties of every block: which field each of them fills, and how its values become one.

use super::captures::{Capture, Captures, FromValue as _, Value};
use super::catalogue::DUPLICATE_NAME;
use super::context::Context;
use super::record::{Fill, FillItem, FromCaptures, Record, body, fields};
use super::statement::ReadStatement;
use crate::campaign::{
    Account, Audience, AudienceBound, AudienceLimit, Bound, Channel, ChannelId, ChannelLimit, Chapter, CountRange,
    DateRange, Delivery, EngagementBase, Exchange, Fee, FeeBasis, Gift, Group, Hours, Influencer, Kin, Kpi, Limited,
    Metric, Overlap, Particulars, Percent, Phase, Pick, ProductUse, Quota, RevisionRounds, Selection, Settings, Share,
    Story, Style, TimeRange, UsageRights, WeekPart, WorkedWith, Workflow,
};
use crate::findings::Finding;
use crate::source::Spanned;
use crate::vocabulary::{CHANNELS, Tier};
use jiff::civil::{Date, DateTime, Time};

fields! {
    Settings: brand product about objective budget runs briefed timezone market language contact competitors exchange
        holidays;
}

fields! {
    Audience: interests ages countries languages size timezone;
    limit => limits;
    _: name title span;
}

fields! {
    Influencer: audience overlap;
    on => accounts;
    ..known;
    _: name title span roster;
}

fields! {
    Particulars: topics affinity fee gift commission available used_product away gap exclusivity language country market contact
        code worked_with;
}

fields! {
    Account: followers views sponsored suspicious audience as_of;
    engagement => engagement & base;
    _: channel handle span;
}

fields! {
    Group: overlap;
    members => listed;
    ..selection;
    _: name span members;
}

fields! {
    Selection: from tier on topics followers engagement sponsored audience country language require exclude at_least
        at_most pick;
}

/// A channel, and the formats as its block states them.
pub(super) struct ChannelBody {
    pub channel: Channel,
    pub formats: Vec<Spanned<String>>,
}

fields! {
    ChannelBody: formats;
    ..channel;
}

fields! {
    Channel: owned url hours gap tier_engagement;
    limit => limits;
    _: name title span built_in formats engagement_by_views;
}

fields! {
    Style: audience wording visuals criticism takeaway points proof must avoid caption call_to_action tone mentions
        hashtags disclosure brand_mentions logo brand_image product_on_screen link code review usage keep_live boost
        exclusivity workflow reference;
}

fields! {
    Workflow: contract product concept draft approval results payment;
}

fields! {
    Story: gap;
    chapter => chapters;
    _: name title span;
}

fields! {
    Phase: goal embargo;
    _: name span range;
}

fields! {
    Delivery: length fee note;
    ..own;
    _: span count count_span format by cast channel message story audiences phase window at after label;
}

fields! {
    Kpi: weight baseline measured by;
    _: span name metric comparison target whom people by_stated block;
}

fields! {
    Metric: family unit direction formula;
    _: name title;
}

/// A value that needs several captures of its statement.
macro_rules! from_captures {
    ($($ty:ident: |$captures:ident| $value:expr;)*) => {$(
        impl FromCaptures for $ty {
            fn from_captures($captures: &Captures) -> Option<Self> {
                $value
            }
        }
    )*};
}

from_captures! {
    AudienceLimit: |c| {
        let what = match c.bare("what")? {
            "post" | "posts" => Limited::Posts,
            _ => Limited::Messages,
        };
        Some(AudienceLimit { count: c.bare("number")?, what, per: c.bare("period")? })
    };
    ChannelLimit: |c| Some(ChannelLimit { count: c.bare("number")?, per: c.bare("period")? });
    Hours: |c| {
        let days = c.bare("days").unwrap_or(WeekPart::Daily);
        let (from, until): (Time, Time) = (c.bare("from")?, c.bare("until")?);
        (from <= until).then_some(Hours { days, range: TimeRange { from, until } })
    };
    DateRange: |c| date_range(&c.list);
    DateTime: |c| {
        let at = c.bare("time").unwrap_or(Time::midnight());
        Some(DateTime::from_parts(c.bare("date")?, at))
    };
    CountRange: |c| {
        let (first, last) = (c.bare("first")?, c.bare("last")?);
        (first <= last).then_some(CountRange { first, last })
    };
    Exchange: |c| Some(Exchange { from: c.bare("from")?, to: c.bare("to")? });
    Fee: |c| {
        let basis = match (c.bare("format"), c.bare("number")) {
            (Some(format), _) => FeeBasis::Format(format),
            (None, Some(per)) if per > 0 => FeeBasis::Views { per, cap: c.bare("cap") },
            _ if c.holds(&Value::Literal("post")) => FeeBasis::Post,
            _ if c.list.len() > 1 => return None,
            _ => FeeBasis::Whole,
        };
        Some(Fee { money: c.bare("money")?, basis })
    };
    Gift: |c| Some(Gift { what: c.bare("text")?, worth: c.bare("money") });
    ProductUse: |c| match c.bare::<Date>("date") {
        Some(date) => Some(ProductUse::Since(date)),
        None => c.holds(&Value::Literal("never")).then_some(ProductUse::Never),
    };
    WorkedWith: |c| Some(WorkedWith { brand: c.bare("text")?, on: c.bare("date")? });
    Bound: |c| Some(Bound { compare: c.bare("compare")?, percent: c.bare("percent")? });
    AudienceBound: |c| Some(AudienceBound { audience: c.bare("audience")?, bound: Bound::from_captures(c)? });
    Quota: |c| {
        let words = |name| c.values(name).into_iter().map(|w| w.value).collect::<Vec<String>>();
        let tiers: Vec<Tier> = c.values("tier").into_iter().map(|t| t.value).collect();
        let of = match c.bare("channel") {
            Some(channel) => Kin::On(channel),
            None if !tiers.is_empty() => Kin::Tier(tiers),
            None if c.get("country").is_some() => Kin::Country(words("country")),
            None => Kin::Language(words("language")),
        };
        Some(Quota { count: c.bare("number")?, of }).filter(|_| !c.holds(&Value::Unknown))
    };
    Pick: |c| {
        let up_to = c.holds(&Value::Literal("up"));
        Some(Pick { count: c.bare("number")?, up_to, within: c.bare("money")? })
    };
    RevisionRounds: |c| Some(RevisionRounds { rounds: c.bare("number")?, within: c.bare("duration") });
    UsageRights: |c| Some(UsageRights { duration: c.bare("duration")?, rights: c.bare("rights") });
}

/// Lists of which a statement gives one item.
macro_rules! item_of_statement {
    ($($ty:ident)*) => {$(
        impl FillItem for $ty {
            fn items(captures: &Captures) -> impl Iterator<Item = Spanned<Self>> {
                $ty::from_captures(captures).map(|item| Spanned::new(item, captures.span)).into_iter()
            }
        }
    )*};
}

item_of_statement! { AudienceBound AudienceLimit ChannelLimit Exchange Fee Gift Hours Quota WorkedWith }

impl FillItem for Share {
    fn items(captures: &Captures) -> impl Iterator<Item = Spanned<Self>> {
        captures.pairs("audience").into_iter().map(|p| p.map(|(audience, percent)| Share { audience, percent }))
    }
}

impl FillItem for Overlap {
    fn items(captures: &Captures) -> impl Iterator<Item = Spanned<Self>> {
        captures.pairs("influencer").into_iter().map(|p| p.map(|(with, percent)| Overlap { with, percent }))
    }
}

impl FillItem for DateRange {
    fn items(captures: &Captures) -> impl Iterator<Item = Spanned<Self>> {
        captures.chunks("first").filter_map(|chunk| {
            let span = chunk.iter().skip(1).fold(chunk.first()?.span, |s, c| s.to(c.span));
            Some(Spanned::new(date_range(chunk)?, span))
        })
    }
}

/// `first .. last`, or a single day; unknown where part of it is.
fn date_range(captures: &[Capture]) -> Option<DateRange> {
    let date = |name| captures.iter().find(|c| c.name == name).map(|c| Date::from_value(&c.value));
    let first = date("first").or_else(|| date("date"))??;
    let last = match date("last") {
        Some(last) => last?,
        None if captures.iter().any(|c| c.value == Value::Unknown) => return None,
        None => first,
    };
    (first <= last).then_some(DateRange { first, last })
}

impl Fill for Vec<(Tier, Spanned<Percent>)> {
    fn fill(&mut self, read: &ReadStatement<'_>, _: &mut Context<'_>) {
        let captures = &read.captures;
        let pairs = captures.chunks("tier").filter_map(|chunk| match chunk {
            [tier, percent, ..] => Some((Tier::from_value(&tier.value)?, percent.read()?)),
            _ => None,
        });
        self.extend(pairs);
    }
}

impl Fill for Option<Spanned<Workflow>> {
    fn fill(&mut self, read: &ReadStatement<'_>, cx: &mut Context<'_>) {
        let mut workflow = Workflow::default();
        body(read, &mut workflow, cx);
        *self = Some(Spanned::new(workflow, read.captures.span));
    }
}

impl Fill for Vec<Account> {
    fn fill(&mut self, read: &ReadStatement<'_>, cx: &mut Context<'_>) {
        let channel = read.captures.value::<ChannelId>("channel");
        let nowhere = || Spanned::new(String::new(), read.word);
        let mut account = Account {
            channel: channel.unwrap_or(Spanned::new(ChannelId(0), read.word)),
            handle: read.captures.value("handle").unwrap_or_else(nowhere),
            span: read.captures.span,
            followers: None,
            engagement: None,
            base: usual_base(channel.map(|c| c.value)),
            views: None,
            sponsored: None,
            suspicious: None,
            audience: Vec::new(),
            as_of: None,
        };
        body(read, &mut account, cx);
        self.extend(channel.map(|_| account));
        self.shrink_to_fit();
    }
}

/// What engagement rates are a share of where nothing is said: built-in channels come first, in the order of their table.
fn usual_base(channel: Option<ChannelId>) -> EngagementBase {
    match channel.and_then(|c| CHANNELS.get(c.index())).is_some_and(|c| c.engagement_by_views) {
        true => EngagementBase::Views,
        false => EngagementBase::Followers,
    }
}

impl Fill for Vec<Chapter> {
    fn fill(&mut self, read: &ReadStatement<'_>, cx: &mut Context<'_>) {
        let captures = &read.captures;
        let Some(name) = captures.value::<String>("name") else { return };
        if let Some(first) = self.iter().find(|c| c.name.value == name.value) {
            let message = format!("This story has a chapter `{}` already.", name.value);
            let finding = Finding::of(&DUPLICATE_NAME, name.span, message).with_label("declared a second time");
            cx.sink.push(finding.with_related(first.name.span, "first declared here").with_help("Take another name."));
            return;
        }
        let tellers = captures.values("who").into_iter().map(|w| w.value).collect();
        let (title, message) = (captures.value("text"), captures.value("message"));
        self.push(Chapter { title, name, span: captures.span, message, tellers, by: Vec::new() });
    }
}
