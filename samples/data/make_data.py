#!/usr/bin/env python3
"""Writes the sample data beside this script.

Needs scikit-learn >= 1.2, pandas and the wheel of PyPI's palmerpenguins 0.1.6:
    pip download --no-deps palmerpenguins==0.1.6
    make_data.py palmerpenguins-0.1.6-py3-none-any.whl
"""
import csv
import pathlib
import sys
import zipfile

from sklearn import datasets

HERE = pathlib.Path(__file__).parent


def write(name, header, rows):
    with open(HERE / name, "w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def number(value):
    return repr(int(value)) if float(value).is_integer() else repr(float(value))


def from_sklearn(name, bunch, features, target, target_text):
    rows = [[number(v) for v in x] + [target_text(y)] for x, y in zip(bunch.data, bunch.target)]
    write(name, features + [target], rows)


def plain(names):
    return [n.replace(" (cm)", "").replace(" ", "_").replace("/", "_") for n in names]


def main():
    iris = datasets.load_iris()
    from_sklearn("iris.csv", iris, plain(iris.feature_names), "species",
                 lambda y: str(iris.target_names[y]))
    diabetes = datasets.load_diabetes(scaled=False)
    from_sklearn("diabetes.csv", diabetes, plain(diabetes.feature_names), "progression", number)
    wine = datasets.load_wine()
    from_sklearn("wine.csv", wine, plain(wine.feature_names), "cultivar",
                 lambda y: str(wine.target_names[y]))
    cancer = datasets.load_breast_cancer()
    from_sklearn("breast_cancer.csv", cancer, plain(cancer.feature_names), "diagnosis",
                 lambda y: str(cancer.target_names[y]))
    with zipfile.ZipFile(sys.argv[1]) as wheel:
        (HERE / "penguins.csv").write_bytes(wheel.read("palmerpenguins/data/penguins.csv"))


main()
