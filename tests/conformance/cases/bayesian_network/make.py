"""Writes the expected values by adding up every combination of the nodes without value."""
import csv
import itertools

import numpy as np
from scipy import stats


def triangular(mean, low, high):
    peak = 3 * mean - low - high
    return stats.triang((peak - low) / (high - low), low, high - low)


def lognormal(mean, variance):
    return stats.lognorm(np.sqrt(variance), scale=np.exp(mean))


def normal(mean, variance):
    return stats.norm(mean, np.sqrt(variance))


def uniform(low, high):
    return stats.uniform(low, high - low)


def read(name):
    with open(name + ".csv", newline="") as file:
        return list(csv.DictReader(file))


def write(name, rows):
    with open(name + ".expected.csv", "w", newline="") as file:
        out = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        out.writeheader()
        out.writerows(rows)


def worlds(values, given):
    names = list(values)
    options = [[given[n]] if given.get(n) else values[n] for n in names]
    return (dict(zip(names, world)) for world in itertools.product(*options))


def posterior(values, joint, given, target):
    weights = dict.fromkeys(values[target], 0.0)
    for world in worlds(values, given):
        weights[world[target]] = weights.get(world[target], 0.0) + joint(world)
    total = sum(weights.values())
    return {k: v / total for k, v in weights.items()} if total > 0 else None


def discrete():
    values = {"cloudy": ["yes", "no"], "sprinkler": ["on", "off"], "rain": ["yes", "no"],
              "wet": ["yes", "no"], "slippery": ["0", "1", "2"]}
    wet = {("on", "yes"): 0.99, ("on", "no"): 0.9, ("off", "yes"): 0.9, ("off", "no"): 0.0}
    slippery = {"yes": dict(zip("012", (0.1, 0.2, 0.7))), "no": dict(zip("012", (0.85, 0.1, 0.05)))}

    def joint(w):
        if w["cloudy"] not in values["cloudy"]:
            return 0
        cloudy = w["cloudy"] == "yes"
        p = 0.6 if cloudy else 0.4
        on = 0.1 if cloudy else 0.5
        p *= on if w["sprinkler"] == "on" else 1 - on
        rain = 0.8 if cloudy else 0.2
        p *= rain if w["rain"] == "yes" else 1 - rain
        q = wet[w["sprinkler"], w["rain"]]
        p *= q if w["wet"] == "yes" else 1 - q
        return p * slippery[w["wet"]][w["slippery"]]

    rows = []
    for row in read("discrete"):
        rain = posterior(values, joint, row, "rain")
        slip = posterior(values, joint, row, "slippery")
        if rain is None:
            rows.append(dict.fromkeys(rows[0], ""))
            continue
        rows.append({"rain": max(rain, key=rain.get), "p yes": rain["yes"], "p no": rain["no"],
                     "slip": max(slip, key=slip.get), "p 2": slip["2"]})
    write("discrete", rows)


def hybrid():
    values = {"kind": ["a", "b", "c"], "site": ["north", "south"]}
    height = {"a": normal(10, 4), "b": normal(12, 1), "c": normal(9, 2.25)}
    mass = {"a": (0.1, 0.2), "b": (0.15, 0.1), "c": (0.12, 0.3)}
    age = {"a": uniform(0, 8), "b": uniform(2, 20), "c": uniform(1, 5)}
    tone = {"north": triangular(4, 1, 6), "south": triangular(3, 0, 5)}
    prior = {"a": 0.5, "b": 0.3, "c": 0.2}
    north = {"a": 0.2, "b": 0.6, "c": 0.9}

    rows = []
    for row in read("hybrid"):
        x = {n: float(row[n]) for n in ("height", "mass", "age", "tone") if row[n]}
        def joint(w):
            k, s = w["kind"], w["site"]
            p = prior[k] * (north[k] if s == "north" else 1 - north[k])
            if "height" in x:
                p *= height[k].pdf(x["height"])
            if "mass" in x and "height" in x:
                p *= lognormal(mass[k][0] * x["height"], mass[k][1]).pdf(x["mass"])
            elif "mass" in x:  # the logarithm is a sum of two normal ones
                p *= lognormal(mass[k][0] * height[k].mean(),
                               mass[k][0] ** 2 * height[k].var() + mass[k][1]).pdf(x["mass"])
            if "age" in x:
                p *= age[k].pdf(x["age"])
            if "tone" in x:
                p *= tone[s].pdf(x["tone"])
            return p

        result = posterior(values, joint, row, "kind")
        if result is None:
            rows.append(dict.fromkeys(rows[0], ""))
            continue
        rows.append({"kind": max(result, key=result.get),
                     **{f"p {k}": result[k] for k in "abc"}})
    write("hybrid", rows)


def continuous():
    values = {"shift": ["day", "night"], "alarm": ["on", "off"]}
    on = {("yes", "day"): 0.3, ("yes", "night"): 0.8, ("no", "day"): 0.05, ("no", "night"): 0.1}
    rows = []
    for row in read("continuous"):
        if not row["temperature"]:
            rows.append(dict.fromkeys(rows[0], ""))
            continue
        t = float(row["temperature"])
        parts = []
        impossible = False
        for w in worlds(values, row):
            p = {"day": 0.6, "night": 0.4}[w["shift"]]
            q = on["yes" if t >= 20 else "no", w["shift"]]
            p *= q if w["alarm"] == "on" else 1 - q
            if w["shift"] == "day" and w["alarm"] == "off" and t <= 4:
                impossible = True  # Uniform from 4 to 3
                continue
            parts.append((p, {("day", "on"): normal(5 + 0.5 * t, 2),
                              ("day", "off"): uniform(4, t),
                              ("night", "on"): lognormal(1.5, 0.25),
                              ("night", "off"): triangular(5, 2, 7)}[w["shift"], w["alarm"]]))
        if impossible:
            rows.append(dict.fromkeys(rows[0], ""))
            continue
        total = sum(p for p, _ in parts)
        mean = sum(p * d.mean() for p, d in parts) / total
        square = sum(p * (d.var() + d.mean() ** 2) for p, d in parts) / total
        sd = np.sqrt(square - mean ** 2)
        rows.append({"output": mean, "sd": sd, "error": sd})
    write("continuous", rows)


def linear():
    """Each world's joint normal distribution by matrices, conditioned on what is known."""
    names = ["soil", "rain", "growth", "yield", "sugar", "price"]

    def joint(kind, dose):
        base = np.array([5.0 if kind == "a" else 7.0, 10, 1 if kind == "a" else 2, 0, 2, 0])
        b = np.zeros((6, 6))
        b[2, :2] = [0.5, 0.2] if kind == "a" else [0.25, -0.25]
        b[3, [0, 2]] = -dose, 3
        b[4, 3] = 0.1
        b[5, 3] = 0.05
        spread = np.linalg.inv(np.eye(6) - b)
        return spread @ base, spread @ np.diag([2, 4, 1.5, 0.5, 0.3, 0.2]) @ spread.T

    rows = []
    for row in read("linear"):
        if not row["dose"] or (row["price"] and float(row["price"]) <= 0):
            rows.append(dict.fromkeys(rows[0], ""))
            continue
        known = [i for i, n in enumerate(names) if row.get(n)]
        x = np.array([float(row[names[i]]) for i in known])
        x = np.array([np.log(v) if i == 5 else v for i, v in zip(known, x)])
        parts = []
        for kind, p in (("a", 0.3), ("b", 0.7)):
            if row["kind"] not in ("", kind):
                continue
            mean, cov = joint(kind, float(row["dose"]))
            if known:
                inner = cov[np.ix_(known, known)]
                gain = np.linalg.solve(inner, cov[known, 3])
                p *= stats.multivariate_normal(mean[known], inner).pdf(x)
                parts.append((p, mean[3] + gain @ (x - mean[known]), cov[3, 3] - gain @ cov[known, 3]))
            else:
                parts.append((p, mean[3], cov[3, 3]))
        total = sum(p for p, _, _ in parts)
        mean = sum(p * m for p, m, _ in parts) / total
        variance = sum(p * (v + (m - mean) ** 2) for p, m, v in parts) / total
        rows.append({"yield": mean, "sd": np.sqrt(variance)})
    write("linear", rows)


def nonlinear():
    """size = u + x w + 2 w: linear in w and in x, but u is not normal, and x is in a variance, too."""
    rows = []
    for row in read("nonlinear"):
        u, x, w = (float(row[n]) if row[n] else None for n in ("u", "x", "w"))
        if u is None or x is None or (w is None and 3 + x < 0):
            rows.append(dict.fromkeys(rows[0], ""))
        elif w is None:
            rows.append({"size": u, "sd": np.sqrt((x + 2) ** 2 * (3 + x) + 1)})
        else:
            rows.append({"size": u + x * w + 2 * w, "sd": 1.0})
    write("nonlinear", rows)


discrete()
hybrid()
linear()
nonlinear()
continuous()
