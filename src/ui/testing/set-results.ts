/** Facts and results of problem sets for the page's tests. */
import type { SetResult } from '../problem-sets/set-result.ts';
import type { SetupFacts } from '../problem-sets/setup.ts';

/** A setup without a teacher. */
export const exampleFacts: SetupFacts = {
  student: 'a-student',
  studentWeights: null,
  teacher: null,
  policy: 'learned',
  tokensPerCall: null,
  temperature: 0,
  topP: 1,
  topK: 0,
  minP: 0,
  repetitionPenalty: 1,
  thinks: false,
  seed: 0,
  maxCalls: 5,
  maxTeacherTokens: 100,
  maxTokens: 500,
};

/** A run of 100 tokens without a call. */
export const exampleResult: SetResult = {
  run: 'a run',
  date: 0,
  ended: 'end-token',
  found: '1',
  foundBy: 'boxed',
  calls: 0,
  failedCalls: 0,
  requestedTokens: 0,
  teacherTokens: 0,
  tokens: 100,
  positions: [],
  durationMs: 100,
  firstTokenMs: 10,
  teacherFirstTokenMs: null,
  teacherTotalMs: null,
  device: 'wasm',
};
