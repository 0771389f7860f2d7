import { readdirSync, readFileSync, statSync } from 'node:fs';
import { expect, it } from 'vitest';

import { defaultModel, pageModels, shippedModels } from './model-index.ts';

const models = new URL('../../public/models/', import.meta.url);
const folders = readdirSync(models, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);

it('lists the folders of public/models', () => {
  expect(shippedModels.map(({ name }) => name).sort()).toEqual(folders.sort());
});

it.each(shippedModels)('states the size and the context of $name', ({ name, bytes, context }) => {
  const config: unknown = JSON.parse(readFileSync(new URL(`${name}/config.json`, models), 'utf8'));
  expect(statSync(new URL(`${name}/onnx/model.onnx`, models)).size).toBe(bytes);
  expect(config).toMatchObject({ max_position_embeddings: context });
});

it('has a default of each role that the page can run', () => {
  expect(pageModels).toContain(defaultModel('student'));
  expect(pageModels).toContain(defaultModel('teacher'));
});
