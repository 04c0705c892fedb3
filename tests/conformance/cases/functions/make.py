"""Writes the expected values of `formats` and `arithmetic` with Python's own functions."""
import csv
import datetime
import fractions
import math
import re

import numpy
import scipy.special
import scipy.stats


def read(name):
    with open(name + ".csv", newline="") as file:
        return list(csv.DictReader(file))


def write(name, rows):
    with open(name + ".expected.csv", "w", newline="") as file:
        out = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        out.writeheader()
        out.writerows(rows)


def patterns_of(name):
    """Output field -> pattern of the document."""
    text = open(name + ".pmml").read()
    found = re.findall(r'<OutputField name="([^"]*)"(?:(?!</OutputField>).)*?<FieldRef field="(\w+)"/>'
                       r'\s*<Constant dataType="string">(.*?)</Constant>', text, re.S)
    return {field: (source, pattern) for field, source, pattern in found}


def printf(pattern, value):
    return pattern.replace("%ld", "%d") % value


def formats():
    rows = []
    for row in read("formats"):
        result = {}
        for field, (source, pattern) in patterns_of("formats").items():
            cell = row[source]
            if field == "by call":
                pattern = "no. %d"
            if field == "not whole":
                result[field] = ("%d" % float(cell)) if cell and float(cell) % 1 == 0 else "not whole"
            elif field == "no date":
                result[field] = "no date"
            elif cell == "":
                result[field] = ""
            elif source == "n":
                result[field] = printf(pattern, int(cell))
            elif source == "x":
                result[field] = printf(pattern, float(cell))
            elif source == "clock":
                result[field] = datetime.datetime.strptime(cell, "%H:%M:%S").strftime(pattern)
            elif source == "days":
                day = datetime.datetime(1960, 1, 1) + datetime.timedelta(days=int(cell))
                result[field] = day.strftime(pattern)
            else:
                result[field] = datetime.datetime.fromisoformat(cell).strftime(pattern)
        # %x is a conversion that is not offered: the record has no result.
        if row["pattern"] == "%x":
            result = {field: "" for field in result}
        result["by field"] = "" if row["n"] == "" or row["pattern"] == "%x" else row["pattern"] % int(row["n"])
        rows.append(result)
    write("formats", rows)


def arithmetic():
    normal = scipy.stats.norm
    rows = []
    for row in read("arithmetic"):
        x, y, n = (float(row[c]) if row[c] else None for c in ("x", "y", "n"))
        if x is None:
            result = dict.fromkeys(rows[0], "")
            present = [v for v in (y, n) if v is not None]
            result.update(normalIDF=normal.ppf(n, 1, 2), stdNormalIDF=scipy.special.ndtri(n),
                          asin=math.asin(n), acos=math.acos(n))
            result.update(sum=sum(present), avg=sum(present) / len(present), product=y * n,
                          median=numpy.median(present), least=min(present), most=max(present))
        else:
            result = {
                "modulo": x - math.floor(x / y) * y, "round": math.floor(fractions.Fraction(x) + fractions.Fraction(1, 2)), "rint": round(x),
                "ceil": math.ceil(x), "floor": math.floor(x), "abs": abs(x),
                "expm1": math.expm1(x), "ln1p": math.log1p(abs(x)), "hypot": math.hypot(x, y),
                "pow": abs(x) ** y, "erf": math.erf(x), "normalCDF": normal.cdf(x, 1, 2),
                "normalPDF": normal.pdf(x, 1, 2), "normalIDF": normal.ppf(n, 1, 2),
                "stdNormalCDF": normal.cdf(x), "stdNormalPDF": normal.pdf(x),
                "stdNormalIDF": scipy.special.ndtri(n), "sin": math.sin(x), "cos": math.cos(x),
                "tan": math.tan(x), "asin": math.asin(n), "acos": math.acos(n),
                "atan": math.atan(x), "sinh": math.sinh(x), "cosh": math.cosh(x),
                "tanh": math.tanh(x), "atan2": math.atan2(x, y), "threshold": int(x > y),
                "sum": x + y + n, "avg": (x + y + n) / 3, "product": x * y * n,
                "median": numpy.median([x, y, n]), "least": min(x, y, n), "most": max(x, y, n),
            }
        rows.append(result)
    write("arithmetic", rows)


formats()
arithmetic()
