//! For tests: facts of campaigns that were built by hand, or read from a text.

use super::{Given, Whole, whole};
use crate::campaign::Campaign;
use crate::casting::{Lock, Memo};
use crate::facts::Facts;
use crate::facts::people::{Norms, people};
use crate::lower::{Lowered, World, lower};
use crate::source::MemoryFiles;
use jiff::civil::{Date, date};
use std::path::Path;

/// The day on which tests look at a plan, unless they say otherwise.
pub(crate) const TODAY: Date = date(2027, 1, 1);

/// Norms under which nothing is low.
pub(crate) fn norms() -> Norms {
    Norms { low: Vec::new(), competitor_days: 90 }
}

/// The facts of a campaign whose groups are filled and whose posts are spread out.
pub(crate) fn facts(campaign: Campaign) -> Facts {
    let people = people(&campaign, &norms(), TODAY);
    Facts::of(campaign, people, norms())
}

/// What a text means, with what was told of it on the way.
pub(crate) fn read(text: &str, rules: &[&'static str], norms: &Norms, today: Date) -> (Whole, Lowered) {
    let files = MemoryFiles::from([("/p/plan.campaign", text)]);
    let root = Path::new("/p");
    let mut lowered = lower(World { files: &files, root, base: root, rules }, Path::new("/p/plan.campaign"));
    let campaign = lowered.campaign.take().expect("the text holds a campaign");
    let (lock, memo) = (Lock::default(), Memo::default());
    let whole = whole(campaign, lowered.told(), Given { norms, today, lock: &lock, memo: &memo });
    (whole, lowered)
}
