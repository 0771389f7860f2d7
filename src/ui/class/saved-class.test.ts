// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import type { LessonPart } from './lesson/lesson-file.ts';
import { savedParts, saveParts } from './saved-class.ts';

beforeEach(() => sessionStorage.clear());
afterEach(() => vi.restoreAllMocks());

const parts: readonly LessonPart[] = [{ mode: 'watch', number: 4, material: '0'.repeat(32) }];

it('has the lesson of a room after a reload, and whether it is settled', () => {
  saveParts('ACDEFG', { parts, isSettled: true });
  expect(savedParts('ACDEFG')).toEqual({ parts, isSettled: true });
  expect(savedParts('BCDEFG')).toEqual({ parts: [], isSettled: true });
});

it('has a lesson that an earlier version of the page kept, as one that is not settled', () => {
  saveParts('ACDEFG', { parts, isSettled: true });
  const [[key, text]] = Object.entries<string>({ ...sessionStorage }) as [[string, string]];
  const { isSettled: _, ...earlier } = JSON.parse(text) as Record<string, unknown>;
  sessionStorage.setItem(key, JSON.stringify(earlier));
  expect(savedParts('ACDEFG')).toEqual({ parts, isSettled: false });
});

it('keeps nothing of a lesson that is too long for the storage, and does not fail', () => {
  saveParts('ACDEFG', { parts, isSettled: true });
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
  });
  saveParts('ACDEFG', { parts: [...parts, ...parts], isSettled: false });
  expect(savedParts('ACDEFG').parts).toEqual([]);
});
