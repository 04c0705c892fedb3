#!/usr/bin/env python3
"""Writes what scikit-learn 1.2.1 (Debian 12's python3-sklearn) learns from the sample data.

One JSON file per estimator and data set, beside this script. Each file holds `cases`: the
hyperparameters, where the data come from (`data`, relative to the source root; `features`,
`target`; `complete` when rows with a missing cell in these columns are left out), what fit learnt
under scikit-learn's names, and the outputs for the rows listed in `rows` (counted from 0
among the rows that are used). Numbers are the shortest decimals that read back to the same double;
null is a missing cell.
"""
import json
import math
import pathlib
import warnings

import numpy as np
import pandas as pd
import sklearn
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import RandomForestClassifier, RandomForestRegressor
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.model_selection import KFold, StratifiedKFold, cross_val_score
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parents[2]
SAMPLES = "samples/data/"
GENERATED = "tests/estimators/reference/"
BILL = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm"]
MEASURES = BILL + ["body_mass_g"]


class Data:
    """Columns of a CSV file as the C++ side reads them."""

    def __init__(self, path, target=None, features=None, complete=False):
        frame = pd.read_csv(ROOT / path, na_values=["NA"], float_precision="round_trip")
        features = features or [c for c in frame.columns if c != target]
        if complete:
            frame = frame.dropna(subset=features + ([target] if target else []))
        self.source = {"data": path, "features": features, "complete": complete}
        if target:
            self.source["target"] = target
            self.y = frame[target].to_numpy()
        self.frame = frame[features].reset_index(drop=True)

    @property
    def X(self):
        return self.frame.to_numpy()

    def rows(self, count=40):
        return list(range(0, len(self.frame), max(1, len(self.frame) // count)))


def plain(value):
    """JSON's own types; a missing cell is null."""
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [plain(v) for v in value]
    if isinstance(value, np.generic):
        return plain(value.item())
    if value is None or value is pd.NA or (isinstance(value, float) and math.isnan(value)):
        return None
    return value


def write(name, cases):
    text = ",\n".join(json.dumps(plain(case), allow_nan=False, ensure_ascii=False)
                      for case in cases)
    head = f'{{"scikit_learn": "{sklearn.__version__}", "cases": [\n'
    (HERE / f"{name}.json").write_text(head + text + "\n]}\n", encoding="utf-8")


def linear(data, **params):
    model = LinearRegression(**params).fit(data.X, data.y)
    rows = data.rows()
    return {"params": params, **data.source, "coef": model.coef_, "intercept": model.intercept_,
            "rank": model.rank_, "score": model.score(data.X, data.y), "rows": rows,
            "predictions": model.predict(data.X[rows])}


def newton(X, y, C):
    """The optimum as far as rounding lets scikit-learn's second-order solver go."""
    return LogisticRegression(C=C, solver="newton-cg", tol=1e-12, max_iter=10_000).fit(X, y)


def gradient_max(model, X, y, C):
    """Largest entry of the gradient of 1/2 |coef|^2 + C sum(log loss), computed here.

    The objective is strongly convex with modulus 1, so coefficients are about as close to it.
    """
    wanted = (y[:, None] == model.classes_[None, :]).astype(float)
    error = model.predict_proba(X) - wanted
    if len(model.classes_) == 2:
        error = error[:, 1:]
    return max(np.abs(C * error.T @ X + model.coef_).max(), np.abs(C * error.sum(axis=0)).max())


def logistic(data, C, standardised):
    X = data.X.astype(float)
    scaler = StandardScaler().fit(X)
    if standardised:
        X = scaler.transform(X)
    model = newton(X, data.y, C)
    rows = data.rows()
    case = {"params": {"C": C}, **data.source, "standardised": standardised,
            "classes": model.classes_, "coef": model.coef_, "intercept": model.intercept_,
            "gradient_max": gradient_max(model, X, data.y, C),
            "score": model.score(X, data.y), "rows": rows,
            "predictions": model.predict(X[rows]), "probabilities": model.predict_proba(X[rows])}
    if standardised:
        case |= {"mean": scaler.mean_, "scale": scaler.scale_}
    return case


def nodes(tree):
    return {"children_left": tree.children_left, "children_right": tree.children_right,
            "feature": tree.feature, "threshold": tree.threshold, "impurity": tree.impurity,
            "n_node_samples": tree.n_node_samples, "value": tree.value[:, 0, :]}


def same_tree(a, b):
    """The same splits; sums may differ in their last digits with the order of the rows."""
    exact = ("children_left", "children_right", "feature", "threshold", "n_node_samples")
    return (all(np.array_equal(a[k], b[k]) for k in exact) and
            all(np.allclose(a[k], b[k], rtol=1e-12, atol=1e-12) for k in ("impurity", "value")))


def same_for_all_seeds(estimator, X, y, params):
    """The tree, after showing that no split is tied: no order of the features changes it."""
    grown = [estimator(random_state=seed, **params).fit(X, y) for seed in range(25)]
    first = nodes(grown[0].tree_)
    if not all(same_tree(nodes(g.tree_), first) for g in grown):
        raise SystemExit(f"tied splits: {estimator.__name__} {params}")
    return grown[0]


def tree(estimator, data, **params):
    """scikit-learn rounds features to float32; `features_float32` asks the reader to do so too."""
    model = same_for_all_seeds(estimator, data.X, data.y, params)
    rows = data.rows()
    case = {"params": params, **data.source, "features_float32": True, "depth": model.get_depth(),
            "n_leaves": model.get_n_leaves(), **nodes(model.tree_),
            "score": model.score(data.X, data.y), "rows": rows,
            "predictions": model.predict(data.X[rows])}
    if estimator is DecisionTreeClassifier:
        case |= {"classes": model.classes_, "probabilities": model.predict_proba(data.X[rows])}
    return case


def generate(seed):
    """Continuous data without ties; features are float32 values, printed so that they read back."""
    rng = np.random.RandomState(seed)
    X = rng.normal(size=(240, 4)).astype(np.float32).astype(float)
    smooth = np.sin(2 * X[:, 0]) + X[:, 1] * X[:, 2] + 0.1 * rng.normal(size=240)
    score = X @ [1.0, -0.7, 0.4, 0.1] + 0.3 * rng.normal(size=240)
    classes = np.where(score > 0.5, "high", np.where(score < -0.6, "low", "middle"))
    line = np.sort(rng.uniform(0, 10, size=60).astype(np.float32).astype(float))
    save("tree_regression", {**columns(X), "y": smooth})
    save("tree_classes", {**columns(X), "y": classes})
    save("tree_one_feature", {"x0": line, "y": np.cos(line) + 0.2 * rng.normal(size=60)})


def columns(X):
    return {f"x{i}": X[:, i] for i in range(X.shape[1])}


def save(name, frame):
    pd.DataFrame(frame).to_csv(HERE / f"{name}.csv", index=False, float_format="%.17g",
                               lineterminator="\n")


def scaler(data, **params):
    model = StandardScaler(**params).fit(data.X.astype(float))
    rows = data.rows(30)
    return {"params": params, **data.source, "mean": model.mean_, "var": model.var_,
            "scale": model.scale_, "n_samples_seen": np.broadcast_to(
                model.n_samples_seen_, (data.X.shape[1],)), "rows": rows,
            "transformed": model.transform(data.X[rows].astype(float))}


def imputer(data, **params):
    model = SimpleImputer(**params).fit(data.X)
    rows = sorted(set(data.rows(20)) | set(np.flatnonzero(data.frame.isna().any(axis=1))))
    return {"params": params, **data.source, "statistics": model.statistics_,
            "feature_names_out": model.get_feature_names_out(data.source["features"]),
            "rows": rows, "transformed": model.transform(data.X[rows])}


def encoder(data, unknown, **params):
    model = OneHotEncoder(sparse_output=False, **params).fit(data.X)
    rows = data.rows(20)
    case = {"params": params, **data.source, "categories": list(model.categories_),
            "drop_idx": model.drop_idx_,
            "feature_names_out": model.get_feature_names_out(data.source["features"]),
            "rows": rows, "transformed": model.transform(data.X[rows]), "unknown": unknown}
    if params["handle_unknown"] == "ignore":
        case["unknown_transformed"] = model.transform(np.array(unknown, dtype=data.X.dtype))
    return case


def encoders():
    text = Data(SAMPLES + "penguins.csv", features=["species", "island"])
    two = Data(SAMPLES + "penguins.csv", features=["island", "sex"], complete=True)
    gaps = Data(SAMPLES + "penguins.csv", features=["sex"])
    years = Data(SAMPLES + "penguins.csv", features=["year"])
    for handle in ("error", "ignore"):
        for drop in (None, "first", "if_binary"):
            params = {"handle_unknown": handle, "drop": drop}
            yield encoder(text, [["Emperor", "Biscoe"], ["Gentoo", "South"]], **params)
            yield encoder(two, [["Dream", "unsure"]], **params)
            yield encoder(gaps, [["unsure"]], **params)
            yield encoder(years, [[2010], [2008]], **params)


def pipeline(target, numbers, words, C):
    data = Data(SAMPLES + "penguins.csv", target, numbers + words)
    known = ~pd.isna(data.y)
    X, y = data.frame[known], data.y[known].astype(str)
    steps = [("numbers", Pipeline([("impute", SimpleImputer()), ("scale", StandardScaler())]),
              numbers),
             ("words", Pipeline([("impute", SimpleImputer(strategy="most_frequent")),
                                 ("encode", OneHotEncoder(handle_unknown="ignore",
                                                          sparse_output=False))]), words)]
    prepared = ColumnTransformer(steps).fit(X)
    model = newton(prepared.transform(X), y, C)
    rows = data.rows(40)
    Z = prepared.transform(data.frame.loc[rows])
    return {"params": {"C": C}, **data.source, "numbers": numbers, "words": words,
            "rows_with_target": int(known.sum()),
            "feature_names_out": prepared.get_feature_names_out(),
            "classes": model.classes_, "coef": model.coef_, "intercept": model.intercept_,
            "gradient_max": gradient_max(model, prepared.transform(X), y, C),
            "score": model.score(prepared.transform(X), y),
            "rows": rows, "transformed": Z, "predictions": model.predict(Z),
            "probabilities": model.predict_proba(Z)}


def forest(estimator, data):
    """Scores of shuffled 5-fold cross-validation for ten seeds: a band, not a value."""
    folds = StratifiedKFold if estimator is RandomForestClassifier else KFold
    means = [cross_val_score(estimator(n_estimators=100, random_state=seed), data.X, data.y,
                             cv=folds(5, shuffle=True, random_state=seed)).mean()
             for seed in range(10)]
    return {"params": {"n_estimators": 100}, **data.source, "folds": 5, "mean_scores": means,
            "lowest": min(means), "highest": max(means)}


def classifier_trees():
    generated = Data(GENERATED + "tree_classes.csv", "y")
    # petal_length splits setosa off exactly as petal_width does.
    iris = Data(SAMPLES + "iris.csv", "species", ["sepal_length", "sepal_width", "petal_width"])
    variants = [{"max_depth": 3}, {"min_samples_leaf": 15}, {"min_samples_split": 60},
                {"min_impurity_decrease": 0.02}, {"max_leaf_nodes": 7}]
    for criterion in ("gini", "entropy"):
        for variant in variants:
            yield "generated", tree(DecisionTreeClassifier, generated, criterion=criterion,
                                    **variant)
        for variant in ({"max_depth": 3}, {"min_samples_leaf": 5},
                        {"max_leaf_nodes": 4, "min_samples_leaf": 4}):
            yield "iris", tree(DecisionTreeClassifier, iris, criterion=criterion, **variant)


def regressor_trees():
    generated = Data(GENERATED + "tree_regression.csv", "y")
    line = Data(GENERATED + "tree_one_feature.csv", "y")
    diabetes = Data(SAMPLES + "diabetes.csv", "progression")
    yield "generated", tree(DecisionTreeRegressor, line)
    yield "generated", tree(DecisionTreeRegressor, line, max_depth=4)
    for variant in ({"max_depth": 4, "min_samples_leaf": 5}, {"min_samples_leaf": 7},
                    {"min_samples_split": 25}, {"min_impurity_decrease": 0.02},
                    {"max_leaf_nodes": 8}):
        yield "generated", tree(DecisionTreeRegressor, generated, **variant)
    for variant in ({"max_depth": 3}, {"min_samples_leaf": 10}, {"max_leaf_nodes": 12}):
        yield "diabetes", tree(DecisionTreeRegressor, diabetes, **variant)


def write_trees(name, named_cases):
    by_data = {}
    for data, case in named_cases:
        by_data.setdefault(data, []).append(case)
    for data, cases in by_data.items():
        write(f"{name}_{data}", cases)


def main():
    for expected in ("Found unknown categories", "Line Search failed", "The line search algorithm",
                     "Rounding errors prevent", "newton-cg failed to converge"):
        warnings.filterwarnings("ignore", expected)
    diabetes = Data(SAMPLES + "diabetes.csv", "progression")
    iris = Data(SAMPLES + "iris.csv", "species")
    wine = Data(SAMPLES + "wine.csv", "cultivar")
    cancer = Data(SAMPLES + "breast_cancer.csv", "diagnosis")
    penguins = Data(SAMPLES + "penguins.csv", "species", MEASURES, complete=True)
    mass = Data(SAMPLES + "penguins.csv", "body_mass_g", BILL, complete=True)
    gaps = Data(SAMPLES + "penguins.csv", features=MEASURES + ["year"])
    words = Data(SAMPLES + "penguins.csv", features=["island", "sex"])

    for name, data in (("diabetes", diabetes), ("penguins", mass)):
        write(f"linear_regression_{name}",
              [linear(data, fit_intercept=True), linear(data, fit_intercept=False)])
    for name, data in (("iris", iris), ("wine", wine), ("breast_cancer", cancer),
                       ("penguins", penguins)):
        write(f"logistic_regression_{name}",
              [logistic(data, C, standardised) for C in (1.0, 0.1)
               for standardised in (False, True)])
    generate(seed=33)
    write_trees("decision_tree_classifier", classifier_trees())
    write_trees("decision_tree_regressor", regressor_trees())
    write("standard_scaler_penguins",
          [scaler(gaps, with_mean=m, with_std=s) for m in (True, False) for s in (True, False)])
    write("simple_imputer_penguins",
          [imputer(gaps, strategy=s, add_indicator=i)
           for s in ("mean", "median", "most_frequent") for i in (False, True)] +
          [imputer(gaps, strategy="constant", fill_value=-1, add_indicator=True),
           imputer(gaps, strategy="constant"),
           imputer(words, strategy="most_frequent"), imputer(words, strategy="constant"),
           imputer(words, strategy="constant", fill_value="unknown")])
    write("one_hot_encoder_penguins", encoders())
    write("pipeline_penguins",
          [pipeline("species", MEASURES, ["island", "sex"], C) for C in (1.0, 0.1)] +
          [pipeline("sex", MEASURES, ["species", "island"], 1.0)])
    write("random_forest", [forest(RandomForestClassifier, d) for d in (iris, wine, cancer)] +
          [forest(RandomForestRegressor, diabetes)])


if __name__ == "__main__":
    main()
