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
        found = re.match(r"\| (A[12]-[A-Z-]+) \|.*\| `(/[^`]+)` \|$", line)
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


def main(page, document):
    root = ElementTree.parse(document).getroot()
    paths = list(paths_of(page))
    missing = 0
    for rule, path in paths:
        text = text_at(root, path)
        print(rule, "=", text)
        missing += text is None
    print(len(paths), "facts,", missing, "not found")
    return 0 if len(paths) >= 30 and missing == 0 else 1


sys.exit(main(*sys.argv[1:]))
