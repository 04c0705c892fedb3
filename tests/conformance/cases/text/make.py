"""Writes the expected values with numpy: counts, weights, similarity of three stored documents."""
import csv
import re

import numpy as np

TERMS = [["sun"], ["rain"], ["heavy", "rain"], ["wind"]]
IDS = ["summer", "autumn", "storm"]
COUNTS = np.array([[2, 0, 0, 1], [0, 3, 1, 0], [1, 1, 0, 4]], float)


def local(kind, f):
    if kind == "binary":
        return (f > 0) * 1.0
    if kind == "logarithmic":
        return np.log10(1 + f)
    if kind == "augmented":
        return 0.5 * ((f > 0) + f / f.max()) if f.max() > 0 else f
    return f


def global_(kind, counts):
    n = (counts > 0).sum(0)
    return {"idf": np.log10(len(counts) / n), "none": np.ones(counts.shape[1]),
            "gfidf": counts.sum(0) / n, "normal": 1 / np.sqrt((counts ** 2).sum(0)),
            "probabilistic": np.log10((len(counts) - n) / n)}[kind]


def case(name, local_kind, global_kind, unit, euclidean, counts=COUNTS):
    def vector(f):
        v = local(local_kind, f) * global_(global_kind, counts)
        length = np.sqrt((v ** 2).sum())
        return v / length if unit and length > 0 else v
    stored = [vector(d) for d in counts]
    rows = []
    for row in csv.DictReader(open(name + ".csv"), skipinitialspace=False):
        rows.append(score(row["report"], vector, stored, euclidean))
    if name != "x":
        with open(name + ".expected.csv", "w", newline="") as file:
            out = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
            out.writeheader()
            out.writerows(rows)


def score(text, vector, stored, euclidean):
    names = ["best", "second", "affinity", "affinity 3", "to autumn"]
    if not text:
        return dict.fromkeys(names, "")
    words = re.findall(r"\w+", text.lower())
    f = np.array([sum(words[i:i + len(t)] == t for i in range(len(words))) for t in TERMS], float)
    q = vector(f)
    if euclidean:
        values = [np.sqrt(((q - d) ** 2).sum()) for d in stored]
        order = sorted(range(3), key=lambda i: values[i])
    else:
        if not q.any():
            return dict.fromkeys(names, "")
        values = [q @ d / np.sqrt((q @ q) * (d @ d)) for d in stored]
        order = sorted(range(3), key=lambda i: -values[i])
    return dict(zip(names, [IDS[order[0]], IDS[order[1]], values[order[0]], values[order[2]],
                            values[1]]))


case("cosine_idf", "frequency", "idf", False, False)
case("euclidean_plain", "frequency", "none", False, True)
case("euclidean_gfidf", "logarithmic", "gfidf", True, True)
case("cosine_normal", "augmented", "normal", False, False)
case("euclidean_probabilistic", "binary", "probabilistic", False, True,
     np.array([[2, 0, 0, 0], [0, 3, 1, 0], [1, 0, 0, 4]], float))
case("default_similarity", "frequency", "none", False, False)
