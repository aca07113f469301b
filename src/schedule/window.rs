//! When a post may go out, by its statement alone.

use super::Plan;
use crate::campaign::{Campaign, DateRange, PostId};
use jiff::civil::{DateTime, Time, time};

/// The last minute of a day.
const LATEST: Time = time(23, 59, 0, 0);

/// From when until when a post goes out: its slot where there is a schedule, else the times to which its statement pins
/// it, else the days of its window, else the whole run. Civil time of the campaign's zone. Unknown where even the run is.
pub fn between(campaign: &Campaign, plan: Option<&Plan>, post: PostId) -> Option<(DateTime, DateTime)> {
    if let Some(plan) = plan {
        let slot = plan.slots.get(post.index())?;
        let at = slot.date.to_datetime(slot.time);
        return Some((at, at));
    }
    let delivery = &campaign[campaign[post].delivery];
    if let Some(at) = &delivery.at {
        let (from, until) = at.time.map_or((Time::midnight(), LATEST), |t| (t.from, t.until));
        return Some((at.date.to_datetime(from), at.date.to_datetime(until)));
    }
    let days: DateRange = delivery.window.as_ref().or(campaign.settings.runs.as_ref())?.value;
    Some((days.first.to_datetime(Time::midnight()), days.last.to_datetime(LATEST)))
}
