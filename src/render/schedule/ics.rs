//! The schedule as iCalendar, RFC 5545.
//!
//! A post is a short event in the campaign's zone, a milestone an event of a whole day or a task. No fee stands in it:
//! calendars are shared.

use super::zone::{self, is_utc, stamp};
use super::{PostRow, rows};
use crate::brief::names;
use crate::campaign::{Campaign, InfluencerId, Zone};
use crate::facts::Facts;
use crate::say::{Locale, words};
use crate::schedule::{Due, Plan};
use jiff::civil::{Date, DateTime};

/// The most octets that a line may have before it is folded.
const LINE_OCTETS: usize = 75;
/// How long the event of a post is, unless the piece itself is longer.
const POST_MINUTES: i64 = 15;

/// What a calendar holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CalendarOptions {
    /// The day on which it was made; the same day gives the same bytes.
    pub made_on: Date,
    /// Whether milestones stand in it too, and as what.
    pub milestones: Option<Milestones>,
    /// Whose posts it holds; everybody's, if nobody is named.
    pub only: Option<InfluencerId>,
}

/// What a milestone is in a calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Milestones {
    /// An event of a whole day (VEVENT), which every calendar shows.
    Events,
    /// A task that is due on a day (VTODO), which can be ticked off; not every calendar shows it.
    Tasks,
}

/// The schedule as an iCalendar stream.
pub fn schedule(facts: &Facts, plan: &Plan, options: &CalendarOptions) -> String {
    let campaign = &facts.campaign;
    let zone = campaign.zone();
    let mut rows = rows(facts, plan);
    rows.retain(|r| options.only.is_none_or(|who| r.post.influencer == who));
    let mut calendar = IcsCalendar { text: String::new() };
    calendar.line("BEGIN:VCALENDAR");
    calendar.line("VERSION:2.0");
    calendar.line(concat!("PRODID:-//campaignc//campaignc ", env!("CARGO_PKG_VERSION"), "//EN"));
    calendar.line("CALSCALE:GREGORIAN");
    calendar.line("METHOD:PUBLISH");
    calendar.text("X-WR-CALNAME", &campaign.title);
    let days = rows.iter().map(|r| r.at.date());
    if let (Some(first), Some(last)) = (days.clone().min(), days.max()) {
        zone::lines(&zone, first, last).iter().for_each(|l| calendar.line(l));
    }
    let made = format!("{}Z", stamp(options.made_on.at(0, 0, 0, 0)));
    let locale = names::language(campaign, options.only);
    let maker = Maker { calendar: &mut calendar, zone: &zone, made: &made, campaign: hash(campaign), locale };
    maker.events(&rows, options.milestones);
    calendar.line("END:VCALENDAR");
    calendar.text
}

struct Maker<'a> {
    calendar: &'a mut IcsCalendar,
    zone: &'a Zone,
    made: &'a str,
    campaign: String,
    locale: &'static Locale,
}

impl Maker<'_> {
    fn events(mut self, rows: &[PostRow<'_>], milestones: Option<Milestones>) {
        for row in rows {
            self.post(row);
            for due in row.due {
                match milestones {
                    Some(Milestones::Events) => self.milestone(row, due),
                    Some(Milestones::Tasks) => self.task(row, due),
                    None => {}
                }
            }
        }
    }

    fn begin(&mut self, component: &str, row: &PostRow<'_>, part: &str) {
        self.calendar.line(&format!("BEGIN:{component}"));
        self.calendar.text("UID", &format!("{}{part}.{}@campaignc", row.post.id, self.campaign));
        self.calendar.line(&format!("DTSTAMP:{}", self.made));
    }

    fn end(&mut self) {
        self.calendar.line("TRANSP:TRANSPARENT");
        self.calendar.line("END:VEVENT");
    }

    fn post(&mut self, row: &PostRow<'_>) {
        self.begin("VEVENT", row, "");
        self.calendar.line(&start(row.at, self.zone));
        let length = row.campaign[row.post.delivery].length.as_ref().map_or(0, |l| l.minutes());
        self.calendar.line(&format!("DURATION:PT{}M", length.clamp(POST_MINUTES, 24 * 60)));
        self.calendar.text("SUMMARY", &names::pair(self.locale, &headline(row, self.locale), row.about()));
        self.calendar.text("DESCRIPTION", &description(row, self.locale));
        if let Some(url) = row.post.style.link.as_ref().filter(|l| is_plain_url(l)) {
            self.calendar.line(&format!("URL:{}", url.value));
        }
        self.end();
    }

    fn milestone(&mut self, row: &PostRow<'_>, due: &Due) {
        self.begin("VEVENT", row, &format!(".{}", due.milestone.word()));
        self.calendar.line(&format!("DTSTART;VALUE=DATE:{}", day(due.on)));
        self.calendar.line(&format!("DTEND;VALUE=DATE:{}", day(due.on.tomorrow().unwrap_or(due.on))));
        self.calendar.text("SUMMARY", &self.due(row, due));
        self.end();
    }

    fn due(&self, row: &PostRow<'_>, due: &Due) -> String {
        let task = names::milestone(self.locale, "task", due.milestone);
        names::pair(self.locale, task, &headline(row, self.locale))
    }

    fn task(&mut self, row: &PostRow<'_>, due: &Due) {
        self.begin("VTODO", row, &format!(".{}", due.milestone.word()));
        self.calendar.line(&format!("DUE;VALUE=DATE:{}", day(due.on)));
        self.calendar.text("SUMMARY", &self.due(row, due));
        self.calendar.line("END:VTODO");
    }
}

fn start(at: DateTime, zone: &Zone) -> String {
    match is_utc(zone) {
        true => format!("DTSTART:{}Z", stamp(at)),
        false => format!("DTSTART;TZID={}:{}", zone.name, stamp(at)),
    }
}

/// Who publishes what, and where: `Maya, reel on Instagram`.
fn headline(row: &PostRow<'_>, locale: &'static Locale) -> String {
    let what = locale.format(names::format(row.campaign, row.post));
    format!("{}, {}", row.person(), words!(locale, what_on_channel, what = what, channel = row.channel_title()))
}

fn description(row: &PostRow<'_>, locale: &'static Locale) -> String {
    let style = &row.post.style;
    let line = |name: &str, value: &str| names::pair(locale, name, value);
    let handle = row.handle().map(|h| line(words!(locale, event_account), h));
    let label = &row.facts[row.id].label.words;
    let label = (!label.is_empty()).then(|| line(words!(locale, event_label), &label.join(" ")));
    let link = style.link.as_ref().map(|l| line(words!(locale, event_link), l));
    let takeaway = style.takeaway.as_ref().map(|t| t.value.clone());
    let lines = [takeaway, handle, label, link, Some(line(words!(locale, event_post), &row.post.id))];
    lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

fn day(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

/// Whether a web address can stand as a URI: printable ASCII without spaces or quotes.
fn is_plain_url(url: &str) -> bool {
    url.starts_with("http") && url.bytes().all(|b| b.is_ascii_graphic() && b != b'"')
}

/// A short name of the campaign for UIDs, the same as long as brand and title are (FNV-1a, 64 bits).
fn hash(campaign: &Campaign) -> String {
    let brand = campaign.settings.brand.as_ref().map_or("", |b| b.as_str());
    let bytes = brand.bytes().chain([0]).chain(campaign.title.bytes());
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}")
}

struct IcsCalendar {
    text: String,
}

impl IcsCalendar {
    /// A property with a text as its value.
    fn text(&mut self, name: &str, text: &str) {
        self.line(&format!("{name}:{}", escaped(text)));
    }

    /// A whole line, folded between characters.
    fn line(&mut self, line: &str) {
        let mut octets = 0;
        for c in line.chars() {
            if octets + c.len_utf8() > LINE_OCTETS {
                self.text.push_str("\r\n ");
                octets = 1;
            }
            self.text.push(c);
            octets += c.len_utf8();
        }
        self.text.push_str("\r\n");
    }
}

/// A text as a value: its commas, semicolons, backslashes and line breaks escaped, and without other control characters.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ',' | ';' => out.extend(['\\', c]),
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push_str("\\n"),
            c if crate::render::inert::is_active(c) => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_between_characters_at_75_octets() {
        let mut calendar = IcsCalendar { text: String::new() };
        calendar.text("SUMMARY", &"ä😀".repeat(60));
        let lines: Vec<&str> = calendar.text.split_terminator("\r\n").collect();
        assert!(lines.len() > 3);
        assert!(lines.iter().all(|l| l.len() <= 75), "{lines:?}");
        assert!(lines[1..].iter().all(|l| l.starts_with(' ')));
        let joined: String = lines.iter().enumerate().map(|(i, l)| if i == 0 { l } else { &l[1..] }).collect();
        assert_eq!(joined, format!("SUMMARY:{}", "ä😀".repeat(60)));
    }

    #[test]
    fn a_text_cannot_begin_a_property_of_its_own() {
        assert_eq!(escaped("a,b;c\\d\r\nEND:VEVENT\rx\u{2028}y\x07"), "a\\,b\\;c\\\\d\\nEND:VEVENT\\nx\\ny ");
    }
}
