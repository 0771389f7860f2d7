#!/usr/bin/env bash
# Guess: npm takes the newest version that a range allows, and only warns about engines
# What happens: on Node 20 it takes 0.27.0 from the range 0.27.0 to 0.140.0, without a warning, because
#   newer versions ask for Node 22; an exact 0.140.0 installs with a warning and works
# Why it matters here: a range or latest gives a much older grader on Node 20, and the lock file then keeps
#   it
# Versions: @cortex-js/compute-engine 0.27.0 to 0.140.0, Node 20, npm 11
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo "node $(node --version), npm $(npm --version)"
case $(node --version) in v20.*) ;; *) echo "this finding is about Node 20" && exit 1 ;; esac
taken() {
  rm -rf node_modules package.json package-lock.json
  npm init -y >/dev/null
  npm install --silent --no-audit --no-fund --ignore-scripts "@cortex-js/compute-engine@$1"
  node -p "require('./node_modules/@cortex-js/compute-engine/package.json').version"
}
check() {
  got=$(taken "$1")
  printf '%s\n  guess: 0.140.0\n  seen:  %s\n' "$1" "$got"
  [ "$got" = "$2" ] || { echo "  changed, it was: $2"; exit 1; }
}
check '0.27.0 - 0.140.0' 0.27.0
check 0.140.0 0.140.0
