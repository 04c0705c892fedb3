#!/bin/sh
# Installs the built project, builds a separate program against the package, and runs it.
set -eu
build=$1 source=$2 work=$3
rm -rf "$work"
cmake --install "$build" --prefix "$work/prefix" > /dev/null
cmake -S "$source/program" -B "$work/build" -DCMAKE_PREFIX_PATH="$work/prefix" > /dev/null
cmake --build "$work/build" > /dev/null
"$work/build/program" "$source/minimal.pmml"
