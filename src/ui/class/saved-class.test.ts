// @vitest-environment jsdom
import { beforeEach, expect, it } from 'vitest';

import type { LessonPart } from './lesson/lesson-file.ts';
import { savedParts, saveParts } from './saved-class.ts';

beforeEach(() => sessionStorage.clear());

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
