#!/usr/bin/env bash
# Guess: what LaTeX's base, amsmath and TeX Live's everyday packages have is there: \mbox as well as \hbox,
#   \label as well as \tag, eqnarray and multline as well as align
# What happens: \hbox, \tag, \hspace*, \nonumber and \degree exist; \mbox, \label, \textdollar, \cancelto,
#   \intertext, \hfill, \strut, \overparen, \nsubset, \textdegree, eqnarray, multline and tabular do not
# Why it matters here: one unknown command loses the whole formula, and \mbox stands in texts of the usual
#   mathematics benchmarks
# Versions: katex@0.19.1
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts katex@0.19.1
echo "node $(node --version), katex@0.19.1"
cat >try.mjs <<'EOF'
import katex from 'katex';

const seen = (what, guess, before, got) => {
  const text = typeof got === 'string' ? got : JSON.stringify(got);
  console.log(`${what}\n  guess: ${guess}\n  seen:  ${text}`);
  if (text !== before) {
    console.log(`  changed, it was: ${before}`);
    process.exitCode = 1;
  }
};
const outcome = (f) => {
  try {
    return f();
  } catch (error) {
    return `throws: ${error.message}`;
  }
};

const set = (tex) => outcome(() => (katex.renderToString(tex, { displayMode: true }), 'set')).replace(/^throws.*(Undefined control sequence|No such environment).*/s, '$1');
for (const tex of ['\\hbox{a}', 'a\\tag{1}', '\\hspace*{1em}', 'a\\nonumber', '90\\degree', '\\not\\subset']) seen(tex, 'set', 'set', set(tex));
for (const tex of ['\\mbox{a}', 'a\\label{b}', '\\textdollar', '\\cancelto{0}{x}', '\\intertext{and}', '\\hfill', '\\strut', '\\overparen{AB}', '\\nsubset', '\\textdegree'])
  seen(tex, 'set', 'Undefined control sequence', set(tex));
for (const name of ['eqnarray', 'multline', 'tabular']) seen(name, 'set', 'No such environment', set(`\\begin{${name}}a\\end{${name}}`));
EOF
node try.mjs
