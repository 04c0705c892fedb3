"""R2 of ordinary least squares on diabetes.csv: of all rows, and of five consecutive folds.

Python's standard library only; verify_test.cpp holds what this prints.
Run: python3 tests/archive/diabetes_folds.py samples/data/diabetes.csv
"""
import csv
import sys
from fractions import Fraction


def solve(matrix, right):
    """Gaussian elimination, exact."""
    n = len(right)
    rows = [row + [value] for row, value in zip(matrix, right)]
    for k in range(n):
        pivot = next(i for i in range(k, n) if rows[i][k] != 0)
        rows[k], rows[pivot] = rows[pivot], rows[k]
        for i in range(n):
            if i != k and rows[i][k] != 0:
                factor = rows[i][k] / rows[k][k]
                rows[i] = [a - factor * b for a, b in zip(rows[i], rows[k])]
    return [rows[i][n] / rows[i][i] for i in range(n)]


def fit(x, y):
    n = len(x[0])
    normal = [[sum(row[i] * row[j] for row in x) for j in range(n)] for i in range(n)]
    return solve(normal, [sum(row[i] * value for row, value in zip(x, y)) for i in range(n)])


def r2(coefficients, x, y):
    predicted = [sum(c * v for c, v in zip(coefficients, row)) for row in x]
    mean = sum(y) / len(y)
    residual = sum((a - b) ** 2 for a, b in zip(y, predicted))
    return float(1 - residual / sum((a - mean) ** 2 for a in y))


with open(sys.argv[1], newline="") as file:
    cells = [[Fraction(cell) for cell in row] for row in list(csv.reader(file))[1:]]
X = [[Fraction(1)] + row[:-1] for row in cells]
Y = [row[-1] for row in cells]
print("all", r2(fit(X, Y), X, Y))
begin = 0
for fold in range(5):
    end = begin + len(Y) // 5 + (fold < len(Y) % 5)
    model = fit(X[:begin] + X[end:], Y[:begin] + Y[end:])
    print("fold", fold + 1, r2(model, X[begin:end], Y[begin:end]), end - begin)
    begin = end
