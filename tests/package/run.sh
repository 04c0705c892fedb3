#!/bin/sh
# Installs the built project, builds separate programs in C++ and C against the package, and runs them.
set -eu
build=$1 source=$2 work=$3
rm -rf "$work"
cmake --install "$build" --prefix "$work/prefix" > /dev/null
cmake -S "$source/program" -B "$work/build" -DCMAKE_PREFIX_PATH="$work/prefix" \
  -DSAMPLES="$source/../../samples" > /dev/null
cmake --build "$work/build" > /dev/null
"$work/build/program" "$source/minimal.pmml"

model=$source/../c/mixed.pmml
"$work/build/score_from_c" "$model" x=0.25 n=3 color=red flag=true | grep -qx 'score = 316.5'

# With nothing but a C compiler, from wherever it was installed.
lib=$(dirname "$(find "$work/prefix" -name libpmml_c.so)")
cc -std=c99 "$source/../../samples/score_from_c.c" -I"$work/prefix/include" -L"$lib" -lpmml_c \
  -Wl,-rpath,"$lib" -o "$work/plain"
"$work/plain" "$model" x=0.25 n=3 color=red flag=true | grep -qx 'score = 316.5'
