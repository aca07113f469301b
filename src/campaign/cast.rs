//! Audiences and the people of the cast.

use super::ids::{AudienceId, ChannelId, InfluencerId};
use super::money::Money;
use super::settings::Zone;
use super::shape::choice;
use super::values::{CountRange, DateRange, Duration, Percent};
use crate::source::{Span, Spanned};
use crate::vocabulary::Tier;
use jiff::civil::Date;

/// People the brand wants to reach.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Audience {
    /// Its name.
    pub name: Spanned<String>,
    /// Its title, if it has one.
    pub title: Option<Spanned<String>>,
    /// The head of the statement.
    pub span: Span,
    /// What they care about.
    pub interests: Vec<Spanned<String>>,
    /// How old they are.
    pub ages: Option<Spanned<CountRange>>,
    /// Where they live (ISO 3166 alpha-2).
    pub countries: Vec<Spanned<String>>,
    /// What they speak (BCP 47).
    pub languages: Vec<Spanned<String>>,
    /// How many they are.
    pub size: Option<Spanned<u64>>,
    /// How much one of them may meet.
    pub limits: Vec<Spanned<AudienceLimit>>,
    /// The zone they live in, if not the campaign's.
    pub timezone: Option<Spanned<Zone>>,
}

impl Audience {
    /// The name by which people know it.
    pub fn title(&self) -> &str {
        self.title.as_ref().map_or(&self.name.value, |t| &t.value)
    }
}

/// How many posts, or different messages, one person of an audience may meet in a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AudienceLimit {
    /// The most.
    pub count: u32,
    /// What is counted.
    pub what: Limited,
    /// In which time.
    pub per: Period,
}

/// What a limit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limited {
    /// Posts.
    Posts,
    /// Different messages.
    Messages,
}

choice! {
    /// In which time a limit counts.
    pub enum Period {
        /// A civil day.
        Day = "day",
        /// Any seven days in a row.
        Week = "week",
        /// The whole campaign.
        Campaign = "campaign",
    }
}

/// A person of the cast.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Influencer {
    /// The name by which the file refers to her.
    pub name: Spanned<String>,
    /// Her full name, if stated.
    pub title: Option<Spanned<String>>,
    /// The head of the statement, or the row of a roster.
    pub span: Span,
    /// Her accounts.
    pub accounts: Vec<Account>,
    /// Which shares of her followers belong to which audiences.
    pub audience: Vec<Spanned<Share>>,
    /// With whom she shares followers.
    pub overlap: Vec<Spanned<Overlap>>,
    /// All else that is known of her.
    pub known: Particulars,
    /// Whether she came in through a roster.
    pub roster: Option<String>,
}

/// What an `influencer` block says beside accounts and shares.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Particulars {
    /// What she talks about anyway.
    pub topics: Vec<Spanned<String>>,
    /// Why she is believable about this product.
    pub affinity: Option<Spanned<String>>,
    /// What she is paid.
    pub fee: Vec<Spanned<Fee>>,
    /// What she is given as pay.
    pub gift: Vec<Spanned<Gift>>,
    /// The share of each sale that she gets.
    pub commission: Option<Spanned<Percent>>,
    /// The only days on which she can post; any day, if none is stated.
    pub available: Vec<Spanned<DateRange>>,
    /// Whether she has used the product.
    pub used_product: Option<Spanned<Usage>>,
    /// Days on which she cannot post.
    pub away: Vec<Spanned<DateRange>>,
    /// How long she wants between two posts for the brand.
    pub gap: Option<Spanned<Duration>>,
    /// How long she works for no competitor.
    pub exclusivity: Option<Spanned<Duration>>,
    /// The language of her brief (BCP 47), if not the campaign's.
    pub language: Option<Spanned<String>>,
    /// Where she lives (ISO 3166 alpha-2).
    pub country: Option<Spanned<String>>,
    /// The countries whose rules this person's posts must keep, if stated (ISO 3166 alpha-2).
    pub market: Vec<Spanned<String>>,
    /// How she is reached.
    pub contact: Option<Spanned<String>>,
    /// Her own discount code.
    pub code: Option<Spanned<String>>,
    /// Brands she worked for.
    pub worked_with: Vec<Spanned<WorkedWith>>,
}

/// An account of a person on a channel.
#[derive(Debug, Clone, PartialEq)]
pub struct Account {
    /// The channel.
    pub channel: Spanned<ChannelId>,
    /// The handle, with its `@`.
    pub handle: Spanned<String>,
    /// The head of the statement.
    pub span: Span,
    /// How many follow it.
    pub followers: Option<Spanned<u64>>,
    /// Mean interactions with a post, as a share of `base`.
    pub engagement: Option<Spanned<Percent>>,
    /// What the engagement rate is a share of: as stated, else what is usual on the channel.
    pub base: EngagementBase,
    /// Median views of a post.
    pub views: Option<Spanned<u64>>,
    /// The share of the last posts that were paid.
    pub sponsored: Option<Spanned<Percent>>,
    /// The share of followers that look fake.
    pub suspicious: Option<Spanned<Percent>>,
    /// Which shares of this account's followers belong to which audiences.
    pub audience: Vec<Spanned<Share>>,
    /// The day on which the figures were taken.
    pub as_of: Option<Spanned<Date>>,
}

choice! {
    /// What an engagement rate is a share of.
    pub enum EngagementBase {
        /// Of the followers.
        Followers = "followers",
        /// Of the views.
        Views = "views",
        /// Of the people reached.
        Reach = "reach",
    }
}

/// The share of followers that belongs to an audience.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share {
    /// The audience.
    pub audience: AudienceId,
    /// The share.
    pub percent: Percent,
}

/// The share of the smaller following that follows both people.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Overlap {
    /// The other person.
    pub with: InfluencerId,
    /// The share.
    pub percent: Percent,
}

/// A fee and what it is paid for.
#[derive(Debug, Clone, PartialEq)]
pub struct Fee {
    /// How much.
    pub money: Money,
    /// For what.
    pub basis: FeeBasis,
}

/// What a fee is paid for.
#[derive(Debug, Clone, PartialEq)]
pub enum FeeBasis {
    /// For everything she does in the campaign.
    Whole,
    /// For each post of this format.
    Format(String),
    /// For each post that no other fee covers.
    Post,
    /// For so many views, up to a cap for each post.
    Views {
        /// How many views the fee is for.
        per: u64,
        /// The most that is paid for one post.
        cap: Option<Money>,
    },
}

/// Something given as pay.
#[derive(Debug, Clone, PartialEq)]
pub struct Gift {
    /// What it is.
    pub what: String,
    /// What it is worth, if stated.
    pub worth: Option<Money>,
}

/// Whether somebody has used the product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Usage {
    /// Since this day.
    Since(Date),
    /// Not yet.
    Never,
}

/// A brand somebody worked for, and when last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkedWith {
    /// The brand.
    pub brand: String,
    /// When last.
    pub on: Date,
}

/// A set of influencers.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Group {
    /// Its name.
    pub name: Spanned<String>,
    /// The head of the statement.
    pub span: Span,
    /// Who is in it, in order: those listed, or those selected.
    pub members: Vec<InfluencerId>,
    /// Those listed, each where it is named.
    pub listed: Vec<Spanned<InfluencerId>>,
    /// Which share of the smaller following any two of them have in common.
    pub overlap: Option<Spanned<Percent>>,
    /// By what they are selected, if they are not listed.
    pub selection: Selection,
}

/// By what the members of a group are selected.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Selection {
    /// Only people of this roster.
    pub from: Option<Spanned<String>>,
    /// Only these tiers.
    pub tier: Vec<Spanned<Tier>>,
    /// Only people with an account there.
    pub on: Option<Spanned<ChannelId>>,
    /// Only people who talk about one of these.
    pub topics: Vec<Spanned<String>>,
    /// Only followings of this size.
    pub followers: Option<Spanned<CountRange>>,
    /// Only engagement rates that compare so.
    pub engagement: Option<Spanned<Bound>>,
    /// Only shares of paid posts that compare so.
    pub sponsored: Option<Spanned<Bound>>,
    /// Only shares in these audiences that compare so.
    pub audience: Vec<Spanned<AudienceBound>>,
    /// Only people from there.
    pub country: Vec<Spanned<String>>,
    /// Only people who speak one of these (BCP 47).
    pub language: Vec<Spanned<String>>,
    /// People who are chosen whatever else; they count and they cost.
    pub require: Vec<Spanned<InfluencerId>>,
    /// People who are never chosen.
    pub exclude: Vec<Spanned<InfluencerId>>,
    /// How many of a kind there are at least among those chosen.
    pub at_least: Vec<Spanned<Quota>>,
    /// How many of a kind there are at most among those chosen.
    pub at_most: Vec<Spanned<Quota>>,
    /// How many to choose, within which budget.
    pub pick: Option<Spanned<Pick>>,
}

impl Selection {
    /// Whether nothing is asked for.
    pub fn is_empty(&self) -> bool {
        *self == Selection::default()
    }
}

/// A comparison with a percentage.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bound {
    /// `>=`, `<=`, `>`, `<` or `=`.
    pub compare: &'static str,
    /// With what.
    pub percent: Percent,
}

impl Bound {
    /// Whether a value compares so.
    pub fn admits(self, value: Percent) -> bool {
        match self.compare {
            ">=" => value.0 >= self.percent.0,
            "<=" => value.0 <= self.percent.0,
            ">" => value.0 > self.percent.0,
            "<" => value.0 < self.percent.0,
            _ => value.0 == self.percent.0,
        }
    }
}

/// A comparison of the share in an audience.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AudienceBound {
    /// The audience.
    pub audience: AudienceId,
    /// The comparison.
    pub bound: Bound,
}

/// How many of a kind of people: `3 tier nano`.
#[derive(Debug, Clone, PartialEq)]
pub struct Quota {
    /// How many.
    pub count: u32,
    /// Of whom.
    pub of: Kin,
}

/// A kind of people that a quota counts.
#[derive(Debug, Clone, PartialEq)]
pub enum Kin {
    /// People whose following is of one of these tiers.
    Tier(Vec<Tier>),
    /// People with an account there.
    On(ChannelId),
    /// People who live in one of these countries.
    Country(Vec<String>),
    /// People who speak one of these languages.
    Language(Vec<String>),
}

/// How many to choose, and what they may cost together.
#[derive(Debug, Clone, PartialEq)]
pub struct Pick {
    /// How many.
    pub count: u32,
    /// Whether fewer will do.
    pub up_to: bool,
    /// What they may cost together.
    pub within: Money,
}
