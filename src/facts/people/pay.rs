//! In what ways somebody is paid, and which of their fees holds for a post.

use crate::campaign::{self, FeeBasis, Influencer, Money};
use crate::source::{Span, Spanned};
use rust_decimal::Decimal;

/// The ways in which a post can be paid for, one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, PartialOrd, Ord)]
pub struct PayBy(u8);

/// One way in which a post is paid for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Paid {
    /// A fee of the person, on whatever basis.
    Fee,
    /// Something given, whether its worth is stated or not.
    Gift,
    /// A share of the sales.
    Commission,
    /// A fee that the `deliver` states for this post.
    Deliver,
}

impl Paid {
    /// All ways, in the order in which they are named.
    pub const ALL: [Paid; 4] = [Paid::Fee, Paid::Gift, Paid::Commission, Paid::Deliver];

    /// The stable name.
    pub fn name(self) -> &'static str {
        match self {
            Paid::Fee => "fee",
            Paid::Gift => "gift",
            Paid::Commission => "commission",
            Paid::Deliver => "deliver",
        }
    }
}

impl PayBy {
    /// How a person's own lines pay for all that they post.
    pub fn of_person(person: &Influencer) -> PayBy {
        let known = &person.known;
        PayBy::default()
            .and(Paid::Fee, !known.fee.is_empty())
            .and(Paid::Gift, !known.gift.is_empty())
            .and(Paid::Commission, known.commission.is_some())
    }

    /// These ways, and another one where that holds.
    pub fn and(self, way: Paid, holds: bool) -> PayBy {
        PayBy(self.0 | (u8::from(holds) << way as u8))
    }

    /// These ways and those.
    pub fn or(self, other: PayBy) -> PayBy {
        PayBy(self.0 | other.0)
    }

    /// Whether anything is paid at all.
    pub fn is_paid(self) -> bool {
        self.0 != 0
    }

    /// Whether this is one of the ways.
    pub fn is_by(self, way: Paid) -> bool {
        self.0 & (1 << way as u8) != 0
    }

    /// Each of the ways.
    pub fn ways(self) -> impl Iterator<Item = Paid> {
        Paid::ALL.into_iter().filter(move |way| self.is_by(*way))
    }
}

/// What one post is paid, and by which line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PostFee {
    /// So much, promised beforehand: by the `deliver`, or by a fee per format or per post.
    Agreed(Money),
    /// By views: so much is to be expected from the median views of the account; unknown where these are.
    Views(Option<Money>),
    /// The fee for the whole campaign covers it.
    Whole,
    /// The person has no fee that could hold for it.
    None,
}

impl PostFee {
    /// What the post costs by itself, as far as that is known beforehand.
    pub fn money(self) -> Option<Money> {
        match self {
            PostFee::Agreed(money) => Some(money),
            PostFee::Views(money) => money,
            PostFee::Whole | PostFee::None => None,
        }
    }
}

/// Which fee holds for a post of a person: what the `deliver` states, else their fee for its format, else per post, else by
/// views, else the one for the whole campaign. `views` are the median views of the account.
pub fn by_post(person: &Influencer, stated: Option<Money>, format: Option<&str>, views: Option<u64>) -> PostFee {
    let fees = &person.known.fee;
    let of_format =
        |f: &&Spanned<campaign::Fee>| matches!(&f.basis, FeeBasis::Format(of) if Some(of.as_str()) == format);
    let per_post = |f: &&Spanned<campaign::Fee>| f.basis == FeeBasis::Post;
    let agreed = || fees.iter().find(of_format).or_else(|| fees.iter().find(per_post)).map(|f| f.money);
    if let Some(money) = stated.or_else(agreed) {
        return PostFee::Agreed(money);
    }
    if let Some(fee) = fees.iter().find(|f| matches!(f.basis, FeeBasis::Views { .. })) {
        return PostFee::Views(views.and_then(|v| by_views(fee, v)));
    }
    if whole_fees(person).next().is_some() { PostFee::Whole } else { PostFee::None }
}

/// The fees that a person gets for everything they do in the campaign.
pub fn whole_fees(person: &Influencer) -> impl Iterator<Item = Money> {
    person.known.fee.iter().filter(|f| f.basis == FeeBasis::Whole).map(|f| f.money)
}

/// What a person is paid by views: so much for so many, and at most so much.
pub fn view_fees(person: &Influencer) -> impl Iterator<Item = (Money, u64, Option<Money>)> {
    person.known.fee.iter().filter_map(|fee| match fee.basis {
        FeeBasis::Views { per, cap } => Some((fee.money, per, cap)),
        _ => None,
    })
}

/// What one post costs of somebody of whom no post is planned: by the first of their fees.
pub fn by_first_fee(person: &Influencer, views: Option<u64>) -> PostFee {
    let format = person.known.fee.first().and_then(|fee| match &fee.basis {
        FeeBasis::Format(format) => Some(format.as_str()),
        _ => None,
    });
    by_post(person, None, format, views)
}

/// Where a person's pay is stated; of one without fees, where they are declared.
pub fn pay_place(person: &Influencer) -> Span {
    person.known.fee.first().map_or(person.span, |fee| fee.span)
}

fn by_views(fee: &campaign::Fee, views: u64) -> Option<Money> {
    let FeeBasis::Views { per, cap } = &fee.basis else { return None };
    let amount = fee.money.amount.checked_mul(Decimal::from(views))?.checked_div(Decimal::from(*per))?.round_dp(2);
    let capped = match cap {
        Some(cap) if cap.currency == fee.money.currency => amount.min(cap.amount),
        _ => amount,
    };
    Some(Money { amount: capped, currency: fee.money.currency })
}
