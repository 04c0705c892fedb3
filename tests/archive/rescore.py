#!/usr/bin/env python3
"""Scores records by hand, from what `pmml explain` tells and nothing else.

Usage: rescore.py MODEL.pmml DATA.csv SCORES.csv
Compares its results with those of SCORES.csv, row by row, within 1e-12.
"""
import csv
import math
import operator
import sys
import xml.etree.ElementTree as ElementTree

MISSING, INVALID = None, object()
ARITHMETIC = {'+': operator.add, '-': operator.sub, '*': operator.mul, '/': operator.truediv}
COMPARISONS = {'equal': operator.eq, 'notEqual': operator.ne, 'lessThan': operator.lt,
               'lessOrEqual': operator.le, 'greaterThan': operator.gt,
               'greaterOrEqual': operator.ge}


def name(element):
    return element.tag.split('}')[1]


def children(element, *names):
    return [child for child in element if name(child) in names]


def only(element, *names):
    return (children(element, *names) or [None])[0]


def typed(text, kind):
    return text if kind in ('string', str) else float(text)


# Fields and their values
def classify(field, text):
    kind, values = field.get('dataType'), children(field, 'Value')
    if text in ['', 'NA'] + [v.get('value') for v in values if v.get('property') == 'missing']:
        return MISSING
    try:
        value = typed(text, kind)
    except ValueError:
        return INVALID
    valid = [typed(v.get('value'), kind) for v in values if v.get('property', 'valid') == 'valid']
    return value if not valid or value in valid else INVALID


# Preparing the fields: first invalid values, then missing ones
def prepare(mining_field, field, text):
    value = classify(field, text)
    if value is INVALID:
        treatment = mining_field.get('invalidValueTreatment', 'returnInvalid')
        if treatment == 'returnInvalid':
            raise ValueError('no result')
        value = MISSING if treatment == 'asMissing' else typed(text, field.get('dataType'))
    replacement = mining_field.get('missingValueReplacement')
    if value is MISSING and replacement is not None:
        value = typed(replacement, field.get('dataType'))
    return value


# Formulas
def evaluate(expression, record):
    if name(expression) == 'Constant':
        return typed(expression.text, expression.get('dataType'))
    if name(expression) == 'Apply':
        a, b = (evaluate(part, record) for part in expression)
        return MISSING if MISSING in (a, b) else ARITHMETIC[expression.get('function')](a, b)
    value = record[expression.get('field')]
    if name(expression) == 'FieldRef':
        return value
    if value is MISSING:
        absent = expression.get('mapMissingTo')
        return MISSING if absent is None else float(absent)
    return 1.0 if value == typed(expression.get('value'), type(value)) else 0.0  # NormDiscrete


# Conditions: true, false, or None for unknown
def holds(node, record):
    condition = only(node, 'True', 'False', 'SimplePredicate')
    if name(condition) != 'SimplePredicate':
        return name(condition) == 'True'
    value = record[condition.get('field')]
    if value is MISSING:
        return None
    return COMPARISONS[condition.get('operator')](value, typed(condition.get('value'), type(value)))


# Regression
def regression(model, record):
    results = {}
    for table in children(model, 'RegressionTable'):
        y = float(table.get('intercept'))
        for term in children(table, 'NumericPredictor'):
            if record[term.get('name')] is MISSING:
                raise ValueError('no result')
            y += float(term.get('coefficient')) * record[term.get('name')] ** int(
                term.get('exponent', 1))
        results[table.get('targetCategory')] = y
    if model.get('functionName') == 'regression':
        return results[None], {}
    total = sum(math.exp(y) for y in results.values())  # softmax
    shares = {category: math.exp(y) / total for category, y in results.items()}
    return max(shares, key=shares.get), shares


# Decision trees
def tree(model, record):
    node = only(model, 'Node')
    while children(node, 'Node'):
        truths = [holds(child, record) for child in children(node, 'Node')]
        if True not in truths or None in truths[:truths.index(True)]:  # nullPrediction
            raise ValueError('no result')
        node = children(node, 'Node')[truths.index(True)]
    if model.get('functionName') == 'regression':
        return float(node.get('score')), {}
    parts = children(node, 'ScoreDistribution')
    total = sum(float(part.get('recordCount')) for part in parts)
    return node.get('score'), {
        part.get('value'): float(part.get('probability') or float(part.get('recordCount')) / total)
        for part in parts}


def main(document, data, scores):
    root = ElementTree.parse(document).getroot()
    fields = {f.get('name'): f for f in children(only(root, 'DataDictionary'), 'DataField')}
    model = only(root, 'RegressionModel', 'TreeModel')
    active = [f for f in children(only(model, 'MiningSchema'), 'MiningField')
              if f.get('usageType', 'active') == 'active']
    score = regression if name(model) == 'RegressionModel' else tree
    compared = 0
    with open(data, newline='') as rows, open(scores, newline='') as expected:
        for number, (row, wanted) in enumerate(zip(csv.DictReader(rows), csv.DictReader(expected))):
            record = {f.get('name'): prepare(f, fields[f.get('name')], row[f.get('name')])
                      for f in active}
            for derived in only(model, 'LocalTransformations') or []:
                record[derived.get('name')] = evaluate(derived[0], record)
            value, shares = score(model, record)
            for output in only(model, 'Output'):
                mine = shares.get(output.get('value'), 0.0) if output.get('value') else value
                theirs = typed(wanted[output.get('name')], type(mine))
                if mine != theirs and not abs(mine - theirs) <= 1e-12:
                    sys.exit(f'row {number + 1}, {output.get("name")}: {mine} here, {theirs} there')
                compared += 1
    print(f'{compared} results of {name(model)} are the same')


if __name__ == '__main__':
    main(*sys.argv[1:])
