import fc from '../../../bytes/testing/fast-check.ts';
import { expect, it } from 'vitest';

import { wrapText } from './wrap-text.ts';

it('breaks between words, and Chinese between characters', () => {
  expect(wrapText('accuracy by kind of problem', 8)).toEqual(['accuracy by', 'kind of problem']);
  expect(wrapText('按题目类型的正确率', 4)).toEqual(['按题目类', '型的正确', '率']);
  expect(wrapText('', 8)).toEqual([]);
});

it('loses nothing but white space, whatever the width', () => {
  fc.assert(
    fc.property(fc.string(), fc.double({ min: 0.1, max: 40, noNaN: true }), (text, width) => {
      expect(wrapText(text, width).join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
    }),
  );
});
