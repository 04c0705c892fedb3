#!/usr/bin/env python3
"""Reads every fact of an archived document by the XPath printed in docs/archive-profile.md.

Knows nothing of the project: the page, the document, and Python's ElementTree.
"""
import re
import sys
import xml.etree.ElementTree as ElementTree

NAMESPACES = {"p": "http://www.dmg.org/PMML-4_4", "a": "urn:pmml-archive:provenance:1.0"}


def paths_of(page):
    for line in open(page, encoding="utf-8"):
        found = re.match(r"\| (A[12]-[A-Z-]+) \|.*\| (\w*) \| `(/[^`]+)` \|$", line)
        if found:
            yield found.groups()


def text_at(root, path):
    """ElementTree starts below the root and has no attribute step."""
    elements, _, attribute = path.removeprefix("/p:PMML/").partition("/@")
    for element in root.iterfind(elements, NAMESPACES):
        text = element.get(attribute) if attribute else element.text
        if text and text.strip():
            return text
    return None


def reason_for(root, fact):
    """Why the fact is unavailable, if the document says so."""
    entry = root.find(f".//a:unavailable[@fact='{fact}']", NAMESPACES) if fact else None
    return None if entry is None else entry.get("reason")


def main(page, document):
    root = ElementTree.parse(document).getroot()
    paths = list(paths_of(page))
    missing = 0
    for rule, fact, path in paths:
        text = text_at(root, path) or reason_for(root, fact)
        print(rule, "=", text)
        missing += text is None
    print(len(paths), "facts,", missing, "not found")
    return 0 if len(paths) >= 30 and missing == 0 else 1


sys.exit(main(*sys.argv[1:]))
