#!/usr/bin/env python3
"""Holds the scheduler against an independent model in OR-Tools CP-SAT.

    pip install ortools tzdata
    CAMPAIGNC_REFERENCE=/tmp/plans cargo test --release --lib export_for_the_reference -- --ignored
    python3 tests/reference/check.py /tmp/plans

Each file holds a random plan and what the scheduler made of it. The model here reads the rules from the plan by itself, as
docs/scheduling.md has them. Feasibility has to agree in all plans, and the first goal in all that the scheduler calls
optimal. Exit status 1 where something does not agree.
"""
import datetime as dt
import json
import pathlib
import sys
from collections import defaultdict
from zoneinfo import ZoneInfo

from ortools.sat.python import cp_model

DAY = 24 * 60


def date(text):
    return dt.date.fromisoformat(text)


def working_days_back(day, count, holidays):
    while count:
        day -= dt.timedelta(days=1)
        count -= day.weekday() < 5 and not any(a <= day <= b for a, b in holidays)
    return day


class Model:
    def __init__(self, plan):
        self.plan = plan
        self.zone = ZoneInfo(plan["zone"])
        self.first, self.last = map(date, plan["runs"])
        self.holidays = [tuple(map(date, h)) for h in plan["holidays"]]
        self.model = cp_model.CpModel()
        self.known = {}

    def minutes(self, day):
        """Every minute of a civil day that the clock shows: minute of the clock -> real minute. Of those it shows twice, the first."""
        if day in self.known:
            return self.known[day]
        shown = {}
        for minute in range(DAY):
            civil = dt.datetime.combine(day, dt.time(minute // 60, minute % 60), tzinfo=self.zone)
            real = civil.astimezone(dt.timezone.utc)
            back = real.astimezone(self.zone)
            if (back.date(), back.hour * 60 + back.minute) == (day, minute):
                shown[minute] = int(real.timestamp()) // 60
        self.known[day] = shown
        return shown

    def local(self, real, zone):
        return dt.datetime.fromtimestamp(real * 60, dt.timezone.utc).astimezone(ZoneInfo(zone))

    def open_at(self, channel, day, minute):
        hours = channel["hours"]
        if not hours:
            return 8 * 60 <= minute <= 22 * 60
        weekend = day.weekday() >= 5
        fits = {"weekdays": not weekend, "weekends": weekend, "daily": True}
        return any(fits[h["days"]] and h["from"] <= minute <= h["until"] for h in hours)

    def day_allowed(self, post, day):
        delivery = self.plan["deliveries"][post["delivery"]]
        person = self.plan["people"][post["person"]]
        inside = lambda r: date(r[0]) <= day <= date(r[1])
        if any(r and not inside(r) for r in (delivery["phase"], delivery["window"])):
            return False
        if delivery["at"] and date(delivery["at"]) != day:
            return False
        if person["available"] and not any(map(inside, person["available"])):
            return False
        if any(map(inside, person["away"])):
            return False
        earliest = working_days_back(day, max(post["before"], default=0), self.holidays)
        return earliest >= date(self.plan["briefed"])

    def moments(self, post):
        """Real minutes at which a post may go out, by (day, day in each zone of its audiences)."""
        plan, delivery = self.plan, self.plan["deliveries"][post["delivery"]]
        channel = plan["channels"][post["channel"]]
        zones = [plan["audiences"][a]["zone"] for a in post["addressed"]]
        home = zones[0] if zones and zones[0] and all(z == zones[0] for z in zones) else None
        found = defaultdict(list)
        day = self.first
        while day <= self.last:
            if self.day_allowed(post, day):
                for minute, real in self.minutes(day).items():
                    if delivery["time"] and not delivery["time"][0] <= minute <= delivery["time"][1]:
                        continue
                    if delivery["embargo"] and (day, minute) < (date(delivery["embargo"][0]), delivery["embargo"][1]):
                        continue
                    there = self.local(real, home) if home else None
                    at = (there.date(), there.hour * 60 + there.minute) if home else (day, minute)
                    if not self.open_at(channel, *at):
                        continue
                    days = tuple(self.day_of(a, day, real) for a in post["meets"])
                    found[(day, days)].append(real)
            day += dt.timedelta(days=1)
        return found

    def day_of(self, audience, day, real):
        zone = self.plan["audiences"][audience]["zone"]
        return self.local(real, zone).date() if zone and zone != self.plan["zone"] else day

    def build(self):
        model, plan = self.model, self.plan
        self.lies, self.time, self.day = [], [], []
        for post in plan["posts"]:
            found = self.moments(post)
            if not found:
                model.Add(model.NewConstant(0) == 1)
                return
            lies = {key: model.NewBoolVar("") for key in found}
            model.AddExactlyOne(lies.values())
            everything = sorted(r for reals in found.values() for r in reals)
            time = model.NewIntVarFromDomain(cp_model.Domain.FromValues(everything), "")
            day = model.NewIntVar(0, (self.last - self.first).days, "")
            for key, literal in lies.items():
                model.AddLinearExpressionInDomain(time, cp_model.Domain.FromValues(found[key])).OnlyEnforceIf(literal)
                model.Add(day == (key[0] - self.first).days).OnlyEnforceIf(literal)
            self.lies.append(lies)
            self.time.append(time)
            self.day.append(day)
        self.gaps()
        self.orders()
        self.limits()
        self.overlaps()

    def apart(self, posts, gap):
        """All of some posts lie a gap apart: days of the calendar for days and weeks, else real minutes."""
        in_days = gap["unit"] in ("days", "weeks")
        length = gap["seconds"] // 86400 if in_days else -(-gap["seconds"] // 60)
        if length and len(posts) > 1:
            at = self.day if in_days else self.time
            self.model.AddNoOverlap([self.model.NewFixedSizeIntervalVar(at[p], length, "") for p in posts])

    def gaps(self):
        people, accounts = defaultdict(list), defaultdict(list)
        for n, post in enumerate(self.plan["posts"]):
            people[post["person"]].append(n)
            brands = self.plan["channels"][post["channel"]]["owned"] and post["channel"] not in self.plan["people"][post["person"]]["accounts"]
            accounts[post["channel"], None if brands else post["person"]].append(n)
        for who, posts in people.items():
            if self.plan["people"][who]["gap"]:
                self.apart(posts, self.plan["people"][who]["gap"])
        for (channel, _), posts in accounts.items():
            self.apart(posts, self.plan["channels"][channel]["gap"] or {"unit": "hours", "seconds": 4 * 3600})

    def follows(self, before, after, gap):
        in_days = gap["unit"] in ("days", "weeks")
        if in_days:
            self.model.Add(self.day[after] >= self.day[before] + gap["seconds"] // 86400)
        else:
            self.model.Add(self.time[after] >= self.time[before] + -(-gap["seconds"] // 60))

    def orders(self):
        plan = self.plan
        of_delivery = defaultdict(list)
        for n, post in enumerate(plan["posts"]):
            of_delivery[post["delivery"]].append(n)
        later_day, later = {"unit": "days", "seconds": 86400}, {"unit": "minutes", "seconds": 60}
        for d, delivery in enumerate(plan["deliveries"]):
            for label in delivery["after"]:
                for a in of_delivery[label]:
                    for b in of_delivery[d]:
                        self.follows(a, b, later_day)
        tellers, stories = defaultdict(list), defaultdict(list)
        for n, post in enumerate(plan["posts"]):
            if post["story"]:
                story, chapter = post["story"]
                tellers[story, post["delivery"], post["person"]].append((chapter, n))
                stories[story].append((chapter, n))
        for (story, _, _), told in tellers.items():
            chapters = sorted({c for c, _ in told})
            for x, y in zip(chapters, chapters[1:]):
                for a in (n for c, n in told if c == x):
                    for b in (n for c, n in told if c == y):
                        self.follows(a, b, later)
                        if plan["stories"][story]["gap"]:
                            self.follows(a, b, plan["stories"][story]["gap"])
        for story, told in stories.items():
            relay = plan["stories"][story]["relay"]
            chapters = sorted({c for c, _ in told})
            for x, y in zip(chapters, chapters[1:]):
                if relay[x] or relay[y]:
                    for a in (n for c, n in told if c == x):
                        for b in (n for c, n in told if c == y):
                            self.follows(a, b, later)

    def limit(self, users, limit, day_of):
        """`users`: posts; `day_of(post, key)`: the day on which a choice of a post is counted."""
        model, plan = self.model, self.plan
        days = sorted({day_of(n, key) for n in users for key in self.lies[n]})
        width = {"day": 1, "week": 7, "campaign": 10**6}[limit["per"]]
        for start in days:
            end = start + dt.timedelta(days=min(width, 10**5) - 1)
            inside = defaultdict(list)
            for n in users:
                choices = [b for key, b in self.lies[n].items() if start <= day_of(n, key) <= end]
                if choices:
                    inside[n] = choices
            if not limit.get("messages"):
                model.Add(sum(b for choices in inside.values() for b in choices) <= limit["count"])
                continue
            told = defaultdict(list)
            for n, choices in inside.items():
                if plan["posts"][n]["message"] is not None:
                    told[plan["posts"][n]["message"]] += choices
            heard = []
            for choices in told.values():
                literal = model.NewBoolVar("")
                heard.append(literal)
                for b in choices:
                    model.AddImplication(b, literal)
            model.Add(sum(heard) <= limit["count"])

    def limits(self):
        plan = self.plan
        for c, channel in enumerate(plan["channels"]):
            users = [n for n, p in enumerate(plan["posts"]) if p["channel"] == c]
            for limit in channel["limits"]:
                self.limit(users, limit, lambda n, key: key[0])
        for a, audience in enumerate(plan["audiences"]):
            users = [n for n, p in enumerate(plan["posts"]) if a in p["meets"]]
            where = lambda n, key: key[1][plan["posts"][n]["meets"].index(a)]
            for limit in audience["limits"]:
                self.limit(users, limit, where)

    def overlaps(self):
        model, plan, pairs = self.model, self.plan, []
        for a in range(len(plan["audiences"])):
            by_day = defaultdict(list)
            for n, post in enumerate(plan["posts"]):
                if a in post["meets"]:
                    for key, literal in self.lies[n].items():
                        by_day[key[1][post["meets"].index(a)]].append((n, literal))
            for choices in by_day.values():
                most = len({n for n, _ in choices})
                if most < 2:
                    continue
                met = model.NewIntVar(0, most, "")
                model.Add(met == sum(b for _, b in choices))
                # Pairs among m posts: the largest of the lines k * m - k * (k + 1) / 2, as whole numbers m lie on them.
                cost = model.NewIntVar(0, most * (most - 1) // 2, "")
                for k in range(1, most):
                    model.Add(cost >= k * met - k * (k + 1) // 2)
                pairs.append(cost)
        model.Minimize(sum(pairs) if pairs else 0)

    def solve(self, seconds):
        solver = cp_model.CpSolver()
        solver.parameters.max_time_in_seconds = seconds
        solver.parameters.num_workers = 8
        status = solver.Solve(self.model)
        if status == cp_model.OPTIMAL:
            return True, round(solver.ObjectiveValue()), True
        if status == cp_model.FEASIBLE:
            return True, round(solver.ObjectiveValue()), False
        return (False, None, True) if status == cp_model.INFEASIBLE else (None, None, False)


def compare(plan, seconds):
    """What does not agree, in words; None where all does."""
    model = Model(plan)
    model.build()
    feasible, pairs, proven = model.solve(seconds)
    ours = plan["ours"]
    if feasible is None:
        return "the reference found nothing out", None
    if feasible != ours["feasible"]:
        return f"reference: feasible {feasible}; scheduler: {ours}", None
    if not feasible:
        return None, "infeasible"
    if proven and ours["bound"] > pairs:
        return f"the bound {ours['bound']} is above the optimum {pairs}", None
    if ours["optimal"] and ours["overlaps"] > pairs:
        return f"called optimal with {ours['overlaps']} overlaps; the reference has {pairs}", None
    if proven and ours["overlaps"] < pairs:
        return f"{ours['overlaps']} overlaps are fewer than the proven optimum {pairs}", None
    if ours["optimal"]:
        return None, "optimal"
    return None, f"open ({ours['bound']} to {ours['overlaps']}, reference {pairs}{'' if proven else ' or fewer'})"


def main():
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 60.0
    files = sorted(pathlib.Path(sys.argv[1]).glob("*.json"))
    tally, wrong = defaultdict(int), 0
    for path in files:
        plan = json.loads(path.read_text())
        problem, verdict = compare(plan, seconds)
        if problem:
            wrong += 1
            print(f"{path.name}: {problem}", flush=True)
        else:
            tally[verdict.split(" ")[0]] += 1
            if verdict.startswith("open"):
                print(f"{path.name}: {verdict}", flush=True)
    print(f"{len(files)} plans: {dict(tally)}, {wrong} wrong")
    sys.exit(1 if wrong or not files else 0)


if __name__ == "__main__":
    main()
