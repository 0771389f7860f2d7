import { describe, expect, it } from 'vitest';

import { changed, defaultSettings } from '../settings.ts';
import { studentLabel } from '../students.ts';
import { isModelName, modelFolder } from './address.ts';

describe('modelFolder', () => {
  it.each([
    ['onnx-community/Qwen3-0.6B-ONNX', 'https://huggingface.co/onnx-community/Qwen3-0.6B-ONNX/resolve/main/'],
    [' https://huggingface.co/org/a.model/ ', 'https://huggingface.co/org/a.model/resolve/main/'],
    ['http://localhost:8080/org/name', 'http://localhost:8080/org/name/resolve/main/'],
    ['https://host.example/models/of/mine?x=1#y', 'https://host.example/models/of/mine/'],
    ['https://host.example/model', 'https://host.example/model/'],
  ])('finds the folder of %s', (text, folder) => {
    expect(modelFolder(text)).toBe(folder);
  });

  it.each([
    '',
    'Qwen3',
    'a/b/c',
    'ftp://host/org/name',
    'https://',
    'https://host.example',
    'javascript:alert(1)',
  ])('finds none in %s', (text) => {
    expect(modelFolder(text)).toBeNull();
  });
});

it('is a name to search for', () => {
  expect(['Qwen3-0.6B', ' smollm2 135m '].every(isModelName)).toBe(true);
  expect(['', ' ', 'a/b/c', 'https://', 'ftp://host/org/name'].some(isModelName)).toBe(false);
});

describe('the address of a student from elsewhere', () => {
  it('is a setting when it names a folder and its weights, and nothing else is', () => {
    const address = 'https://huggingface.co/org/name/resolve/main/#onnx/model_q4.onnx';
    expect(changed(defaultSettings, { student: address }).student).toBe(address);
    for (const student of ['a-student', 'https://host.example/', 'javascript:alert(1)/#onnx/model.onnx']) {
      expect(changed(defaultSettings, { student }).student).toBe(defaultSettings.student);
    }
  });

  it('is shown as the model and the kind of its weights', () => {
    const folder = 'https://huggingface.co/org/name/resolve/main/';
    expect(studentLabel(`${folder}#onnx/model_q4f16.onnx`)).toBe('org/name (q4f16)');
    expect(studentLabel(`${folder}#onnx/model.onnx`)).toBe('org/name');
    expect(studentLabel('https://folder.invalid/0a1b2c/My%20model/#onnx/model_q4.onnx')).toBe(
      'My model (q4)',
    );
    expect(studentLabel('relay-student')).toBe('relay-student');
  });
});
