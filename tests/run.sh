#!/usr/bin/env bash
# Builds once and runs every test: .NET projects, then the real clients in tests/clients.
# The last line is always "N passed, N failed, N skipped"; the exit code is 0 only if tests ran and none failed.
#
#   MCB_REQUIRE_REAL=1   a missing Redis or browser is a failure instead of a skip
#   MCB_CONFIGURATION    Debug (default) or Release
#   MCB_CHROMIUM         the browser to use, where it is not on the path
#   MCB_PICTURES=1       keeps pictures of cards and pages in tests/artifacts/screenshots, which takes minutes more
set -uo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$root" || exit 1
artifacts="$root/tests/artifacts"
clients="$root/tests/clients"
export MCB_CONFIGURATION="${MCB_CONFIGURATION:-Debug}"
export MCB_REQUIRE_REAL="${MCB_REQUIRE_REAL:-0}"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en
# The many short processes of the tests never live to gain by what the runtime learns of them, and pay for each page of code that
# it guards: a sixth of all their time.
export DOTNET_TieredPGO="${DOTNET_TieredPGO:-0}" DOTNET_EnableWriteXorExecute="${DOTNET_EnableWriteXorExecute:-0}"

passed=0
failed=0
skipped=0

say() { printf '\n== %s\n' "$*"; }

# A fault outside any test counts as one failure, so that the last line and the exit code never disagree.
fault() {
  printf 'run.sh: %s\n' "$*" >&2
  failed=$((failed + 1))
}

# note_failures: what the tests of standard input say failed is told once more at the end, where nobody has to look for it.
note_failures() { cat >>"$artifacts/failures.txt"; }

finish() {
  if [ $((passed + failed)) -eq 0 ]; then
    fault "no test ran"
  fi
  if [ -s "$artifacts/failures.txt" ]; then
    say "What failed (the whole of it: tests/artifacts/*.log)"
    head -n 120 "$artifacts/failures.txt"
  fi
  printf '\n%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
  [ "$failed" -eq 0 ]
  exit
}

# run NAME COMMAND...: shows the output and keeps it in tests/artifacts/NAME.log.
run() {
  local name="$1"
  shift
  "$@" </dev/null 2>&1 | tee "$artifacts/$name.log"
  return "${PIPESTATUS[0]}"
}

need_toolchain() {
  local missing=0
  command -v dotnet >/dev/null || { fault "the .NET 10 SDK is not installed (global.json names the version)"; missing=1; }
  command -v npm >/dev/null || { fault "Node.js 20 or later with npm is not installed"; missing=1; }
  if command -v node >/dev/null && [ "$(node -p 'process.versions.node.split(".")[0]')" -lt 20 ]; then
    fault "Node.js $(node -v) is too old: 20 or later is needed"
    missing=1
  fi
  [ "$missing" -eq 0 ] || finish
}

find_browser() {
  local name
  for name in "${MCB_CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
    [ -n "$name" ] && command -v "$name" && return 0
  done
  return 1
}

has_korean_font() { command -v fc-list >/dev/null && [ -n "$(fc-list :lang=ko family)" ]; }

missing_packages() {
  command -v redis-server >/dev/null || echo redis-server
  find_browser >/dev/null || echo chromium
  has_korean_font || printf 'fontconfig\nfonts-noto-cjk\n'
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  else
    sudo -n "$@"
  fi
}

apt_install() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
}

install_packages() {
  local packages
  mapfile -t packages < <(missing_packages)
  [ "${#packages[@]}" -gt 0 ] || return 0
  say "Installing ${packages[*]}"
  if ! command -v apt-get >/dev/null || ! as_root true 2>/dev/null; then
    echo "run.sh: please install ${packages[*]} (no apt-get here, or neither root nor sudo without a password)" >&2
    return 0
  fi
  # A fresh machine may have no package lists, or old ones: refresh them only when the first attempt fails.
  run apt-install apt_install "${packages[@]}" && return 0
  run apt-update as_root apt-get update
  run apt-install apt_install "${packages[@]}" || echo "run.sh: could not install ${packages[*]}" >&2
}

check_real() {
  local missing
  missing="$(missing_packages | tr '\n' ' ')"
  [ -n "$missing" ] || return 0
  if [ "$MCB_REQUIRE_REAL" = 1 ]; then
    fault "MCB_REQUIRE_REAL=1, but still missing: $missing"
    finish
  fi
  echo "run.sh: tests that need the following are skipped: $missing" >&2
}

install_clients() {
  say "Installing the test clients"
  (cd "$clients" && run npm-ci npm ci --prefer-offline --no-audit --no-fund) && return 0
  (cd "$clients" && run npm-ci npm ci --no-audit --no-fund) || { fault "npm ci failed"; finish; }
}

build() {
  say "Restoring as locked, building with warnings as errors"
  run restore dotnet restore MultiChannelBot.sln --locked-mode || { fault "the restore failed"; finish; }
  run build dotnet build MultiChannelBot.sln --no-restore -c "$MCB_CONFIGURATION" -warnaserror -warnnotaserror:NU1603 ||
    { fault "the build failed"; finish; }
}

# It takes a minute of one processor and nothing waits for it: it runs beside the first tests. Style and analyzers are errors of
# the build, which has just looked for them; what it does not look for is the whitespace and the order of imports.
start_format() {
  dotnet format MultiChannelBot.sln --no-restore --verify-no-changes --diagnostics WHITESPACE IMPORTS \
    </dev/null >"$artifacts/format.log" 2>&1 &
  format=$!
}

end_format() {
  say "Checking the format"
  wait "$format" || { cat "$artifacts/format.log"; fault "the format differs: run dotnet format"; }
}

# attribute FILE NAME: a whole number from the Counters element of a TRX report.
attribute() { grep -o '<Counters [^>]*' "$1" | head -1 | grep -oE "\b$2=\"[0-9]+\"" | grep -oE '[0-9]+'; }

test_project() {
  local project="$1" name trx code total ok bad
  name="$(basename "$project" .csproj)"
  trx="$artifacts/dotnet/$name.trx"
  say "$name"
  run "$name" dotnet test --project "$project" --no-build -c "$MCB_CONFIGURATION" \
    --results-directory "$artifacts/dotnet" --report-xunit-trx --report-xunit-trx-filename "$name.trx"
  code=$?
  if [ ! -s "$trx" ] || ! total="$(attribute "$trx" total)" || ! ok="$(attribute "$trx" passed)" || ! bad="$(attribute "$trx" failed)"; then
    fault "$name left no readable report (exit code $code)"
    return
  fi
  passed=$((passed + ok))
  failed=$((failed + bad))
  skipped=$((skipped + total - ok - bad))
  # A test that failed: its name and, indented, what was wrong.
  awk '/^[^[:space:]]/ && !/^failed /{lines = 0} /^failed /{lines = 20} lines-- > 0' "$artifacts/$name.log" | note_failures
  if [ "$code" -ne 0 ] && [ "$bad" -eq 0 ]; then
    fault "$name ended with exit code $code"
  fi
}

test_dotnet() {
  local project
  for project in tests/*.Tests/*.Tests.csproj; do
    test_project "$project"
  done
}

# summary FILE NAME: a whole number from the summary at the end of a TAP report.
summary() { grep -E "^# $2 [0-9]+$" "$1" | tail -1 | grep -oE '[0-9]+'; }

test_clients() {
  local tap="$artifacts/clients.tap" code files ok bad cancelled left todo
  say "Real clients"
  # What takes minutes comes first, so that nothing is left for the end alone: a chat in Teams, its cards and plans, the web page.
  mapfile -t files < <(cd "$clients" && find . -name '*.test.mjs' -not -path './node_modules/*' |
    sed -E 's#^\./teams#1 &#; s#^\./web#2 &#; t; s#^#3 #' | LC_ALL=C sort -k1,1 -k2,2r | cut -d' ' -f2-)
  [ "${#files[@]}" -gt 0 ] || { fault "tests/clients has no tests"; return; }
  # Three files at a time: each waits for a browser and a bot of its own more than it works, and two cores are all that may be there.
  (cd "$clients" && run clients node --test --test-concurrency=3 \
    --test-reporter=spec --test-reporter-destination=stdout \
    --test-reporter=tap --test-reporter-destination="$tap" "${files[@]}")
  code=$?
  if [ ! -s "$tap" ] || ! ok="$(summary "$tap" pass)" || ! bad="$(summary "$tap" fail)" ||
    ! cancelled="$(summary "$tap" cancelled)" || ! left="$(summary "$tap" skipped)" || ! todo="$(summary "$tap" todo)"; then
    fault "the client tests left no readable report (exit code $code)"
    return
  fi
  passed=$((passed + ok))
  failed=$((failed + bad + cancelled))
  skipped=$((skipped + left + todo))
  sed -n '/failing tests:$/,$p' "$artifacts/clients.log" | note_failures
  if [ "$code" -ne 0 ] && [ $((bad + cancelled)) -eq 0 ]; then
    fault "the client tests ended with exit code $code"
  fi
}

rm -rf "$artifacts"
mkdir -p "$artifacts/dotnet"
need_toolchain
install_packages
check_real
if browser="$(find_browser)"; then
  export MCB_CHROMIUM="$browser"
fi
install_clients
build
start_format
test_dotnet
end_format
test_clients
if [ "$MCB_REQUIRE_REAL" = 1 ] && [ "$skipped" -gt 0 ]; then
  fault "MCB_REQUIRE_REAL=1, but $skipped tests were skipped"
fi
finish
