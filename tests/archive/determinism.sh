#!/bin/sh
# The same model, data and options give the same bytes: determinism.sh PMML SOURCE WORK.
# Locales, time zones, file masks, threads, users' names, folders, and a clock fifty years ahead.
set -eu
pmml=$1 data=$2/samples/data work=$3
rm -rf "$work" && mkdir -p "$work" && cd "$work"

export LOCPATH="$work/locales"
# For a sanitized program: faketime is loaded before it, and locales read from LOCPATH stay behind.
export ASAN_OPTIONS=detect_leaks=0:verify_asan_link_order=0
mkdir -p "$LOCPATH"
locales=C
for name in de_DE tr_TR; do
  if localedef -i $name -f UTF-8 "$LOCPATH/$name.UTF-8" 2> /dev/null; then
    locales="$locales $name.UTF-8"
  else
    echo "SKIPPED: no locale $name"
  fi
done

archive() {
  "$@" "$pmml" fit "$data/penguins.csv" --estimator random_forest_classifier --target species \
    --set n_estimators=5 --set "n_jobs=$threads" --facts "$data/penguins.facts.json" \
    --source "$data/make_data.py" --cv 3 -o model.pmml > /dev/null
}

runs=0
threads=1
for locale in $locales; do
  for zone in UTC Asia/Kathmandu; do
    for mask in 022 077; do
      for threads in 1 4; do
        folder=run$runs
        mkdir $folder
        (umask $mask
         cd $folder
         LC_ALL=$locale TZ=$zone HOME=/nowhere USER=somebody LOGNAME=somebody archive env)
        runs=$((runs + 1))
      done
    done
  done
done
for threads in 1 4; do
  if command -v faketime > /dev/null; then
    folder=run$runs
    mkdir $folder
    future="$(($(date +%Y) + 50))-06-01 12:00:00"
    (cd $folder && archive faketime "$future")
    runs=$((runs + 1))
  else
    echo "SKIPPED: no faketime"
  fi
done

sha256sum run*/model.pmml | cut -d' ' -f1 | sort | uniq -c > digests.txt
echo "$runs runs"
cat digests.txt
[ "$(wc -l < digests.txt)" = 1 ]
[ "$runs" -ge 24 ] || echo "SKIPPED: fewer than 24 runs"

# Nothing of the machine is in the file.
for ambient in "$(hostname)" "$work" somebody /nowhere; do
  if grep -qF -- "$ambient" run*/model.pmml; then
    echo "found in the document: $ambient"
    exit 1
  fi
done
