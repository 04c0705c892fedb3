#!/usr/bin/python3
"""Writes measure-*.pmml with their data and expected results, which scipy computes."""
import csv
import math

import numpy as np
from scipy.spatial import distance

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<PMML xmlns="http://www.dmg.org/PMML-4_4" version="4.4">
  <Header/>
  <DataDictionary>
%s
  </DataDictionary>
  <ClusteringModel functionName="clustering" modelClass="centerBased" numberOfClusters="%d">
    <MiningSchema>
%s
    </MiningSchema>
    <Output>
      <OutputField name="cluster" optype="categorical" dataType="string"/>
      <OutputField name="closeness" optype="continuous" dataType="double" feature="clusterAffinity"/>
      <OutputField name="of second" optype="continuous" dataType="double" feature="affinity" value="2"/>
    </Output>
    <ComparisonMeasure kind="%s">
      %s
    </ComparisonMeasure>
%s
%s
  </ClusteringModel>
</PMML>
"""


def document(names, centers, kind, measure, weights=None, importance=None):
    fields = "\n".join(f'    <DataField name="{n}" optype="continuous" dataType="double"/>' for n in names)
    schema = "\n".join(f'      <MiningField name="{n}"/>' for n in names)
    compared = []
    for i, name in enumerate(names):
        weight = f' fieldWeight="{weights[i]:g}"' if weights else ""
        compared.append(f'    <ClusteringField field="{name}"{weight}/>')
    if importance:
        numbers = " ".join(f"{q:g}" for q in importance)
        compared.append(
            f'    <MissingValueWeights>\n      <Array n="{len(importance)}" type="real">{numbers}</Array>\n'
            "    </MissingValueWeights>")
    clusters = []
    for center in centers:
        numbers = " ".join(f"{c:g}" for c in center)
        clusters.append(f'    <Cluster>\n      <Array n="{len(center)}" type="real">{numbers}</Array>\n    </Cluster>')
    return HEAD % (fields, len(centers), schema, kind, measure, "\n".join(compared), "\n".join(clusters))


def cell(value):
    return "" if value is None else repr(value) if isinstance(value, float) else str(value)


def write(name, text, names, records, results):
    with open(f"{name}.pmml", "w") as file:
        file.write(text)
    for suffix, head, rows in ((".csv", names, records), (".expected.csv", ["cluster", "closeness", "of second"], results)):
        with open(name + suffix, "w", newline="") as file:
            out = csv.writer(file, lineterminator="\n")
            out.writerow(head)
            out.writerows([[cell(value) for value in row] for row in rows])


def result(affinities, largest):
    if None in affinities:
        return [None, None, None]
    best = (np.argmax if largest else np.argmin)(affinities)
    return [int(best) + 1, float(affinities[best]), float(affinities[1])]


NAMES = ["length", "width", "height"]
CENTERS = [[1, 2, 0.5], [4, -1, 2], [0, 0, 8]]
WEIGHTS = [1, 0.25, 2]
IMPORTANCE = [1, 2, 0.5]
RECORDS = [[1.5, 1, 1], [5, 0, 3], [0, 1, 6.5], [None, -1.5, 2.5], [2, None, None], [None, None, None], [2.5, 0.5, 1.25]]


def distance_of(x, center, p, power, weights):
    """Fields that are present, scaled up by the importance of those that are not."""
    here = [i for i in range(len(x)) if x[i] is not None]
    if not here:
        return None
    u = np.array([x[i] for i in here], float)
    v = np.array([center[i] for i in here], float)
    w = np.array([weights[i] for i in here], float)
    adjust = sum(IMPORTANCE) / sum(IMPORTANCE[i] for i in here)
    if p == math.inf:
        return float(np.max(w * np.abs(u - v)) * adjust)
    plain = distance.minkowski(u, v, p, w)
    total = plain ** p * adjust
    return float(total ** power)


DISTANCES = {
    "euclidean": ("<euclidean/>", 2, 0.5),
    "squaredEuclidean": ("<squaredEuclidean/>", 2, 1),
    "cityBlock": ("<cityBlock/>", 1, 1),
    "chebychev": ("<chebychev/>", math.inf, 1),
    "minkowski": ('<minkowski p-parameter="3"/>', 3, 1 / 3),
}
for name, (element, p, power) in DISTANCES.items():
    rows = [result([distance_of(x, c, p, power, WEIGHTS) for c in CENTERS], False) for x in RECORDS]
    write(f"measure-{name}", document(NAMES, CENTERS, "distance", element, WEIGHTS, IMPORTANCE), NAMES, RECORDS, rows)

BITS = ["a", "b", "c", "d", "e"]
BIT_CENTERS = [[1, 1, 0, 0, 1], [0, 0, 0, 1, 1], [1, 0, 1, 0, 0]]
BIT_RECORDS = [[1, 1, 0, 0, 0], [0, 0, 0, 1, 0], [1, 0, 1, 1, 1], [1, None, 1, 0, None], [0, 0, 0, 0, 0],
               [None] * 5]
PARAMETERS = {"c00": 0.5, "c01": 0, "c10": 0.25, "c11": 2, "d00": 1, "d01": 1.5, "d10": 1, "d11": 3}


def own_ratio(x, y):
    counts = {(i, j): sum(1 for p, q in zip(x, y) if (p, q) == (i, j)) for i in (0, 1) for j in (0, 1)}
    return tuple(sum(PARAMETERS[f"{side}{i}{j}"] * n for (i, j), n in counts.items()) for side in "cd")


def similarity(measure, x, center):
    here = [i for i in range(len(x)) if x[i] is not None]
    if not here:
        return None
    u = [bool(x[i]) for i in here]
    v = [bool(center[i]) for i in here]
    if measure == "simpleMatching":
        return 1 - float(distance.hamming(u, v))
    if measure == "jaccard":
        return 1 - float(distance.jaccard(u, v)) if any(u) or any(v) else 0.0
    if measure == "tanimoto":
        return 1 - float(distance.rogerstanimoto(u, v))
    above, below = own_ratio(u, v)
    return above / below


for name in ("simpleMatching", "jaccard", "tanimoto", "binarySimilarity"):
    attributes = "".join(f' {key}-parameter="{value:g}"' for key, value in PARAMETERS.items())
    element = f"<{name}{attributes if name == 'binarySimilarity' else ''}/>"
    rows = [result([similarity(name, x, c) for c in BIT_CENTERS], True) for x in BIT_RECORDS]
    write(f"measure-{name}", document(BITS, BIT_CENTERS, "similarity", element), BITS, BIT_RECORDS, rows)

single = document(NAMES, CENTERS, "distance", "<euclidean/>", [0.1, 0.3, 2.7])
single = single.replace('numberOfClusters="3">', 'numberOfClusters="3" x-mathContext="float">')
records = [[0.1, 0.7, 1.3], [3.3, -0.9, 1.7]]
rows = []
for x in records:
    affinities = []
    for center in CENTERS:
        total = np.float32(0)
        for value, c, w in zip(x, center, [0.1, 0.3, 2.7]):
            difference = np.float32(value) - np.float32(c)
            total += np.float32(w) * (difference * difference)
        affinities.append(float(np.sqrt(total)))
    rows.append(result(affinities, False))
write("single", single, NAMES, records, rows)
