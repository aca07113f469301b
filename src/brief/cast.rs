//! The cast page: who was chosen, why each is in, who was next, what more money would do, and star against micro.

use super::document::{Block, Chart, ChartKind, Column, Curve, Document, Inline, Point, Purpose, Section, Table, Text};
use super::names::{self, capitalised};
use crate::campaign::{Campaign, InfluencerId, Money};
use crate::casting::{Contender, Duel, Member, PoolFrom, Price, Report, Worth};
use crate::say::{Locale, words};
use rust_decimal::Decimal;

/// The page with all picks of a campaign, in its language.
pub fn cast(campaign: &Campaign, reports: &[Report]) -> Document {
    let locale = names::language(campaign, None);
    let (brand, title) = (names::brand(campaign), campaign.title.as_str());
    let mut document = Document {
        kind: Purpose::Cast,
        language: locale.tag,
        kicker: brand.to_string(),
        title: names::pair(locale, title, words!(locale, cast_title)),
        footer: words!(locale, team_footer, brand = brand, campaign = title),
        ..Document::empty()
    };
    reports.iter().for_each(|report| document.push(CastWords { campaign, report, locale }.section()));
    document
}

/// A pick in the words of a language.
pub(crate) struct CastWords<'r> {
    pub(crate) campaign: &'r Campaign,
    pub(crate) report: &'r Report,
    pub(crate) locale: &'static Locale,
}

impl CastWords<'_> {
    /// All about the pick, under the name of its group.
    fn section(&self) -> Section {
        let mut section = Section::new("pick", self.group());
        section.push(Block::Paragraph(Text::strong(self.first_line())));
        section.push(Block::paragraph(self.certainty()));
        if let Some(duel) = &self.report.duel {
            section.push(Block::Heading(self.duel_title(duel)));
            section.push(Block::paragraph(self.verdict(duel)));
            section.push(Block::Table(self.duel_table(duel)));
        }
        self.curve().into_iter().for_each(|curve| section.push(Block::Chart(curve)));
        section.push(Block::paragraph(self.more().unwrap_or_default()));
        section.push(Block::Table(self.table()));
        let legend = words!(self.locale, pick_legend).to_string();
        for text in [legend, self.left_out(), self.assumption()] {
            section.push(Block::Paragraph(Text(vec![Inline::Quiet(text)])));
        }
        section
    }

    /// The name of the group.
    pub(crate) fn group(&self) -> &str {
        &self.campaign[self.report.choice.market.group].name.value
    }

    fn people(&self, n: f64) -> String {
        self.locale.count(n.max(0.0).round() as u64)
    }

    fn money(&self, money: Money) -> String {
        self.locale.say(money)
    }

    /// Who was chosen, for how much, and whom they reach.
    pub(crate) fn first_line(&self) -> String {
        let (choice, market) = (&self.report.choice, &self.report.choice.market);
        let within = self.campaign[market.group].selection.pick.as_ref().map(|p| p.within);
        words!(
            self.locale,
            pick_line,
            chosen = choice.chosen.len(),
            candidates = market.people.len(),
            cost = choice.cost(),
            budget = within.unwrap_or(choice.cost()),
            people = self.people(choice.solution.people),
        )
    }

    /// How sure it is that nothing better can be had.
    pub(crate) fn certainty(&self) -> String {
        let solution = &self.report.choice.solution;
        if solution.proven {
            return words!(self.locale, pick_proven).to_string();
        }
        let (people, more) = (self.people(solution.bound), self.locale.share(solution.gap()));
        words!(self.locale, pick_bound, people = people, more = more)
    }

    /// The columns of the cast: why each is in.
    pub(crate) fn columns(&self) -> [&'static str; 7] {
        [
            words!(self.locale, pick_price),
            words!(self.locale, pick_followers),
            words!(self.locale, pick_fits),
            words!(self.locale, pick_genuine),
            words!(self.locale, pick_attention),
            words!(self.locale, pick_own),
            words!(self.locale, pick_adds),
        ]
    }

    /// What stands in the columns of somebody; the last says what is not known of them and was taken as usual.
    pub(crate) fn cells(&self, member: &Member) -> ([String; 7], String) {
        let worth = self.report.choice.market.worths[member.place as usize].as_ref();
        let of = |value: &dyn Fn(&Worth) -> String| worth.map_or("?".to_string(), value);
        let own = [
            self.money(member.price),
            of(&|w| self.locale.count(w.followers)),
            of(&|w| self.locale.share(w.share)),
            of(&|w| self.locale.share(1.0 - w.suspicious)),
            of(&|w| self.locale.share(w.attention)),
            of(&|w| self.locale.share(w.own)),
            self.people(member.adds),
        ];
        let usual: Vec<&str> = worth.map_or(&[][..], |w| &w.estimated).iter().map(|name| self.figure(name)).collect();
        let what = usual.join(", ");
        (own, if usual.is_empty() { what } else { words!(self.locale, pick_usual, what = what) })
    }

    /// A figure of an account by its name in the language.
    fn figure(&self, name: &'static str) -> &'static str {
        self.locale.named("pick", name).unwrap_or(name)
    }

    /// The cast, and behind it those who were next.
    fn table(&self) -> Table {
        let mut columns = vec![Column::words(words!(self.locale, col_name))];
        columns.extend(self.columns().map(|title| Column::figures(capitalised(title))));
        let row = |member: &Member| {
            let (cells, usual) = self.cells(member);
            let name = Text::plain(self.campaign.name_of(member.who));
            let name = if usual.is_empty() { name } else { name.with(Inline::Aside(usual)) };
            std::iter::once(name).chain(cells.into_iter().map(Text::plain)).collect::<Vec<_>>()
        };
        let mut rows: Vec<Vec<Text>> = self.report.members.iter().map(row).collect();
        if !self.report.next.is_empty() {
            let mut head = vec![Text::default(); columns.len()];
            head[0] = Text::strong(words!(self.locale, pick_next));
            rows.push(head);
        }
        rows.extend(self.report.next.iter().map(row));
        Table { caption: words!(self.locale, pick_title).to_string(), columns, rows, total: false }
    }

    /// Who was not considered, and why; empty where all were.
    pub(crate) fn left_out(&self) -> String {
        let market = &self.report.choice.market;
        let mut all = Vec::new();
        if market.unpriced > 0 {
            all.push(words!(self.locale, pick_unpriced, count = market.unpriced));
        }
        if market.unmeasured > 0 {
            all.push(words!(self.locale, pick_unmeasured, count = market.unmeasured));
        }
        if market.conflicted > 0 {
            all.push(words!(self.locale, pick_conflicted, count = market.conflicted));
        }
        if all.is_empty() { String::new() } else { words!(self.locale, pick_left_out, who = all.join(", ")) }
    }

    /// What the numbers rest on.
    pub(crate) fn assumption(&self) -> String {
        let market = &self.report.choice.market;
        let pool = self.people(market.problem.pool);
        let mut said = vec![match market.pool_from {
            PoolFrom::Overlap => words!(self.locale, pick_overlap_stated, people = pool),
            PoolFrom::Size => words!(self.locale, pick_overlap_chance, people = pool),
            PoolFrom::Usual => words!(self.locale, pick_overlap_usual, people = pool),
        }];
        if market.shareless {
            said.push(words!(self.locale, pick_shareless).to_string());
        }
        if self.report.choice.quotas_dropped {
            said.push(words!(self.locale, pick_quotas_dropped).to_string());
        }
        said.join(" ")
    }

    /// What a little more money would do.
    pub(crate) fn more(&self) -> Option<String> {
        let (more, market) = (self.report.thousand_more?, &self.report.choice.market);
        let full = self.report.choice.chosen.len() as u64 >= u64::from(market.problem.most);
        let money = Money { amount: Decimal::ONE_THOUSAND, currency: market.currency };
        Some(match (more >= 0.5, full) {
            (true, _) => words!(self.locale, pick_more, money = money, people = self.people(more)),
            (false, true) => words!(self.locale, pick_more_full, money = money),
            (false, false) => words!(self.locale, pick_more_none, money = money),
        })
    }

    /// The price curve: money to the right, people upwards, both from nothing on.
    fn curve(&self) -> Option<Chart> {
        let (first, last) = (self.report.curve.first()?, self.report.curve.last()?);
        let most = self.report.curve.iter().map(|p| p.people).fold(1.0, f64::max);
        let point = |p: &Price| Point {
            across: p.budget.as_f64(),
            up: p.people,
            what: words!(
                self.locale,
                pick_curve_point,
                people = self.people(p.people),
                money = p.budget,
                count = p.count
            ),
        };
        let parts = [Decimal::ZERO, Decimal::new(5, 1), Decimal::ONE];
        let money = |part: Decimal| Money { amount: last.budget.amount * part, ..last.budget };
        let alt = words!(
            self.locale,
            pick_curve_alt,
            few = self.people(first.people),
            least = first.budget,
            many = self.people(last.people),
            most = last.budget
        );
        let curve = Curve {
            points: self.report.curve.iter().map(point).collect(),
            across: parts.map(|part| (money(part).as_f64(), self.money(money(part)))).to_vec(),
            up: [0.0, 0.5, 1.0].map(|part| (most * part, self.people(most * part))).to_vec(),
        };
        let title = words!(self.locale, pick_curve).to_string();
        Some(Chart { title, alt, kind: ChartKind::Curve(curve) })
    }

    /// The heading of star against micro.
    pub(crate) fn duel_title(&self, duel: &Duel) -> String {
        words!(self.locale, duel_title, money = duel.budget)
    }

    /// The sides of star against micro.
    pub(crate) fn sides(&self) -> [&'static str; 3] {
        [words!(self.locale, duel_star), words!(self.locale, duel_stars), words!(self.locale, duel_micro)]
    }

    fn duel_table(&self, duel: &Duel) -> Table {
        let mut columns = vec![Column::words("")];
        columns.extend(self.sides().map(|side| Column::figures(capitalised(side))));
        let rows = self.rows(duel).into_iter().map(|row| row.into_iter().map(Text::plain).collect()).collect();
        Table { caption: self.duel_title(duel), columns, rows, total: false }
    }

    /// The rows of star against micro: what, for one star, for the best stars, for small followings.
    pub(crate) fn rows(&self, duel: &Duel) -> Vec<[String; 4]> {
        let [a, b, c] = [&duel.star, &duel.stars, &duel.micro];
        let row = |what: &str, of: &dyn Fn(&Contender) -> String| [what.to_string(), of(a), of(b), of(c)];
        vec![
            row(words!(self.locale, duel_who), &|s| self.names(&s.who)),
            row(words!(self.locale, duel_cost), &|s| self.money(s.cost)),
            row(words!(self.locale, duel_followers), &|s| self.locale.count(s.followers)),
            row(words!(self.locale, duel_people), &|s| self.people(s.people)),
            row(words!(self.locale, duel_each), &|s| {
                s.each().map_or("–".to_string(), |each| self.each(each, s.cost))
            }),
            row(words!(self.locale, duel_interactions), &|s| self.people(s.interactions)),
            row(words!(self.locale, duel_exposures), &|s| self.people(s.exposures)),
        ]
    }

    /// What one person costs, to the cent.
    fn each(&self, amount: f64, cost: Money) -> String {
        let amount = Decimal::try_from(amount).unwrap_or_default();
        match amount.round_dp(2).is_zero() && !amount.is_zero() {
            true => format!("< {}", self.money(Money { amount: Decimal::new(1, 2), ..cost })),
            false => self.money(Money { amount, ..cost }),
        }
    }

    /// Somebody by name; more than one by their number.
    fn names(&self, who: &[InfluencerId]) -> String {
        match who {
            [one] => self.campaign.name_of(*one).to_string(),
            many => words!(self.locale, people, count = many.len()),
        }
    }

    /// What star against micro comes down to.
    pub(crate) fn verdict(&self, duel: &Duel) -> String {
        let times = |a: &Contender, b: &Contender| a.people / b.people.max(1.0);
        let against = |rival: &Contender| match times(&duel.micro, rival) {
            f if f >= 9.95 => words!(self.locale, duel_times, factor = self.locale.rounded(f.round())),
            f if f >= 1.05 => words!(self.locale, duel_times, factor = self.locale.rounded(f)),
            f if f > 0.95 => words!(self.locale, duel_same).to_string(),
            f => words!(self.locale, duel_fewer, share = self.locale.share(f)),
        };
        let (star, alone) = (self.names(&duel.star.who), against(&duel.star));
        match duel.stars.who == duel.star.who {
            true => words!(self.locale, duel_verdict, money = duel.budget, against = alone, star = star),
            false => words!(
                self.locale,
                duel_verdict_both,
                money = duel.budget,
                against = alone,
                star = star,
                best = against(&duel.stars)
            ),
        }
    }
}
