#!/usr/bin/python3
"""Writes iforest and ocsvm with data and results, which scikit-learn fits and scores."""
import numpy as np
from sklearn.ensemble import IsolationForest
from sklearn.svm import OneClassSVM

PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<PMML xmlns="http://www.dmg.org/PMML-4_4" version="4.4">
  <Header/>
  <DataDictionary>
    <DataField name="x" optype="continuous" dataType="double"/>
    <DataField name="z" optype="continuous" dataType="double"/>
  </DataDictionary>
  <AnomalyDetectionModel functionName="regression" algorithmType="%s"%s>
    <MiningSchema>
      <MiningField name="x"/>
      <MiningField name="z"/>
    </MiningSchema>
    <Output>
      <OutputField name="score" optype="continuous" dataType="double" feature="predictedValue"/>
      <OutputField name="odd" optype="categorical" dataType="boolean" feature="decision">
        <Apply function="%s">
          <FieldRef field="score"/>
          <Constant dataType="double">%g</Constant>
        </Apply>
      </OutputField>
    </Output>
%s
  </AnomalyDetectionModel>
</PMML>
"""
SCHEMA = """%(i)s<MiningSchema>
%(i)s  <MiningField name="x"/>
%(i)s  <MiningField name="z"/>
%(i)s</MiningSchema>
"""
X = np.array([[0, 0], [0.5, 1], [-1, 0.25], [0.25, -0.5], [1, 1], [8, -6], [-0.75, -1], [0, 1.5]])
RECORDS = np.array([[0.125, 0.25], [9, -7], [-3, 2], [1.5, 0.5]])


def average_path(n):
    return 0 if n <= 1 else 1 if n == 2 else 2 * (np.log(n - 1) + np.euler_gamma) - 2 * (n - 1) / n


def node(tree, at, depth, test, indent):
    if tree.children_left[at] < 0:
        length = float(depth + average_path(tree.n_node_samples[at]))
        return f'{indent}<Node score="{length!r}">\n{indent}  {test}\n{indent}</Node>\n'
    text = f"{indent}<Node>\n{indent}  {test}\n"
    for child, operator in ((tree.children_left[at], "lessOrEqual"), (tree.children_right[at], "greaterThan")):
        inner = (f'<SimplePredicate field="{"xz"[tree.feature[at]]}" operator="{operator}" '
                 f'value="{float(tree.threshold[at])!r}"/>')
        text += node(tree, child, depth + 1, inner, indent + "  ")
    return text + f"{indent}</Node>\n"


def write(name, page, scores, odd):
    with open(name + ".pmml", "w") as file:
        file.write(page)
    with open(name + ".csv", "w") as data, open(name + ".expected.csv", "w") as expected:
        data.write("x,z\n")
        expected.write("score,odd\n")
        for record, score in zip(RECORDS, map(float, scores)):
            data.write(",".join(repr(float(c)) for c in record) + "\n")
            expected.write(f"{score!r},{str(odd(score)).lower()}\n")


forest = IsolationForest(n_estimators=3, max_samples=8, random_state=4).fit(X)
segments = "".join(
    '        <Segment>\n          <True/>\n          <TreeModel functionName="regression">\n' + SCHEMA % {"i": " " * 12}
    + node(tree.tree_, 0, 0, "<True/>", " " * 12) + "          </TreeModel>\n        </Segment>\n"
    for tree in forest.estimators_)
inside = ('    <MiningModel functionName="regression">\n' + SCHEMA % {"i": " " * 6}
          + '      <Segmentation multipleModelMethod="average">\n' + segments
          + "      </Segmentation>\n    </MiningModel>")
write("iforest", PAGE % ("iforest", ' sampleDataSize="8"', "greaterThan", 0.5, inside), -forest.score_samples(RECORDS),
      lambda score: score > 0.5)

machine = OneClassSVM(gamma=0.5, nu=0.25).fit(X)
vectors = "\n".join(
    f'          <VectorInstance id="{i}">\n            <Array n="2" type="real">{x[0]:g} {x[1]:g}</Array>\n'
    "          </VectorInstance>" for i, x in enumerate(machine.support_vectors_))
names = "\n".join(f'            <SupportVector vectorId="{i}"/>' for i in range(len(machine.support_)))
weights = "\n".join(f'            <Coefficient value="{float(c)!r}"/>' for c in machine.dual_coef_[0])
inside = f"""    <SupportVectorMachineModel functionName="regression">
{SCHEMA % {"i": " " * 6}}      <RadialBasisKernelType gamma="0.5"/>
      <VectorDictionary>
        <VectorFields>
          <FieldRef field="x"/>
          <FieldRef field="z"/>
        </VectorFields>
{vectors}
      </VectorDictionary>
      <SupportVectorMachine>
        <SupportVectors>
{names}
        </SupportVectors>
        <Coefficients absoluteValue="{float(machine.intercept_[0])!r}">
{weights}
        </Coefficients>
      </SupportVectorMachine>
    </SupportVectorMachineModel>"""
write("ocsvm", PAGE % ("ocsvm", "", "lessThan", 0, inside), machine.decision_function(RECORDS), lambda score: score < 0)
