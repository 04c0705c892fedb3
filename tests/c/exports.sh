#!/bin/sh
# The library exports the functions that the header declares, and nothing else.
# Usage: exports.sh NM LIBRARY HEADER
set -eu
declared=$(sed -n 's/^PMML_API .*\b\(pmml_[a-z_]*\)(.*/\1/p' "$3" | sort)
exported=$("$1" -D --defined-only "$2" | awk '{ print $3 }' | sort)
[ -n "$declared" ]
[ "$declared" = "$exported" ] || { echo "declared: $declared"; echo "exported: $exported"; exit 1; }
