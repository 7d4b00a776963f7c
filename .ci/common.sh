# Read by the scripts here: where things are, and how a check fails or says what it left out.
# PLUMBLINE names another program than the release build.
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

# Says that a check is left out; .ci/run repeats it at its end.
left_out() {
  echo "ci: left out: $1"
  echo "$1" >> $work/left-out.txt
}

# Runs a command that has to end with this status.
ends_with() {
  local expected=$1 status=0
  shift
  "$@" || status=$?
  [ $status = "$expected" ] || fail "status $status instead of $expected: $*"
}

needs_plumbline() {
  [ -x "$plumbline" ] || fail "$plumbline is not there: swift build -c release --product plumbline"
}

# Makes the Python of the checks, anew when requirements.txt has changed.
needs_python() {
  command -v python3 > /dev/null || fail "python3 is not there"
  if ! cmp -s .ci/requirements.txt $venv/requirements.txt; then
    rm -rf $venv
    python3 -m venv $venv
    $venv/bin/pip install --quiet --disable-pip-version-check -r .ci/requirements.txt
    cp .ci/requirements.txt $venv/requirements.txt
  fi
}
