#!/usr/bin/env bash
# Guess: installing onnxruntime-node gives the CPU runtime that is in the package; GPU libraries come when
#   they are asked for
# What happens: on Linux x64 its install script downloads CUDA libraries that were not asked for, whatever the
#   GPU, and fails where it cannot; on Windows and macOS it downloads nothing; with
#   onnxruntime-node-install=skip it asks for nothing
# Why it matters here: npm ci fails behind a firewall and in offline CI although everything that is used is
#   already in the package
# Versions: onnxruntime-node@1.30.0, Linux x64
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts onnxruntime-node@1.30.0
echo "node $(node --version), onnxruntime-node@1.30.0, $(uname -sm)"
# The script is run with all requests refused and counted, so nothing is downloaded here.
cat >refuse.cjs <<'EOF'
const https = require('node:https');
const { EventEmitter } = require('node:events');
const refuse = () => {
  require('node:fs').appendFileSync(process.env.ASKED, 'asked\n');
  const request = new EventEmitter();
  request.end = () => request;
  setImmediate(() => request.emit('error', new Error('refused')));
  return request;
};
https.get = refuse;
https.request = refuse;
EOF
export ASKED="$dir/asked"
try() {
  : >"$ASKED"
  code=0
  (cd node_modules/onnxruntime-node && env "$1" NODE_OPTIONS="--require $dir/refuse.cjs" node script/install >"$dir/log" 2>&1) || code=$?
  [ "$code" = 0 ] && end=succeeds || end=fails
  [ -s "$ASKED" ] && echo "asks for a download, $end" || echo "asks for nothing, $end"
}
check() {
  printf '%s\n  guess: %s\n  seen:  %s\n' "$1" "$2" "$4"
  [ "$3" = "$4" ] || { echo "  changed, it was: $3"; cat "$dir/log"; exit 1; }
}
ls node_modules/onnxruntime-node/bin/napi-v6/linux/x64
check 'install script' 'asks for nothing, succeeds' 'asks for a download, fails' "$(try A=a)"
check 'with the setting skip' 'asks for nothing, succeeds' 'asks for nothing, succeeds' "$(try npm_config_onnxruntime_node_install=skip)"
node -p "'wanted by platform: ' + JSON.stringify(require('./node_modules/onnxruntime-node/script/install-metadata.js').requirements)"
