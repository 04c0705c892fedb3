"""Expected values of the baseline cases, from the definitions with scipy; run in this folder."""
import csv
import math
from collections import Counter

from scipy import stats


def rows(name):
    with open(name + ".csv", newline="") as file:
        return list(csv.DictReader(file))


def write(name, scores):
    with open(name + ".expected.csv", "w") as file:
        print("score", file=file)
        for score in scores:
            print('""' if score is None else repr(float(score)), file=file)


def numbers(name, column="x"):
    return [float(row[column]) if row[column] else None for row in rows(name)]


def z_values(name, z):
    write(name, [None if x is None else z(x) for x in numbers(name)])


def z_of(distribution):
    def z(x):
        below, above = distribution.cdf(x), distribution.sf(x)
        if below <= 1e-16:
            return -10
        if above <= 1e-16:
            return 10
        return stats.norm.ppf(below) if below < above else stats.norm.isf(above)
    return z


def cusum(name, order, log_ratio, window=0, reset=0.0):
    x = numbers(name)
    scores = [None] * len(x)
    steps = []
    z = 0.0
    for i in order:
        if x[i] is None or math.isnan(log_ratio(x[i])):
            continue
        steps.append(log_ratio(x[i]))
        if window:
            z = 0.0
            for step in steps[-window:]:
                z = max(reset, z + step)
        else:
            z = max(reset, z + steps[-1])
        scores[i] = z
    write(name, scores)


def seen(name, columns, window=0, weight=None, missing=()):
    """Per record None, or the weighted counts of the records so far."""
    kept = []
    for row in rows(name):
        key = tuple(row[column] or dict(missing).get(column) for column in columns)
        if not all(key) or (weight and not row[weight]):
            yield None
            continue
        kept.append((key, float(row[weight]) if weight else 1.0))
        counts = Counter()
        for each, amount in kept[-window:]:
            counts[each] += amount
        yield counts


def chi_square(expected, observed, sample=None):
    total, n = sum(expected.values()), sum(observed.values())
    terms = []
    for key in set(expected) | set(observed):
        share = expected.get(key, 0) / total
        part = observed.get(key, 0)
        variance = share / (sample or total) + part / n ** 2
        if variance > 0:
            terms.append((share - part / n) ** 2 / variance)
    return stats.chi2.cdf(math.fsum(terms), len(terms) - 1) if len(terms) > 1 else None


def independence(counts):
    if counts is None:
        return None
    values = [sorted({key[i] for key in counts}) for i in range(2)]
    if min(map(len, values)) < 2:
        return None
    table = [[counts.get((a, b), 0) for b in values[1]] for a in values[0]]
    return 1 - stats.chi2_contingency(table, correction=False)[1]


def scalar(expected, observed, scheme):
    product = sum(expected.get(key, 0) * count for key, count in observed.items())
    e2 = sum(count ** 2 for count in expected.values())
    o2 = sum(count ** 2 for count in observed.values())
    return product / {"": 1, "Independent": math.sqrt(e2 * o2), "SizeWeighted": (e2 + o2) / 2}[scheme]


def each(function, counts, *args):
    return [None if observed is None else function(args[0], observed, *args[1:]) for observed in counts]


z_values("z_gaussian", lambda x: (x - 35) / 10)
z_values("z_any", lambda x: (x + 2) / math.sqrt(0.3))
z_values("z_poisson", z_of(stats.poisson(4.5)))
z_values("z_uniform", z_of(stats.uniform(-1, 4)))

f0, f1 = stats.norm(550.2, math.sqrt(48.2)), stats.norm(460.4, math.sqrt(39.2))
cusum("cusum_gaussian", [1, 2, 0, 3, 4, 5, 7, 6], lambda x: f1.logpdf(x) - f0.logpdf(x))
p0, p1 = stats.poisson(2), stats.poisson(3.5)
cusum("cusum_poisson_window", range(8), lambda x: p1.logpmf(x) - p0.logpmf(x), 3, -0.5)
g = stats.norm(3, 0.5)
cusum("cusum_uniform", range(5), lambda x: g.logpdf(x) - math.log(0.25))

table = {("red",): 50, ("green",): 30, ("blue",): 15, ("white",): 5}
shares = {("red",): 0.5, ("green",): 0.3, ("blue",): 0.2}
colour = ["colour"]
write("chi_square_counts", each(chi_square, seen("chi_square_counts", colour), table))
write("chi_square_normalized", each(chi_square, seen("chi_square_normalized", colour), shares, 40))
write("chi_square_window", each(chi_square, seen("chi_square_window", colour, 3, "litres"), table))
both = ["colour", "size"]
pairs = {("red", "1"): 12, ("red", "2"): 5, ("blue", "1"): 3, ("blue", "3"): 7}
write("chi_square_two_fields", each(chi_square, seen("chi_square_two_fields", both), pairs))

write("independence_of_table", [independence(pairs)] * 2)
write("independence_of_records", [independence(c) for c in seen("independence_of_records", both)])
write("independence_missing",
      [independence(c) for c in seen("independence_missing", both, missing=[("size", "9")])])
write("independence_in_window", [independence(c) for c in seen("independence_in_window", both, 4)])

write("scalar_plain", each(scalar, seen("scalar_plain", colour), table, ""))
write("scalar_independent", each(scalar, seen("scalar_independent", colour), table, "Independent"))
write("scalar_size_weighted",
      each(scalar, seen("scalar_size_weighted", colour, 4), table, "SizeWeighted"))
weighted = seen("scalar_weighted", colour, 0, "litres")
write("scalar_weighted", each(scalar, weighted, {("red",): 0.6, ("blue",): 0.4}, "Independent"))

z = {"north": 0.0, "south": 0.0}
scores = []
for row in rows("segments"):
    mean = {"north": 10, "south": 20}.get(row["site"])
    if mean is None:
        scores.append(None)
        continue
    x = float(row["x"])
    step = stats.norm(mean + 3, 2).logpdf(x) - stats.norm(mean, 2).logpdf(x)
    z[row["site"]] = max(0.0, z[row["site"]] + step)
    scores.append(z[row["site"]])
write("segments", scores)
