//! The channels that the language knows, with their formats.

/// A channel that needs no declaration.
#[derive(Debug)]
pub struct BuiltInChannel {
    /// Its name in the language.
    pub name: &'static str,
    /// Its name as people write it.
    pub title: &'static str,
    /// What is published there, in the singular.
    pub formats: &'static [&'static str],
    /// Whether engagement rates there count views unless said otherwise.
    pub engagement_by_views: bool,
}

const fn channel(name: &'static str, title: &'static str, formats: &'static [&'static str]) -> BuiltInChannel {
    BuiltInChannel { name, title, formats, engagement_by_views: false }
}

const fn by_views(name: &'static str, title: &'static str, formats: &'static [&'static str]) -> BuiltInChannel {
    BuiltInChannel { name, title, formats, engagement_by_views: true }
}

/// All built-in channels.
pub const CHANNELS: &[BuiltInChannel] = &[
    channel("instagram", "Instagram", &["reel", "story", "post", "carousel", "live"]),
    by_views("tiktok", "TikTok", &["video", "story", "live"]),
    by_views("youtube", "YouTube", &["video", "short", "integration", "live"]),
    channel("facebook", "Facebook", &["post", "reel", "story", "live"]),
    channel("x", "X", &["post", "thread"]),
    channel("threads", "Threads", &["post"]),
    channel("linkedin", "LinkedIn", &["post", "article", "video"]),
    channel("pinterest", "Pinterest", &["pin"]),
    channel("snapchat", "Snapchat", &["story", "spotlight"]),
    channel("twitch", "Twitch", &["stream"]),
    channel("podcast", "Podcast", &["episode", "mention"]),
    channel("blog", "Blog", &["article"]),
    channel("newsletter", "Newsletter", &["issue"]),
    channel("event", "Event", &["appearance"]),
];

/// The built-in channel with this name.
pub fn built_in_channel(name: &str) -> Option<&'static BuiltInChannel> {
    CHANNELS.iter().find(|c| c.name == name)
}

/// The channel that people mean by a short or an old name: `insta`, `twitter`.
pub fn channel_also_called(written: &str) -> Option<&'static str> {
    Some(match written.to_lowercase().as_str() {
        "ig" | "insta" | "instagr" => "instagram",
        "tt" | "tik_tok" | "tik-tok" => "tiktok",
        "yt" | "you_tube" | "you-tube" => "youtube",
        "fb" | "meta" => "facebook",
        "twitter" => "x",
        "li" | "linked-in" | "linked_in" => "linkedin",
        "snap" => "snapchat",
        "mail" | "email" | "e-mail" => "newsletter",
        _ => return None,
    })
}

/// The singular of a format that may be written in the plural: `stories` gives `story`.
pub fn singular(format: &str, known: &dyn Fn(&str) -> bool) -> Option<String> {
    let candidates = [
        Some(format.to_string()),
        format.strip_suffix("ies").map(|s| format!("{s}y")),
        format.strip_suffix('s').map(str::to_string),
        format.strip_suffix("es").map(str::to_string),
    ];
    candidates.into_iter().flatten().find(|c| known(c))
}
