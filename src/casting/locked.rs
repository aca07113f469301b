//! Reads and writes `campaign.lock`: the casts of all campaigns of a folder, by the name of the file.

use super::{Lock, Pool};
use crate::source::Files;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The name of the file that holds the casts.
pub const LOCK_NAME: &str = "campaign.lock";

/// The format that is written.
const VERSION: u32 = 1;

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct LockFile {
    version: u32,
    campaigns: BTreeMap<String, Lock>,
}

/// Where the lock of a campaign file lies: beside it.
pub fn path_of(campaign: &Path) -> PathBuf {
    campaign.parent().unwrap_or(Path::new("")).join(LOCK_NAME)
}

fn key(campaign: &Path) -> String {
    campaign.file_name().map_or(String::new(), |n| n.to_string_lossy().into_owned())
}

/// The casts of a campaign file; none where there is no lock. Says why a lock cannot be read.
pub fn read(files: &dyn Files, campaign: &Path) -> Result<Lock, String> {
    let path = path_of(campaign);
    if !files.is_file(&path) {
        return Ok(Lock::default());
    }
    let mut file = files.read_text(&path).map_err(|e| e.to_string()).and_then(|text| parse(&text))?;
    Ok(file.campaigns.remove(&key(campaign)).unwrap_or_default())
}

fn parse(text: &str) -> Result<LockFile, String> {
    let file: LockFile = serde_yaml::from_str(text).map_err(|e| {
        e.location()
            .map_or("it is no valid lock".to_string(), |l| format!("line {} is not as it was written", l.line()))
    })?;
    match file.version {
        VERSION => Ok(file),
        other => Err(format!("it has version {other}, and this is for version {VERSION}")),
    }
}

/// The text of the lock with the casts that it does not hold yet; those that it holds stay as they were written down, so
/// that what has changed since keeps being told. `None` where nothing is to be written: there is nothing new, or the lock
/// cannot be read and is left to its owner.
pub fn completed(before: Option<&str>, campaign: &Path, cast: Pool<'_>) -> Option<String> {
    let file = before.map_or(Ok(LockFile::default()), parse).ok()?;
    let old = file.campaigns.get(&key(campaign)).cloned().unwrap_or_default();
    let new = old.completed(cast);
    (new != old).then(|| updated(before, campaign, new))
}

/// The text of the lock with the casts of one campaign file in it; `before` is what the file holds so far.
pub fn updated(before: Option<&str>, campaign: &Path, lock: Lock) -> String {
    let mut file = before.and_then(|text| parse(text).ok()).unwrap_or_default();
    file.version = VERSION;
    match lock.groups.is_empty() {
        true => file.campaigns.remove(&key(campaign)),
        false => file.campaigns.insert(key(campaign), lock),
    };
    let body = serde_yaml::to_string(&file).unwrap_or_default();
    format!("# The casts that were chosen; `campaignc cast --update` chooses anew. Not made to be edited.\n{body}")
}
