# expect CODE WORDS COMMAND...: the command ends with that code and its output holds the words.
failures=0
expect() {
  code=$1 words=$2
  shift 2
  got=0
  "$@" > out.txt 2>&1 < /dev/null || got=$?
  if [ "$got" != "$code" ] || { [ -n "$words" ] && ! grep -qF -e "$words" out.txt; }; then
    echo "FAILED: $*"
    echo "  exit code $got, expected $code; output should hold: $words"
    sed 's/^/  | /' out.txt
    failures=$((failures + 1))
  fi
}
finish() {
  [ "$failures" = 0 ] || exit 1
  echo "all as expected"
}
