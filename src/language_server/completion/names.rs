//! Proposals out of the plan: names, formats, metrics, rules, days.

use super::known::{KnownName, mentioned, names, used};
use super::proposal::{Proposal, constant};
use super::unfinished::Unfinished;
use super::usual;
use crate::language_server::place;
use crate::manual;
use crate::project::all_metas;
use crate::say;
use crate::syntax::{Figure, TokenKind, read_figure};
use crate::vocabulary::{self, CHANNELS, Kind, METRICS, Unit};
use lsp_types::CompletionItemKind;

impl Unfinished<'_, '_> {
    /// Declared names, the likely first: the one declared behind the one that was named last, that one again, and those
    /// around it. What the clause already names is left out.
    pub(super) fn names(&self, kinds: &[Kind]) -> Vec<Proposal> {
        let mut all = names(self.now, self.spot, kinds);
        if kinds.contains(&Kind::Channel) {
            let built_in = CHANNELS.iter().filter(|c| !all.iter().any(|n| n.name == c.name)).collect::<Vec<_>>();
            all.extend(built_in.into_iter().map(|c| KnownName {
                kind: Kind::Channel,
                name: c.name.to_string(),
                title: Some(c.title.to_string()),
            }));
        }
        if kinds.contains(&Kind::Group) {
            let (kind, name) = (Kind::Group, "everyone".to_string());
            all.push(KnownName { kind, name, title: Some("All influencers".to_string()) });
        }
        let order = self.order(&all, kinds);
        order.into_iter().map(|i| name(&all[i])).collect()
    }

    /// The places of the likely names first, those that the clause already names left out.
    fn order(&self, all: &[KnownName], kinds: &[Kind]) -> Vec<usize> {
        let words: Vec<&str> = all.iter().map(|n| n.name.as_str()).collect();
        let (last, count) = mentioned(self.spot, self.node, &words);
        let taken = self.clause();
        let listed = self.written.last().is_some_and(|t| t.kind == TokenKind::Comma);
        let accounts = if kinds.contains(&Kind::Channel) { self.own_channels() } else { Vec::new() };
        let own = |i: usize| usize::from(!accounts.iter().any(|a| a == words[i]));
        let rank = |i: usize| match last {
            _ if kinds.contains(&Kind::Channel) => 2_000 * own(i) + 1_000 - count[i].min(1_000),
            Some(l) if i == l => [1, 500][usize::from(listed)],
            Some(l) if i > l => 2 * (i - l - 1) + usize::from(i > l + 1),
            Some(l) => 2 * (l - i) + 1,
            None => i,
        };
        let mut order: Vec<usize> = (0..all.len()).filter(|i| !taken.contains(&words[*i])).collect();
        order.sort_by_key(|i| (rank(*i), *i));
        if !kinds.contains(&Kind::Group) || kinds.len() == 1 {
            return order;
        }
        // Two people, then two groups, so that groups are seen where there are many people.
        let (mut groups, mut people): (Vec<usize>, Vec<usize>) =
            order.into_iter().partition(|i| all[*i].kind == Kind::Group);
        groups.sort_by_key(|i| (count[*i] > 0 && words[*i] != "everyone", *i));
        let behind = people.split_off(people.len().min(2));
        people.into_iter().chain(groups).chain(behind).collect()
    }

    /// Metrics: those that the lines around judge, for others may be judged by the same; declared ones; then those of the
    /// catalogue that nothing judges yet, then the others.
    pub(super) fn metrics(&self) -> Vec<Proposal> {
        let used = used(self.spot, &["kpi"], TokenKind::Word);
        let around = self.metrics_around();
        let declared = names(self.now, self.spot, &[Kind::Metric]);
        let mut built_in: Vec<_> = METRICS.iter().collect();
        built_in.sort_by_key(|m| (used.iter().any(|u| u == m.name), usual::metric(m.name)));
        let item = |m: &&'static vocabulary::BuiltInMetric| {
            constant(m.name).detail(m.doc).doc(manual::hover(&manual::metric(m)))
        };
        let mut items: Vec<Proposal> = declared.iter().map(name).chain(built_in.iter().map(item)).collect();
        items.sort_by_key(|i| around.iter().position(|m| *m == i.label).unwrap_or(around.len()));
        items
    }

    /// The metrics that the `kpi` before and the one behind this statement judge.
    fn metrics_around(&self) -> Vec<&str> {
        let text = self.spot.text();
        let kpis = || self.spot.document.tree().roots().filter(|n| place::head(text, *n) == "kpi");
        let before = kpis().filter(|n| n.index() < self.node.index()).last();
        let behind = kpis().find(|n| n.index() > self.node.index());
        [before, behind].into_iter().flatten().filter_map(|n| Some(self.spot.raw(*n.tokens().get(1)?))).collect()
    }

    /// The formats of the channel that the statement names, else of all channels that people use.
    pub(super) fn formats(&self) -> Vec<Proposal> {
        let all: Vec<&str> = self.words().collect();
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
        let place = |f: &String| used.iter().position(|u| u == f || *u == say::plural(f)).unwrap_or(usize::MAX);
        formats.sort_by_key(|f| (given.contains(f), place(f)));
        let many = self.number().is_some_and(|n| n > 1.0) || all.contains(&"telling");
        // Without a number both forms can follow: the likelier one of each format first.
        let both = self.entry.word.name == "deliver" && self.number().is_none();
        let item = |f: &String, many: bool| constant(if many { say::plural(f) } else { f.clone() });
        let first = formats.iter().map(|f| item(f, many));
        first.chain(formats.iter().filter(|_| both).map(|f| item(f, !many))).collect()
    }

    /// The channels of the person whose block this stands in, or of the people the statement names.
    pub(super) fn own_channels(&self) -> Vec<String> {
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
        let named: Vec<&str> = self.words().collect();
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

    pub(super) fn formats_of(&self, channel: &str) -> Vec<String> {
        let known = self.campaign().and_then(|c| c.channels.iter().find(|ch| ch.name.value == channel));
        match (known, vocabulary::built_in_channel(channel)) {
            (Some(known), _) => known.formats.clone(),
            (None, Some(built_in)) => built_in.formats.iter().map(|f| f.to_string()).collect(),
            (None, None) => Vec::new(),
        }
    }

    /// The formats that fees of the same person name already.
    pub(super) fn formats_beside(&self) -> Vec<String> {
        let siblings = self.node.parent().into_iter().flat_map(|p| p.children());
        let others = siblings.filter(|n| n.index() != self.node.index() && place::head(self.spot.text(), *n) == "fee");
        others.filter_map(|n| n.tokens().last().map(|t| self.spot.raw(*t).to_string())).collect()
    }

    /// Rules: those that found something in this file first.
    pub(super) fn rules(&self) -> Vec<Proposal> {
        let found = self.now.view.of(self.spot.path()).map(|a| &a.checked);
        let fires = |name: &str| {
            found.is_some_and(|c| c.findings.iter().chain(c.allowed.iter().map(|(f, _)| f)).any(|f| f.rule == name))
        };
        let mut rules: Vec<_> = all_metas().filter(|m| m.mistake != crate::findings::Mistake::Language).collect();
        rules.sort_by_key(|m| !fires(m.name));
        rules.iter().map(|m| constant(m.name).detail(m.summary).doc(manual::hover(&manual::rule(m)))).collect()
    }

    /// Days that fit: those of the phases and of the run, in the order of time, never before one that stands before.
    pub(super) fn dates(&self) -> Vec<Proposal> {
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

    pub(super) fn unit_of_target(&self) -> Option<Unit> {
        let kpi = if self.entry.word.name == "kpi" { Some(self.node) } else { self.node.parent() };
        let name = kpi?.tokens().get(1).map(|t| self.spot.raw(*t))?;
        let declared = || self.campaign()?.metrics.iter().find(|m| m.name.value == name).map(|m| m.unit);
        vocabulary::built_in_metric(name).map(|m| m.unit).or_else(declared)
    }
}

fn name(named: &KnownName) -> Proposal {
    let title = named.title.clone();
    let detail = match &title {
        Some(title) => format!("{title}, {}", named.kind.name()),
        None => named.kind.name().to_string(),
    };
    Proposal::new(named.name.clone(), CompletionItemKind::Variable).detail(detail).also(title)
}
