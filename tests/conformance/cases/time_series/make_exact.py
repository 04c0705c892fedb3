"""Writes the documents of exact methods that have a theta recursion's state, or the series only, and
their expected values.

Both come from the covariances of the process: theta and nu are the Cholesky factors of the
covariance matrix of W_t = x_t up to m = max(p, q) and ar(B) x_t later (Brockwell and Davis, section
5.3); forecasts and their errors are those of the best linear predictor from all values.
"""
import csv

import numpy as np
from scipy import stats

SERIES = np.array([112., 118, 132, 129, 121, 135, 148, 148, 136, 119, 104, 118, 115, 126, 141, 135,
                   125, 149, 170, 170])
STEPS = [1, 2, 3, 5, 9]


def lags(coefficients, sign, step=1):
    p = np.zeros(len(coefficients) * step + 1)
    p[0] = 1
    p[step::step] = sign * np.array(coefficients)
    return p


def divided(above, below, count):
    """The first coefficients of above / below."""
    result = np.zeros(count)
    for k in range(count):
        result[k] = above[k] if k < len(above) else 0
        result[k] -= sum(below[i] * result[k - i] for i in range(1, min(k, len(below) - 1) + 1))
    return result


def covariances(phi, theta, size):
    psi = divided(theta, phi, 4000)
    gamma = [(psi[:len(psi) - k] * psi[k:]).sum() for k in range(size)]
    return np.array([[gamma[abs(i - j)] for j in range(size)] for i in range(size)])


def numbers(values):
    return " ".join(repr(float(v)) for v in values)


def array(name, values):
    return f"""          <{name}>
            <Array type="real" n="{len(values)}">{numbers(values)}</Array>
          </{name}>
"""


def state(x, phi, theta):
    """FinalNoise and so on: as many numbers as the recursion needs."""
    n, p, q = len(x), len(phi) - 1, len(theta) - 1
    m = max(p, q)
    to_w = np.eye(n)
    for t in range(m, n):
        to_w[t, t - p:t + 1] = phi[::-1]
    w = to_w @ x
    root = np.linalg.cholesky(to_w @ covariances(phi, theta, n) @ to_w.T)
    nu = np.diag(root) ** 2
    weights = root / np.diag(root)
    errors = np.linalg.solve(weights, w)
    thetas = "".join(f'            <Theta i="{i}" j="{j}" theta="{float(weights[i, i - j])!r}"/>\n'
                     for i in range(n - q, n) for j in range(1, q + 1))
    return (array("FinalNoise", x[-m:]) + array("FinalPredictedNoise", (x - errors)[-q:]) +
            f"          <FinalTheta>\n{thetas}          </FinalTheta>\n" + array("FinalNu", nu[-q:]))


def component(name, attributes, ar, ma):
    parts = ""
    if ar:
        parts += f"""        <AR>
          <Array type="real" n="{len(ar)}">{numbers(ar)}</Array>
        </AR>
"""
    if ma:
        parts += f"""        <MA>
          <MACoefficients>
            <Array type="real" n="{len(ma)}">{numbers(ma)}</Array>
          </MACoefficients>
        </MA>
"""
    return f"      <{name} {attributes}>\n{parts}      </{name}>\n"


def document(name, attributes, components, end, values=SERIES):
    series = "".join(f'      <TimeValue index="{i}" value="{v:g}"/>\n'
                     for i, v in enumerate(values, 1))
    stat = f"""      <MaximumLikelihoodStat method="thetaRecursion">
        <ThetaRecursionState>
{end}        </ThetaRecursionState>
      </MaximumLikelihoodStat>
""" if end else ""
    text = f"""<?xml version="1.0" encoding="UTF-8"?>
<PMML xmlns="http://www.dmg.org/PMML-4_4" version="4.4">
  <Header/>
  <DataDictionary>
    <DataField name="y" optype="continuous" dataType="double"/>
    <DataField name="h" optype="continuous" dataType="integer"/>
  </DataDictionary>
  <TimeSeriesModel functionName="timeSeries" bestFit="ARIMA">
    <MiningSchema>
      <MiningField name="y" usageType="target"/>
      <MiningField name="h" usageType="supplementary"/>
    </MiningSchema>
    <Output>
      <OutputField name="y" optype="continuous" dataType="double"/>
      <OutputField name="low" optype="continuous" dataType="double" feature="confidenceIntervalLower"/>
      <OutputField name="high" optype="continuous" dataType="double" feature="confidenceIntervalUpper" value="80"/>
    </Output>
    <TimeSeries usage="original">
{series}    </TimeSeries>
    <ARIMA predictionMethod="exactLeastSquares" {attributes}>
{components}{stat}    </ARIMA>
  </TimeSeriesModel>
</PMML>
"""
    with open(name + ".pmml", "w", newline="\n") as file:
        file.write(text)


def predict(name, z, steps, phi, theta, mean, rmse, back=lambda v: v):
    """`steps`: the lags of the differences."""
    w, levels = z, []
    for step in steps:
        levels.append(w)
        w = w[step:] - w[:-step]
    x, n, most = w - mean, len(w), max(STEPS)
    gamma = covariances(phi, theta, n + most)
    gain = np.linalg.solve(gamma[:n, :n], gamma[:n, n:]).T
    ahead = mean + gain @ x
    error = gamma[n:, n:] - gain @ gamma[:n, n:]
    whole = np.array([1.0])
    for step in steps:
        whole = np.convolve(whole, lags([1], -1, step))
    summed = divided([1.0], whole, most)
    for level, step in zip(reversed(levels), reversed(steps)):
        level = list(level)
        for v in ahead:
            level.append(v + level[-step])
        ahead = np.array(level[-most:])
    with open(name + ".csv", "w", newline="") as data, \
            open(name + ".expected.csv", "w", newline="") as expected:
        data, expected = (csv.writer(f, lineterminator="\n") for f in (data, expected))
        data.writerow(["h"])
        expected.writerow(["y", "low", "high"])
        for h in STEPS:
            weights = summed[h - 1::-1] if h > 1 else summed[:1]
            deviation = rmse * np.sqrt(weights @ error[:h, :h] @ weights)
            y = ahead[h - 1]
            data.writerow([h])
            expected.writerow([back(y), back(y + stats.norm.ppf(0.025) * deviation),
                               back(y + stats.norm.ppf(0.9) * deviation)])
    return x


# Close to not invertible, so that theta and nu are far from their limits.
ar, ma = [0.5], [1.85, 0.855]
phi, theta = lags(ar, -1), lags(ma, 1)
x = predict("arima_theta", SERIES, [1], phi, theta, 1.25, 4.5)
document("arima_theta", 'RMSE="4.5" constantTerm="1.25"',
         component("NonseasonalComponent", 'p="1" d="1" q="2"', ar, ma), state(x, phi, theta))

phi, theta = lags([0.6], -1, 4), np.convolve(lags([-0.4], 1), lags([0.8], 1, 4))
x = predict("arima_theta_seasonal", np.log(SERIES), [1], phi, theta, 0.0, 0.07, np.exp)
document("arima_theta_seasonal", 'RMSE="0.07" transformation="logarithmic"',
         component("NonseasonalComponent", 'p="0" d="1" q="1"', [], [-0.4]) +
         component("SeasonalComponent", 'P="1" D="0" Q="1" period="4"', [0.6], [0.8]),
         state(x, phi, theta))

# The values themselves are not needed where nothing is differenced.
phi, theta = lags([0.7, 0.1], -1), lags([0.9], 1)
x = predict("arima_theta_level", SERIES[:12], [], phi, theta, 120.0, 6.0)
document("arima_theta_level", 'RMSE="6" constantTerm="120"',
         component("NonseasonalComponent", 'p="2" d="0" q="1"', [0.7, 0.1], [0.9]),
         state(x, phi, theta), SERIES[11:12])

# Without a state the series says all.
phi, theta = lags([0.5, 0.3], -1), lags([1.2, 0.4], 1)
predict("arima_exact_series", SERIES, [1], phi, theta, 1.25, 4.5)
document("arima_exact_series", 'RMSE="4.5" constantTerm="1.25"',
         component("NonseasonalComponent", 'p="2" d="1" q="2"', [0.5, 0.3], [1.2, 0.4]), None)

short = SERIES[:4]
phi, theta = lags([0.8, -0.4], -1), lags([0.9, 0.0], 1)
predict("arima_exact_short", short, [], phi, theta, 120.0, 6.0)
document("arima_exact_short", 'RMSE="6" constantTerm="120"',
         component("NonseasonalComponent", 'p="2" d="0" q="2"', [0.8, -0.4], [0.9, 0.0]), None, short)

phi, theta = np.convolve(lags([0.4], -1), lags([0.7], -1, 4)), lags([0.9], 1)
predict("arima_exact_seasonal", np.sqrt(SERIES), [], phi, theta, 11.0, 0.3, np.square)
document("arima_exact_seasonal", 'RMSE="0.3" transformation="squareroot" constantTerm="11"',
         component("NonseasonalComponent", 'p="1" d="0" q="1"', [0.4], [0.9]) +
         component("SeasonalComponent", 'P="1" D="0" Q="0" period="4"', [0.7], []), None)


def refuse(name, components, values, *lines):
    document(name, "", components, None, values)
    with open(name + ".error.txt", "w", newline="\n") as file:
        file.write("".join(line + "\n" for line in lines))


refuse("arima_exact_growing",
       component("NonseasonalComponent", 'p="2" d="0" q="1"', [0.5, 0.6], [0.4]), SERIES,
       "E-UNSUPPORTED", "a process that is not stationary")
refuse("arima_exact_too_short",
       component("NonseasonalComponent", 'p="1" d="0" q="2"', [0.5], [0.4, 0.1]), SERIES[:3],
       "E-UNSUPPORTED", "too short a series")
