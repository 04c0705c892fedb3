#!/usr/bin/python3
"""Writes kernel-*, votes-*, all-* and threshold with data and results: scikit-learn fits and predicts."""
import csv

import numpy as np
from sklearn.svm import SVC, SVR

PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<PMML xmlns="http://www.dmg.org/PMML-4_4" version="4.4">
  <Header/>
  <DataDictionary>
    <DataField name="u" optype="continuous" dataType="double"/>
    <DataField name="v" optype="continuous" dataType="double"/>
    %s
  </DataDictionary>
  <SupportVectorMachineModel functionName="%s"%s>
    <MiningSchema>
      <MiningField name="u"/>
      <MiningField name="v"/>
      <MiningField name="y" usageType="target"/>
    </MiningSchema>
    %s
    <VectorDictionary numberOfVectors="%d">
      <VectorFields numberOfFields="2">
        <FieldRef field="u"/>
        <FieldRef field="v"/>
      </VectorFields>
%s
    </VectorDictionary>
%s
  </SupportVectorMachineModel>
</PMML>
"""
NUMBER = '<DataField name="y" optype="continuous" dataType="double"/>'
CLASSES = ('<DataField name="y" optype="categorical" dataType="string">\n      <Value value="c0"/>\n'
           '      <Value value="c1"/>\n      <Value value="c2"/>\n    </DataField>')
TWO = CLASSES.replace('      <Value value="c2"/>\n', "")

X = np.array([[0, 1], [1, 0], [2, 2], [3, -1], [-1, 2], [0.5, 0], [0, 0], [-2, 1.5]])
Y = np.array([0.5, 1.25, 3, -0.5, 2, 0, 0.25, 4])
LABELS = np.array(["c0", "c1", "c2", "c1", "c0", "c1", "c2", "c0"])
RECORDS = [[0.25, 0.75], [1.5, 1.5], [-1, 0], [2.5, -0.5], [None, 1], [0, None], [-1.5, 1.75], [0.1, 0.2]]
GIVEN = [r for r in RECORDS if None not in r]


def vector(number, x, sparse):
    if not sparse:
        return (f'      <VectorInstance id="v{number}">\n        <Array n="2" type="real">{x[0]:g} {x[1]:g}</Array>\n'
                "      </VectorInstance>")
    places = [i for i in range(2) if x[i] != 0]
    inside = ""
    if places:
        inside = ("\n          <Indices>" + " ".join(str(i + 1) for i in places) + "</Indices>\n          <REAL-Entries>"
                  + " ".join(f"{x[i]:g}" for i in places) + "</REAL-Entries>\n        ")
    return f'      <VectorInstance id="v{number}">\n        <REAL-SparseArray n="2">{inside}</REAL-SparseArray>\n      </VectorInstance>'


def machine(attributes, vectors, coefficients, constant):
    lines = [f"    <SupportVectorMachine{attributes}>", "      <SupportVectors>"]
    lines += [f'        <SupportVector vectorId="v{i}"/>' for i in vectors]
    lines += ["      </SupportVectors>", f'      <Coefficients absoluteValue="{float(constant)!r}">']
    lines += [f'        <Coefficient value="{float(c)!r}"/>' for c in coefficients]
    lines += ["      </Coefficients>", "    </SupportVectorMachine>"]
    return "\n".join(lines)


def write(name, target, function, attributes, kernel, machines, results, sparse=False):
    vectors = "\n".join(vector(i, x, sparse) for i, x in enumerate(X))
    with open(f"{name}.pmml", "w") as file:
        file.write(PAGE % (target, function, attributes, kernel, len(X), vectors, "\n".join(machines)))
    found = iter(results)
    with open(f"{name}.csv", "w") as data, open(f"{name}.expected.csv", "w") as expected:
        csv.writer(data, lineterminator="\n").writerow(["u", "v"])
        expected.write("y\n")
        for record in RECORDS:
            csv.writer(data, lineterminator="\n").writerow(["" if c is None else repr(c) for c in record])
            value = "" if None in record else next(found)
            expected.write((repr(float(value)) if isinstance(value, float) else str(value)) + "\n")


KERNELS = {
    "linear": (dict(), "<LinearKernelType/>"),
    "poly": (dict(gamma=0.5, coef0=0.25, degree=3), '<PolynomialKernelType gamma="0.5" coef0="0.25" degree="3"/>'),
    "rbf": (dict(gamma=0.75), '<RadialBasisKernelType gamma="0.75"/>'),
    "sigmoid": (dict(gamma=0.125, coef0=-0.5), '<SigmoidKernelType gamma="0.125" coef0="-0.5"/>'),
}
for position, (name, (options, element)) in enumerate(KERNELS.items()):
    fitted = SVR(kernel=name, C=2, epsilon=0.1, **options).fit(X, Y)
    one = machine("", fitted.support_, fitted.dual_coef_[0], fitted.intercept_[0])
    write(f"kernel-{name}", NUMBER, "regression", "", element, [one], map(float, fitted.predict(GIVEN)),
          sparse=position % 2 == 1)


def pairs(fitted, sign):
    """One machine per pair of classes; its value times `sign` is positive for the first of them."""
    starts = np.concatenate([[0], np.cumsum(fitted.n_support_)])
    for number, (i, j) in enumerate([(0, 1), (0, 2), (1, 2)]):
        first, second = range(starts[i], starts[i + 1]), range(starts[j], starts[j + 1])
        coefficients = [fitted.dual_coef_[j - 1, k] for k in first] + [fitted.dual_coef_[i, k] for k in second]
        vectors = [fitted.support_[k] for k in list(first) + list(second)]
        names = f' targetCategory="c{i}" alternateTargetCategory="c{j}"'
        yield machine(names, vectors, [sign * c for c in coefficients], sign * fitted.intercept_[number])


classifier = SVC(kernel="rbf", gamma=0.5, C=3).fit(X, LABELS)
for name, attributes, sign in (("votes-below", "", -1), ("votes-above", ' maxWins="true"', 1)):
    write(name, CLASSES, "classification", f' classificationMethod="OneAgainstOne"{attributes}',
          '<RadialBasisKernelType gamma="0.5"/>', list(pairs(classifier, sign)), classifier.predict(GIVEN))

classifier.decision_function_shape = "ovo"
outputs = "".join(f'\n      <OutputField name="p{i}" optype="continuous" dataType="double" feature="probability" value="c{i}"/>'
                  for i in range(3))
with open("votes-above.pmml") as file:
    text = file.read().replace("    </MiningSchema>", "    </MiningSchema>\n    <Output>" + outputs + "\n    </Output>")
with open("votes-shares.pmml", "w") as file:
    file.write(text)
with open("votes-shares.csv", "w") as data, open("votes-shares.expected.csv", "w") as expected:
    data.write("u,v\n")
    expected.write("p0,p1,p2\n")
    for record, values in zip(GIVEN, classifier.decision_function(GIVEN)):
        winners = [pair[0] if f > 0 else pair[1] for pair, f in zip([(0, 1), (0, 2), (1, 2)], values)]
        data.write(",".join(map(str, record)) + "\n")
        expected.write(",".join(repr(winners.count(i) / 3) for i in range(3)) + "\n")

parts = [SVC(kernel="rbf", gamma=0.5, C=3).fit(X, LABELS == label) for label in ("c0", "c1", "c2")]
winners = ["c%d" % np.argmax([p.decision_function([r])[0] for p in parts]) for r in GIVEN]
for name, attributes, sign in (("all-smallest", "", -1), ("all-largest", ' maxWins="true"', 1)):
    machines = [machine(f' targetCategory="c{i}"', p.support_, sign * p.dual_coef_[0], sign * p.intercept_[0])
                for i, p in enumerate(parts)]
    write(name, CLASSES, "classification", attributes, '<RadialBasisKernelType gamma="0.5"/>', machines, winners)

binary = SVC(kernel="linear", C=1).fit(X, LABELS == "c0")
above = ["c0" if f > 0.3 else "c1" for f in binary.decision_function(GIVEN)]
one = machine(' targetCategory="c0" alternateTargetCategory="c1" threshold="0.3"', binary.support_,
              binary.dual_coef_[0], binary.intercept_[0])
write("threshold", TWO, "classification", ' maxWins="true" threshold="7"', "<LinearKernelType/>", [one], above)

with open("kernel-rbf.pmml") as file:
    text = file.read().replace('functionName="regression">', 'functionName="regression" x-mathContext="float">')
with open("single.pmml", "w") as file:
    file.write(text)
fitted = SVR(kernel="rbf", C=2, epsilon=0.1, gamma=0.75).fit(X, Y)
records = [[0.1, 0.7], [1.3, -0.9], [-1.7, 2.3]]
with open("single.csv", "w") as data, open("single.expected.csv", "w") as expected:
    data.write("u,v\n")
    expected.write("y\n")
    for record in records:
        total = np.float32(0)
        for alpha, vector_ in zip(fitted.dual_coef_[0], fitted.support_vectors_):
            squares = np.float32(0)
            for a, b in zip(record, vector_):
                squares += (np.float32(a) - np.float32(b)) ** 2
            kernel = np.float32(np.exp(float(np.float32(-0.75) * squares)))
            total += np.float32(alpha) * kernel
        total += np.float32(fitted.intercept_[0])
        data.write(",".join(map(str, record)) + "\n")
        expected.write(repr(float(total)) + "\n")
