//! How the statements of a block become fields: a record has a field for each property that may stand in its block.
//!
//! Which word fills which field stands in `fields`, once for each record. A field of the record that is not named there
//! does not compile, and a word of the vocabulary that is not makes the tests of `properties` fail.

use super::captures::{Captures, FromValue};
use super::context::Context;
use super::statement::{ReadStatement, section};
use crate::campaign::{EngagementBase, Target};
use crate::findings::{Override, Verdict};
use crate::source::{Span, Spanned};
use crate::vocabulary::{self, Direction, Family, Unit};
use jiff::civil::Date;
use std::sync::Arc;

/// What a block fills.
pub(super) trait Record {
    /// Fills the field of a statement's word; `false` where there is none.
    fn set(&mut self, read: &ReadStatement<'_>, cx: &mut Context<'_>) -> bool;
}

impl<R: Record + Clone> Record for Arc<R> {
    fn set(&mut self, read: &ReadStatement<'_>, cx: &mut Context<'_>) -> bool {
        Arc::make_mut(self).set(read, cx)
    }
}

/// Reads the block of a statement into a record.
pub(super) fn body(read: &ReadStatement<'_>, record: &mut dyn Record, cx: &mut Context<'_>) {
    let Some(block) = read.entry.block else { return };
    let scope = cx.unit.span(read.line.node.bytes());
    section(read.line.children(), vocabulary::block(block), Some(read.captures.span), cx, |read, cx| {
        let taken = override_rule(read, scope, cx) || record.set(read, cx);
        debug_assert!(taken, "`{}` fills no field", read.entry.word.name);
    });
}

/// Takes down an `allow`, `warn` or `deny`; `false` where the statement is none.
pub(super) fn override_rule(read: &ReadStatement<'_>, scope: Span, cx: &mut Context<'_>) -> bool {
    let verdict = match read.entry.word.name {
        "allow" => Verdict::Allow,
        "warn" => Verdict::Warn,
        "deny" => Verdict::Deny,
        _ => return false,
    };
    if let Some(rule) = read.captures.bare("rule") {
        let (because, span) = (read.captures.bare("text"), read.captures.span);
        cx.sink.overrides.push(Override { verdict, rule, because, span, scope });
    }
    true
}

/// A field of a record: how a statement fills it.
pub(super) trait Fill {
    fn fill(&mut self, read: &ReadStatement<'_>, cx: &mut Context<'_>);
}

/// A type that all values of a statement together can become.
pub(super) trait FromCaptures: Sized {
    /// `None` where something it needs is unknown.
    fn from_captures(captures: &Captures) -> Option<Self>;
}

impl<T: FromValue> FromCaptures for T {
    fn from_captures(captures: &Captures) -> Option<Self> {
        captures.list.iter().find_map(|c| T::from_value(&c.value))
    }
}

impl<T: FromCaptures> Fill for Option<Spanned<T>> {
    fn fill(&mut self, read: &ReadStatement<'_>, _: &mut Context<'_>) {
        if let Some(value) = T::from_captures(&read.captures) {
            *self = Some(Spanned::new(value, read.captures.span));
        }
    }
}

/// A target is underlined by itself.
impl Fill for Option<Spanned<Target>> {
    fn fill(&mut self, read: &ReadStatement<'_>, _: &mut Context<'_>) {
        *self = read.captures.target();
    }
}

/// The place of a word that has no values.
impl Fill for Option<Span> {
    fn fill(&mut self, read: &ReadStatement<'_>, _: &mut Context<'_>) {
        *self = Some(read.word);
    }
}

macro_rules! without_place {
    ($($ty:ty)*) => {$(
        impl Fill for $ty {
            fn fill(&mut self, read: &ReadStatement<'_>, _: &mut Context<'_>) {
                if let Some(value) = FromCaptures::from_captures(&read.captures) {
                    *self = value;
                }
            }
        }
    )*};
}

without_place! { EngagementBase Unit Direction }

impl Fill for Option<Family> {
    fn fill(&mut self, read: &ReadStatement<'_>, _: &mut Context<'_>) {
        *self = Family::from_captures(&read.captures);
    }
}

impl Fill for Option<Date> {
    fn fill(&mut self, read: &ReadStatement<'_>, _: &mut Context<'_>) {
        *self = Date::from_captures(&read.captures);
    }
}

/// An item of a list field: which items a statement has.
pub(super) trait FillItem: Sized {
    fn items(captures: &Captures) -> impl Iterator<Item = Spanned<Self>>;
}

impl<T: FromValue> FillItem for T {
    fn items(captures: &Captures) -> impl Iterator<Item = Spanned<Self>> {
        captures.list.iter().filter_map(|c| c.read())
    }
}

impl<T: FillItem> Fill for Vec<Spanned<T>> {
    fn fill(&mut self, read: &ReadStatement<'_>, _: &mut Context<'_>) {
        // Most lists have one item, for which a growing vector would keep room for four.
        self.extend(T::items(&read.captures));
        self.shrink_to_fit();
    }
}

/// Which word fills which field: those of the same name, those of another one, and the record that takes all other words.
/// Fields that no word fills are named too, so that none is forgotten.
macro_rules! fields {
    (
        $record:ident: $($same:ident)*;
        $($word:ident => $($field:ident)&+;)*
        $(..$inner:ident;)?
        $(_: $($other:ident)*;)?
    ) => {
        impl Record for $record {
            fn set(&mut self, read: &ReadStatement<'_>, cx: &mut Context<'_>) -> bool {
                let $record { $($same,)* $($($field,)+)* $($inner,)? $($($other: _,)*)? } = self;
                match read.entry.word.name {
                    $(stringify!($same) => $same.fill(read, cx),)*
                    $(stringify!($word) => { $($field.fill(read, cx);)+ })*
                    _ => return false $(|| $inner.set(read, cx))?,
                }
                true
            }
        }
    };
}

pub(super) use fields;
