/** The model card of an exported model: what it is, what it was taught, how well it does, what it cannot do. */
import { wordFamilies } from '../../math/word-problems/word-problems.ts';
import type { TrainState } from '../checkpoint.ts';
import { countParameters, type Qwen3Config } from '../model/config.ts';
import type { ModelReport } from './report.ts';
import { recipeOf, type ModelStage } from './recipes.ts';

const routed =
  ', with a learned router: its output `router_score` says how probably a call pays at a position';

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

function figures(report: ModelReport): string {
  const rows = (['test', 'test-wording'] as const).map((split) => {
    const { accuracy, interval, withLarge, withoutLarge, problems, tokensPerSolution } = report[split];
    return `| ${split} | ${problems} | ${percent(accuracy)} | ${percent(interval[0])} to ${percent(interval[1])} | ${percent(withLarge)} | ${percent(withoutLarge)} | ${tokensPerSolution.toFixed(0)} |`;
  });
  return [
    '| split | problems | accuracy | 95 % interval | with a large operation | without | tokens a solution |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
    `Greedy, no calls. ${report.charactersPerToken.toFixed(2)} characters a token. Made by \`npm run train -- report\`.`,
  ].join('\n');
}

/** The text of README.md in the model's folder. */
export function modelCard({
  name,
  stage,
  hasRouter,
  config,
  state,
  weights,
  report,
}: {
  readonly name: string;
  readonly stage: ModelStage;
  readonly hasRouter: boolean;
  readonly config: Qwen3Config;
  readonly state: TrainState;
  readonly weights: { readonly sha256: string; readonly bytes: number };
  readonly report: ModelReport | null;
}): string {
  const { layers, hiddenSize, heads, keyValueHeads, headSize, feedForwardSize, contextLength } = config;
  return `---
license: mit
library_name: transformers.js
pipeline_tag: text-generation
---

# ${name}

This is ${recipeOf(stage).role}${hasRouter ? routed : ''}. A small model of the Qwen3 architecture, trained from random numbers by this project.

- ${countParameters(config).toLocaleString('en')} parameters: ${layers} layers of width ${hiddenSize}, ${heads} query and ${keyValueHeads} key-value heads of ${headSize}, feed-forward ${feedForwardSize}; tied embeddings
- context ${contextLength} tokens; byte-level BPE of ${config.vocabularySize} tokens, digits one by one
- weights: half precision in \`onnx/model.onnx\`, widened when loaded; ${weights.bytes.toLocaleString('en')} bytes, SHA-256 \`${weights.sha256}\`
- trained on ${(state.tokens / 1e6).toFixed(2)} million tokens in this stage, ${Math.round(state.seconds / 60)} minutes on two cores, ${state.step} steps

## How well it does

${report === null ? 'Not measured for these weights.' : figures(report)}

## What it knows, and what not

It was taught everyday word problems of ${wordFamilies.length} kinds in English, in the wordings of this project's generator, and nothing else. Anything outside it answers wrongly and with confidence.
`;
}
