# Sourced by the scripts in this folder: paths, and functions for failed and skipped checks.
# PLUMBLINE is the program to use instead of the release build.
cd "$(dirname "${BASH_SOURCE[0]}")/.."
plumbline=${PLUMBLINE:-.build/release/plumbline}
today=2026-11-23
work=.build/ci
venv=.build/venv
mkdir -p $work

fail() {
  echo "ci: $1" >&2
  exit 1
}

# Reports a skipped check; .ci/run repeats it at the end.
skip_check() {
  echo "ci: skipped: $1"
  echo "$1" >> $work/skipped.txt
}

# Runs a command and fails unless its exit status is the expected one.
ends_with() {
  local expected=$1 status=0
  shift
  "$@" || status=$?
  [ $status = "$expected" ] || fail "exit status $status instead of $expected: $*"
}

needs_plumbline() {
  [ -x "$plumbline" ] || fail "$plumbline does not exist; run: swift build -c release --product plumbline"
}

# Creates the Python environment of the checks, again if requirements.txt has changed.
needs_python() {
  command -v python3 > /dev/null || fail "python3 is not installed"
  if ! cmp -s .ci/requirements.txt $venv/requirements.txt; then
    rm -rf $venv
    python3 -m venv $venv
    $venv/bin/pip install --quiet --disable-pip-version-check -r .ci/requirements.txt
    cp .ci/requirements.txt $venv/requirements.txt
  fi
}
