#!/usr/bin/python3
"""Computes the expected values of the cases from the formulas of the standard, with numpy and scipy
for distributions and matrices; writes links.pmml and cumulative_links.pmml, which repeat one model
for every link."""
import csv
import math

import numpy as np
from scipy.stats import norm


def records(name):
    with open(name + ".csv") as file:
        yield from csv.DictReader(file)


def write(name, columns, rows):
    with open(name + ".expected.csv", "w") as file:
        file.write(",".join(columns) + "\n")
        for row in rows:
            cells = ["" if row.get(c) is None else row[c] for c in columns]
            file.write(",".join(repr(float(c)) if isinstance(c, float) else str(c) for c in cells) + "\n")


def softmax(etas):
    total = sum(math.exp(x) for x in etas.values())
    return {c: math.exp(x) / total for c, x in etas.items()}


def winner(probabilities):
    return max(probabilities, key=probabilities.get)


# name: attributes, inverse, coefficients (constant, x)
LINKS = {
    "cloglog": ("", lambda e: 1 - math.exp(-math.exp(e)), (0.25, 0.5)),
    "identity": ("", lambda e: e, (0.25, 0.5)),
    "log": ("", math.exp, (0.25, 0.5)),
    "logc": ("", lambda e: 1 - math.exp(e), (-2, -0.5)),
    "logit": ("", lambda e: 1 / (1 + math.exp(-e)), (0.25, 0.5)),
    "loglog": ("", lambda e: math.exp(-math.exp(-e)), (0.25, 0.5)),
    "negbin": (' distribution="negbin" distParameter="1.5"', lambda e: 1 / (1.5 * (math.exp(-e) - 1)), (-2, -0.25)),
    "oddspower": (' linkParameter="0.5"', lambda e: 1 / (1 + (1 + 0.5 * e) ** (-1 / 0.5)), (0.25, 0.5)),
    "oddspower0": (' linkParameter="0"', lambda e: 1 / (1 + math.exp(-e)), (0.25, 0.5)),
    "power": (' linkParameter="-2"', lambda e: e ** (1 / -2), (3, 0.5)),
    "power0": (' linkParameter="0"', math.exp, (0.25, 0.5)),
    "probit": ("", lambda e: float(norm.cdf(e)), (0.25, 0.5)),
}

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<PMML xmlns="http://www.dmg.org/PMML-4_4" version="4.4">
  <Header/>
  <DataDictionary>
    <DataField name="x" optype="continuous" dataType="double"/>
%s
  </DataDictionary>
  <MiningModel functionName="%s">
    <MiningSchema>
      <MiningField name="x"/>
      <MiningField name="y" usageType="target"/>
    </MiningSchema>
    <Output>
%s
    </Output>
    <Segmentation multipleModelMethod="modelChain">
%s
    </Segmentation>
  </MiningModel>
</PMML>
"""

SEGMENT = """      <Segment id="%s">
        <True/>
        <GeneralRegressionModel modelType="%s" functionName="%s" %s>
          <MiningSchema>
            <MiningField name="x"/>
            <MiningField name="y" usageType="target"/>
          </MiningSchema>
          <ParameterList>
            <Parameter name="p0"/>
            <Parameter name="p1"/>
          </ParameterList>
          <CovariateList>
            <Predictor name="x"/>
          </CovariateList>
          <PPMatrix>
            <PPCell value="1" predictorName="x" parameterName="p1"/>
          </PPMatrix>
          <ParamMatrix>
%s
          </ParamMatrix>
        </GeneralRegressionModel>
      </Segment>"""


def cell(parameter, beta, category=None):
    target = ' targetCategory="%s"' % category if category else ""
    return '            <PCell%s parameterName="%s" beta="%s"/>' % (target, parameter, beta)


def links():
    outputs, segments, rows = [], [], []
    for name, (attributes, _, (a, b)) in LINKS.items():
        outputs.append('      <OutputField name="%s" optype="continuous" dataType="double" segmentId="%s"/>' % (name, name))
        segments.append(SEGMENT % (name, "generalizedLinear", "regression",
                                   'linkFunction="%s"%s' % (name.rstrip("0"), attributes),
                                   cell("p0", a) + "\n" + cell("p1", b)))
    target = '    <DataField name="y" optype="continuous" dataType="double"/>'
    with open("links.pmml", "w") as file:
        file.write(HEAD % (target, "regression", "\n".join(outputs), "\n".join(segments)))
    for r in records("links"):
        x = float(r["x"]) if r["x"] else None
        rows.append({} if x is None else {n: float(f(a + b * x)) for n, (_, f, (a, b)) in LINKS.items()})
    write("links", list(LINKS), rows)


CUMULATIVE = {
    "logit": lambda e: 1 / (1 + math.exp(-e)),
    "probit": lambda e: float(norm.cdf(e)),
    "cloglog": lambda e: 1 - math.exp(-math.exp(e)),
    "loglog": lambda e: math.exp(-math.exp(-e)),
    "cauchit": lambda e: 0.5 + math.atan(e) / math.pi,
}


def cumulative_links():
    outputs, segments, rows = [], [], []
    for name in CUMULATIVE:
        outputs.append('      <OutputField name="%s" optype="ordinal" dataType="string" segmentId="%s"/>' % (name, name))
        for c in ["low", "middle", "high"]:
            outputs.append('      <OutputField name="%s %s" optype="continuous" dataType="double" '
                           'feature="probability" value="%s" segmentId="%s"/>' % (name, c, c, name))
        cells = [cell("p0", -0.5, "low"), cell("p0", 1.25, "middle"), cell("p1", 0.75)]
        segments.append(SEGMENT % (name, "ordinalMultinomial", "classification",
                                   'cumulativeLink="%s"' % name, "\n".join(cells)))
    target = "\n".join(['    <DataField name="y" optype="ordinal" dataType="string">'] +
                       ['      <Value value="%s"/>' % c for c in ["low", "middle", "high"]] + ["    </DataField>"])
    with open("cumulative_links.pmml", "w") as file:
        file.write(HEAD % (target, "classification", "\n".join(outputs), "\n".join(segments)))
    for r in records("cumulative_links"):
        row = {}
        for name, f in CUMULATIVE.items():
            first, second = (f(a + 0.75 * float(r["x"])) for a in (-0.5, 1.25))
            p = {"low": first, "middle": second - first, "high": 1 - second}
            row[name] = winner(p)
            row.update({"%s %s" % (name, c): v for c, v in p.items()})
        rows.append(row)
    write("cumulative_links", list(rows[0]), rows)


def design():
    rows = []
    for r in records("design"):
        if not (r["age"] and r["sex"]):
            rows.append({})
            continue
        age, man, woman = float(r["age"]), r["sex"] == "m", r["sex"] == "w"
        trained = r["trained"] == "1"
        y = 10 + 1.5 * man - 2.5 * woman + 0.5 * age - 3 * age**0.5 + 0.25 * man * age**2 * trained
        rows.append({"y": float(y)})
    write("design", ["y"], rows)


def contrasts():
    simple = {"f": 0.5, "m": -0.5}
    helmert = {1: (2 / 3, 0), 2: (-1 / 3, 0.5), 3: (-1 / 3, -0.5)}
    rows = []
    for r in records("contrasts"):
        if not r["job"] or int(r["job"]) not in helmert or r["sex"] not in simple:
            rows.append({})
            continue
        s, (h1, h2), size = simple[r["sex"]], helmert[int(r["job"])], float(r["size"])
        # The document shows the numbers of the matrix with twelve digits.
        h1, h2 = round(h1, 12), round(h2, 12)
        low = 0.5 + 1.5 * s - 2 * h1 + 3 * h2 + 0.25 * size * s * h2
        middle = -1 + 0.75 * h1
        p = softmax({"low": low, "middle": middle, "high": 0.0})
        rows.append({"level": winner(p), **p})
    write("contrasts", ["level", "low", "middle", "high"], rows)


def nested():
    rows = []
    for r in records("nested"):
        a, b, shift = float(r["a"]), float(r["b"]), float(r["shift"])
        p = softmax({"x": 0.5 + 2 * a + shift, "y": -0.5 + 3 * b**2 + 0.125 * a + shift, "z": 0.0})
        rows.append({"kind": winner(p), **{"probability(%s)" % c: v for c, v in p.items()}})
    write("nested", ["kind", "probability(z)", "probability(x)", "probability(y)"], rows)


def binary():
    rows = []
    for r in records("binary"):
        p = float(norm.cdf(-0.75 + 0.5 * float(r["dose"])))
        rows.append({"ill": "no" if 1 - p >= p else "yes", "p_yes": p, "p_no": 1 - p})
    write("binary", ["ill", "p_yes", "p_no"], rows)


def trials():
    rows = []
    for r in records("trials"):
        if not (r["n"] and r["shift"]):
            rows.append({})
            continue
        p = 1 / (1 + math.exp(-(0.25 - 0.5 * float(r["x"]) + float(r["shift"]))))
        rows.append({"hits": p * float(r["n"])})
    write("trials", ["hits"], rows)


def cox(name, baselines, stratum):
    rows = []
    for r in records(name):
        base = baselines.get(r[stratum]) if stratum else baselines
        if not (r["time"] and r["age"]) or base is None or float(r["time"]) > base["max"]:
            rows.append({})
            continue
        hazard = 0.0
        for time, value in base["cells"]:
            if time <= float(r["time"]):
                hazard = value
        score = 0.05 * float(r["age"]) - 1.25 * (r["drug"] == "new") + 0.01 * float(r["age"]) * (r["drug"] == "new")
        reference = 0.05 * 60 + 0.01 * 24.5
        hazard *= math.exp(score - reference)
        rows.append({"hazard": hazard, "survival": math.exp(-hazard)})
    write(name, ["hazard", "survival"], rows)


def standard_error():
    v = np.array([[4, -0.5, 0.25], [-0.5, 0.25, 0], [0.25, 0, 0.5]])
    rows = []
    for r in records("standard_error"):
        if not r["a"]:
            rows.append({})
            continue
        x = np.array([1, float(r["a"]), float(r["b"]) ** 2])
        rows.append({"y": float(x @ [1, 2, -0.5]), "error": float(math.sqrt(x @ v @ x))})
    write("standard_error", ["y", "error"], rows)


links()
cumulative_links()
design()
contrasts()
nested()
binary()
trials()
cox("cox", {"max": 8, "cells": [(1, 0.1), (2.5, 0.3), (4, 0.75), (7, 1.5)]}, None)
cox("cox_strata", {"north": {"max": 5, "cells": [(1, 0.2), (3, 0.4)]}, "south": {"max": 9, "cells": [(2, 0.05), (6, 1)]}}, "region")
standard_error()
