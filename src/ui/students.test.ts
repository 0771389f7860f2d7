import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { studentLabel, students } from './students.ts';

it.each(students)('%s lies where the page looks for it', (name) => {
  const weights = new URL(`../../public/models/${name}/onnx/model.onnx`, import.meta.url);
  expect(existsSync(weights)).toBe(true);
});

it.each([
  ['relay-student', 'relay-student'],
  ['https://huggingface.co/org/name/resolve/main/#onnx/model_q4.onnx', 'org/name (q4)'],
  ['https://huggingface.co/org/name/resolve/main/#onnx/model.onnx', 'org/name'],
  ['https://huggingface.co/org/name/resolve/main/#onnx/decoder_model_merged_q4f16.onnx', 'org/name (q4f16)'],
  ['https://huggingface.co/org/name/resolve/main/#onnx/decoder_model_merged.onnx', 'org/name'],
])('%s is called %s', (student, label) => {
  expect(studentLabel(student)).toBe(label);
});
