"""Writes the expected values: counts of terms by the rules of TextIndex, with Python's `re`."""
import collections
import csv
import math
import re
import string


def read(name):
    with open(name + ".csv", newline="") as file:
        return list(csv.DictReader(file))


def write(name, rows):
    with open(name + ".expected.csv", "w", newline="") as file:
        out = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        out.writeheader()
        out.writerows(rows)


def distance(a, b):
    line = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        above, line = line, [i]
        for j, y in enumerate(b, 1):
            line.append(min(above[j] + 1, line[-1] + 1, above[j - 1] + (x != y)))
    return line[-1]


def words(text, separator=r"\s+", word=None):
    if word:
        return re.findall(word, text)
    stripped = (part.strip(string.punctuation) for part in re.split(separator, text))
    return [part for part in stripped if part]


def distances(text, term):
    n = len(term)
    return [sum(map(distance, text[i:i + n], term)) for i in range(len(text) - n + 1)]


def index(text, term, weights="termFrequency", cased=False, most=0, best=False, separator=r"\s+",
          tokenize=True, word=None, normal=lambda t: t):
    if not text or not term:
        return ""
    text, term = normal(text), normal(term)
    if not cased:
        text, term = text.lower(), term.lower()
    if tokenize:
        text, term = words(text, separator, word), words(term, separator, word)
        hits = [d for d in distances(text, term) if d <= most] if term else []
        frequency = sum(d == min(hits) for d in hits) if best else len(hits)
    else:
        frequency = sum(text.startswith(term, i) for i in range(len(text)))
    if weights == "binary":
        return int(frequency > 0)
    if weights == "logarithmic":
        return math.log10(1 + frequency)
    if weights == "augmented":
        most_frequent = max(collections.Counter(text).values())
        return 0.5 * ((frequency > 0) + frequency / most_frequent)
    return frequency


def weights():
    rows = []
    for row in read("weights"):
        text, term = row["text"], row["term"]
        rows.append({
            "frequency": index(text, "sun"), "binary": index(text, "sun", "binary"),
            "logarithmic": index(text, "sun", "logarithmic"),
            "augmented": index(text, "sun", "augmented"),
            "cased": index(text, "Sun", cased=True), "phrase": index(text, "the SUN!"),
            "of field": index(text, term), "augmented of field": index(text, term, "augmented"),
            "umlaut": index(text, "ÜBER"), "nothing": index(text, "..."),
            "separated": index(text, "sun", separator=r"[\s\-]+"),
            "parts": index(text, "SUN", tokenize=False),
            "overlapping parts": index(text, "aa", tokenize=False, cased=True),
        })
    write("weights", rows)


def distance_cases():
    rows = []
    for row in read("distance"):
        text = row["text"]
        result = {}
        for hits in ("allHits", "bestHits"):
            for most in (1, 2, 3):
                result[f"{hits} {most}"] = index(text, "colour scheme", most=most,
                                                 best=hits == "bestHits")
        result["one word"] = index(text, "grün", most=1)
        result["augmented"] = index(text, "color", "augmented", most=1)
        rows.append(result)
    write("distance", rows)


def sub(pattern, into, flags=re.I):
    return lambda text: re.sub(pattern, into, text, flags=flags)


def chain(*steps):
    def run(text):
        for step in steps:
            text = step(text)
        return text
    return run


def until_same(step):
    def run(text):
        while (after := step(text)) != text:
            text = after
        return text
    return run


def similar(text):
    """`kitty cats` as two words, each within a distance of 1 in all, is `cat`."""
    found = list(re.finditer(r"\S+", text))
    for a, b in zip(found, found[1:]):
        if distance(a[0].lower(), "kitty") + distance(b[0].lower(), "cats") <= 1:
            return text[:a.start()] + "cat" + similar(text[b.end():])
    return text


def normalization():
    stems = chain(sub("runs?", "run"), sub(r"(\w+)ning", r"\1"), sub(r"\bis\b", "be"))
    tables = chain(sub("interfaces?", "ui"), sub("is|are", "be"),
                   sub("ui (be|looks) (good|great)", "ui_good"))
    halves = chain(sub("aa", "a"), sub(r"\ba\b", "x"))
    rows = []
    for row in read("normalization"):
        text = row["text"]
        rows.append({
            "stems": index(text, "run", normal=stems),
            "whole words": index(text, "be", normal=stems),
            "two tables": index(text, "ui_good", normal=tables),
            "term too": index(text, "interfaces are great", normal=tables),
            "recursive": index(text, "x", normal=until_same(halves)),
            "once": index(text, "x", normal=chain(sub(r"\ba\b", "x"), sub("aa", "a"))),
            "similar words": index(text, "cat", normal=similar),
            "case": index(text, "be", normal=sub(r"\bIS\b", "be", 0)),
            "parts": index(text, "thbe", normal=sub("IS", "be")),
            "nothing to do": index(text, "is"),
        })
    write("normalization", rows)


def word_cases():
    word = r"\b\w\w+\b"
    rows = []
    for row in read("words"):
        def count(term, weight, text=row["text"]):
            found = index(text, term, cased=True, word=word)
            return found * weight if text and term else ""
        rows.append({"weighted": count("red", 0.5), "weighted too": count("red or", 2),
                     "of field": count(row["term"], 1),
                     "lower": count("red", 1, row["text"] + " red")})
    write("words", rows)


weights()
distance_cases()
normalization()
word_cases()
