//! What was read of a statement: values, each under the name that the pattern of its word gives it.

use crate::campaign::{
    AudienceId, ChannelId, Criticism, DateRange, DeliveryId, Disclosure, Duration, EngagementBase, InfluencerId, Logo,
    MessageId, Money, Objective, Percent, Period, PhaseId, Rights, StoryId, Target, Visuals, WeekPart, Who, Wording,
    Zone,
};
use crate::source::{Span, Spanned};
use crate::vocabulary::{Direction, Family, Tier, Unit};
use jiff::civil::{Date, Time};
use rust_decimal::Decimal;

/// A value as it was read from a statement, before it becomes a field.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Text(String),
    /// A free word, a format, a country, a name that is declared here.
    Word(String),
    /// A word that the table fixes.
    Literal(&'static str),
    Number(Decimal),
    Percent(Percent),
    Points(Decimal),
    Money(Money),
    Date(Date),
    Time(Time),
    Duration(Duration),
    Handle(String),
    Hashtag(String),
    Zone(Zone),
    Tier(Tier),
    Compare(&'static str),
    Audience(AudienceId),
    Influencer(InfluencerId),
    Channel(ChannelId),
    Message(MessageId),
    Phase(PhaseId),
    Story(StoryId),
    Label(DeliveryId),
    Who(Who),
    /// Something that stood in the right place and could not be understood.
    Unknown,
}

/// One captured value: under which name, and where.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Capture {
    pub name: &'static str,
    pub value: Value,
    pub span: Span,
}

/// All that a statement holds after its head.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Captures {
    /// In the order of the text.
    pub list: Vec<Capture>,
    /// From the head to the last value.
    pub span: Span,
}

impl Captures {
    /// The first capture with this name.
    pub fn get(&self, name: &str) -> Option<&Capture> {
        self.list.iter().find(|c| c.name == name)
    }

    /// All captures with this name.
    pub fn all<'c>(&'c self, name: &'c str) -> impl Iterator<Item = &'c Capture> {
        self.list.iter().filter(move |c| c.name == name)
    }

    /// Whether a value stands anywhere in the statement.
    pub fn holds(&self, value: &Value) -> bool {
        self.list.iter().any(|c| c.value == *value)
    }

    /// The value under a name, as a type, with its place.
    pub fn value<T: FromValue>(&self, name: &str) -> Option<Spanned<T>> {
        self.get(name)?.read()
    }

    /// The value under a name, as a type.
    pub fn bare<T: FromValue>(&self, name: &str) -> Option<T> {
        T::from_value(&self.get(name)?.value)
    }

    /// All values under a name, as a type; those of another kind are left out.
    pub fn values<T: FromValue>(&self, name: &str) -> Vec<Spanned<T>> {
        // Most lists have one item, for which a growing vector would keep room for four.
        let mut values = Vec::with_capacity(self.all(name).count());
        values.extend(self.all(name).filter_map(Capture::read));
        values
    }

    /// The target that is stated, where it could be read.
    pub fn target(&self) -> Option<Spanned<Target>> {
        let capture = self.get("target")?;
        let target = match &capture.value {
            Value::Number(n) => Target::Number(*n),
            Value::Percent(p) => Target::Percent(*p),
            Value::Points(n) => Target::Points(*n),
            Value::Money(m) => Target::Money(*m),
            _ => return None,
        };
        Some(Spanned::new(target, capture.span))
    }

    /// The first and last day that are named, where both are known, with the place of both.
    pub fn range(&self) -> Option<Spanned<DateRange>> {
        let (first, last) = (self.value::<Date>("first")?, self.value::<Date>("last")?);
        let range = DateRange { first: first.value, last: last.value };
        (first.value <= last.value).then(|| Spanned::new(range, first.span.to(last.span)))
    }

    /// Splits a list into its items; each begins at a capture with this name.
    pub fn chunks<'c>(&'c self, first: &'c str) -> impl Iterator<Item = &'c [Capture]> {
        self.list.chunk_by(move |_, next| next.name != first)
    }

    /// The pairs of a list, each with its place: `runners 64%, cooks 12%`.
    pub fn pairs<A: FromValue, B: FromValue>(&self, first: &str) -> Vec<Spanned<(A, B)>> {
        let pair = |chunk: &[Capture]| match chunk {
            [a, b, ..] => Some(Spanned::new((A::from_value(&a.value)?, B::from_value(&b.value)?), a.span.to(b.span))),
            _ => None,
        };
        self.chunks(first).filter_map(pair).collect()
    }
}

impl Capture {
    /// The value as a type, with its place.
    pub fn read<T: FromValue>(&self) -> Option<Spanned<T>> {
        Some(Spanned::new(T::from_value(&self.value)?, self.span))
    }
}

/// A type that a single captured value can become.
pub(super) trait FromValue: Sized {
    /// `None` where the value is of another kind, or unknown.
    fn from_value(value: &Value) -> Option<Self>;
}

macro_rules! from_value {
    ($($ty:ty: $($variant:ident)|+;)*) => {$(
        impl FromValue for $ty {
            fn from_value(value: &Value) -> Option<Self> {
                match value {
                    $(Value::$variant(v) => Some(v.clone()),)+
                    _ => None,
                }
            }
        }
    )*};
}

from_value! {
    String: Text | Word | Handle | Hashtag;
    Decimal: Number;
    Percent: Percent;
    Money: Money;
    Date: Date;
    Time: Time;
    Duration: Duration;
    Zone: Zone;
    Tier: Tier;
    AudienceId: Audience;
    InfluencerId: Influencer;
    ChannelId: Channel;
    MessageId: Message;
    PhaseId: Phase;
    StoryId: Story;
    DeliveryId: Label;
    Who: Who;
    &'static str: Literal | Compare;
}

/// Types of which each value is a word that the table fixes.
macro_rules! from_literal {
    ($($choice:ty)*) => {$(
        impl FromValue for $choice {
            fn from_value(value: &Value) -> Option<Self> {
                let Value::Literal(word) = value else { return None };
                Self::ALL.iter().copied().find(|choice| choice.word() == *word)
            }
        }
    )*};
}

from_literal! { Criticism EngagementBase Logo Objective Period Rights Visuals WeekPart Wording }

impl FromValue for Family {
    fn from_value(value: &Value) -> Option<Self> {
        <&str>::from_value(value).and_then(Family::from_name)
    }
}

impl FromValue for Direction {
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Literal("up") => Some(Direction::Up),
            Value::Literal("down") => Some(Direction::Down),
            _ => None,
        }
    }
}

impl FromValue for Unit {
    fn from_value(value: &Value) -> Option<Self> {
        <&str>::from_value(value).and_then(Unit::from_name)
    }
}

impl FromValue for u64 {
    fn from_value(value: &Value) -> Option<Self> {
        u64::try_from(Decimal::from_value(value)?).ok()
    }
}

impl FromValue for u32 {
    fn from_value(value: &Value) -> Option<Self> {
        u32::try_from(u64::from_value(value)?).ok()
    }
}

impl FromValue for Disclosure {
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Hashtag(tag) => Some(Disclosure::Hashtag(tag.clone())),
            Value::Text(text) => Some(Disclosure::Text(text.clone())),
            _ => None,
        }
    }
}
