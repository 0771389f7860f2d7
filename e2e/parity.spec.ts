// The exported models are ordinary transformers.js models: loaded through that library, in Node and in Chromium, they
// write the same greedy tokens as this project's engine.
import { AutoModelForCausalLM, AutoTokenizer, env } from '@huggingface/transformers';
import { build } from 'vite';
import { inProject } from '../src/cli/project.ts';
import { loadFromFolder } from '../src/engine/node.ts';
import { serve } from '../src/proxy/node-server.ts';
import { question } from '../src/relay/prompt.ts';
import { greedyTokens } from './parity/greedy-tokens.ts';
import { expect, test } from './testing/fixtures.ts';

const problem = 'A shop sells 12 boxes with 34 pencils each. How many pencils are that?';
const length = 48;
const models = ['relay-student', 'relay-teacher'];

/** What the engine writes: the most probable token after the chat prompt, again and again. */
async function tokensOfEngine(name: string): Promise<number[]> {
  const model = await loadFromFolder(inProject(`public/models/${name}`));
  const decoder = model.decoder();
  const written: number[] = [];
  let next = model.tokenizer.renderChat([{ role: 'user', content: question(problem) }]);
  while (written.length < length) {
    const logits = await decoder.forward(next);
    const best = logits.indexOf(Math.max(...logits));
    written.push(best);
    if (model.endTokens.includes(best)) break;
    next = [best];
  }
  await model.release();
  return written;
}

for (const name of models) {
  test(`${name} in Node`, async () => {
    env.allowRemoteModels = false;
    env.localModelPath = inProject('public/models/');
    const found = await greedyTokens(
      { AutoModelForCausalLM, AutoTokenizer },
      name,
      'cpu',
      question(problem),
      length,
    );
    expect(found).toEqual(await tokensOfEngine(name));
  });
}

test.describe('in Chromium', () => {
  let address = '';
  let close = async (): Promise<void> => undefined;

  test.beforeAll(async () => {
    const directory = inProject('.cache/parity');
    await build({
      configFile: inProject('e2e/parity/vite.config.ts'),
      build: { outDir: directory, emptyOutDir: true },
      logLevel: 'warn',
    });
    const server = await serve({ port: 0, directory, teacher: null });
    address = server.url;
    close = () => server.close();
  });
  test.afterAll(() => close());

  for (const name of models) {
    test(`${name} in Chromium`, async ({ page }) => {
      const query = new URLSearchParams({ model: name, content: question(problem), length: String(length) });
      await page.goto(`${address}/?${query.toString()}`);
      const output = page.getByRole('status');
      await expect(output).not.toBeEmpty();
      expect(JSON.parse(await output.innerText())).toEqual(await tokensOfEngine(name));
    });
  }
});
