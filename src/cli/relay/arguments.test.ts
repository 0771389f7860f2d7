import { describe, expect, it, vi } from 'vitest';
import { defaultOptions } from '../../relay/defaults.ts';
import { UsageError } from '../arguments/command-line.ts';
import { parseRelayArguments } from './arguments.ts';

const parse = (...words: string[]) => parseRelayArguments(words, 'models/student');

describe('parseRelayArguments', () => {
  it("takes the page's defaults where nothing is said", () => {
    expect(parse('What is 1 + 1?')).toEqual({
      problem: { kind: 'given', text: 'What is 1 + 1?' },
      policy: defaultOptions.policy,
      seed: defaultOptions.seed,
      student: 'models/student',
      teacher: { kind: 'embedded' },
      sampling: defaultOptions.sampling,
      limits: defaultOptions.limits,
      prefill: false,
      thinks: false,
      json: false,
    });
  });

  it('reads every flag', () => {
    expect(
      parse(
        ...['--random', '--json', '--policy', 'always', '--seed', '7', '--student', 'elsewhere'],
        ...['--teacher', 'http://localhost:4173', '--teacher-name', 'large'],
        ...['--max-calls', '2', '--max-teacher-tokens', '9'],
        ...['--temperature', '0.7', '--top-p', '0.9', '--top-k', '40', '--min-p', '0.05'],
        ...['--repetition-penalty', '1.1', '--max-tokens', '99', '--prefill', '--think'],
      ),
    ).toEqual({
      problem: { kind: 'random' },
      policy: 'always',
      seed: 7,
      student: 'elsewhere',
      teacher: { kind: 'proxy', url: 'http://localhost:4173', teacherName: 'large' },
      sampling: { temperature: 0.7, topP: 0.9, topK: 40, minP: 0.05, repetitionPenalty: 1.1 },
      limits: { maxCalls: 2, maxTeacherTokens: 9, maxTokens: 99 },
      prefill: true,
      thinks: true,
      json: true,
    });
  });

  it('reads the old name of a flag, with a warning', () => {
    const warnings = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    expect(parse('--random', '--read-ahead')?.prefill).toBe(true);
    expect(warnings).toHaveBeenCalledWith(
      '--read-ahead is now called --prefill. The old name works until version 0.3.',
    );
    warnings.mockRestore();
  });

  it('measures a threshold in place of a problem', () => {
    expect(parse('--calibrate', '--student', 'elsewhere')).toMatchObject({
      problem: { kind: 'calibration' },
      student: 'elsewhere',
    });
  });

  it('takes a problem that begins with a dash after --', () => {
    expect(parse('--', '-3 + 5 = ?')?.problem).toEqual({ kind: 'given', text: '-3 + 5 = ?' });
  });

  it.each([
    ['no problem', []],
    ['a problem together with --calibrate', ['1 + 1', '--calibrate']],
    ['an empty problem', ['  \n']],
    ['a problem together with --random', ['1 + 1', '--random']],
    ['a problem without its quotes', ['What', 'is', '1+1']],
    ['an unknown flag', ['1 + 1', '--polcy', 'always']],
    ['a flag without its value', ['1 + 1', '--seed']],
    ['an unknown policy', ['1 + 1', '--policy', 'sometimes']],
    ['a policy without its number', ['1 + 1', '--policy', 'entropy']],
    ['a negative seed', ['1 + 1', '--seed', '-1']],
    ['a broken number', ['1 + 1', '--max-calls', '1e3']],
    ['a temperature out of range', ['1 + 1', '--temperature', '3']],
    ['an empty nucleus', ['1 + 1', '--top-p', '0']],
    ['a share over 1', ['1 + 1', '--min-p', '1.5']],
    ['a penalty that rewards', ['1 + 1', '--repetition-penalty', '0.5']],
    ['a solution without room', ['1 + 1', '--max-tokens', '0']],
    ['a teacher that is no address', ['1 + 1', '--teacher', 'localhost:4173']],
    ['a name without a proxy', ['1 + 1', '--teacher-name', 'large']],
  ])('refuses %s in one line', (_, words) => {
    expect(() => parse(...words)).toThrow(UsageError);
    expect(() => parse(...words)).toThrow(/^[^\n]+$/);
  });
});
