//! The words of the mail that a brief is sent with.

use super::{BriefSource, Own};
use crate::brief::document::NamedValue;
use crate::brief::names;
use crate::campaign::InfluencerId;
use crate::facts::Facts;
use crate::say::words;
use crate::schedule::Plan;

/// A mail to an influencer.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Mail {
    /// Its subject, on one line.
    pub subject: String,
    /// How it begins.
    pub greeting: String,
    /// What it is about.
    pub intro: String,
    /// What she must know within a minute.
    pub facts: Vec<NamedValue>,
    /// Her posts, one line each.
    pub posts: Vec<String>,
    /// How it ends.
    pub outro: String,
    /// Who sends it.
    pub sender: String,
}

/// The mail for an influencer; `None` where she has no post in the plan.
pub fn mail(facts: &Facts, plan: &Plan, who: InfluencerId) -> Option<Mail> {
    let part = BriefSource::new(facts, plan, who)?;
    let campaign = part.campaign;
    let contact = campaign.settings.contact.as_ref().map_or("", |c| c.trim());
    let outro = if contact.is_empty() { String::new() } else { words!(part.locale, mail_outro, contact = contact) };
    Some(Mail {
        subject: words!(part.locale, mail_subject, brand = part.brand(), what = part.pieces()),
        greeting: words!(part.locale, mail_hello, name = campaign.name_of(who)),
        intro: words!(part.locale, mail_intro, campaign = campaign.title.value),
        facts: part.glance(),
        posts: part.posts.iter().map(|own| line(&part, own)).collect(),
        outro,
        sender: part.brand().to_string(),
    })
}

fn line(part: &BriefSource<'_>, own: &Own<'_>) -> String {
    let (day, time) = (part.locale.weekday_day(own.slot.date), part.locale.time(own.slot.time));
    let piece = names::piece(part.locale, part.campaign, own.post);
    let what = names::pair(part.locale, &piece, part.about(own.post));
    names::pair(part.locale, &format!("{day}, {time}"), &what)
}
