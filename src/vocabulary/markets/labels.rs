//! What each channel offers for labelling a paid post.

use super::MarketSource;

/// The way in which a channel lets a paid post be labelled.
#[derive(Debug)]
pub struct PlatformLabel {
    /// The channel's name in the language.
    pub channel: &'static str,
    /// The words that people see there; `None` where the channel has no label of its own.
    pub label: Option<&'static str>,
    /// How to use it, or what to do where there is none, in a sentence.
    pub how: &'static str,
    /// Where this is written.
    pub source: MarketSource,
}

const fn label(
    channel: &'static str,
    label: &'static str,
    how: &'static str,
    title: &'static str,
    date: &'static str,
) -> PlatformLabel {
    PlatformLabel { channel, label: Some(label), how, source: MarketSource { title, date } }
}

const fn none(channel: &'static str, how: &'static str, title: &'static str, date: &'static str) -> PlatformLabel {
    PlatformLabel { channel, label: None, how, source: MarketSource { title, date } }
}

/// One row for each built-in channel.
pub const PLATFORM_LABELS: &[PlatformLabel] = &[
    label(
        "instagram",
        "Paid partnership",
        "Switch on the paid partnership label and tag the brand; it is required for anything of value, gifts included.",
        "Instagram help, About branded content",
        "2024",
    ),
    label(
        "tiktok",
        "Paid partnership",
        "Switch on the content disclosure setting and choose branded content; a post without it may be taken down.",
        "TikTok support, Promoting a brand, product or service",
        "undated",
    ),
    label(
        "youtube",
        "Includes paid promotion",
        "Tick the box for paid promotion in the details of the video, say it and show it in the video as well.",
        "inzpire.me, Disclosing your content as sponsored",
        "undated",
    ),
    label(
        "facebook",
        "Paid partnership",
        "Switch on the paid partnership label and tag the brand.",
        "Elev8or, What is paid partnership (Instagram and Facebook)",
        "undated",
    ),
    label(
        "x",
        "Paid partnership",
        "Switch on the paid partnership label under the flag of the composer, and put #ad into the post, as the policy asks.",
        "X help, Paid partnerships policy; TechCrunch on the label",
        "2026-03-02",
    ),
    label(
        "threads",
        "Paid partnership",
        "Mark the post as a paid partnership in the menu of the composer where it is offered, and write the label word first.",
        "Social Media Today, on the label for Threads",
        "2023",
    ),
    label(
        "linkedin",
        "Brand partnership",
        "Switch on the brand partnership toggle; it works for public posts only, so write the label word first as well.",
        "Social Monday, Merk Partnership op LinkedIn",
        "undated",
    ),
    label(
        "pinterest",
        "Paid partnership",
        "Add the paid partnership label and tag the brand, which then approves it.",
        "Pinterest help, Paid partnerships for creators",
        "undated",
    ),
    label(
        "snapchat",
        "Paid partnership",
        "Switch on the paid partnership label before the snap goes out.",
        "inzpire.me, Disclosing your content as sponsored",
        "undated",
    ),
    label(
        "twitch",
        "Paid promotion",
        "Tick the box for branded content in the stream manager and put the label word into the title of the stream.",
        "Lindsey Gamble, on Twitch's branded content disclosure tool, enforced from 2023-07-01",
        "2023",
    ),
    none(
        "podcast",
        "No label of its own: say it before the part that is paid for, and write it first in the notes.",
        "IAP, Regolamento Digital Chart (audio)",
        "2024-10-30",
    ),
    none(
        "blog",
        "No label of its own: write it above the text, and mark the link as sponsored.",
        "Die medienanstalten, Leitfaden Werbekennzeichnung bei Online-Medien",
        "2022-05",
    ),
    none(
        "newsletter",
        "No label of its own: write it above the part that is paid for.",
        "Die medienanstalten, Leitfaden Werbekennzeichnung bei Online-Medien",
        "2022-05",
    ),
    none(
        "event",
        "No label of its own: the posts about the visit carry it, and so does an announcement.",
        "IAP, Regolamento Digital Chart (events)",
        "2024-10-30",
    ),
];

/// The row of a channel.
pub fn platform_label(channel: &str) -> Option<&'static PlatformLabel> {
    PLATFORM_LABELS.iter().find(|l| l.channel == channel)
}
