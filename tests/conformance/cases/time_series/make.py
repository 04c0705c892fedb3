"""Writes the expected values with numpy, from the textbook forms of each method."""
import csv

import numpy as np
from scipy import stats

SERIES = np.array([112., 118, 132, 129, 121, 135, 148, 148, 136, 119, 104, 118, 115, 126, 141, 135,
                   125, 149, 170, 170])
Z = stats.norm.ppf


def read(name):
    with open(name + ".csv", newline="") as file:
        return list(csv.DictReader(file))


def write(name, rows):
    with open(name + ".expected.csv", "w", newline="") as file:
        out = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        out.writeheader()
        out.writerows(rows)


def horizons(name, forecast, fields, default="1"):
    """`forecast(h)` gives a tuple for the fields; a horizon that is none gives no result."""
    rows = []
    for row in read(name):
        h = row.get("h", "1")
        h = h or default
        ok = float(h) >= 1 and float(h) % 1 == 0
        values = forecast(int(float(h)), row) if ok else None
        rows.append(dict.fromkeys(fields, "") if values is None else dict(zip(fields, values)))
    write(name, rows)


# Exponential smoothing: the state is moved step by step, as if each forecast were observed.
def smoothing(name, level, slope=None, damping=1.0, trend=None, season=None, kind=None, start=0,
              back=lambda x: x):
    def forecast(h, _):
        l, b = level, slope
        for _ in range(h):
            if trend == "additive":
                b = damping * b
                l = l + b
            elif trend == "multiplicative":
                b = b ** damping
                l = l * b
        s = None if season is None else season[(start + h - 1) % len(season)]
        y = l if s is None else l + s if kind == "additive" else l * s
        return (back(y),)
    horizons(name, forecast, ["y"])


smoothing("level", 42.5)
smoothing("additive", 42.5, 1.25, trend="additive", season=[3, -1, 0.5, -2.5], kind="additive",
          start=2)
smoothing("damped", 3.2, 0.05, 0.9, "additive", [1.1, 0.9, 1.0], "multiplicative", back=np.exp)
smoothing("multiplicative", 12.0, 1.02, trend="multiplicative", season=[0.8, 1.2],
          kind="multiplicative")
smoothing("damped_multiplicative", 9.0, 1.1, 0.8, "multiplicative", back=np.square)


def lags(coefficients, sign, step=1):
    """1 + sign (c_1 B^step + ...) as coefficients by lag."""
    p = np.zeros(len(coefficients) * step + 1)
    p[0] = 1
    for i, c in enumerate(coefficients):
        p[(i + 1) * step] = sign * c
    return p


class Arima:
    """Differences the series, forecasts the differences, and adds them up again."""

    def __init__(self, ar=(), ma=(), sar=(), sma=(), d=0, D=0, s=1, mean=0.0):
        self.phi = np.convolve(lags(ar, -1), lags(sar, -1, s))
        self.theta = np.convolve(lags(ma, 1), lags(sma, 1, s))
        self.steps = [1] * d + [s] * D
        self.mean = mean

    def difference(self, z):
        levels = []
        for step in self.steps:
            levels.append(z)
            z = z[step:] - z[:-step]
        return z, levels

    def residuals(self, z):
        w, _ = self.difference(z)
        u = w - self.mean
        a = np.zeros(len(u))
        for t in range(len(self.phi) - 1, len(u)):
            a[t] = sum(self.phi[i] * u[t - i] for i in range(len(self.phi)))
            a[t] -= sum(self.theta[j] * a[t - j] for j in range(1, len(self.theta)) if j <= t)
        return a

    def forecast(self, z, a, h):
        w, levels = self.difference(z)
        u = list(w - self.mean)
        a = list(a) + [0.0] * h
        n = len(u)
        shift = len(a) - h - n
        for k in range(h):
            t = n + k
            u.append(-sum(self.phi[i] * u[t - i] for i in range(1, len(self.phi)))
                     + sum(self.theta[j] * a[t + shift - j] for j in range(1, len(self.theta))))
        new = np.array(u[n:]) + self.mean
        for level, step in zip(reversed(levels), reversed(self.steps)):
            level = list(level)
            for x in new:
                level.append(x + level[-step])
            new = np.array(level[-h:])
        return new

    def psi(self, h):
        ar = self.phi
        for step in self.steps:
            ar = np.convolve(ar, lags([1], -1, step))
        theta = np.concatenate([self.theta, np.zeros(h)])
        psi = []
        for k in range(h):
            psi.append(theta[k] - sum(ar[i] * psi[k - i] for i in range(1, min(k, len(ar) - 1) + 1)))
        return np.array(psi)


def with_bounds(model, z, a, rmse, back=lambda x: x):
    def forecast(h, _):
        y = model.forecast(z, a, h)[-1]
        e = rmse * np.sqrt((model.psi(h) ** 2).sum())
        return (back(y), back(y - Z(0.9) * e), back(y + Z(0.9) * e), back(y - Z(0.975) * e), e)
    return forecast


BOUNDS = ["y", "low 80", "high 80", "low 95", "error"]
mean_model = Arima(ar=[0.6, -0.2], ma=[0.4], mean=130.0)
horizons("arima_mean", with_bounds(mean_model, SERIES, [1.5, -2.0, 3.25], 9.5), BOUNDS)

seasonal = Arima(ar=[0.3], ma=[-0.4], sma=[0.25], d=1, D=1, s=4)
residuals = [0.01, -0.02, 0.005, 0.03, -0.015]
logs = np.log(SERIES)
horizons("arima_seasonal", lambda h, row: with_bounds(seasonal, logs, residuals, 0.08, np.exp)(h, row)[:4],
         BOUNDS[:4])

css = Arima(ar=[0.5], ma=[0.3], d=1)
horizons("arima_conditional", lambda h, _: (css.forecast(SERIES, css.residuals(SERIES), h)[-1],), ["y"])

plain = Arima(ar=[0.7], sar=[0.4], s=4, mean=11.0)
roots = np.sqrt(SERIES)
# There the horizon is an active field, which is not replaced.
horizons("arima_exact", lambda h, _: (plain.forecast(roots, [], h)[-1] ** 2,), ["y"], "0")


def outliers():
    model = Arima(ar=[0.5], d=1, s=4)
    times = np.arange(1, 61)

    def effects(t):
        since = {k: t - k for k in (3, 18, 10, 15, 19, 5)}
        x = np.where(since[3] == 0, 7.0, 0)                                     # additive
        x = x + np.where(since[18] >= 0, -4.0, 0)                               # level
        x = x + np.where(since[19] >= 0, 6.0 * 0.5 ** np.maximum(since[19], 0), 0)  # transient
        x = x + np.where((since[10] >= 0) & (since[10] % 4 == 0), 2.0, 0)       # seasonal
        x = x + np.where(since[15] >= 0, 0.5 * (since[15] + 1), 0)              # trend
        psi = model.psi(60)
        return x + np.array([1.5 * psi[s] if s >= 0 else 0 for s in since[5]])  # innovational

    clean = SERIES - effects(times[:20])
    # The same outliers by number and by time.
    for name in ("arima_outliers", "arima_outlier_times"):
        horizons(name, lambda h, _: (model.forecast(clean, [], h)[-1] + effects(times[:20 + h])[-1],),
                 ["y"])


outliers()


def regressors():
    model = Arima(ar=[0.4], d=1, s=4)
    price = np.array([5., 6, 5, 7, 8, 6, 5, 7, 6, 8, 9, 7, 6, 8, 7, 9, 10, 8, 7, 9, 11, 10])
    rain = np.exp(np.linspace(0, 1, 20))
    base = [1.5, 1.25, 2.0, 1.75]

    def filtered(x, num, den, delay, v=()):
        """den(B) v = num(B) x_{t - delay}; v is 0 before the first x, or given at the end."""
        out = np.full(len(x), np.nan)
        for t in range(len(x)):
            if len(v) and 20 - len(v) <= t < 20:
                out[t] = v[t - 20 + len(v)]
                continue
            terms = [num[j] * x[t - delay - j] if t - delay - j >= 0 else np.nan
                     for j in range(len(num))]
            past = [den[i] * out[t - i] for i in range(1, len(den))
                    if t - i >= 0 and not np.isnan(out[t - i])]
            out[t] = sum(terms) - sum(past)
        return out

    def forecast(h, row):
        prices = np.concatenate([price, np.full(max(0, h - 2), np.nan)])[:20 + h]
        # w_0 - w_1 B, with a season factor 1 - W B^4
        one = filtered(prices, np.convolve([2.0, -0.5], lags([0.25], -1, 4)), [1.0], 1)
        rains = np.log(np.concatenate([rain, np.full(h, rain[-1])]))
        two = filtered(rains, [3.0, -3.0], lags([0.6], -1), 0)
        user = np.full(20 + h, np.nan)
        user[:20] = np.arange(20) % 3
        if row["visitors"]:
            user[-1] = float(row["visitors"])
        three = filtered(user, [0.75], [1.0], 0)
        four = filtered(np.concatenate([[np.nan] * 16, np.ones(4 + h)]), [1.0], lags([0.5], -1), 0, base)
        v = one + two + three + four
        clean = SERIES - v[:20]
        last = np.argmax(~np.isnan(clean)) if np.isnan(clean[0]) else 0
        last = max(i for i in range(20) if i == 0 or np.isnan(clean[i - 1]))
        y = model.forecast(clean[last:], [], h)[-1] + v[-1]
        return None if np.isnan(y) else (y,)

    horizons("arima_regressors", forecast, ["y"])


regressors()


def kalman():
    """The best linear predictor from all values, by the covariances of the process."""
    phi, theta, mean = [0.5, 0.2], [0.4], 1.0
    model = Arima(ar=phi, ma=theta)
    psi = model.psi(400)
    x = np.diff(SERIES) - mean

    def cov(k):
        return (psi[:len(psi) - k] * psi[k:]).sum()

    n = len(x)
    gamma = np.array([[cov(abs(i - j)) for j in range(n)] for i in range(n)])
    weights = np.linalg.solve(gamma, x)

    def ahead(h):
        return np.array([cov(n - 1 + h - i) for i in range(n)]) @ weights

    # The filter's state for the next time: its first number is the forecast, the others what
    # the next ones add to phi_1 times the one before.
    state = [ahead(1), ahead(2) - phi[0] * ahead(1)]
    print("FinalStateVector of arima_kalman:", *map(float, state))

    def forecast(h, _):
        w = [mean + ahead(k) for k in range(1, h + 1)]
        return (SERIES[-1] + sum(w),)

    horizons("arima_kalman", forecast, ["y"])


kalman()


def garch():
    mean = Arima(ar=[0.5], ma=[0.2])
    constant = 0.3

    def forecast(h, _):
        y, a = list(SERIES[-2:] / 100), [0.05, -0.1]
        sigma, squares = [0.02, 0.03], [0.04 ** 2, 0.1 ** 2]
        for k in range(h):
            y.append(constant + 0.5 * y[-1] + 0.2 * a[-1])
            a.append(0.0)
            sigma.append(0.001 + 0.1 * squares[-1] + 0.05 * squares[-2] + 0.8 * sigma[-1])
            squares.append(sigma[-1])
        psi = mean.psi(h)
        error = np.sqrt(sum(psi[i] ** 2 * sigma[2 + h - 1 - i] for i in range(h)))
        return y[-1], error, y[-1] + Z(0.95) * error

    horizons("garch", forecast, ["y", "error", "high 90"])


garch()


def garch_returns():
    """GARCH(1, 1) in closed form: the variance goes back to its long-run value."""
    a, b, constant = 0.08, 0.9, 0.02
    first, long_run = constant + a * 1.3 ** 2 + b * 0.75, constant / (1 - a - b)

    def forecast(h, _):
        error = np.sqrt(long_run + (a + b) ** (h - 1) * (first - long_run))
        return 0.05, error, 0.05 + Z(0.95) * error

    horizons("garch_returns", forecast, ["y", "error", "high 90"])


garch_returns()


def arch_of_series():
    """The series by its companion matrix; the last two errors are those of its last two steps."""
    ar, constant = np.array([0.9, -0.2]), 40.0
    companion = np.array([[0.9, -0.2, constant], [1, 0, 0], [0, 0, 1]])
    errors = [SERIES[t] - constant - ar @ SERIES[[t - 1, t - 2]] for t in (18, 19)]

    def forecast(h, _):
        squares = [e ** 2 for e in errors]
        for _ in range(h):
            squares.append(25 + 0.3 * squares[-1] + 0.2 * squares[-2])
        y = (np.linalg.matrix_power(companion, h) @ [SERIES[-1], SERIES[-2], 1])[0]
        weights = [np.linalg.matrix_power(companion, i)[0, 0] for i in range(h)]
        error = np.sqrt(sum(w ** 2 * s for w, s in zip(weights, squares[:1:-1])))
        return y, error, y + Z(0.95) * error

    horizons("arch_of_series", forecast, ["y", "error", "high 90"])


arch_of_series()


def state_space():
    f = np.array([[1, 1, 0], [0, 0.9, 0], [0, 0, 0.5]])
    g = np.array([1.0, 0, 1])
    p0 = np.array([[0.5, 0.1, 0], [0.1, 0.2, 0], [0, 0, 0.3]])
    q = np.diag([0.2, 0.05, 0.1])

    def forecast(h, _):
        s, p = np.array([170.0, 2, 1.5]), f @ p0 @ f.T + q
        for _ in range(h - 1):
            s = f @ s
            p = f @ p @ f.T + q
        error = np.sqrt(4.0 * (g @ p @ g + 0.25))
        y = g @ s + 3.5
        return y, error, y - Z(0.975) * error

    horizons("state_space", forecast, ["y", "error", "low"])

    def drift(h, _):
        s = np.array([10.0, 1.0])
        for _ in range(h - 1):
            s = np.array([[0.8, 0], [0.3, 0.5]]) @ s + [1.0, -0.25]
        psi = [1, 0.8, 0.64, 0.512][:h]
        error = np.sqrt(2.0 * sum(x * x for x in psi)) if h <= 4 else ""
        return s @ [1, 2] - 2.0, error

    horizons("state_drift", drift, ["y", "error"])
    state_regressors(drift)


def state_regressors(drift):
    """What regressors add to the series that `drift` forecasts, with their terms written out."""
    price = [5., 6, 5, 7, 8, 6, 5, 7, 6, 8, 9, 7, 6, 8, 7, 9, 10, 8, 7, 9, 11, 10]

    def user(row):
        return 0.75 * float(row["visitors"]) ** 0.5 if row["visitors"] else None

    def forecast(h, row):
        # price one step before: (2 - 0.5 B) (1 - 0.25 B^4)
        at = 20 + h - 2
        if at >= len(price) or user(row) is None:
            return None
        v = 2 * price[at] - 0.5 * price[at - 1] - 0.5 * price[at - 4] + 0.125 * price[at - 5]
        # v_t - 0.6 v_(t-1) = 3 log(rain): the sum over the past, the last value going on
        logs = np.concatenate([np.linspace(0, 1, 20), np.ones(h)])
        v += sum(3 * 0.6 ** i * x for i, x in enumerate(logs[::-1]))
        y, error = drift(h, row)
        return y + v + user(row), error

    horizons("state_regressors", forecast, ["y", "error"])

    def plain(h, row):
        y, error = drift(h, row)
        return None if user(row) is None else (y + user(row), error)

    horizons("state_user", plain, ["y", "error"])


state_space()
