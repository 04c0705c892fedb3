#!/bin/sh
# Runs the commands of README.md as they stand there.
set -eu
source=$1 bin=$2 work=$3
rm -rf "$work"
mkdir -p "$work/samples"
ln -s "$source/samples/data" "$work/samples/data"
cd "$work"
awk '/^```sh/ { on = 1; next } /^```/ { on = 0 } on && !/^make /' "$source/README.md" > commands.sh
grep -q '^pmml fit' commands.sh
PATH="$bin:$PATH" sh -eux commands.sh
