//! The brief for one influencer: what is wanted, how free she is, when, for what pay, and how to label it.
//!
//! It is made from her part of the plan alone. Nothing that belongs to somebody else stands in it, but for the chapters
//! that others tell in a story of hers.

mod dates;
mod freedom;
mod label;
mod mail;
mod message;
mod pay;
mod posts;
mod story;
mod terms;
mod why;

pub use mail::{Mail, mail};

use super::document::{Document, Inline, NamedValue, Purpose, Text};
use super::names;
use crate::campaign::{Campaign, InfluencerId, Milestone, Post, PostId, Style};
use crate::facts::{Facts, PostFacts};
use crate::say::{Locale, words};
use crate::schedule::{Appointment, Plan};
use jiff::civil::Date;

/// The brief for an influencer; `None` where she has no post in the plan.
pub fn brief(facts: &Facts, plan: &Plan, who: InfluencerId) -> Option<Document> {
    let part = BriefSource::new(facts, plan, who)?;
    let campaign = part.campaign;
    let mut document = Document {
        kind: Purpose::Brief,
        language: part.locale.tag,
        kicker: format!("{} · {}", part.brand(), campaign.title.value),
        title: words!(part.locale, brief_title, name = campaign.name_of(who)),
        summary: part.summary(),
        glance: part.glance(),
        sections: Vec::new(),
        footer: words!(part.locale, footer, brand = part.brand(), campaign = campaign.title.value),
    };
    document.push(why::section(&part));
    document.push(why::about(&part));
    document.push(freedom::section(&part));
    document.push(message::section(&part));
    story::sections(&part).into_iter().for_each(|s| document.push(s));
    document.push(posts::section(&part));
    document.push(dates::section(&part));
    document.push(label::section(&part));
    document.push(terms::rights(&part));
    document.push(pay::section(&part));
    document.push(terms::success(&part));
    document.push(terms::contact(&part));
    Some(document)
}

/// All that one influencer's brief is made from.
struct BriefSource<'c> {
    facts: &'c Facts,
    campaign: &'c Campaign,
    plan: &'c Plan,
    who: InfluencerId,
    locale: &'static Locale,
    /// Her posts, by time.
    posts: Vec<Own<'c>>,
}

/// A post of hers with its slot.
#[derive(Clone, Copy)]
struct Own<'c> {
    post: &'c Post,
    facts: &'c PostFacts,
    slot: &'c Appointment,
}

impl Own<'_> {
    fn due(&self, milestone: Milestone) -> Option<Date> {
        self.slot.milestones.iter().find(|d| d.milestone == milestone).map(|d| d.on)
    }
}

/// Posts of hers for which the same words hold.
struct Topic<'c> {
    title: Option<&'c str>,
    style: &'c Style,
}

impl<'c> BriefSource<'c> {
    fn new(facts: &'c Facts, plan: &'c Plan, who: InfluencerId) -> Option<BriefSource<'c>> {
        let campaign = &facts.campaign;
        let ids = facts.cast().get(&who).into_iter().flat_map(|c| &c.posts);
        let own = |id: &PostId| Own { post: &campaign[*id], facts: &facts[*id], slot: plan.slot(*id) };
        let mut posts: Vec<Own<'c>> = ids.map(own).collect();
        posts.sort_by(|a, b| (a.slot.date, a.slot.time, &a.post.id).cmp(&(b.slot.date, b.slot.time, &b.post.id)));
        let own = campaign[who].known.language.as_ref();
        let language = own.or(campaign.settings.language.as_ref()).map(|l| l.value.as_str());
        (!posts.is_empty()).then_some(BriefSource { facts, campaign, plan, who, locale: Locale::of(language), posts })
    }

    /// What a post is about; empty where nothing has a title.
    fn about(&self, post: &Post) -> &'c str {
        self.facts.about(post).unwrap_or("")
    }

    /// Some posts by what they are, each kind once: `Reel on Instagram: First steps and Story on Instagram`.
    fn pieces_of(&self, posts: &[&Own<'_>]) -> String {
        self.locale.list(&each_once(posts, |own| self.whole_piece(own)))
    }

    /// Some posts in the fewest words that tell them from the others: by channel, else by format too, else by what they are
    /// about as well.
    fn told_apart(&self, posts: &[&Own<'_>]) -> String {
        let channel = |own: &Own<'_>| self.campaign[own.post.channel].title.clone();
        let piece = |own: &Own<'_>| names::piece(self.locale, self.campaign, own.post);
        let others = || self.posts.iter().filter(|o| posts.iter().all(|p| p.post.id != o.post.id));
        for name in [&channel as &dyn Fn(&Own<'_>) -> String, &piece] {
            let names = each_once(posts, name);
            if others().all(|other| !names.contains(&name(other))) {
                return self.locale.list(&names);
            }
        }
        self.pieces_of(posts)
    }

    fn whole_piece(&self, own: &Own<'_>) -> String {
        let piece = names::piece(self.locale, self.campaign, own.post);
        names::pair(self.locale, &piece, self.about(own.post))
    }

    fn brand(&self) -> &'c str {
        names::brand(self.campaign)
    }

    /// The product, or the brand where no product is named.
    fn subject(&self) -> &'c str {
        self.campaign.settings.product.as_ref().map_or(self.brand(), |p| p.as_str())
    }

    /// Her posts by channel and format, in words: `3 reels and 2 stories on Instagram`.
    fn pieces(&self) -> String {
        let mut channels: Vec<(&str, Vec<(&str, usize)>)> = Vec::new();
        for own in &self.posts {
            let channel = self.campaign[own.post.channel].title.as_str();
            let format = names::format(self.campaign, own.post);
            let at = channels.iter().position(|(c, _)| *c == channel).unwrap_or_else(|| {
                channels.push((channel, Vec::new()));
                channels.len() - 1
            });
            match channels[at].1.iter_mut().find(|(f, _)| *f == format) {
                Some((_, count)) => *count += 1,
                None => channels[at].1.push((format, 1)),
            }
        }
        let on_channel = |(channel, formats): &(&str, Vec<(&str, usize)>)| {
            let pieces: Vec<String> = formats.iter().map(|(f, n)| self.locale.pieces(*n, f)).collect();
            let what = self.locale.list(&pieces);
            words!(self.locale, what_on_channel, what = what, channel = channel)
        };
        let all: Vec<String> = channels.iter().map(on_channel).collect();
        self.locale.list(&all)
    }

    fn first_day(&self) -> Date {
        self.posts.first().map_or(Date::MIN, |o| o.slot.date)
    }

    fn last_day(&self) -> Date {
        self.posts.last().map_or(Date::MIN, |o| o.slot.date)
    }

    fn summary(&self) -> String {
        match self.campaign.settings.product.is_some() {
            true => words!(self.locale, summary_product, brand = self.brand(), subject = self.subject()),
            false => words!(self.locale, summary_brand, brand = self.brand()),
        }
    }

    /// What she must know within a minute.
    fn glance(&self) -> Vec<NamedValue> {
        let mut facts = vec![NamedValue::new(words!(self.locale, glance_what), self.pieces())];
        facts.push(NamedValue::new(words!(self.locale, glance_when), self.when()));
        facts.extend(dates::first(self).map(|first| NamedValue::new(words!(self.locale, glance_first), first)));
        facts.push(NamedValue::new(words!(self.locale, glance_freedom), freedom::short(self)));
        facts.extend(pay::short(self).map(|pay| NamedValue::new(words!(self.locale, glance_pay), pay)));
        facts.extend(label::short(self).map(|label| NamedValue::new(words!(self.locale, glance_label), label)));
        facts
    }

    fn when(&self) -> String {
        let (first, last) = (self.first_day(), self.last_day());
        match (self.posts.as_slice(), first == last) {
            ([only], _) => {
                let (day, time) = (self.locale.long_day(last), self.locale.time(only.slot.time));
                words!(self.locale, when_on, day = day, time = time)
            }
            (_, true) => self.locale.long_day(last),
            _ => {
                let (first, last) = (self.locale.range_start(first, last), self.locale.day_year(last));
                words!(self.locale, when_between, first = first, last = last)
            }
        }
    }

    /// Her posts by what is to be said in them, in the order of time.
    fn topics(&self) -> Vec<Topic<'c>> {
        let mut topics: Vec<(Topic<'c>, Option<crate::campaign::MessageId>)> = Vec::new();
        for own in &self.posts {
            let style = own.post.style.as_ref();
            let known = topics.iter().any(|(t, m)| *m == own.post.message && same_words(t.style, style));
            if !known {
                let message = own.post.message.map(|m| &self.campaign[m]);
                let title = message.and_then(|m| m.title.as_ref()).map(|t| t.as_str());
                topics.push((Topic { title, style }, own.post.message));
            }
        }
        topics.into_iter().map(|(topic, _)| topic).collect()
    }
}

fn same_words(a: &Style, b: &Style) -> bool {
    let words = |s: &Style| {
        let own = |list: &[crate::source::Spanned<String>]| list.iter().map(|t| t.value.clone()).collect::<Vec<_>>();
        let one = |text: &Option<crate::source::Spanned<String>>| text.as_ref().map(|t| t.value.clone());
        (
            [&s.points, &s.proof, &s.must, &s.avoid, &s.call_to_action, &s.reference].map(|l| own(l)),
            [&s.takeaway, &s.caption].map(one),
        )
    };
    std::ptr::eq(a, b) || words(a) == words(b)
}

/// The values of a list of the file.
fn values(list: &[crate::source::Spanned<String>]) -> Vec<&str> {
    list.iter().map(|t| t.value.trim()).collect()
}

/// Lines that hold for all topics at once, or else for each under its title.
fn by_topic<T: PartialEq>(topics: &[Topic<'_>], of: impl Fn(&Style) -> T) -> Vec<(Option<String>, T)> {
    let all: Vec<T> = topics.iter().map(|t| of(t.style)).collect();
    if all.windows(2).all(|pair| pair[0] == pair[1]) {
        return all.into_iter().take(1).map(|one| (None, one)).collect();
    }
    let titles = topics.iter().map(|t| t.title.map(str::to_string));
    titles.zip(all).collect()
}

/// Words that are to be copied letter by letter, with spaces between.
fn exact<'t>(items: impl IntoIterator<Item = &'t str>) -> Text {
    let mut text = Text::default();
    for (i, item) in items.into_iter().enumerate() {
        if i > 0 {
            text = text.and(" ");
        }
        text = text.with(Inline::Exact(item.to_string()));
    }
    text
}

/// The names of some posts, each once, in their order.
fn each_once(posts: &[&Own<'_>], name: impl Fn(&Own<'_>) -> String) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in posts.iter().map(|own| name(own)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}
