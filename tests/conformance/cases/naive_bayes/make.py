#!/usr/bin/python3
"""Computes the expected values of the cases: exact fractions for counts, decimals for densities."""
import csv
import math
from decimal import Decimal, getcontext
from fractions import Fraction

getcontext().prec = 60
PI = Decimal("3.14159265358979323846264338327950288419716939937510582097494459")


def records(name):
    with open(name + ".csv") as file:
        yield from csv.DictReader(file)


def write(name, target, categories, shares):
    with open(name + ".expected.csv", "w") as file:
        file.write(",".join([target] + ["probability(%s)" % c for c in categories]) + "\n")
        for row in shares:
            total = sum(row)
            p = [float(x / total) for x in row]
            file.write(",".join([categories[p.index(max(p))]] + [repr(x) for x in p]) + "\n")


def share(counts, value, j, threshold):
    total = sum(c[j] for c in counts.values() if c[j] is not None)
    count = counts[value][j]
    return Fraction(count, total) if count else threshold


def counts():
    threshold = Fraction(1, 1000)
    prior = [60, 30, 10]
    colour = {"red": [30, 10, 0], "blue": [20, 5, None], "grey": [5, 15, 8]}
    doors = {"2": [10, 20, 1], "4": [50, 7, 9]}
    shares = []
    for r in records("counts"):
        row = []
        for j in range(3):
            product = Fraction(prior[j])
            for table, value in [(colour, r["colour"]), (doors, r["doors"])]:
                if value in table:
                    product *= share(table, value, j, threshold)
            row.append(product)
        shares.append(row)
    write("counts", "make", ["a", "b", "c"], shares)


def gauss(x, mean, variance):
    mean, variance = Decimal(mean), Decimal(variance)
    return (-(x - mean) ** 2 / (2 * variance)).exp() / (2 * PI * variance).sqrt()


def poisson(x, mean):
    if x < 0 or x != int(x) or x > 10**6:  # there less than any threshold
        return Decimal(0)
    return Decimal(mean) ** int(x) * (-Decimal(mean)).exp() / math.factorial(int(x))


def densities(name, threshold):
    shares = []
    for r in records(name):
        row = [Decimal(60), Decimal(40)]
        if r["height"]:
            for j, parameters in enumerate([("5", "4"), ("8", "0.25")]):
                row[j] *= max(gauss(Decimal(r["height"]), *parameters), threshold)
        if r["calls"]:
            for j, mean in enumerate(["2.5", "200"]):
                row[j] *= max(poisson(Decimal(r["calls"]), mean), threshold)
        shares.append(row)
    write(name, "kind", ["yes", "no"], shares)


def bins():
    table = {"low": [2, 8], "high": [6, 2], "none": [1, 1]}
    shares = []
    for r in records("bins"):
        x = float(r["income"]) if r["income"] else None
        name = None if x is None else "low" if x < 10 else "high" if x <= 20 else None
        row = [Fraction(9), Fraction(11)]
        if name:
            row = [p * share(table, name, j, Fraction(0)) for j, p in enumerate(row)]
        shares.append(row)
    write("bins", "pays", ["true", "false"], shares)


counts()
densities("densities", Decimal("0.001"))
densities("densities_far", Decimal(0))
bins()
