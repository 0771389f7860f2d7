import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { students } from './students.ts';

it.each(students)('%s lies where the page looks for it', (name) => {
  const weights = new URL(`../../public/models/${name}/onnx/model.onnx`, import.meta.url);
  expect(existsSync(weights)).toBe(true);
});
