//! How values come into records: what was captured from a statement, and structs that take captures by property name.

use super::{AudienceId, ChannelId, Duration, InfluencerId, MessageId, Money, Percent, PhaseId, Who, Zone};
use crate::source::{Span, Spanned};
use crate::vocabulary::Tier;
use jiff::civil::{Date, Time};
use rust_decimal::Decimal;

/// A value as it was read from a statement, before it becomes a field.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub enum Value {
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
    Who(Who),
    /// Something that stood in the right place and could not be understood.
    Unknown,
}

/// One captured value: under which name, and where.
#[derive(Debug, Clone, PartialEq)]
pub struct Capture {
    /// The name that the pattern gives it.
    pub name: &'static str,
    /// What was read.
    pub value: Value,
    /// Where.
    pub span: Span,
}

/// All that a statement holds after its head.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Captures {
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

    /// Whether a literal word was captured under a name.
    pub fn literal(&self, name: &str) -> Option<&'static str> {
        match self.get(name)?.value {
            Value::Literal(word) => Some(word),
            _ => None,
        }
    }

    /// The value under a name, as a type.
    pub fn value<T: FromValue>(&self, name: &str) -> Option<Spanned<T>> {
        let capture = self.get(name)?;
        Some(Spanned::new(T::from_value(&capture.value)?, capture.span))
    }

    /// All values under a name, as a type; those of another kind are left out.
    pub fn values<T: FromValue>(&self, name: &str) -> Vec<Spanned<T>> {
        // Most lists have one item, for which a growing vector would keep room for four.
        let mut values = Vec::with_capacity(self.all(name).count());
        values.extend(self.all(name).filter_map(|c| Some(Spanned::new(T::from_value(&c.value)?, c.span))));
        values
    }

    /// Splits a list into its items; each begins at a capture with this name.
    pub fn chunks<'c>(&'c self, first: &'c str) -> impl Iterator<Item = &'c [Capture]> {
        self.list.chunk_by(move |_, next| next.name != first)
    }
}

/// A type that a single captured value can become.
pub trait FromValue: Sized {
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
    Who: Who;
}

impl FromValue for u64 {
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Number(n) => u64::try_from(*n).ok(),
            _ => None,
        }
    }
}

impl FromValue for u32 {
    fn from_value(value: &Value) -> Option<Self> {
        u64::from_value(value).and_then(|n| u32::try_from(n).ok())
    }
}

/// A type that all captures of a statement together can become.
pub trait FromCaptures: Sized {
    /// `None` where something it needs is unknown.
    fn from_captures(captures: &Captures) -> Option<Self>;
}

impl<T: FromValue> FromCaptures for T {
    fn from_captures(captures: &Captures) -> Option<Self> {
        captures.list.iter().find_map(|c| T::from_value(&c.value))
    }
}

/// A field of a record: how a statement fills it.
pub(crate) trait Field {
    fn fill(&mut self, captures: &Captures);
    /// Takes what `outer` has where this has nothing.
    fn inherit(&mut self, outer: &Self);
}

impl<T: FromCaptures + Clone + PartialEq> Field for Option<Spanned<T>> {
    fn fill(&mut self, captures: &Captures) {
        if let Some(value) = T::from_captures(captures) {
            *self = Some(Spanned::new(value, captures.span));
        }
    }

    fn inherit(&mut self, outer: &Self) {
        if self.is_none() {
            self.clone_from(outer);
        }
    }
}

/// An item of a list field: how many captures make one.
pub(crate) trait Item: Sized + Clone {
    fn items(captures: &Captures, out: &mut Vec<Spanned<Self>>);
}

impl<T: FromValue + Clone> Item for T {
    fn items(captures: &Captures, out: &mut Vec<Spanned<Self>>) {
        if out.is_empty() {
            out.reserve_exact(captures.list.len());
        }
        out.extend(captures.list.iter().filter_map(|c| Some(Spanned::new(T::from_value(&c.value)?, c.span))));
    }
}

impl<T: Item + PartialEq> Field for Vec<Spanned<T>> {
    fn fill(&mut self, captures: &Captures) {
        T::items(captures, self);
    }

    fn inherit(&mut self, outer: &Self) {
        if self.is_empty() {
            self.clone_from(outer);
        }
    }
}

/// A record: a struct whose fields bear the names of properties, so that a statement fills the field of its name.
pub(crate) trait Record {
    /// Fills the field with this name; `false` where there is none.
    fn set(&mut self, property: &str, captures: &Captures) -> bool;
}

macro_rules! record {
    ($(#[$doc:meta])* pub struct $name:ident { $($(#[$field_doc:meta])* pub $field:ident: $ty:ty,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Default)]
        pub struct $name {
            $($(#[$field_doc])* pub $field: $ty,)*
        }

        impl $crate::campaign::record::Record for $name {
            fn set(&mut self, property: &str, captures: &$crate::campaign::record::Captures) -> bool {
                match property {
                    $(stringify!($field) => $crate::campaign::record::Field::fill(&mut self.$field, captures),)*
                    _ => return false,
                }
                true
            }
        }

        impl $name {
            /// Takes, field by field, what `outer` says and this does not.
            pub fn inherit(&mut self, outer: &Self) {
                $($crate::campaign::record::Field::inherit(&mut self.$field, &outer.$field);)*
            }
        }
    };
}

macro_rules! choice {
    ($(#[$doc:meta])* pub enum $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)*
        }

        impl $name {
            /// All values, in the order of the table.
            pub const ALL: &'static [$name] = &[$($name::$variant,)*];

            /// The word for it in the language.
            pub fn word(self) -> &'static str {
                match self {
                    $($name::$variant => $word,)*
                }
            }
        }

        impl $crate::campaign::record::FromValue for $name {
            fn from_value(value: &$crate::campaign::record::Value) -> Option<Self> {
                match value {
                    $($crate::campaign::record::Value::Literal($word) => Some($name::$variant),)*
                    _ => None,
                }
            }
        }
    };
}

/// Makes a struct that has more than properties a record: which property fills which field.
macro_rules! fields {
    ($name:ident { $($property:literal => $field:ident,)* }) => {
        impl $crate::campaign::record::Record for $name {
            fn set(&mut self, property: &str, captures: &$crate::campaign::record::Captures) -> bool {
                match property {
                    $($property => $crate::campaign::record::Field::fill(&mut self.$field, captures),)*
                    _ => return false,
                }
                true
            }
        }
    };
}

/// Makes the items of a list field of statements that each give one.
macro_rules! item_of_statement {
    ($($name:ty),*) => {$(
        impl $crate::campaign::record::Item for $name {
            fn items(captures: &$crate::campaign::record::Captures, out: &mut Vec<$crate::source::Spanned<Self>>) {
                let item = <$name as $crate::campaign::record::FromCaptures>::from_captures(captures);
                // Most lists have one item, for which a growing vector would keep room for four.
                if out.is_empty() {
                    out.reserve_exact(1);
                }
                out.extend(item.map(|item| $crate::source::Spanned::new(item, captures.span)));
            }
        }
    )*};
}

pub(crate) use choice;
pub(crate) use fields;
pub(crate) use item_of_statement;
pub(crate) use record;
