//! Influencers from rosters: tables that the `roster` room reads, their columns mapped by the block or by their headers.

use super::catalogue::ROSTER;
use super::context::Context;
use super::declare::{Draft, Early};
use super::line::{Line, SourceUnit};
use super::load::Loader;
use super::names::{Named, Names};
use super::record::Record;
use super::sink::Sink;
use super::slots::slug;
use super::statement::{ReadStatement, section};
use crate::campaign::{
    Account, AudienceId, ChannelId, EngagementBase, Fee, FeeBasis, Influencer, Percent, Selection, Share,
};
use crate::findings::{Finding, Level};
use crate::roster::{self, Doubt, Field, Mapping, OpenTable, Person};
use crate::say;
use crate::source::{FileId, Span, Spanned};
use crate::syntax::{TokenKind, unquote};
use crate::vocabulary::{self, Kind};
use std::collections::HashSet;

/// In a file of more bytes than this only those people are taken in whom a group may choose or the text names: the others
/// would only fill the memory.
const NARROW_FROM: usize = 16 * 1024 * 1024;

/// Reads every roster that the files name, and adds its people to the draft.
pub(super) fn declare(
    units: &[SourceUnit<'_>],
    early: &Early<'_>,
    loader: &mut Loader<'_>,
    draft: &mut Draft,
    sink: &mut Sink,
) {
    for (unit, line) in &early.rosters {
        let wanted = |draft: &Draft| AskedFor::of(units, early, draft);
        read_roster(*unit, *line, wanted, loader, draft, sink);
    }
}

fn read_roster(
    unit: SourceUnit<'_>,
    line: Line<'_>,
    wanted: impl Fn(&Draft) -> AskedFor,
    loader: &mut Loader<'_>,
    draft: &mut Draft,
    sink: &mut Sink,
) {
    let names = draft.campaign.audiences.iter().map(|a| vec![a.name.value.clone()]);
    let mut mapping = Mapping { columns: Vec::new(), audiences: names.collect() };
    block(unit, line, "roster", &mut mapping, &draft.names, sink);
    let word = |i: usize| line.tokens.get(i).filter(|t| t.kind == TokenKind::Word);
    let path = line.tokens.get(3).filter(|t| t.kind == TokenKind::Quoted);
    let (Some(name), Some(path)) = (word(1), path) else { return };
    let statement = unit.token_span(*path);
    let written = unquote(path.kind, unit.raw(*path)).0;
    let Some((path, bytes)) = loader.roster(unit.file, &written, statement, sink) else { return };
    let narrow = bytes.len() > NARROW_FROM;
    let table = match roster::open(bytes, &written, &mapping) {
        Ok(table) => table,
        Err(trouble) => {
            let message = format!("The roster \"{written}\" cannot be read: {}.", trouble.why);
            sink.push(Finding::of(&ROSTER, statement, message).with_label("not read").with_help(trouble.help));
            return;
        }
    };
    let file = loader.roster_text(&path, table.text.clone());
    let roster = unit.raw(*name).to_string();
    let mut reader = PeopleReader { roster, file, statement, draft, sink };
    reader.columns(&table, &mapping);
    let wanted = narrow.then(|| wanted(reader.draft));
    let read = roster::people(&table, |person| {
        wanted.as_ref().is_none_or(|w| w.could_take(person) && w.takes(&reader.made(person), label(person)))
    });
    if read.rows == 0 {
        let finding = Finding::of(&ROSTER, statement, "This roster is empty.").with_label("nobody in it");
        reader.sink.push(finding.with_help("The first line names the columns; each further one is a person."));
    }
    read.doubts.iter().for_each(|d| reader.doubt(&table, d));
    read.people.iter().for_each(|p| reader.person(p));
}

/// Which column holds what, as the block says.
impl Record for Mapping {
    fn set(&mut self, read: &ReadStatement<'_>, _: &mut Context<'_>) -> bool {
        let audience = read.captures.bare::<AudienceId>("audience");
        let field = Field::of_property(read.entry.word.name);
        match (read.captures.bare("text"), audience) {
            (Some(column), Some(audience)) => self.audiences[audience.index()] = vec![column],
            (Some(column), None) => self.columns.extend(field.map(|f| (f, column))),
            (None, _) => {}
        }
        field.is_some() || read.entry.word.name == "audience"
    }
}

/// Reads the block of a line before all others are read.
fn block(unit: SourceUnit<'_>, line: Line<'_>, name: &str, record: &mut dyn Record, names: &Names, sink: &mut Sink) {
    let Some(block) = vocabulary::block_id(name) else { return };
    let cx = &mut Context { unit, names, sink };
    section(line.children(), vocabulary::block(block), None, cx, |read, cx| {
        record.set(read, cx);
    });
}

/// Whom the files ask for: what groups select by, and every word in them.
struct AskedFor {
    selections: Vec<Selection>,
    words: HashSet<String>,
}

impl AskedFor {
    fn of(units: &[SourceUnit<'_>], early: &Early<'_>, draft: &Draft) -> AskedFor {
        let mut wanted = AskedFor { selections: Vec::new(), words: HashSet::new() };
        for unit in units {
            let words = unit.tree.tokens().iter().filter(|t| matches!(t.kind, TokenKind::Word | TokenKind::Handle));
            wanted.words.extend(words.map(|t| unit.raw(*t).to_string()));
        }
        for (unit, line) in &early.groups {
            // In silence: their mistakes are told of where they are read in their turn.
            let (mut by, mut silent) = (Selection::default(), Sink::default());
            block(*unit, *line, "group", &mut by, &draft.names, &mut silent);
            wanted.selections.extend(Some(by).filter(|by| !by.is_empty()));
        }
        wanted
    }

    /// A first look that costs little: whether somebody names her, or some group takes followings of her size.
    fn could_take(&self, person: &Person) -> bool {
        let sized = |s: &Selection| {
            let fits = |n: u64| {
                s.followers.as_ref().is_none_or(|r| r.first <= n && n <= r.last)
                    && (s.tier.is_empty() || s.tier.iter().any(|t| t.value == vocabulary::Tier::of(n)))
            };
            let open = s.followers.is_none() && s.tier.is_empty();
            open || person.accounts.iter().filter_map(|a| a.followers).any(fits)
        };
        let handle = |a: &roster::Profile| self.words.contains(&format!("@{}", a.handle));
        self.selections.iter().any(sized)
            || self.words.contains(&slug(label(person)))
            || person.accounts.iter().any(handle)
    }

    fn takes(&self, person: &Influencer, label: &str) -> bool {
        let named =
            self.words.contains(&slug(label)) || person.accounts.iter().any(|a| self.words.contains(&a.handle.value));
        named || self.selections.iter().any(|s| s.admits(person))
    }
}

/// What a person is called after: her name, else her handle.
fn label(person: &Person) -> &str {
    person.name.as_deref().or(person.accounts.first().map(|a| a.handle.as_str())).unwrap_or("person")
}

/// What turns the people of a table into influencers.
struct PeopleReader<'r> {
    /// The name of the roster.
    roster: String,
    file: FileId,
    /// Where the file is named.
    statement: Span,
    draft: &'r mut Draft,
    sink: &'r mut Sink,
}

impl PeopleReader<'_> {
    /// Tells of mapped columns that the table has not, and of a table without people.
    fn columns(&mut self, table: &OpenTable, mapping: &Mapping) {
        let headers: Vec<&str> =
            table.columns.iter().map(|c| c.header.as_str()).filter(|h| !h.is_empty()).take(8).collect();
        let found = |names: &Vec<String>| names.iter().any(|n| headers_hold(table, n));
        let own = |(i, _): &(usize, &Vec<String>)| self.draft.campaign.audiences[*i].name.value.clone();
        let audiences: Vec<String> = mapping
            .audiences
            .iter()
            .enumerate()
            .filter(|a| a.1.first() != Some(&own(a)) && !found(a.1))
            .filter_map(|(_, names)| names.first().cloned())
            .collect();
        let lacking = table.lacking(mapping).into_iter().map(str::to_string).chain(audiences);
        for column in lacking.collect::<Vec<_>>() {
            let message = format!("The roster has no column \"{column}\".");
            let finding = Finding::of(&ROSTER, self.statement, message).with_label("a column is missing");
            self.sink.push(finding.with_help(format!("It has {}.", say::code_list(&headers))));
        }
        if !table.names_people() && !headers.is_empty() {
            let message = "No column of this roster names people or their accounts.";
            let finding = Finding::of(&ROSTER, self.statement, message).with_label("nobody found");
            let finding = finding.with_help(format!(
                "Say which column does, as `handle \"Username\"`; it has {}.",
                say::code_list(&headers)
            ));
            self.sink.push(finding);
        }
    }

    fn doubt(&mut self, table: &OpenTable, doubt: &Doubt) {
        let mut place: Vec<String> = table.sheet.iter().map(|(name, _)| format!("sheet \"{name}\"")).collect();
        if doubt.row > 0 {
            place.push(format!("row {}", doubt.row));
        }
        if !doubt.column.is_empty() {
            place.push(format!("column \"{}\"", doubt.column));
        }
        let known = doubt.row > 0 && doubt.place.1 > 0;
        let span = if known { self.span(doubt.place) } else { self.statement };
        let mut place = place.join(", ");
        if let Some(first) = place.get(..1).map(str::to_uppercase) {
            place.replace_range(..1, &first);
        }
        let message = if place.is_empty() { doubt.message.clone() } else { format!("{place}: {}", doubt.message) };
        let finding = Finding::of(&ROSTER, span, message).with_level(Level::Warning);
        let finding = finding.with_label(match doubt.left_out {
            true => "left out",
            false if known => "not understood",
            false => "not wholly read",
        });
        self.sink.push(finding.with_help(doubt.help.clone()));
    }

    fn span(&self, place: (u32, u32)) -> Span {
        if place.1 == 0 { self.statement } else { Span::new(self.file, place.0, place.1) }
    }

    /// Adds somebody under a name of her own.
    fn person(&mut self, person: &Person) {
        let mut made = self.made(person);
        made.accounts.clear();
        let span = made.span;
        for account in &person.accounts {
            match self.account(account, span) {
                Some(account) => made.accounts.push(account),
                None => self.unknown_channel(&account.channel, person),
            }
        }
        let name = self.free_name(&slug(label(person)));
        made.name = Spanned::new(name.clone(), span);
        let id = self.draft.campaign.influencers.len() as u32;
        self.draft.names.declare(&name, Named { kind: Kind::Influencer, id, span });
        for account in &made.accounts {
            self.draft.names.handles.entry(account.handle.value.clone()).or_insert(name.clone());
        }
        self.draft.campaign.influencers.push(made);
    }

    fn unknown_channel(&mut self, channel: &str, person: &Person) {
        let message = format!("Row {}: `{channel}` is no channel; the account of this row is left out.", person.row);
        let span = self.span(person.place);
        let finding = Finding::of(&ROSTER, span, message).with_level(Level::Warning).with_label("unknown channel");
        self.sink.push(finding.with_help("Declare it with `channel NAME`, or write one that is built in."));
    }

    /// Somebody as an influencer, not yet named.
    fn made(&self, person: &Person) -> Influencer {
        let span = self.span(person.place);
        let mut made = Influencer { name: Spanned::new(String::new(), span), span, ..Influencer::default() };
        let text = |t: &Option<String>| t.clone().map(|t| Spanned::new(t, span));
        made.title = text(&person.name);
        made.roster = Some(self.roster.clone());
        made.accounts = person.accounts.iter().filter_map(|a| self.account(a, span)).collect();
        made.audience = shares(&person.shares, span);
        let known = &mut made.known;
        known.affinity = text(&person.affinity);
        known.contact = text(&person.contact);
        known.code = text(&person.code);
        known.country = text(&person.country);
        known.language = text(&person.language);
        known.topics = person.topics.iter().map(|t| Spanned::new(t.clone(), span)).collect();
        known.fee = person.fee.iter().map(|f| Spanned::new(Fee { money: *f, basis: FeeBasis::Post }, span)).collect();
        made
    }

    fn account(&self, account: &roster::Profile, span: Span) -> Option<Account> {
        let channel = ChannelId(self.draft.names.resolve(Kind::Channel, &account.channel)?);
        let by_views = self.draft.campaign[channel].engagement_by_views;
        let percent = |p: Option<Percent>| p.map(|p| Spanned::new(p, span));
        Some(Account {
            channel: Spanned::new(channel, span),
            handle: Spanned::new(format!("@{}", account.handle), span),
            span,
            followers: account.followers.map(|n| Spanned::new(n, span)),
            engagement: percent(account.engagement),
            base: if by_views { EngagementBase::Views } else { EngagementBase::Followers },
            views: account.views.map(|n| Spanned::new(n, span)),
            sponsored: percent(account.sponsored),
            suspicious: percent(account.suspicious),
            audience: shares(&account.shares, span),
            as_of: account.as_of.map(|d| Spanned::new(d, span)),
        })
    }

    fn free_name(&self, wanted: &str) -> String {
        let free = |n: &String| self.draft.names.get(Kind::Influencer, n).is_none() && n != "everyone";
        let numbered = (2..).map(|i| format!("{wanted}_{i}"));
        std::iter::once(wanted.to_string()).chain(numbered).find(free).unwrap_or_default()
    }
}

fn headers_hold(table: &OpenTable, name: &str) -> bool {
    table.columns.iter().any(|c| matches!(c.field, Some(Field::Share(_))) && c.header.trim() == name.trim())
}

fn shares(shares: &[(u32, Percent)], span: Span) -> Vec<Spanned<Share>> {
    let share = |(audience, percent): &(u32, Percent)| {
        Spanned::new(Share { audience: AudienceId(*audience), percent: *percent }, span)
    };
    shares.iter().map(share).collect()
}
