//! What a column holds, by its header: in several languages, with or without the name of a network.

macro_rules! fields {
    ($($(#[$doc:meta])* $field:ident = $name:literal,)*) => {
        /// What a column holds.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field {
            $($(#[$doc])* $field,)*
            /// The share in an audience, by the audience's place in the campaign.
            Share(u32),
        }

        impl Field {
            /// The name that people know it by.
            pub fn name(self) -> &'static str {
                match self {
                    $(Field::$field => $name,)*
                    Field::Share(_) => "audience share",
                }
            }

            /// The field of a property of the `roster` block.
            pub fn of_property(property: &str) -> Option<Field> {
                [$(Field::$field),*].into_iter().find(|f| f.name() == property)
            }
        }
    };
}

fields! {
    /// The person's name.
    Name = "name",
    /// Her first name.
    First = "first name",
    /// Her last name.
    Last = "last name",
    /// The handle of an account.
    Handle = "handle",
    /// The address of a profile.
    Url = "profile address",
    /// The channel.
    Channel = "channel",
    /// How many follow.
    Followers = "followers",
    /// The engagement rate.
    Engagement = "engagement",
    /// Median or mean views; of a single post: its views.
    Views = "views",
    /// The share of paid posts.
    Sponsored = "sponsored",
    /// The share of suspicious followers.
    Suspicious = "suspicious",
    /// The share of followers that is genuine: what is left is suspicious.
    Genuine = "genuine followers",
    /// What a post costs.
    Fee = "fee",
    /// Topics.
    Topics = "topics",
    /// Why the person fits.
    Affinity = "affinity",
    /// Where she lives.
    Country = "country",
    /// What she speaks.
    Language = "language",
    /// How she is reached.
    Contact = "contact",
    /// Her discount code.
    Code = "code",
    /// The day of the figures.
    AsOf = "as_of",
    /// What tells a person from all others in the tool that the file comes from.
    Id = "id",
    /// Of a single post: its address.
    Link = "post address",
}

impl Field {
    pub(super) fn is_rate(self) -> bool {
        matches!(self, Field::Engagement | Field::Sponsored | Field::Suspicious | Field::Genuine | Field::Share(_))
    }

    pub(super) fn is_figure(self) -> bool {
        matches!(self, Field::Followers | Field::Views | Field::Fee) || self.is_rate()
    }
}

/// Headers as they are compared: lower case, without accents and punctuation, `|` between.
const SYNONYMS: &[(Field, &str)] = &[
    (
        Field::Name,
        "name|full name|display name|creator|creator name|influencer|influencer name|account name|page name|profile name|\
         title|publisher name|nom|nom complet|nombre|nombre completo|nome|nome completo|vollstandiger name|person",
    ),
    (Field::First, "first name|firstname|vorname|prenom|given name|primeiro nome|primer nombre"),
    (Field::Last, "last name|lastname|nachname|surname|family name|nom de famille|apellido|sobrenome"),
    (
        Field::Handle,
        "handle|username|user name|account|account username|profile|nutzername|benutzername|nom d utilisateur|usuario|\
         nombre de usuario|nome de usuario|nome utente|konto|social handle",
    ),
    (Field::Url, "profile url|media url|url|profile link|link to profile|social url|profil url"),
    (
        Field::Channel,
        "channel|platform|network|social network|plattform|kanal|netzwerk|plateforme|reseau|red|plataforma|rede social|\
         primary network|platform name",
    ),
    (
        Field::Followers,
        "followers|follower|follower count|followers count|number of followers|subscribers|subscriber count|audience size|\
         abonnenten|abonnes|seguidores|inscritos|follower anzahl|anzahl follower|nombre d abonnes|fans",
    ),
    (
        Field::Engagement,
        "engagement|engagement rate|er|eng rate|engagementrate|avg engagement rate|average engagement rate|\
         interaktionsrate|taux d engagement|tasa de engagement|tasa de interaccion|taxa de engajamento",
    ),
    (
        Field::Views,
        "views|avg views|average views|median views|mean views|total views|durchschnittliche aufrufe|aufrufe|vues|\
         vues moyennes|visualizaciones|visualizacoes|average view count|avg reel plays|average reel views",
    ),
    (Field::Sponsored, "sponsored|paid share|sponsored posts|sponsored share|paid posts|anteil werbung"),
    (
        Field::Suspicious,
        "suspicious|fake followers|suspicious followers|fake|bots|fake follower|verdachtige follower|faux abonnes|\
         seguidores falsos",
    ),
    (
        Field::Genuine,
        "credibility|audience credibility|real followers|authentic followers|audience quality|real people",
    ),
    (
        Field::Fee,
        "fee|rate|price|cost|rate per post|price per post|fee per post|cost per post|honorar|preis|tarif|prix|precio|\
         tarifa|preco|valor",
    ),
    (
        Field::Topics,
        "topics|tags|interests|categories|category|niche|niches|themen|kategorie|kategorien|centres d interet|intereses|\
         interesses|vertical|influencer vertical",
    ),
    (Field::Affinity, "affinity|why|warum|pourquoi|why them|reason"),
    (Field::Country, "country|country code|land|pays|pais|paese|shipping address country code|location country"),
    (Field::Language, "language|languages|sprache|langue|idioma|lingua|lang"),
    (
        Field::Contact,
        "contact|email|e mail|mail|email address|e mail adresse|kontakt|courriel|correo|correo electronico|business email",
    ),
    (Field::Code, "code|discount code|promo code|rabattcode|coupon"),
    (Field::AsOf, "as of|updated|last updated|stand|updated at|data as of|datum"),
    (Field::Id, "influencer id|uid|creator id|publisher id|person id|contact id"),
    (Field::Link, "permalink|link permanente|video link|post url|post link|content"),
];

/// Networks by the words that headers and cells have for them.
const NETWORKS: &[(&str, &[&str])] = &[
    ("instagram", &["instagram", "ig", "insta"]),
    ("tiktok", &["tiktok", "tik tok"]),
    ("youtube", &["youtube", "yt"]),
    ("facebook", &["facebook", "fb"]),
    ("x", &["twitter", "x"]),
    ("pinterest", &["pinterest"]),
    ("snapchat", &["snapchat"]),
    ("twitch", &["twitch"]),
    ("linkedin", &["linkedin"]),
    ("threads", &["threads"]),
    ("podcast", &["podcast"]),
    ("blog", &["blog"]),
];

/// A header as it is compared.
pub(super) fn normal(header: &str) -> String {
    let mut out = String::with_capacity(header.len());
    for c in header.chars().flat_map(char::to_lowercase) {
        let plain = match c {
            'à'..='å' => "a",
            'ç' => "c",
            'è'..='ë' => "e",
            'ì'..='ï' => "i",
            'ñ' => "n",
            'ò'..='ö' | 'ø' => "o",
            'ù'..='ü' => "u",
            'ß' => "ss",
            c if c.is_alphanumeric() => {
                out.push(c);
                continue;
            }
            _ if out.ends_with(' ') || out.is_empty() => "",
            _ => " ",
        };
        out.push_str(plain);
    }
    out.trim_end().to_string()
}

/// What sums and means are called in the first cell of their row, as it is compared.
const TOTALS: &[&str] = &[
    "total",
    "totals",
    "grand total",
    "sum",
    "summe",
    "gesamt",
    "insgesamt",
    "average",
    "avg",
    "mean",
    "durchschnitt",
    "mittelwert",
    "moyenne",
    "somme",
    "suma",
    "media",
    "promedio",
    "soma",
    "totale",
    "total general",
];

/// More bytes than the longest of these has, accents and stops included: longer cells need no look.
const LONGEST_TOTAL: usize = 20;

/// Whether the first cell of a row says that the row is a sum or a mean over the others.
pub(super) fn is_total(cell: &str) -> bool {
    cell.len() <= LONGEST_TOTAL && TOTALS.contains(&normal(cell).as_str())
}

/// The channel that a word stands for.
pub(super) fn network(word: &str) -> Option<&'static str> {
    let usual = NETWORKS.iter().find(|(name, _)| name.eq_ignore_ascii_case(word));
    if let Some((name, _)) = usual {
        return Some(name);
    }
    let word = normal(word);
    NETWORKS.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(name, _)| *name)
}

/// What a header stands for: the field, and the network that it is about, if it names one.
pub(super) fn field(header: &str) -> Option<(Field, Option<&'static str>)> {
    let header = normal(header);
    if let Some(field) = plain(&header).or_else(|| plain(without_currency(&header))) {
        return Some((field, None));
    }
    for (name, words) in NETWORKS {
        for word in *words {
            if header == *word {
                return Some((Field::Handle, Some(name)));
            }
            let before = header.strip_prefix(word).and_then(|rest| rest.strip_prefix(' '));
            let after = header.strip_suffix(word).and_then(|rest| rest.strip_suffix(' '));
            if let Some(field) = before.or(after).and_then(plain) {
                return Some((field, Some(name)));
            }
        }
    }
    None
}

fn plain(header: &str) -> Option<Field> {
    SYNONYMS.iter().find(|(_, words)| words.split('|').any(|w| w == header)).map(|(f, _)| *f)
}

/// `fee eur` is a fee.
fn without_currency(header: &str) -> &str {
    currency(header).map_or(header, |_| header.rsplit_once(' ').map_or(header, |(rest, _)| rest))
}

/// The currency that a header names behind all else: `Fee (EUR)`.
pub(super) fn currency(header: &str) -> Option<String> {
    if header.contains('€') {
        return Some("EUR".to_string());
    }
    let code = normal(header).rsplit_once(' ')?.1.to_uppercase();
    crate::vocabulary::is_currency(&code).then_some(code)
}

/// The channel behind the host of an address.
pub(super) fn network_of_host(host: &str) -> Option<&'static str> {
    let hosts = [
        ("instagram.com", "instagram"),
        ("tiktok.com", "tiktok"),
        ("youtube.com", "youtube"),
        ("youtu.be", "youtube"),
        ("facebook.com", "facebook"),
        ("twitter.com", "x"),
        ("x.com", "x"),
        ("pinterest.com", "pinterest"),
        ("twitch.tv", "twitch"),
        ("linkedin.com", "linkedin"),
        ("threads.net", "threads"),
        ("snapchat.com", "snapchat"),
    ];
    let host = host.to_lowercase();
    hosts.into_iter().find(|(h, _)| host == *h || host.ends_with(&format!(".{h}"))).map(|(_, n)| n)
}

/// An export that is known by its headers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Export {
    pub name: &'static str,
    /// Headers that all stand in it, as they are compared.
    pub marks: &'static [&'static str],
    /// The channel that all of it is about.
    pub channel: Option<&'static str>,
    /// Whether a row is a post and not a person.
    pub posts: bool,
}

const fn layout(name: &'static str, marks: &'static [&'static str]) -> Export {
    Export { name, marks, channel: None, posts: false }
}

const fn posts(name: &'static str, marks: &'static [&'static str], channel: &'static str) -> Export {
    Export { name, marks, channel: Some(channel), posts: true }
}

/// The exports that are known; the first whose marks are all there is taken.
pub(super) const LAYOUTS: &[Export] = &[
    posts("Meta Business Suite", &["post id", "account username", "publish time"], "instagram"),
    posts("Meta Business Suite", &["post id", "page name", "publish time"], "facebook"),
    posts("Meta Business Suite", &["identificacao da publicacao", "link permanente"], "instagram"),
    posts("TikTok Studio", &["video title", "video link", "post time"], "tiktok"),
    posts("YouTube Studio", &["content", "video title", "video publish time"], "youtube"),
    layout("Upfluence", &["influencer id", "media url", "profile name"]),
    layout("Aspire", &["uid", "instagram", "tiktok", "youtube"]),
    layout("CreatorIQ", &["publisher id", "publisher name"]),
    layout("GRIN", &["first name", "last name", "email", "instagram username"]),
    layout("HypeAuditor", &["instagram er"]),
    layout("HypeAuditor", &["youtube er"]),
    layout("HypeAuditor", &["tiktok er"]),
    layout("Modash", &["username", "full name", "followers", "engagement rate"]),
];
