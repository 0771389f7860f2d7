import { describe, expect, it } from 'vitest';
import { defaultOptions } from '../../relay/defaults.ts';
import type { CallId, CallOutcome, EndReason, RelayEvent, TokenId } from '../../relay/events.ts';
import { reduceRun, reduceLog, emptyRun } from '../../relay/run-state.ts';
import { en } from '../../ui/locales/en/index.ts';
import { foreignSentence, solutionSince, summary } from './solution-text.ts';

const colors = { teacher: (text: string) => `[${text}]`, faint: (text: string) => text };
const call = 0 as CallId;

const started: RelayEvent = {
  ...defaultOptions,
  type: 'run-started',
  at: 0,
  problem: '1 + 1',
  student: { name: 'pupil', device: 'cpu' },
  teacher: { name: 'master', device: 'cpu' },
  promptTokens: 3,
};

const token = (text: string, author: 'student' | 'teacher' = 'student'): RelayEvent => ({
  type: 'token',
  at: 10,
  id: 1 as TokenId,
  text,
  author,
  role: 'text',
  call: author === 'teacher' ? call : null,
});

const requested: RelayEvent = {
  type: 'call-requested',
  at: 10,
  call,
  by: 'student',
  commandTokens: 3,
  requested: 8,
  granted: 8,
  prefix: '1 + 1 = ',
};

const ended = (outcome: CallOutcome): RelayEvent => ({
  type: 'call-ended',
  at: 20,
  call,
  outcome,
  delivered: 1,
  countedBy: 'teacher',
  firstTokenMs: 7,
  totalMs: 9,
});

const runEnded = (reason: EndReason): RelayEvent => ({ type: 'run-ended', at: 30, reason });

const command = [token('<call>'), token('8'), token('</call>')];

/** What is printed for a log, event by event. */
function printed(events: readonly RelayEvent[]): string {
  let state = emptyRun;
  let length = 0;
  let text = '';
  for (const event of events) {
    state = reduceRun(state, event);
    const piece = solutionSince(state, length, colors);
    length += piece.replaceAll(/[[\]]/g, '').length;
    text += piece;
  }
  return text;
}

describe('solutionSince', () => {
  it("colours the teacher's tokens and leaves the command out", () => {
    const log = [started, token('1 + 1 = '), ...command, requested, token('2', 'teacher'), token('.')];
    expect(printed(log)).toBe('1 + 1 = [2].');
  });

  it('leaves out a <call> that turned out to be no command', () => {
    const ignored: RelayEvent = {
      type: 'command-ignored',
      at: 10,
      why: 'malformed',
      commandTokens: 1,
      text: '<call>',
    };
    expect(printed([started, token('a'), token('<call>'), ignored, token('x'), token('b')])).toBe('axb');
  });
});

describe('foreignSentence', () => {
  const read = (warns: boolean): RelayEvent => ({
    type: 'problem-read',
    familiarity: { mean: 3, worstWindow: 5, probabilityRight: 0.12, warns },
    at: 10,
  });

  it('warns of a foreign problem in the words of the page, and of no other problem', () => {
    expect(foreignSentence(reduceLog([started, read(true)]))).toBe(
      'This is unlike the problems this student learned. Its answer is right in about 12 % of such cases.',
    );
    expect(foreignSentence(reduceLog([started, read(false)]))).toBeNull();
    expect(en.familiarity.foreign(0.004)).toContain('right in fewer than 1 % of such cases');
    expect(foreignSentence(reduceLog([started]))).toBeNull();
  });
});

describe('summary', () => {
  const upToCall = [started, token('1 + 1 = '), ...command, requested, token('2', 'teacher')];

  it('gives the answer, the metrics and who wrote', () => {
    const log = [
      ...upToCall,
      ended({ kind: 'delivered' }),
      runEnded({ kind: 'end-token', author: 'student' }),
    ];
    expect(summary(reduceLog(log), '2', colors)).toEqual([
      'Answer: 2',
      expect.stringContaining('teacher tokens 1 / 5 (20.0 %) · 1 call · student'),
      'student pupil (cpu) · teacher master (cpu) · policy learned · seed 0',
    ]);
  });

  it('says which call failed and why the run stopped early', () => {
    const failed = ended({ kind: 'failed', failure: 'offline', error: { code: 'teacher-away' } });
    const lines = summary(reduceLog([...upToCall, failed, runEnded({ kind: 'stopped' })]), null, colors);
    expect(lines[0]).toBe('No final answer.');
    expect(lines.slice(-2)).toEqual([
      `Call 1 failed, and the student continued alone: ${en.errors['teacher-away']()}`,
      'Stopped.',
    ]);
    const repeated = runEnded({ kind: 'repetition', author: 'student' });
    expect(summary(reduceLog([...upToCall, repeated]), null, colors).at(-1)).toBe(
      'The student began to repeat itself, so the run was ended.',
    );
  });
});
