#!/usr/bin/python3
"""Computes the expected values of the cases. radial_basis and ard come from scikit-learn, whose
optimizer is switched off; the other kernels from their formulas with numpy."""
import csv

import numpy as np
from scipy.stats import norm
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import RBF, ConstantKernel


def records(name):
    with open(name + ".csv") as file:
        yield from csv.DictReader(file)


def write(name, columns, rows):
    with open(name + ".expected.csv", "w") as file:
        file.write(",".join(columns) + "\n")
        for row in rows:
            file.write(",".join("" if x is None else repr(float(x)) for x in row) + "\n")


X = np.array([[0.0, 1.0], [1.0, 3.0], [2.5, 2.0], [4.0, -1.0]])
Y = np.array([1.0, 2.0, 0.5, -1.5])


def sklearn(name, scales):
    kernel = ConstantKernel(1.5) * RBF(scales)
    model = GaussianProcessRegressor(kernel, alpha=0.25, optimizer=None).fit(X, Y)
    rows = []
    for r in records(name):
        if not (r["a"] and r["b"]):
            rows.append([None] * 4)
            continue
        mean, deviation = model.predict([[float(r["a"]), float(r["b"])]], return_std=True)
        # The variance of an observation: scikit-learn gives that of the function.
        deviation = np.sqrt(deviation[0] ** 2 + 0.25)
        z = norm.ppf(0.95)
        rows.append([mean[0], deviation, mean[0] - z * deviation, mean[0] + z * deviation])
    write(name, ["y", "deviation", "low", "high"], rows)


def posterior(kernel, x, y, noise, point):
    k = np.array([kernel(a, point) for a in x])
    inverse = np.linalg.inv(np.array([[kernel(a, b) for b in x] for a in x]) + noise * np.eye(len(x)))
    return k @ inverse @ y, np.sqrt(kernel(point, point) - k @ inverse @ k + noise)


def exponential(name, degree, scales):
    kernel = lambda a, b: 1.5 * np.exp(-0.5 * np.sum((np.abs(a - b) / scales) ** degree))
    rows = []
    for r in records(name):
        point = np.array([float(r["a"]), float(r["b"])])
        mean, deviation = posterior(kernel, X, Y, 0.25, point)
        z = norm.ppf(0.95)
        rows.append([mean, deviation, mean - z * deviation, mean + z * deviation])
    write(name, ["y", "deviation", "low", "high"], rows)


def scaled():
    x = np.array([[-1.0], [0.0], [0.5]])
    y = np.array([3.0, 1.0, 2.0])
    kernel = lambda a, b: np.exp(-0.5 * np.sum((a - b) ** 2))
    rows = []
    for r in records("scaled"):
        mean, _ = posterior(kernel, x, y, 1.0, np.array([(float(r["t"]) - 20) / 10]))
        rows.append([min(mean, 1) * 2 + 10])
    write("scaled", ["y"], rows)


sklearn("radial_basis", 2.0)
sklearn("ard", [0.75, 3.0])
exponential("absolute", 1, np.array([2.0, 2.0]))
exponential("generalized", 1.5, np.array([0.75, 3.0]))
scaled()
