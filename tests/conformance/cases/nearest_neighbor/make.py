#!/usr/bin/python3
"""Writes number-* and class-* with data and results: scikit-learn finds the neighbours and predicts."""
import numpy as np
from sklearn.neighbors import KNeighborsClassifier, KNeighborsRegressor

PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<PMML xmlns="http://www.dmg.org/PMML-4_4" version="4.4">
  <Header/>
  <DataDictionary>
    <DataField name="a" optype="continuous" dataType="double"/>
    <DataField name="b" optype="continuous" dataType="double"/>
    <DataField name="y" optype="%(optype)s" dataType="%(type)s"/>
  </DataDictionary>
  <NearestNeighborModel functionName="%(function)s" numberOfNeighbors="%(k)d"%(attributes)s instanceIdVariable="id">
    <MiningSchema>
      <MiningField name="a"/>
      <MiningField name="b"/>
      <MiningField name="y" usageType="target"/>
    </MiningSchema>
    <Output>
      <OutputField name="y" optype="%(optype)s" dataType="%(type)s"/>
%(outputs)s
    </Output>
    <TrainingInstances isTransformed="true" recordCount="8" fieldCount="4">
      <InstanceFields>
        <InstanceField field="a" column="a"/>
        <InstanceField field="b" column="b"/>
        <InstanceField field="y" column="answer"/>
        <InstanceField field="id" column="number"/>
      </InstanceFields>
      <InlineTable>
%(rows)s
      </InlineTable>
    </TrainingInstances>
    <ComparisonMeasure kind="distance">
      <%(measure)s/>
    </ComparisonMeasure>
    <KNNInputs>
      <KNNInput field="a"/>
      <KNNInput field="b" fieldWeight="%(weight)g"/>
    </KNNInputs>
  </NearestNeighborModel>
</PMML>
"""
X = np.array([[0, 0], [1, 0.5], [2, -1], [0.5, 3], [-1, 1], [3, 2], [2.5, 2.5], [-2, -0.5]])
Y = np.array([1.5, 2, -1, 4, 0.5, 7, 6, 3])
LABELS = np.array(["low", "low", "low", "high", "low", "high", "high", "middle"])
RECORDS = np.array([[0.1, 0.2], [2.2, 2.1], [-1.4, 0.1], [0.6, 1.9], [1.5, -0.4]])
THRESHOLD = 0.25


def page(name, function, labels, k, attributes, measure, weight, outputs):
    rows = "\n".join(
        f"        <row><number>n{i + 1}</number><a>{x[0]:g}</a><b>{x[1]:g}</b><answer>{y}</answer></row>"
        for i, (x, y) in enumerate(zip(X, labels)))
    numeric = function == "regression"
    fields = "\n".join(f"      <OutputField {text}/>" for text in outputs)
    with open(name + ".pmml", "w") as file:
        file.write(PAGE % {
            "optype": "continuous" if numeric else "categorical", "type": "double" if numeric else "string",
            "function": function, "k": k, "attributes": attributes, "outputs": fields, "rows": rows,
            "measure": measure, "weight": weight})


def table(name, head, rows):
    with open(name, "w") as file:
        for row in [head, *rows]:
            file.write(",".join(repr(float(c)) if isinstance(c, float) else str(c) for c in row) + "\n")


def neighbors(fitted, scaled):
    distances, places = fitted.kneighbors(scaled)
    return distances, places


RANKS = ['name="n1" optype="categorical" dataType="string" feature="entityId"',
         'name="n3" optype="categorical" dataType="string" feature="entityId" rank="3"',
         'name="d1" optype="continuous" dataType="double" feature="affinity"',
         'name="d3" optype="continuous" dataType="double" feature="entityAffinity" rank="3"']

for method, measure, weight, metric in (("average", "euclidean", 2, "euclidean"),
                                        ("median", "cityBlock", 1, "manhattan"),
                                        ("weightedAverage", "euclidean", 1, "euclidean")):
    scale = np.array([1, np.sqrt(weight) if metric == "euclidean" else weight])
    weights = (lambda d: 1 / (d + THRESHOLD)) if method == "weightedAverage" else "uniform"
    k = 4 if method == "median" else 3
    fitted = KNeighborsRegressor(k, weights=weights, metric=metric, algorithm="brute").fit(X * scale, Y)
    distances, places = neighbors(fitted, RECORDS * scale)
    predicted = np.median(Y[places], axis=1) if method == "median" else fitted.predict(RECORDS * scale)
    name = f"number-{method}"
    page(name, "regression", Y, k, f' continuousScoringMethod="{method}" threshold="{THRESHOLD}"', measure, weight, RANKS)
    table(name + ".csv", ["a", "b"], [map(float, r) for r in RECORDS])
    table(name + ".expected.csv", ["y", "n1", "n3", "d1", "d3"],
          [[float(p), f"n{n[0] + 1}", f"n{n[2] + 1}", float(d[0]), float(d[2])]
           for p, n, d in zip(predicted, places, distances)])

SHARES = [f'name="{c}" optype="continuous" dataType="double" feature="probability" value="{c}"'
          for c in ("high", "low", "middle")]
for method in ("majorityVote", "weightedMajorityVote"):
    weights = (lambda d: 1 / (d + THRESHOLD)) if method == "weightedMajorityVote" else "uniform"
    fitted = KNeighborsClassifier(5, weights=weights, metric="euclidean", algorithm="brute").fit(X, LABELS)
    name = f"class-{method}"
    page(name, "classification", LABELS, 5, f' categoricalScoringMethod="{method}" threshold="{THRESHOLD}"',
         "euclidean", 1, SHARES)
    table(name + ".csv", ["a", "b"], [map(float, r) for r in RECORDS])
    table(name + ".expected.csv", ["y", "high", "low", "middle"],
          [[p, *map(float, s)] for p, s in zip(fitted.predict(RECORDS), fitted.predict_proba(RECORDS))])
