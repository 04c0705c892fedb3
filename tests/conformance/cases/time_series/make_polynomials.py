"""Writes the documents of Brown's double and triple smoothing, and their expected values.

The values smoothed once, twice and three times come from the series by definition; the forecasts from
the theorem behind Brown's formulas: they lie on the polynomial that fits the series best when the
square of a deviation j steps ago weighs (1 - alpha)^j. All in fractions, so without rounding.
"""
import csv
from fractions import Fraction

SERIES = [112, 118, 132, 129, 121, 135, 148, 148, 136, 119, 104, 118, 115, 126, 141, 135, 125, 149,
          170, 170]
BEFORE = 700  # zeros, whose weights are below rounding
STEPS = [1, 2, 3, 5, 12]


def smoothed(alpha, order):
    values, result = [Fraction(x) for x in SERIES], []
    for _ in range(order):
        now, passed = Fraction(0), []
        for x in values:
            now = alpha * x + (1 - alpha) * now
            passed.append(now)
        values = passed
        result.append(float(now))
    return result


def solve(a, b):
    n = len(b)
    rows = [a[i] + [b[i]] for i in range(n)]
    for i in range(n):
        for k in range(n):
            if k != i:
                factor = rows[k][i] / rows[i][i]
                rows[k] = [x - factor * y for x, y in zip(rows[k], rows[i])]
    return [rows[i][n] / rows[i][i] for i in range(n)]


def fitted(alpha, order):
    """Coefficients of a polynomial in the time since the last value."""
    series = [0] * BEFORE + SERIES
    terms = [((1 - alpha) ** j, Fraction(-j), x) for j, x in enumerate(reversed(series))]
    a = [[sum(w * t ** (i + k) for w, t, _ in terms) for k in range(order)] for i in range(order)]
    return solve(a, [sum(w * t ** i * x for w, t, x in terms) for i in range(order)])


def numbers(values):
    return " ".join(map(repr, values))


def document(version, smoothing):
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<PMML xmlns="http://www.dmg.org/PMML-{version.replace(".", "_")}" version="{version}">
  <Header copyright="none"/>
  <DataDictionary>
    <DataField name="y" optype="continuous" dataType="double"/>
    <DataField name="h" optype="continuous" dataType="integer"/>
  </DataDictionary>
  <TimeSeriesModel functionName="timeSeries" bestFit="ExponentialSmoothing">
    <MiningSchema>
      <MiningField name="y" usageType="predicted"/>
      <MiningField name="h" usageType="supplementary"/>
    </MiningSchema>
    <ExponentialSmoothing>
{smoothing}
    </ExponentialSmoothing>
  </TimeSeriesModel>
</PMML>
"""


def trend(level, values):
    return document("4.4", f"""      <Level {level}/>
      <Trend_ExpoSmooth trend="polynomial_exponential">
        <Array type="real" n="{len(values)}">{numbers(values)}</Array>
      </Trend_ExpoSmooth>""").replace('usageType="predicted"', 'usageType="target"')


def write(name, text, alpha, order):
    with open(name + ".pmml", "w", newline="\n") as file:
        file.write(text)
    coefficients = fitted(alpha, order)
    with open(name + ".csv", "w", newline="") as data, \
            open(name + ".expected.csv", "w", newline="") as expected:
        data, expected = (csv.writer(f, lineterminator="\n") for f in (data, expected))
        data.writerow(["h"])
        expected.writerow(["y"])
        for h in STEPS:
            data.writerow([h])
            expected.writerow([float(sum(c * h ** i for i, c in enumerate(coefficients)))])


def refuse(name, text, *lines):
    with open(name + ".pmml", "w", newline="\n") as file:
        file.write(text)
    with open(name + ".error.txt", "w", newline="\n") as file:
        file.write("".join(line + "\n" for line in lines))


alpha = Fraction(3, 8)
double = smoothed(alpha, 2)
triple = smoothed(alpha, 3)
write("polynomial_double", trend(f'alpha="0.375" smoothedValue="{double[0]!r}"', double), alpha, 2)
write("polynomial_triple", trend('alpha="0.375"', triple), alpha, 3)
level = float(fitted(alpha, 2)[0])
write("polynomial_level", trend(f'alpha="0.375" smoothedValue="{level!r}"', double), alpha, 2)

refuse("polynomial_alpha", trend('alpha="1"', double), "E-VALUE", "Level/@alpha")
refuse("polynomial_no_alpha", trend("", double), "E-ABSENT", "Level/@alpha")
refuse("polynomial_four", trend('alpha="0.375"', [*triple, 1.0]), "E-COUNT", "Trend_ExpoSmooth/Array")
refuse("polynomial_other_level", trend('alpha="0.375" smoothedValue="17"', double), "E-UNSUPPORTED",
       "Level/@smoothedValue")

alpha = Fraction(1, 4)
values = smoothed(alpha, 3)
write("../versions/double_exponential_of_4_0", document("4.0", f"""\
      <Level alpha="0.25" quadraticSmoothedValue="{values[1]!r}" smoothedValue="{values[0]!r}"/>
      <Trend trend="double_exponential" smoothedValue="0"/>"""), alpha, 2)
write("../versions/triple_exponential_of_4_0", document("4.0", f"""\
      <Level alpha="0.25" quadraticSmoothedValue="{values[1]!r}" cubicSmoothedValue="{values[2]!r}" smoothedValue="{values[0]!r}"/>
      <Trend trend="double_exponential" smoothedValue="0"/>"""), alpha, 3)
