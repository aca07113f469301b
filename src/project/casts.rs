//! What casting has to say, as findings: casts that are too small, and casts that are no longer as they were written down.

use crate::campaign::Campaign;
use crate::casting::{self, Drift, LOCK_NAME, Lock, Shortfall};
use crate::findings::Finding;
use crate::lower::catalogue::{SHORT_CAST, STALE_CAST};
use crate::source::{FileId, Files, Span};
use std::path::Path;

/// The casts that are written down for a campaign file, and what is told where they cannot be read.
pub(super) fn read(files: &dyn Files, campaign: &Path, main: FileId) -> (Lock, Option<Finding>) {
    match casting::read(files, campaign) {
        Ok(lock) => (lock, None),
        Err(why) => {
            let message = format!("`{LOCK_NAME}` cannot be read: {why}. Its casts are not used.");
            let finding = Finding::of(&STALE_CAST, Span::new(main, 0, 0), message).with_label("not read");
            (Lock::default(), Some(finding.with_help("`campaignc cast --update` writes it anew.")))
        }
    }
}

/// A group that got fewer people than it asks for.
pub(super) fn short(campaign: &Campaign, short: &Shortfall) -> Finding {
    let group = &campaign[short.group];
    let name = &group.name.value;
    let span = group.selection.pick.as_ref().map_or(group.span, |p| p.span);
    let message = match short.fitting {
        0 => format!("Nobody fits what the group `{name}` selects by."),
        n => format!("Of {n} who fit, the group `{name}` could take {} within its budget.", short.chosen),
    };
    let hint = match short.unpriced {
        0 => String::new(),
        n => format!(" {n} of them have no known fee."),
    };
    Finding::of(&SHORT_CAST, span, message)
        .with_label("fewer than asked for")
        .with_help(format!("Ask for less, or for fewer people, or raise the budget.{hint}"))
}

/// A cast whose people are no longer as they were when it was written down.
pub(super) fn stale(campaign: &Campaign, change: &Drift) -> Finding {
    let group = &campaign[change.group];
    let span = group.selection.pick.as_ref().map_or(group.span, |p| p.span);
    let more = change.what.len().saturating_sub(4);
    let mut what = change.what.iter().take(4).cloned().collect::<Vec<_>>().join(" ");
    if more > 0 {
        what += &format!(" {more} more have changed.");
    }
    let kept = if change.dropped { "was chosen anew" } else { "is still the one of `campaign.lock`" };
    let message = format!("The cast of `{}` {kept}, but figures have changed. {what}", group.name.value);
    let would = change.would.as_ref().map_or("the same people would be chosen".to_string(), String::clone);
    Finding::of(&STALE_CAST, span, message)
        .with_label("chosen by older figures")
        .with_help(format!("With `campaignc cast --update` {would}."))
}
