#!/usr/bin/python3
"""Computes the expected values of the cases from the formulas of the standard."""
import csv
import math
import numpy as np


def records(name):
    with open(name + ".csv") as file:
        for row in csv.DictReader(file, skipinitialspace=True):
            yield row


def number(text):
    return float(text) if text else None


def write(name, columns, rows):
    with open(name + ".expected.csv", "w") as file:
        file.write(",".join(columns) + "\n")
        for row in rows:
            cells = ["" if row.get(c) is None else row[c] for c in columns]
            file.write(",".join(repr(float(c)) if isinstance(c, float) else str(c) for c in cells) + "\n")


ACTIVATIONS = {
    "threshold": lambda z: 1.0 if z > 0.5 else 0.0,
    "logistic": lambda z: 1 / (1 + math.exp(-z)),
    "tanh": math.tanh,
    "identity": lambda z: z,
    "exponential": math.exp,
    "reciprocal": lambda z: 1 / z,
    "square": lambda z: z * z,
    "Gauss": lambda z: math.exp(-z * z),
    "sine": math.sin,
    "cosine": math.cos,
    "Elliott": lambda z: z / (1 + abs(z)),
    "arctan": lambda z: 2 * math.atan(z) / math.pi,
    "rectifier": lambda z: max(0.0, z),
}


def activations():
    rows = []
    for r in records("activations"):
        u, v = number(r["u"]), number(r["v"])
        if u is None or v is None:
            rows.append({})
            continue
        z = 0.75 * u - 1.25 * v + 0.125
        row = {name: float(f(z)) for name, f in ACTIVATIONS.items()}
        distance = (u - 0.75) ** 2 + (v + 1.25) ** 2
        row["radialBasis"] = math.exp(-distance / (2 * 1.5**2))
        rows.append(row)
    write("activations", list(ACTIVATIONS) + ["radialBasis"], rows)


def radial(inputs, weights, width, altitude):
    distance = sum((a - w) ** 2 for a, w in zip(inputs, weights))
    return math.exp(len(weights) * math.log(altitude) - distance / (2 * width**2))


def radial_basis():
    rows = []
    for r in records("radial_basis"):
        if not r["a"]:
            rows.append({})
            continue
        a = float(r["a"]) / 10
        b = min(max((float(r["b"]) + 1) / 2, 0), 1) if r["b"] else 0.5
        h = [radial([a, b], [0.25, 0.5], 0.75, 2),
             radial([a, b], [0.75, 0.25], 0.5, 1.25),
             radial([b], [0.875], 0.5, 1.25)]
        h = [x / sum(h) for x in h]
        g = radial(h, [0.125, 0.5, 0.25], 2, 1.5)
        out = 0.25 * g + 2 * h[0] - 0.125 * a - 0.5
        y = 20 + (0.5 - out) * 40 / 0.25 if out < 0.5 else 20 - (out - 0.5) * 10 / 0.25
        rows.append({"y": y})
    write("radial_basis", ["y"], rows)


def classes():
    rows = []
    for r in records("classes"):
        if not r["weight"]:
            rows.append({})
            continue
        red = {"red": 1.0, "green": 0.0, "": 0.5}[r["colour"]]
        weight = float(r["weight"]) / 100
        h1 = math.tanh(1.5 * red - 0.75 * weight + 0.5)
        h2 = math.tanh(1.25 * weight)
        z = {"cherry": 2 * h1 - 3 * h2 - 0.25, "apple": h1 + 2.5 * h2, "lime": -2 * h1 - red + 0.75}
        total = sum(math.exp(x) for x in z.values())
        row = {"p_" + name: math.exp(x) / total for name, x in z.items()}
        row["fruit"] = max(z, key=z.get)
        row["neuron"] = "out/" + row["fruit"]
        rows.append(row)
    write("classes", ["fruit", "p_apple", "p_lime", "p_cherry", "neuron"], rows)


def one_neuron():
    rows = []
    for r in records("one_neuron"):
        z = 2 * float(r["x"]) - 1
        p = 1 / (1 + math.exp(-z)) if z > -700 else 0.0
        rows.append({"bought": "true" if p > 0.5 else "false", "probability(true)": p, "probability(false)": 1 - p})
    write("one_neuron", ["bought", "probability(false)", "probability(true)"], rows)


def several_targets():
    rows = []
    for r in [0.0, 1.0, 5.0, -2.0]:
        n1 = 2 * math.atan(0.75 * r + 0.5) / math.pi
        n2 = 2 * math.atan(1.5 * r - 0.25) / math.pi
        top, bottom = 1 / (1 + math.exp(-n1)), 1 / (1 + math.exp(-n2))
        price = n1 * 10 + 3
        stock = math.floor(min((n2 + 1) * 50, 90) + 0.5)
        rows.append({"shelf": "top" if top >= bottom else "bottom", "p_top": top / (top + bottom),
                     "stock": stock, "price": price, "twice": price * 2})
    rows.append({})
    write("several_targets", ["shelf", "p_top", "stock", "price", "twice"], rows)


def single_precision():
    f = np.float32
    exp = lambda x: f(math.exp(float(x)))
    dot = lambda w, a, b: f(f(f(w[0]) * a[0]) + f(f(w[1]) * a[1])) + f(b)
    rows = []
    for r in records("single_precision"):
        a = [f(float(r["x"])), f(float(r["z"]))]
        h = [max(f(0), dot([0.7, -0.3], a, 0.1)), max(f(0), dot([0.9, 1.1], a, -0.2))]
        z = [dot([1.3, -0.6], h, 0.05), dot([-0.8, 0.4], h, 0)]
        e = [exp(x - max(z)) for x in z]
        p = [x / (e[0] + e[1]) for x in e]
        assert all(type(x) is np.float32 for x in h + z + e + p)
        rows.append({"y": int(p[1] > p[0]), "probability(0)": float(p[0]), "probability(1)": float(p[1])})
    write("single_precision", ["y", "probability(0)", "probability(1)"], rows)


for case in [activations, radial_basis, classes, one_neuron, several_targets, single_precision]:
    case()
