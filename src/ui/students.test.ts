import { expect, it } from 'vitest';
import { en } from './locales/en/index.ts';
import { embeddedStudentLabel, embeddedStudents, studentLabel } from './students.ts';

it.each(embeddedStudents)('%s has a label on the menu', (name) => {
  expect(embeddedStudentLabel(name, en)).not.toBe(name);
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
