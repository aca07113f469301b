//! The shapes that several types of a campaign share: a choice among words, and properties that are inherited.

use crate::source::Spanned;

/// A property that is taken from further out where it is not stated.
pub(super) trait Inherit {
    /// Takes what `outer` has where this has nothing.
    fn inherit(&mut self, outer: &Self);
}

impl<T: Clone + PartialEq> Inherit for Option<Spanned<T>> {
    fn inherit(&mut self, outer: &Self) {
        if self.is_none() {
            self.clone_from(outer);
        }
    }
}

impl<T: Clone + PartialEq> Inherit for Vec<Spanned<T>> {
    fn inherit(&mut self, outer: &Self) {
        if self.is_empty() {
            self.clone_from(outer);
        }
    }
}

/// A struct of which each field is inherited by itself.
macro_rules! inherited {
    ($(#[$doc:meta])* pub struct $name:ident { $($(#[$field_doc:meta])* pub $field:ident: $ty:ty,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Default)]
        pub struct $name {
            $($(#[$field_doc])* pub $field: $ty,)*
        }

        impl $name {
            /// Takes, field by field, what `outer` says and this does not.
            pub fn inherit(&mut self, outer: &Self) {
                $($crate::campaign::shape::Inherit::inherit(&mut self.$field, &outer.$field);)*
            }
        }
    };
}

/// One of a few words of the language.
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
    };
}

pub(super) use choice;
pub(super) use inherited;
