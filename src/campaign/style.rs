//! What guidelines, messages and deliverables say about the content.

use super::ids::AudienceId;
use super::shape::{choice, inherited};
use super::values::{Duration, Percent};
use crate::source::{Span, Spanned};
use std::sync::Arc;

inherited! {
    /// What holds for a piece of content. The nearer statement wins, property by property.
    pub struct Style {
        /// Whom it is for; everyone, if none is named.
        pub audience: Vec<Spanned<AudienceId>>,
        /// Who finds the words; her own, if nothing is said.
        pub wording: Option<Spanned<Wording>>,
        /// Who makes the pictures; her own, if nothing is said.
        pub visuals: Option<Spanned<Visuals>>,
        /// Whether she may name what she does not like; allowed, if nothing is said.
        pub criticism: Option<Spanned<Criticism>>,
        /// The one thing people should take away.
        pub takeaway: Option<Spanned<String>>,
        /// Talking points.
        pub points: Vec<Spanned<String>>,
        /// What backs the claim.
        pub proof: Vec<Spanned<String>>,
        /// What has to be in it.
        pub must: Vec<Spanned<String>>,
        /// What should not be in it.
        pub avoid: Vec<Spanned<String>>,
        /// A text that the brand wants word for word.
        pub caption: Option<Spanned<String>>,
        /// What people are asked to do.
        pub call_to_action: Vec<Spanned<String>>,
        /// How it should sound.
        pub tone: Option<Spanned<String>>,
        /// Accounts to be named, with their `@`.
        pub mentions: Vec<Spanned<String>>,
        /// Hashtags to be used, with their `#`.
        pub hashtags: Vec<Spanned<String>>,
        /// How it is labelled as paid for.
        pub disclosure: Vec<Spanned<Disclosure>>,
        /// How often the brand is to be named.
        pub brand_mentions: Option<Spanned<u64>>,
        /// How much of the logo is to be seen.
        pub logo: Option<Spanned<Logo>>,
        /// Which share of the frame the brand may take.
        pub brand_image: Option<Spanned<Percent>>,
        /// How long the product is to be seen.
        pub product_on_screen: Option<Spanned<Duration>>,
        /// Where people are sent.
        pub link: Option<Spanned<String>>,
        /// The discount code to be named.
        pub code: Option<Spanned<String>>,
        /// How often the brand may ask for changes.
        pub review: Option<Spanned<RevisionRounds>>,
        /// How long the brand may use the content.
        pub usage: Option<Spanned<UsageRights>>,
        /// How long the post has to stay up.
        pub keep_live: Option<Spanned<Duration>>,
        /// How long the brand pays to show it from her account.
        pub boost: Option<Spanned<Duration>>,
        /// How long she works for no competitor.
        pub exclusivity: Option<Spanned<Duration>>,
        /// When what is due.
        pub workflow: Option<Spanned<Workflow>>,
        /// Examples worth a look.
        pub reference: Vec<Spanned<String>>,
    }
}

impl Style {
    /// Who finds the words, by default too.
    pub fn wording(&self) -> Wording {
        self.wording.as_ref().map_or(Wording::Own, |w| w.value)
    }

    /// Who makes the pictures, by default too.
    pub fn visuals(&self) -> Visuals {
        self.visuals.as_ref().map_or(Visuals::Own, |v| v.value)
    }

    /// When what is due, by default too: working days before (negative) or after the post, in the order of time. Contract
    /// and product stand only where they are stated.
    pub fn milestones(&self) -> Vec<(Milestone, i64)> {
        let stated = self.workflow.as_ref().map(|w| &w.value);
        let days = |m: Milestone| {
            let own = stated.and_then(|w| w.of(m)).map(|d| d.days());
            own.or(m.default_days()).map(|d| (m, if m.is_before() { -d } else { d }))
        };
        let mut all: Vec<_> = Milestone::ALL.iter().filter_map(|m| days(*m)).collect();
        all.sort_by_key(|(m, days)| (*days, *m));
        all
    }
}

choice! {
    /// Who finds the words.
    pub enum Wording {
        /// The creator.
        Own = "own",
        /// Creator and brand together.
        Cocreated = "cocreated",
        /// The creator, from the brand's points.
        Guided = "guided",
        /// The brand.
        Scripted = "scripted",
    }
}

choice! {
    /// Who makes the pictures.
    pub enum Visuals {
        /// The creator.
        Own = "own",
        /// The creator, to the brand's wishes.
        Guided = "guided",
        /// The brand.
        Supplied = "supplied",
    }
}

choice! {
    /// Whether the creator may name what she does not like.
    pub enum Criticism {
        /// She may.
        Allowed = "allowed",
        /// She may not.
        Forbidden = "forbidden",
    }
}

choice! {
    /// How much of the logo is to be seen.
    pub enum Logo {
        /// None of it.
        None = "none",
        /// As it is on the product.
        Subtle = "subtle",
        /// Shown on purpose.
        Visible = "visible",
        /// It fills the picture.
        Dominant = "dominant",
    }
}

choice! {
    /// What the brand may use content for.
    pub enum Rights {
        /// On its own channels.
        Organic = "organic",
        /// In paid advertising too.
        Paid = "paid",
    }
}

/// A label that says that a post is paid for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Disclosure {
    /// `#ad`, with its `#`.
    Hashtag(String),
    /// `"Anzeige"`.
    Text(String),
}

impl Disclosure {
    /// The label as it is published.
    pub fn text(&self) -> &str {
        match self {
            Disclosure::Hashtag(text) | Disclosure::Text(text) => text,
        }
    }
}

/// How often the brand may ask for changes, and how fast it wants an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RevisionRounds {
    /// How many rounds.
    pub rounds: u64,
    /// In how many working days an answer is wanted, if stated.
    pub within: Option<Duration>,
}

/// How long the brand may use content, and for what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UsageRights {
    /// How long.
    pub duration: Duration,
    /// For what, if stated.
    pub rights: Option<Rights>,
}

choice! {
    /// Something that is due before or after a post.
    pub enum Milestone {
        /// The contract is signed.
        Contract = "contract",
        /// The product has arrived.
        Product = "product",
        /// The creator says how she will tell it.
        Concept = "concept",
        /// The draft is there.
        Draft = "draft",
        /// The brand has answered.
        Approval = "approval",
        /// The figures are sent.
        Results = "results",
        /// The fee is paid.
        Payment = "payment",
    }
}

impl Milestone {
    /// Whether it is due before the post.
    pub fn is_before(self) -> bool {
        !matches!(self, Milestone::Results | Milestone::Payment)
    }

    /// Working days before or after the post where nothing is stated; `None` for those that then do not stand at all.
    pub fn default_days(self) -> Option<i64> {
        match self {
            Milestone::Contract | Milestone::Product => None,
            Milestone::Concept => Some(14),
            Milestone::Draft => Some(7),
            Milestone::Approval => Some(2),
            Milestone::Results => Some(7),
            Milestone::Payment => Some(30),
        }
    }
}

/// When what is due, in working days before or after a post.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Workflow {
    /// The contract is signed.
    pub contract: Option<Spanned<Duration>>,
    /// The product has arrived.
    pub product: Option<Spanned<Duration>>,
    /// The creator says how she will tell it.
    pub concept: Option<Spanned<Duration>>,
    /// The draft is there.
    pub draft: Option<Spanned<Duration>>,
    /// The brand has answered.
    pub approval: Option<Spanned<Duration>>,
    /// The figures are sent.
    pub results: Option<Spanned<Duration>>,
    /// The fee is paid.
    pub payment: Option<Spanned<Duration>>,
}

impl Workflow {
    /// What is stated for a milestone.
    pub fn of(&self, milestone: Milestone) -> Option<Duration> {
        let field = match milestone {
            Milestone::Contract => &self.contract,
            Milestone::Product => &self.product,
            Milestone::Concept => &self.concept,
            Milestone::Draft => &self.draft,
            Milestone::Approval => &self.approval,
            Milestone::Results => &self.results,
            Milestone::Payment => &self.payment,
        };
        field.as_ref().map(|d| d.value)
    }
}

/// One thing to get across.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Message {
    /// Its name.
    pub name: Spanned<String>,
    /// Its title, if it has one.
    pub title: Option<Spanned<String>>,
    /// The whole statement's head.
    pub span: Span,
    /// What holds for it: its own properties over the guidelines'.
    pub style: Arc<Style>,
    /// Its own properties alone.
    pub own: Arc<Style>,
}
