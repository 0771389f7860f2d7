/** For tests: the process in which llama.cpp runs. It loads the file that it is given and answers its parent's questions. */
import { createRequire } from 'node:module';

export type LlamaQuestion =
  | { readonly kind: 'tokenize'; readonly text: string }
  | { readonly kind: 'complete'; readonly prompt: string; readonly maxTokens: number };
export type LlamaAnswer = { readonly result: unknown } | { readonly error: string };

/** What is used of the addon: https://github.com/mybigday/llama.node, lib/binding.ts. */
interface LlamaContext {
  tokenize(text: string): Promise<{ readonly tokens: Int32Array }>;
  completion(options: object): Promise<object>;
}
interface Addon {
  readonly LlamaContext: new (options: object) => LlamaContext;
}

const { LlamaContext } = createRequire(import.meta.url)('@fugood/node-llama-linux-x64') as Addon;
// The numbers of the cache as this project keeps them; else they would be rounded to half precision.
const context = new LlamaContext({
  model: process.argv[2],
  n_ctx: 1024,
  n_threads: 1,
  cache_type_k: 'f32',
  cache_type_v: 'f32',
});

async function answerTo(question: LlamaQuestion): Promise<unknown> {
  if (question.kind === 'tokenize') return [...(await context.tokenize(question.text)).tokens];
  const { prompt, maxTokens } = question;
  // Temperature 0 alone still draws among the likeliest.
  return context.completion({ prompt, n_predict: maxTokens, temperature: 0, top_k: 1 });
}

process.on('message', (question: LlamaQuestion) => {
  answerTo(question)
    .then((result): LlamaAnswer => ({ result }))
    .catch((error: unknown): LlamaAnswer => ({ error: String(error) }))
    .then((answer) => process.send?.(answer))
    // The parent is gone.
    .catch(() => process.exit(1));
});
process.on('disconnect', () => process.exit(0));
