import { expect, it } from 'vitest';

import { studentFolder } from './student-folder.ts';

it.each([
  ['models/one', 'models/one', 'onnx/model.onnx'],
  ['models/one:model_q4.onnx', 'models/one', 'onnx/model_q4.onnx'],
  ['models/one:onnx/model_q4.onnx', 'models/one', 'onnx/model_q4.onnx'],
  ['models/one:fp16', 'models/one', 'onnx/model_fp16.onnx'],
  ['C:\\models\\one', 'C:\\models\\one', 'onnx/model.onnx'],
])('reads %s', (text, folder, weights) => {
  expect(studentFolder(text)).toEqual({ folder, weights });
});
