//! A schedule in the making: which tasks lie where, and what that uses up.

use super::calendar::Moment;
use super::counters::Counter;
use super::hours::Gap;
use super::problem::Problem;

/// A schedule in the making. It never breaks a hard rule.
#[derive(Debug, Clone)]
pub(super) struct State<'p, 'c> {
    /// What is scheduled.
    pub problem: &'p Problem<'c>,
    /// Where each task lies, if it does yet.
    pub placed: Vec<Option<Moment>>,
    counters: Vec<Counter>,
    meets: Vec<Vec<u32>>,
    people: Vec<Vec<(Moment, u32)>>,
    accounts: Vec<Vec<(Moment, u32)>>,
    drips: Vec<Vec<i32>>,
    by_day: Vec<Vec<u32>>,
    overlaps: Vec<u64>,
}

/// The gap that some tasks keep, and where they lie.
pub(super) type Neighbours<'s> = (Option<Gap>, &'s [(Moment, u32)]);

/// The moments between which a task has to lie for the sake of those that are placed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Corridor {
    real: (i64, i64),
    day: (i64, i64),
}

impl Corridor {
    fn holds(self, at: Moment) -> bool {
        let day = i64::from(at.day);
        self.real.0 <= at.real && at.real <= self.real.1 && self.day.0 <= day && day <= self.day.1
    }
}

impl<'p, 'c> State<'p, 'c> {
    /// Nothing is placed yet.
    pub fn new(problem: &'p Problem<'c>) -> Self {
        let days = problem.calendar.days as usize + 3;
        State {
            problem,
            placed: vec![None; problem.tasks.len()],
            counters: problem.limits.iter().map(|l| Counter::new(l, problem)).collect(),
            meets: vec![vec![0; days]; problem.campaign.audiences.len()],
            people: vec![Vec::new(); problem.people.len()],
            accounts: vec![Vec::new(); problem.accounts.len()],
            drips: problem.drips.iter().map(|d| vec![0; d.days as usize]).collect(),
            by_day: vec![Vec::new(); problem.calendar.days as usize],
            overlaps: vec![0; problem.campaign.audiences.len()],
        }
    }

    /// Where a task has to lie for the sake of the tasks that come before and after it.
    pub fn corridor(&self, task: u32) -> Corridor {
        let mut corridor = Corridor { real: (i64::MIN, i64::MAX), day: (i64::MIN, i64::MAX) };
        let orders = &self.problem.orders_of[task as usize];
        for order in orders[1].iter().map(|o| &self.problem.orders[*o as usize]) {
            for at in order.before.iter().filter_map(|t| self.placed[*t as usize]) {
                match order.gap {
                    Gap::Minutes(m) => corridor.real.0 = corridor.real.0.max(at.real + m),
                    Gap::Days(d) => corridor.day.0 = corridor.day.0.max(i64::from(at.day) + i64::from(d)),
                }
            }
        }
        for order in orders[0].iter().map(|o| &self.problem.orders[*o as usize]) {
            for at in order.after.iter().filter_map(|t| self.placed[*t as usize]) {
                match order.gap {
                    Gap::Minutes(m) => corridor.real.1 = corridor.real.1.min(at.real - m),
                    Gap::Days(d) => corridor.day.1 = corridor.day.1.min(i64::from(at.day) - i64::from(d)),
                }
            }
        }
        corridor
    }

    /// Whether the limits leave room for a task on a slice.
    pub fn limits_allow(&self, task: u32, slice: u32) -> bool {
        self.full_limits(task, slice).next().is_none()
    }

    /// The limits that leave no room for a task on a slice.
    pub fn full_limits(&self, task: u32, slice: u32) -> impl Iterator<Item = u32> {
        let problem = self.problem;
        let it = &problem.tasks[task as usize];
        it.limits.iter().copied().filter(move |l| {
            let day = problem.day_for(&problem.limits[*l as usize], slice);
            !self.counters[*l as usize].fits(day, it.message)
        })
    }

    /// The minute of a slice at which a task can be published beside all that are placed.
    pub fn minute(&self, task: u32, slice: u32, corridor: Corridor) -> Option<Moment> {
        let problem = self.problem;
        let at = problem.calendar.slices[slice as usize];
        let day = i64::from(at.day);
        if day < corridor.day.0 || day > corridor.day.1 {
            return None;
        }
        let clock = |real: i64| real.saturating_sub(at.start).saturating_add(i64::from(at.from));
        let (from, until) = (clock(corridor.real.0).max(0), clock(corridor.real.1).min(1439));
        if from > until {
            return None;
        }
        let it = &problem.tasks[task as usize];
        let mut closed: Vec<(i64, i64)> = Vec::new();
        if let Some(gap) = problem.people[it.person as usize] {
            close(&self.people[it.person as usize], gap, day, at.start, &mut closed)?;
        }
        close(&self.accounts[it.account as usize], problem.accounts[it.account as usize], day, at.start, &mut closed)?;
        closed.iter_mut().for_each(|c| *c = (clock(c.0), clock(c.1)));
        closed.sort_unstable();
        let minute = problem.windows(task, slice).choose(from as u16, until as u16, &closed)?;
        Some(problem.calendar.moment(slice, minute))
    }

    /// Whether a task can lie exactly there.
    pub fn can_keep(&self, task: u32, at: Moment) -> bool {
        let windows = |slice| self.problem.windows(task, slice);
        self.problem.slices(task).binary_search(&at.slice).is_ok()
            && windows(at.slice).ranges.iter().any(|r| (r.0..=r.1).contains(&at.minute))
            && self.limits_allow(task, at.slice)
            && self.corridor(task).holds(at)
            && self
                .neighbours(task)
                .into_iter()
                .all(|(gap, list)| gap.is_none_or(|gap| list.iter().all(|(other, _)| gap.holds_between(*other, at))))
    }

    /// Pairs of posts that one audience meets on one day, over all audiences.
    pub fn all_overlaps(&self) -> u64 {
        self.overlaps.iter().sum()
    }

    /// Pairs of posts that this audience meets on one day.
    pub fn overlaps_of(&self, audience: u32) -> u64 {
        self.overlaps[audience as usize]
    }

    /// How many posts an audience meets on one of its days.
    pub fn met(&self, audience: u32, day: u32) -> u32 {
        self.meets[audience as usize][day as usize]
    }

    /// The posts that an audience meets on one of its days, by index.
    pub fn met_on(&self, audience: u32, day: u32) -> Vec<u32> {
        let problem = self.problem;
        let there = |t: &u32| {
            let slice = self.placed[*t as usize].map(|m| m.slice);
            problem.tasks[*t as usize].audiences.contains(&audience)
                && slice.is_some_and(|s| problem.day_of_audience(audience, s) == day)
        };
        let days = day.saturating_sub(2)..day + 1;
        days.flat_map(|d| self.on_day(d)).copied().filter(there).collect()
    }

    /// How many posts the audiences of a task meet already on the day of a slice.
    pub fn overlaps(&self, task: u32, slice: u32) -> u64 {
        let audiences = &self.problem.tasks[task as usize].audiences;
        let met = |a: &u32| u64::from(self.meets[*a as usize][self.problem.day_of_audience(*a, slice) as usize]);
        audiences.iter().map(met).sum()
    }

    /// How many posts of a task's account lie on a day already.
    pub fn same_account(&self, task: u32, day: u32) -> usize {
        let list = &self.accounts[self.problem.tasks[task as usize].account as usize];
        let from = list.partition_point(|e| e.0.day < day);
        list[from..].iter().take_while(|e| e.0.day == day).count()
    }

    /// Posts of a drip that are out at the end of each of its days.
    pub fn drip(&self, drip: u32) -> &[i32] {
        &self.drips[drip as usize]
    }

    /// Puts a task where it fits.
    pub fn place(&mut self, task: u32, at: Moment) {
        self.change(task, at, true);
        self.placed[task as usize] = Some(at);
    }

    /// Takes a task out again.
    pub fn remove(&mut self, task: u32) {
        if let Some(at) = self.placed[task as usize].take() {
            self.change(task, at, false);
        }
    }

    fn change(&mut self, task: u32, at: Moment, add: bool) {
        let problem = self.problem;
        let it = &problem.tasks[task as usize];
        for limit in it.limits.iter() {
            let day = problem.day_for(&problem.limits[*limit as usize], at.slice);
            let counter = &mut self.counters[*limit as usize];
            if add { counter.add(day, it.message) } else { counter.remove(day, it.message) }
        }
        for audience in it.audiences.iter() {
            let day = problem.day_of_audience(*audience, at.slice) as usize;
            let met = &mut self.meets[*audience as usize][day];
            let overlaps = &mut self.overlaps[*audience as usize];
            if add {
                *overlaps += u64::from(*met);
                *met += 1;
            } else {
                *met -= 1;
                *overlaps -= u64::from(*met);
            }
        }
        for drip in it.drips.iter().flatten() {
            let from = (at.day - problem.drips[*drip as usize].first) as usize;
            self.drips[*drip as usize][from..].iter_mut().for_each(|n| *n += if add { 1 } else { -1 });
        }
        let that_day = &mut self.by_day[at.day as usize];
        match that_day.binary_search(&task) {
            Ok(i) if !add => drop(that_day.remove(i)),
            Err(i) if add => that_day.insert(i, task),
            _ => {}
        }
        for list in [&mut self.people[it.person as usize], &mut self.accounts[it.account as usize]] {
            let entry = (at, task);
            match list.binary_search(&entry) {
                Ok(i) if !add => drop(list.remove(i)),
                Err(i) if add => list.insert(i, entry),
                _ => {}
            }
        }
    }

    /// What a limit has counted in the periods of a day, to try out a change.
    pub fn counter_near(&self, limit: u32, day: u32) -> Counter {
        self.counters[limit as usize].near(day)
    }

    /// The tasks on a day, by index.
    pub fn on_day(&self, day: u32) -> &[u32] {
        self.by_day.get(day as usize).map_or(&[], Vec::as_slice)
    }

    /// The tasks of the same person with the gap she wants, and those on the same account with the gap it needs.
    pub fn neighbours(&self, task: u32) -> [Neighbours<'_>; 2] {
        let it = &self.problem.tasks[task as usize];
        let (person, account) = (it.person as usize, it.account as usize);
        [
            (self.problem.people[person], &self.people[person]),
            (Some(self.problem.accounts[account]), &self.accounts[account]),
        ]
    }
}

/// Adds the real minutes around a slice that are too near to what lies in a list. `None` where the whole day is.
fn close(list: &[(Moment, u32)], gap: Gap, day: i64, start: i64, closed: &mut Vec<(i64, i64)>) -> Option<()> {
    match gap {
        Gap::Days(days) => {
            let days = i64::from(days);
            let from = list.partition_point(|e| i64::from(e.0.day) <= day - days);
            let near = list.get(from).is_some_and(|e| i64::from(e.0.day) < day + days);
            (!near).then_some(())
        }
        Gap::Minutes(minutes) => {
            let from = list.partition_point(|e| e.0.real.saturating_add(minutes) <= start);
            let until = start + super::calendar::DAY;
            for (at, _) in list[from..].iter().take_while(|e| e.0.real.saturating_sub(minutes) < until) {
                if minutes > 0 {
                    closed.push((at.real - minutes + 1, at.real + minutes - 1));
                }
            }
            Some(())
        }
    }
}
