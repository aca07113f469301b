//! What may stand behind the words of a statement.

use super::item::Item;
use super::known::{mentioned, names, used};
use super::{Server, Spot};
use crate::campaign::Campaign;
use crate::language_server::{pages, place};
use crate::lower::{Next, expected_after};
use crate::project::all_metas;
use crate::source::display_name;
use crate::syntax::{Figure, Node, Token, TokenKind, quote, read_figure};
use crate::vocabulary::{self, CHANNELS, Entry, Kind, METRICS, Slot, TIERS, Unit};
use lsp_types::CompletionItemKind;

/// A statement that is being written.
struct Line<'l, 'd> {
    server: &'l Server,
    spot: &'l Spot<'d>,
    node: Node<'d>,
    entry: &'static Entry,
    /// The values before the spot.
    written: Vec<Token>,
    /// The values behind it.
    rest: Vec<Token>,
}

/// What may stand at a spot of a statement.
pub(super) fn values<'d>(server: &Server, spot: &Spot<'d>, node: Node<'d>) -> Vec<Item> {
    let Some(entry) = place::statement(spot.text(), node).and_then(|s| s.entry) else { return Vec::new() };
    let (written, rest): (Vec<Token>, Vec<Token>) =
        place::values(node).into_iter().filter(|t| t.start != spot.start).partition(|t| t.start < spot.start);
    let line = Line { server, spot, node, entry, written, rest };
    let next = expected_after(spot.text(), &line.written, entry);
    let mut items: Vec<Item> = Vec::new();
    for item in next.iter().flat_map(|n| line.proposals(*n, &next)) {
        if !items.iter().any(|i| i.label == item.label) {
            items.push(item);
        }
    }
    if spot.prefix.starts_with('"') {
        items.retain(|i| i.label.starts_with('"'));
    }
    items
}

impl Line<'_, '_> {
    fn campaign(&self) -> Option<&Campaign> {
        self.server.view.of(self.spot.path)?.checked.campaign.as_ref()
    }

    fn raws<'t>(&'t self, tokens: &'t [Token]) -> impl Iterator<Item = &'t str> {
        tokens.iter().map(|t| self.spot.raw(*t))
    }

    /// The number right before the spot, where one stands there.
    fn number(&self) -> Option<f64> {
        let last = self.written.last().filter(|t| t.kind == TokenKind::Figure)?;
        match read_figure(self.spot.raw(*last)) {
            Figure::Number { value, .. } => value.to_string().parse().ok(),
            _ => None,
        }
    }

    fn proposals(&self, next: Next, all: &[Next]) -> Vec<Item> {
        match next {
            Next::Literal(word) => self.literal(word, all).into_iter().collect(),
            Next::Sign(sign) => vec![Item::new(sign, CompletionItemKind::Operator)],
            Next::Slot(slot) => self.slot(slot),
            Next::Unit(slot) => self.units(slot),
            Next::Comma => Vec::new(),
        }
    }

    /// A word of the pattern; of a singular and its plural the one that fits the number before.
    fn literal(&self, word: &'static str, all: &[Next]) -> Option<Item> {
        let plural = |a: &str, b: &str| b.strip_suffix('s') == Some(a);
        let pair = all.iter().any(|n| matches!(n, Next::Literal(o) if plural(o, word) || plural(word, o)));
        let one = self.number() == Some(1.0);
        if pair && self.number().is_some() && one == word.ends_with('s') {
            return None;
        }
        if self.clause_clashes(word) {
            return None;
        }
        let value = self.entry.word.values.iter().find(|(v, _)| *v == word);
        let kind = if value.is_some() { CompletionItemKind::EnumMember } else { CompletionItemKind::Keyword };
        let item = Item::new(word, kind);
        Some(match value {
            Some((_, doc)) => item.detail(*doc),
            None => item,
        })
    }

    /// A story has its own messages, and a pinned post needs no phase.
    fn clause_clashes(&self, word: &str) -> bool {
        let has = |w: &str| self.raws(&self.written).chain(self.raws(&self.rest)).any(|r| r == w);
        match word {
            "about" => has("telling") || has("about"),
            "telling" => has("about") || has("telling"),
            "by" | "on" | "to" | "at" | "as" | "during" if self.entry.word.name == "deliver" => has(word),
            _ => false,
        }
    }

    fn slot(&self, slot: Slot) -> Vec<Item> {
        match slot {
            Slot::Ref(kind) => self.names(&[kind]),
            Slot::Cast => self.names(&[Kind::Influencer, Kind::Group]),
            Slot::MetricName => self.metrics(),
            Slot::New(Kind::Channel) => built_in_channels(),
            Slot::Format => self.formats(),
            Slot::Tier => TIERS.iter().map(|t| constant(t.name()).detail(t.doc())).collect(),
            Slot::Rule => self.rules(),
            Slot::Country => self.countries(),
            Slot::Language => self.languages(),
            Slot::Zone => self.zones(),
            Slot::Date => self.dates(),
            Slot::Time => ["09:00", "12:00", "18:00"].map(constant).to_vec(),
            Slot::Compare => [">=", "<=", ">", "<", "="].map(|s| Item::new(s, CompletionItemKind::Operator)).to_vec(),
            Slot::Word => self.free_words(),
            Slot::Hashtag => self.hashtags(),
            Slot::Handle => used(self.spot, &["mentions"], TokenKind::Handle).into_iter().map(constant).collect(),
            Slot::Text => self.texts(),
            Slot::Url => vec![self.empty_text("https://")],
            _ => Vec::new(),
        }
    }

    /// Declared names, the likely first: the one declared behind the one that was named last, that one again, and those
    /// around it. What the statement already names is left out.
    fn names(&self, kinds: &[Kind]) -> Vec<Item> {
        let mut all = names(self.server, self.spot, kinds);
        if kinds.contains(&Kind::Channel) {
            let built_in = CHANNELS.iter().filter(|c| !all.iter().any(|n| n.name == c.name)).collect::<Vec<_>>();
            all.extend(built_in.into_iter().map(|c| super::known::Named {
                kind: Kind::Channel,
                name: c.name.to_string(),
                title: Some(c.title.to_string()),
            }));
        }
        let words: Vec<&str> = all.iter().map(|n| n.name.as_str()).collect();
        let (last, count) = mentioned(self.spot, self.node, &words);
        let taken: Vec<&str> = self.raws(&self.written).chain(self.raws(&self.rest)).collect();
        let listed = self.written.last().is_some_and(|t| t.kind == TokenKind::Comma);
        let mut order: Vec<usize> = (0..all.len()).filter(|i| !taken.contains(&words[*i])).collect();
        let accounts = if kinds.contains(&Kind::Channel) { self.own_channels() } else { Vec::new() };
        let own = |i: usize| usize::from(!accounts.iter().any(|a| a == words[i]));
        let rank = |i: usize| match last {
            _ if kinds.contains(&Kind::Channel) => 2_000 * own(i) + 1_000 - count[i].min(1_000),
            Some(l) if i == l => {
                if listed {
                    500
                } else {
                    1
                }
            }
            Some(l) if i > l => 2 * (i - l - 1) + usize::from(i > l + 1),
            Some(l) => 2 * (l - i) + 1,
            None => i,
        };
        order.sort_by_key(|i| (rank(*i), *i));
        let mut items: Vec<Item> = order.into_iter().map(|i| name(&all[i])).collect();
        if kinds.contains(&Kind::Group) {
            items.push(Item::new("everyone", CompletionItemKind::Keyword).detail("All influencers of the campaign."));
        }
        items
    }

    /// Metrics: declared ones, then those of the catalogue that nothing judges yet, then the others.
    fn metrics(&self) -> Vec<Item> {
        let used = used(self.spot, &["kpi"], TokenKind::Word);
        let declared = names(self.server, self.spot, &[Kind::Metric]);
        let mut built_in: Vec<_> = METRICS.iter().collect();
        built_in.sort_by_key(|m| (used.iter().any(|u| u == m.name), usual(m.name)));
        let item = |m: &&vocabulary::BuiltInMetric| constant(m.name).detail(m.doc).doc(pages::metric(m));
        declared.iter().map(name).chain(built_in.iter().map(item)).collect()
    }

    /// The formats of the channel that the statement names, else of all channels that people use.
    fn formats(&self) -> Vec<Item> {
        let all: Vec<&str> = self.raws(&self.written).chain(self.raws(&self.rest)).collect();
        let channel = all.windows(2).find(|w| w[0] == "on").map(|w| w[1].to_string());
        let channels = match channel {
            Some(channel) => vec![channel],
            None => self.own_channels(),
        };
        let mut formats: Vec<String> = channels.iter().flat_map(|c| self.formats_of(c)).collect();
        if formats.is_empty() {
            formats = CHANNELS.iter().flat_map(|c| c.formats.iter().map(|f| f.to_string())).collect();
        }
        let given = self.formats_beside();
        let used = used(self.spot, &["deliver", "fee", "formats"], TokenKind::Word);
        let place = |f: &String| used.iter().position(|u| u == f || *u == plural(f)).unwrap_or(usize::MAX);
        formats.sort_by_key(|f| (given.contains(f), place(f)));
        let many = self.number().is_some_and(|n| n > 1.0) || all.contains(&"telling");
        let mut items: Vec<Item> = Vec::new();
        for format in &formats {
            let (first, second) =
                if many { (plural(format), format.clone()) } else { (format.clone(), plural(format)) };
            items.push(constant(first));
            if self.entry.word.name == "deliver" && self.number().is_none() {
                items.push(constant(second));
            }
        }
        let (first, second): (Vec<Item>, Vec<Item>) =
            items.into_iter().enumerate().fold((Vec::new(), Vec::new()), |(mut a, mut b), (i, item)| {
                let doubled = self.entry.word.name == "deliver" && self.number().is_none();
                if doubled && i % 2 == 1 {
                    b.push(item)
                } else {
                    a.push(item)
                }
                (a, b)
            });
        first.into_iter().chain(second).collect()
    }

    /// The channels of the person whose block this stands in, or of the people the statement names.
    fn own_channels(&self) -> Vec<String> {
        let text = self.spot.text();
        if let Some(parent) = self.node.parent() {
            let accounts = parent.children().filter(|c| place::head(text, *c) == "on");
            let own: Vec<String> =
                accounts.filter_map(|c| c.tokens().get(1).map(|t| self.spot.raw(*t).to_string())).collect();
            if !own.is_empty() {
                return own;
            }
            let declares = place::head(text, parent) == "channel";
            return parent
                .tokens()
                .get(1)
                .filter(|_| declares)
                .map(|t| self.spot.raw(*t).to_string())
                .into_iter()
                .collect();
        }
        let Some(campaign) = self.campaign() else { return Vec::new() };
        let named: Vec<&str> = self.raws(&self.written).chain(self.raws(&self.rest)).collect();
        let people = campaign.influencers.iter().filter(|i| named.contains(&i.name.value.as_str()));
        let mut own: Vec<String> =
            people.flat_map(|i| &i.accounts).map(|a| campaign[a.channel.value].name.value.clone()).collect();
        if own.is_empty() {
            own = campaign
                .influencers
                .iter()
                .flat_map(|i| &i.accounts)
                .map(|a| campaign[a.channel.value].name.value.clone())
                .collect();
        }
        own.sort();
        own.dedup();
        own
    }

    fn formats_of(&self, channel: &str) -> Vec<String> {
        let known = self.campaign().and_then(|c| c.channels.iter().find(|ch| ch.name.value == channel));
        match (known, vocabulary::built_in_channel(channel)) {
            (Some(known), _) => known.formats.clone(),
            (None, Some(built_in)) => built_in.formats.iter().map(|f| f.to_string()).collect(),
            (None, None) => Vec::new(),
        }
    }

    /// The formats that fees of the same person name already.
    fn formats_beside(&self) -> Vec<String> {
        let siblings = self.node.parent().into_iter().flat_map(|p| p.children());
        let others = siblings.filter(|n| n.index() != self.node.index() && place::head(self.spot.text(), *n) == "fee");
        others.filter_map(|n| n.tokens().last().map(|t| self.spot.raw(*t).to_string())).collect()
    }

    /// Rules: those that found something in this file first.
    fn rules(&self) -> Vec<Item> {
        let found = self.server.view.of(self.spot.path).map(|a| &a.checked);
        let fires = |name: &str| {
            found.is_some_and(|c| c.findings.iter().chain(c.allowed.iter().map(|(f, _)| f)).any(|f| f.rule == name))
        };
        let mut rules: Vec<_> = all_metas().filter(|m| m.mistake != crate::findings::Mistake::Language).collect();
        rules.sort_by_key(|m| !fires(m.name));
        rules.iter().map(|m| constant(m.name).detail(m.summary).doc(pages::rule(m))).collect()
    }

    fn countries(&self) -> Vec<Item> {
        let mut codes = self.not_listed(used(self.spot, &["market", "countries", "country"], TokenKind::Word));
        codes.retain(|c| vocabulary::is_country(c));
        let common = ["DE", "US", "GB", "FR", "AT", "CH", "NL", "ES", "IT", "SE"].map(str::to_string);
        codes.extend(self.not_listed(common.to_vec()));
        codes.extend(vocabulary::countries().iter().map(|(code, _)| code.to_string()));
        let item = |code: String| {
            let name = vocabulary::country_name(&code).map(str::to_string);
            constant(code).detail(name.clone().unwrap_or_default()).also(name)
        };
        codes.into_iter().map(item).collect()
    }

    fn languages(&self) -> Vec<Item> {
        let mut tags = self.not_listed(used(self.spot, &["language", "languages"], TokenKind::Word));
        tags.extend(["en", "de", "fr", "es", "it"].map(str::to_string));
        tags.extend(vocabulary::languages().iter().map(|l| l.to_string()));
        self.not_listed(tags).into_iter().map(constant).collect()
    }

    /// Zones: used ones, those of the markets, then all.
    fn zones(&self) -> Vec<Item> {
        let markets = used(self.spot, &["market", "countries", "country"], TokenKind::Word);
        let by_market = markets.iter().filter_map(|m| ZONES.iter().find(|(c, _)| c == m)).map(|(_, z)| z.to_string());
        let mut zones = used(self.spot, &["timezone"], TokenKind::Word);
        zones.extend(by_market);
        zones.extend(ZONES.iter().map(|(_, z)| z.to_string()));
        zones.extend(jiff::tz::db().available().map(|n| n.to_string()).filter(|n| n.contains('/')));
        zones.into_iter().map(constant).collect()
    }

    /// Words that the same kind of statement uses elsewhere: the interests of audiences for topics, and the other way.
    fn free_words(&self) -> Vec<Item> {
        let words = self.not_listed(used(self.spot, &["interests", "topics"], TokenKind::Word));
        words.into_iter().map(|w| Item::new(w, CompletionItemKind::Text)).collect()
    }

    fn hashtags(&self) -> Vec<Item> {
        let head = self.entry.word.name;
        let mut tags = used(self.spot, &[head], TokenKind::Hashtag);
        if head == "disclosure" {
            tags.extend(self.labels().into_iter().filter(|l| l.starts_with('#')));
            tags.push("#ad".to_string());
        }
        self.not_listed(tags).into_iter().map(constant).collect()
    }

    /// The labels that count in the markets of the campaign.
    fn labels(&self) -> Vec<String> {
        let markets = used(self.spot, &["market"], TokenKind::Word);
        let known = markets.iter().filter_map(|m| vocabulary::market(m));
        known.map(|m| m.proposal()).collect()
    }

    /// Files for `import` and `roster`, labels for `disclosure`, else an empty text to be filled.
    fn texts(&self) -> Vec<Item> {
        match self.entry.word.name {
            "import" => self.files(&["campaign"]),
            "roster" => self.files(&["csv", "yaml", "yml"]),
            "disclosure" => {
                let labels = self.labels().into_iter().filter(|l| l.starts_with('"'));
                labels.map(constant).chain([self.empty_text("")]).collect()
            }
            _ => vec![self.empty_text("")],
        }
    }

    fn empty_text(&self, begin: &str) -> Item {
        let mut item = Item::new(format!("\"{begin}\""), CompletionItemKind::Text).detail("A text in quotes.");
        item.snippet = Some(format!("\"{begin}$0\""));
        item
    }

    fn files(&self, endings: &[&str]) -> Vec<Item> {
        let folder = self.spot.path.parent().unwrap_or(std::path::Path::new(""));
        let mut found = Vec::new();
        below(folder, 0, endings, &mut found);
        found.sort();
        let others = found.into_iter().filter(|p| p != self.spot.path);
        let item = |p: std::path::PathBuf| Item::new(quote(&display_name(&p, folder)), CompletionItemKind::File);
        others.map(item).collect()
    }

    /// Days that fit: those of the phases and of the run, in the order of time, never before one that stands before.
    fn dates(&self) -> Vec<Item> {
        let Some(campaign) = self.campaign() else { return Vec::new() };
        let runs = campaign.settings.runs.as_ref();
        let mut days: Vec<(jiff::civil::Date, String)> = Vec::new();
        let mut add = |date: jiff::civil::Date, what: String| {
            if !days.iter().any(|(d, _)| *d == date) {
                days.push((date, what));
            }
        };
        let ahead = |date: jiff::civil::Date, n: i64| date.checked_add(jiff::Span::new().days(n)).unwrap_or(date);
        for phase in &campaign.phases {
            if let Some(range) = &phase.range {
                add(range.first, format!("{} begins", phase.name.value));
                add(range.last, format!("{} ends", phase.name.value));
            }
        }
        if let Some(runs) = runs {
            add(runs.first, "the run begins".to_string());
            add(runs.last, "the run ends".to_string());
            match self.entry.word.name {
                "by" => add(ahead(runs.last, 14), "14 days after the run".to_string()),
                "briefed" => add(ahead(runs.first, -21), "21 days before the run".to_string()),
                _ => {}
            }
        }
        let before = self.written.iter().rev().find_map(|t| match read_figure(self.spot.raw(*t)) {
            Figure::Date(date) => Some(date),
            _ => None,
        });
        let range = self.written.last().is_some_and(|t| t.kind == TokenKind::Range);
        days.retain(|(d, _)| !range || before.is_none_or(|b| *d >= b));
        days.sort();
        let item = |(date, what): (jiff::civil::Date, String)| {
            constant(date.to_string()).detail(format!("{}: {what}", date.strftime("%a")))
        };
        days.into_iter().map(item).collect()
    }

    fn units(&self, slot: Slot) -> Vec<Item> {
        let one = self.number() == Some(1.0);
        let unit = |many: &str| constant(if one { many.trim_end_matches('s').to_string() } else { many.to_string() });
        match slot {
            Slot::Days => ["days", "weeks"].map(unit).to_vec(),
            Slot::Gap => ["days", "hours", "minutes", "weeks"].map(unit).to_vec(),
            Slot::Length => ["seconds", "minutes", "hours"].map(unit).to_vec(),
            Slot::Target => match self.unit_of_target() {
                Some(Unit::Points) => vec![constant("points")],
                Some(Unit::Money) => self.currencies(),
                Some(_) => Vec::new(),
                None => std::iter::once(constant("points")).chain(self.currencies()).collect(),
            },
            _ => self.currencies(),
        }
    }

    fn unit_of_target(&self) -> Option<Unit> {
        let kpi = if self.entry.word.name == "kpi" { Some(self.node) } else { self.node.parent() };
        let name = kpi?.tokens().get(1).map(|t| self.spot.raw(*t))?;
        let declared = || self.campaign()?.metrics.iter().find(|m| m.name.value == name).map(|m| m.unit);
        vocabulary::built_in_metric(name).map(|m| m.unit).or_else(declared)
    }

    fn currencies(&self) -> Vec<Item> {
        let mut codes = used(self.spot, &["budget", "fee", "gift", "exchange"], TokenKind::Word);
        codes.retain(|c| vocabulary::is_currency(c));
        codes.extend(["EUR", "USD", "GBP", "CHF"].map(str::to_string));
        // The full list is asked for by a beginning; without one the few that are likely do.
        if !self.spot.prefix.is_empty() {
            codes.extend(vocabulary::currencies().into_iter().map(str::to_string));
        }
        let mut seen = std::collections::BTreeSet::new();
        codes.retain(|c| seen.insert(c.clone()));
        let item = |code: String| {
            let name = vocabulary::currency_name(&code);
            Item::new(code, CompletionItemKind::Unit).detail(name.clone().unwrap_or_default()).also(name)
        };
        codes.into_iter().map(item).collect()
    }

    /// Takes out what the statement holds already, and what stands twice.
    fn not_listed(&self, words: Vec<String>) -> Vec<String> {
        let taken: Vec<&str> = self.raws(&self.written).chain(self.raws(&self.rest)).collect();
        let mut out: Vec<String> = Vec::new();
        for word in words {
            if !taken.contains(&word.as_str()) && !out.contains(&word) {
                out.push(word);
            }
        }
        out
    }
}

fn constant(label: impl Into<String>) -> Item {
    Item::new(label, CompletionItemKind::Constant)
}

fn name(named: &super::known::Named) -> Item {
    let title = named.title.clone();
    let detail = match &title {
        Some(title) => format!("{title}, {}", named.kind.name()),
        None => named.kind.name().to_string(),
    };
    Item::new(named.name.clone(), CompletionItemKind::Variable).detail(detail).also(title)
}

fn built_in_channels() -> Vec<Item> {
    CHANNELS.iter().map(|c| constant(c.name).detail(c.title).doc(pages::channel(c))).collect()
}

fn plural(format: &str) -> String {
    match format.strip_suffix('y') {
        Some(stem) => format!("{stem}ies"),
        None => format!("{format}s"),
    }
}

/// The order in which campaigns usually name metrics: attitude first, then what follows from it.
fn usual(metric: &str) -> usize {
    const ORDER: &[&str] = &[
        "positive_sentiment",
        "brand_recall",
        "engagement_rate",
        "saves",
        "sales",
        "comments",
        "reach",
        "views",
        "brand_lift",
        "share_of_voice",
        "earned_mentions",
        "signups",
        "clicks",
        "branded_search",
        "net_sentiment",
    ];
    ORDER.iter().position(|m| *m == metric).unwrap_or(ORDER.len())
}

/// The zone that most people of a country live in.
const ZONES: &[(&str, &str)] = &[
    ("DE", "Europe/Berlin"),
    ("US", "America/New_York"),
    ("GB", "Europe/London"),
    ("FR", "Europe/Paris"),
    ("AT", "Europe/Vienna"),
    ("CH", "Europe/Zurich"),
    ("NL", "Europe/Amsterdam"),
    ("ES", "Europe/Madrid"),
    ("IT", "Europe/Rome"),
    ("SE", "Europe/Stockholm"),
    ("DK", "Europe/Copenhagen"),
    ("NO", "Europe/Oslo"),
    ("PL", "Europe/Warsaw"),
    ("IE", "Europe/Dublin"),
    ("AU", "Australia/Sydney"),
    ("CA", "America/Toronto"),
    ("JP", "Asia/Tokyo"),
    ("KR", "Asia/Seoul"),
    ("IN", "Asia/Kolkata"),
    ("BR", "America/Sao_Paulo"),
];

/// Files with one of some endings below a folder, not too deep and not too many.
fn below(folder: &std::path::Path, depth: usize, endings: &[&str], found: &mut Vec<std::path::PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.filter_map(Result::ok) {
        let path = entry.path();
        if entry.file_name().to_string_lossy().starts_with('.') || found.len() > 500 {
            continue;
        }
        if path.is_dir() && depth < 4 {
            below(&path, depth + 1, endings, found);
        } else if path.extension().is_some_and(|e| endings.iter().any(|w| e == *w)) {
            found.push(path);
        }
    }
}
