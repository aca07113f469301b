//! What is true of a generated campaign, without the schedule that a check would make.

use campaignc::casting::{Lock, Memo};
use campaignc::facts::Facts;
use campaignc::findings::Config;
use campaignc::lower::{World, lower};
use campaignc::source::MemoryFiles;
use campaignc::whole::{Given, whole};
use jiff::civil::date;
use std::path::Path;

/// The facts of the campaign that a text means.
pub fn facts(text: &str) -> Facts {
    let files = MemoryFiles::from([("p/a.campaign", text)]);
    let root = Path::new("p");
    let mut lowered = lower(World { files: &files, root, base: root, rules: &[] }, Path::new("p/a.campaign"));
    let campaign = lowered.campaign.take().expect("the text holds a campaign");
    let (norms, lock, memo) = (campaignc::rules::norms(&Config::default()), Lock::default(), Memo::default());
    let given = Given { norms: &norms, today: date(2027, 1, 1), lock: &lock, memo: &memo };
    whole(campaign, lowered.told(), given).facts
}
