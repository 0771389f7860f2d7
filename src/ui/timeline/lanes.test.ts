import { expect, it } from 'vitest';

import type { TokenId } from '../../relay/events.ts';
import { reduceLog, type SolutionToken } from '../../relay/run-state.ts';
import { recordedRun } from '../testing/recorded-run.ts';
import { entropyPath, HIGH_ENTROPY, authorSegments } from './lanes.ts';

it('draws every token once, in order', async () => {
  const { tokens } = reduceLog(await recordedRun());
  const stretches = authorSegments(tokens);
  expect(stretches.map(({ author }) => author)).toEqual(['student', 'teacher', 'student']);
  let next = 0;
  for (const { start, tokens: length } of stretches) {
    expect(start).toBe(next);
    next += length;
  }
  expect(next).toBe(tokens.length);
});

const token = (entropy: number | null): SolutionToken => ({
  id: 1 as TokenId,
  text: 'a',
  author: entropy === null ? 'teacher' : 'student',
  role: 'text',
  call: null,
  isCommand: false,
  isShown: true,
  stats: entropy === null ? null : { probability: 0.5, entropy, alternatives: [] },
});

it('draws the entropy of the student, with a gap where it was not asked', () => {
  const tokens = [token(0), token(HIGH_ENTROPY), token(null), token(99)];
  expect(entropyPath(tokens, tokens.length)).toBe('M0 1V1.000H1V1ZM1 1V0.000H2V1ZM3 1V0.000H4V1Z');
});

it('shows the highest of many tokens in one column', () => {
  const tokens = Array.from({ length: 960 }, (_, i) => token(i === 501 ? HIGH_ENTROPY / 2 : 0));
  const path = entropyPath(tokens, tokens.length);
  expect(path.match(/M/g)).toHaveLength(480);
  expect(path).toContain('M500 1V0.500H502V1Z');
});

it('draws nothing of nothing', () => {
  expect(entropyPath([], 0)).toBe('');
});
