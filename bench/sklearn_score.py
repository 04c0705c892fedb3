#!/usr/bin/python3
"""Prediction by scikit-learn on models of the shapes that bench_score measures.

Run it side by side with bench_score: /usr/bin/python3 bench/sklearn_score.py [rounds]
Time of the processor, one thread, medians.
"""
import os

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[name] = "1"

import statistics
import sys
import time

import numpy as np
from sklearn.ensemble import RandomForestRegressor
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier
from sklearn.svm import SVR

ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 7
random = np.random.default_rng(42)


def measure(name, predict, records, unit, unit_name):
    for batch in (1, len(records)):
        count = 20 if batch == 1 else 1
        times = []
        for _ in range(ROUNDS):
            begin = time.process_time()
            for i in range(count):
                predict(records[i * batch:(i + 1) * batch])
            times.append(time.process_time() - begin)
        per_unit = 1e9 * statistics.median(times) / (count * batch * unit)
        print(f"{name}, batch {batch}: {per_unit:.2f} {unit_name}", flush=True)


def forest(trees, depth, sample):
    x = random.random((sample, 20), dtype=np.float32)
    y = random.random(sample)
    model = RandomForestRegressor(trees, max_depth=depth, max_features=1, n_jobs=1).fit(x, y)
    measure(f"forest, {trees} trees, depth {depth}", model.predict,
            random.random((1000, 20), dtype=np.float32), trees, "ns/row/tree")


def logistic(inputs, classes):
    model = LogisticRegression()
    model.classes_ = np.arange(classes)
    model.coef_ = random.random((classes, inputs)) / 100
    model.intercept_ = np.zeros(classes)
    model.multi_class = "multinomial"
    measure(f"logistic regression, {inputs} inputs x {classes} classes", model.predict_proba,
            random.random((1000, inputs)), 1, "ns/row")


def machine(vectors, inputs):
    x = random.random((vectors, inputs))
    model = SVR(gamma=1 / inputs, epsilon=1e-9, C=1e-3).fit(x, random.random(vectors))
    measure(f"RBF machine, {len(model.support_)} vectors of {inputs} inputs", model.predict,
            random.random((1000, inputs)), 1, "ns/row")


def perceptron():
    x = random.random((200, 100))
    model = MLPClassifier((256, 128), max_iter=1).fit(x, np.arange(200) % 10)
    measure("perceptron 100 256 128 10", model.predict_proba, random.random((1000, 100)), 1,
            "ns/row")


import warnings

warnings.simplefilter("ignore")
forest(100, 8, 4000)
forest(500, 8, 4000)
forest(200, None, 2000)
logistic(10000, 10)
machine(2000, 100)
perceptron()
