"""Writes tree_reference.json: trees and forests grown by scikit-learn 1.2.1.

Run as `python3 tree_reference.py > tree_reference.json`. All features are rounded to float32, so
that scikit-learn, which rounds features itself, sees the very numbers that stand in the file.
"""
import json
import sys

import numpy as np
import sklearn
from sklearn import datasets, ensemble, tree

ESTIMATORS = {
    "decision_tree_classifier": tree.DecisionTreeClassifier,
    "decision_tree_regressor": tree.DecisionTreeRegressor,
    "random_forest_classifier": ensemble.RandomForestClassifier,
    "random_forest_regressor": ensemble.RandomForestRegressor,
}


def exact(X):
    return np.asarray(X, dtype=np.float32).astype(np.float64)


def all_datasets():
    iris = datasets.load_iris()
    cancer = datasets.load_breast_cancer()
    diabetes = datasets.load_diabetes(scaled=False)
    rng = np.random.RandomState(7)
    ties = rng.randint(0, 4, size=(90, 6)).astype(float)
    ties[:, 3] = 2
    return {
        "iris": (exact(iris.data), iris.target),
        "cancer": (exact(cancer.data[:160, 4:14]), cancer.target[:160]),
        "diabetes": (exact(diabetes.data[:150]), diabetes.target[:150]),
        "ties": (ties, (ties[:, 0] + ties[:, 1] * rng.randint(0, 2, 90)).astype(int) % 3),
        "tied_numbers": (ties, ties @ [0.1, 0.7, 0, 1, 0.3, 0.3] + rng.randint(0, 3, 90) * 0.1),
    }


def cases():
    classifier, regressor = "decision_tree_classifier", "decision_tree_regressor"
    for data in ("iris", "cancer", "ties"):
        yield classifier, data, {}
        yield classifier, data, {"criterion": "entropy", "random_state": 5}
    yield classifier, "iris", {"max_depth": 2}
    yield classifier, "iris", {"criterion": "log_loss", "min_samples_leaf": 7}
    yield classifier, "cancer", {"min_samples_split": 30, "max_features": "sqrt", "random_state": 3}
    yield classifier, "cancer", {"max_leaf_nodes": 9}
    yield classifier, "ties", {"max_leaf_nodes": 20, "max_features": 2, "random_state": 4}
    yield classifier, "cancer", {"min_impurity_decrease": 0.01, "max_features": "log2"}
    yield classifier, "ties", {"class_weight": "balanced", "max_features": 0.5}
    yield classifier, "cancer", {"class_weight": "balanced", "min_weight_fraction_leaf": 0.06}
    yield classifier, "ties", {"ccp_alpha": 0.01}
    yield classifier, "cancer", {"ccp_alpha": 0.015, "criterion": "entropy"}
    for data in ("diabetes", "tied_numbers"):
        yield regressor, data, {}
        yield regressor, data, {"max_features": 3, "random_state": 11}
    yield regressor, "diabetes", {"max_depth": 4, "min_samples_leaf": 5}
    yield regressor, "diabetes", {"max_leaf_nodes": 12}
    yield regressor, "tied_numbers", {"max_leaf_nodes": 30, "random_state": 1}
    yield regressor, "diabetes", {"ccp_alpha": 60.0}
    yield regressor, "diabetes", {"min_impurity_decrease": 20.0, "min_weight_fraction_leaf": 0.02}
    forest, average = "random_forest_classifier", "random_forest_regressor"
    yield forest, "iris", {"n_estimators": 7, "random_state": 42, "oob_score": True}
    yield forest, "cancer", {"n_estimators": 6, "random_state": 1, "criterion": "entropy"}
    yield forest, "ties", {"n_estimators": 4, "max_samples": 0.55, "max_depth": 5}
    yield forest, "ties", {"n_estimators": 3, "class_weight": "balanced", "max_features": 1.0}
    yield forest, "cancer", {"n_estimators": 3, "class_weight": "balanced_subsample"}
    yield forest, "iris", {"n_estimators": 4, "bootstrap": False, "max_features": 1}
    yield forest, "iris", {"n_estimators": 4, "max_leaf_nodes": 5, "ccp_alpha": 0.01}
    yield average, "diabetes", {"n_estimators": 4, "random_state": 0, "oob_score": True}
    yield average, "diabetes", {"n_estimators": 3, "max_features": "sqrt", "max_samples": 70}
    yield average, "tied_numbers", {"n_estimators": 5, "max_features": 2, "min_samples_leaf": 2}


def sample_weight(n):
    """Binary fractions, so that sums are exact in any order; some are zero."""
    return np.random.RandomState(3).randint(0, 9, n) / 4.0


def text(value):
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)


def arrays(fitted):
    t = fitted.tree_
    return {
        "children_left": t.children_left.tolist(),
        "children_right": t.children_right.tolist(),
        "feature": t.feature.tolist(),
        "threshold": t.threshold.tolist(),
        "impurity": t.impurity.tolist(),
        "n_node_samples": t.n_node_samples.tolist(),
        "weighted_n_node_samples": t.weighted_n_node_samples.tolist(),
        "value": t.value.ravel().tolist(),
    }


def run(name, data, params, weights=None):
    X, y = all_datasets()[data]
    params = dict(params)
    params.setdefault("random_state", 0)
    model = ESTIMATORS[name](**params).fit(X, y, sample_weight=weights)
    case = {
        "estimator": name,
        "dataset": data,
        "params": {key: text(value) for key, value in params.items()},
        "trees": [arrays(t) for t in getattr(model, "estimators_", [model])],
        "feature_importances": model.feature_importances_.tolist(),
    }
    if weights is not None:
        case["sample_weight"] = weights.tolist()
    if params.get("oob_score"):
        case["oob_score"] = model.oob_score_
    # Rows halfway between training rows, which fall on either side of the thresholds.
    halfway = exact((X[:-1] + X[1:]) / 2)
    classifier = name.endswith("classifier")
    answer = model.predict_proba(halfway) if classifier else model.predict(halfway)
    case["halfway"] = answer.tolist()
    return case


def five_folds(name, data):
    """The score of every fold; row i belongs to fold i % 5."""
    X, y = all_datasets()[data]
    fold = np.arange(len(y)) % 5
    model = ESTIMATORS[name](n_estimators=20, random_state=8)
    return [
        model.fit(X[fold != k], y[fold != k]).score(X[fold == k], y[fold == k]) for k in range(5)
    ]


def main():
    assert sklearn.__version__ == "1.2.1", sklearn.__version__
    results = [run(*case) for case in cases()]
    for name, data in (("decision_tree_classifier", "cancer"), ("decision_tree_regressor", "diabetes")):
        weights = sample_weight(len(all_datasets()[data][1]))
        results.append(run(name, data, {"max_depth": 6}, weights))
    out = {
        "scikit-learn": sklearn.__version__,
        "datasets": {k: {"X": X.tolist(), "y": y.tolist()} for k, (X, y) in all_datasets().items()},
        "cases": results,
        "five_folds": {
            "iris": five_folds("random_forest_classifier", "iris"),
            "diabetes": five_folds("random_forest_regressor", "diabetes"),
        },
    }
    json.dump(out, sys.stdout, separators=(",", ":"))
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
