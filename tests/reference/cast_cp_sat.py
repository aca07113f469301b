"""Holds `casting::solve` against CP-SAT on 50 instances of 200 candidates. A development check: it needs OR-Tools.

    cargo test --release --test it casting_exact -- --ignored write_the_instances --nocapture > instances.jsonl
    pip install ortools
    python tests/reference/cast_cp_sat.py instances.jsonl

Each line of the file is one instance with the choice that we made. CP-SAT is given an upper estimate of the same
question, exact but for the pool, which is replaced by tangents that lie above it; so its best value is never below the
true optimum, and the choice it makes, counted exactly, is never above it. The check fails where CP-SAT's choice, counted
exactly, reaches more people than ours.
"""

import json
import math
import sys

from ortools.sat.python import cp_model

SCALE = 1000
TANGENTS = 60


def exact(instance, chosen):
    exponent = sum(instance["exponent"][i] for i in chosen)
    common = sum(p["people"] for p in instance["pairs"] if p["a"] in chosen or p["b"] in chosen)
    return common + instance["pool"] * (1 - math.exp(-exponent))


def choose(instance):
    model = cp_model.CpModel()
    people = range(len(instance["cost"]))
    takes = [model.NewBoolVar(f"x{i}") for i in people]
    model.Add(sum(c * x for c, x in zip(instance["cost"], takes)) <= instance["budget"])
    model.Add(sum(takes) <= instance["most"])
    model.Add(sum(takes) >= instance["least"])
    for limit in instance["limits"]:
        of = sum(takes[i] for i in limit["of"])
        model.Add(of >= limit["least"])
        model.Add(of <= min(limit["most"], len(takes)))
    pool = instance["pool"]
    reached = model.NewIntVar(0, int(pool * SCALE) + 1, "pool")
    total = sum(sorted(instance["exponent"], reverse=True)[: instance["most"]])
    for k in range(TANGENTS + 1):
        at = total * k / TANGENTS
        slope = pool * math.exp(-at)
        start = pool - slope - slope * at
        terms = [math.ceil(slope * e * SCALE) for e in instance["exponent"]]
        model.Add(reached <= math.ceil(start * SCALE) + sum(t * x for t, x in zip(terms, takes)))
    objective = [reached]
    for pair in instance["pairs"]:
        touched = model.NewBoolVar("")
        model.Add(touched <= takes[pair["a"]] + takes[pair["b"]])
        objective.append(round(pair["people"] * SCALE) * touched)
    model.Maximize(sum(objective))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = 60
    solver.parameters.num_workers = 2
    status = solver.Solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None, None
    return [i for i in people if solver.Value(takes[i])], solver.BestObjectiveBound() / SCALE


def main(path):
    worse = count = proven = 0
    for line in open(path, encoding="utf-8"):
        if not line.startswith("{"):
            continue
        instance = json.loads(line)
        chosen, bound = choose(instance)
        if chosen is None:
            continue
        theirs, ours = exact(instance, set(chosen)), exact(instance, set(instance["chosen"]))
        count += 1
        proven += instance["proven"]
        short = theirs > ours * (1 + 1e-7)
        worse += short
        print(f"{count:3}: ours {ours:12.1f}, CP-SAT's choice {theirs:12.1f}, its bound {bound:12.1f}"
              f"{'  WORSE' if short else ''}")
    print(f"{count} instances, {proven} of ours proven, {worse} worse than CP-SAT's choice")
    sys.exit(1 if worse or count == 0 else 0)


if __name__ == "__main__":
    main(sys.argv[1])
