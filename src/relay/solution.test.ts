import { describe, expect, it } from 'vitest';
import type { RelayEvent } from './events.ts';
import { emptyRun, reduceLog } from './run-state.ts';
import { askedRatio, segments, solutionText } from './solution.ts';
import { ByteVocabulary } from './testing/byte-vocabulary.ts';
import { logOf } from './testing/run.ts';
import { ScriptedStudent } from './testing/scripted-student.ts';
import { idsAnswer, ScriptedTeacher } from './testing/scripted-teacher.ts';

const vocabulary = new ByteVocabulary();

function log(script: string, ...answers: string[]): Promise<RelayEvent[]> {
  const student = new ScriptedStudent(script);
  return logOf(student, new ScriptedTeacher(answers.map((text) => idsAnswer(vocabulary.encode(text)))));
}

/** What is shown after each event, repetitions left out. */
function shown(events: readonly RelayEvent[]): string[] {
  const texts = events.map((_, index) => solutionText(reduceLog(events.slice(0, index + 1))));
  return texts.filter((text, index) => text !== texts[index - 1]);
}

describe('segments', () => {
  it('tell who wrote which part of the text, and where the calls were', async () => {
    const state = reduceLog(
      await log('2 \u20ac + <call>2</call>\u20ac = <call>0</call>5<call>9</call>', '3 ', ''),
    );
    const { text, segments: parts, marks } = segments(state);
    expect(text).toBe('2 \u20ac + 3 \u20ac = 5');
    expect(text).toBe(solutionText(state));
    expect(parts).toEqual([
      { author: 'student', call: null, start: 0, end: 6 },
      { author: 'teacher', call: 0, start: 6, end: 8 },
      { author: 'student', call: null, start: 8, end: 13 },
    ]);
    expect(marks).toMatchObject([
      { kind: 'call', offset: 6, call: { id: 0, requested: 2 } },
      { kind: 'zero', offset: 12, ignored: { text: '<call>0</call>' } },
      { kind: 'call', offset: 13, call: { id: 1, requested: 9 } },
    ]);
  });

  it('keep the spans of two calls apart', async () => {
    const { segments: parts } = segments(reduceLog(await log('<call>1</call><call>1</call>', 'x', 'y')));
    expect(parts).toEqual([
      { author: 'teacher', call: 0, start: 0, end: 1 },
      { author: 'teacher', call: 1, start: 1, end: 2 },
    ]);
  });

  it('are none before a run', () => {
    expect(segments(emptyRun)).toEqual({ text: '', segments: [], marks: [] });
    expect(askedRatio(emptyRun)).toBe(0);
  });
});

describe('a <call> that is being written', () => {
  it('is held back until it is clear what it is', async () => {
    expect(shown(await log('a<call> 2 </call>b', 'xy'))).toEqual(['', 'a', 'ax', 'axy', 'axyb']);
    expect(shown(await log('a<call>0</call>b'))).toEqual(['', 'a', 'ab']);
  });

  it('is not shown either once it turns out to be malformed', async () => {
    expect(shown(await log('a<call>2x'))).toEqual(['', 'a', 'ax']);
    expect(shown(await log('a<call></call>b'))).toEqual(['', 'a', 'ab']);
  });

  it('is not shown when the run ends before it', async () => {
    const events = await logOf(new ScriptedStudent('a<call>222'), null, { limits: { maxTokens: 3 } });
    expect(shown(events)).toEqual(['', 'a']);
  });

  it('leaves no </call> in a log from before it was masked', async () => {
    const [start, ...events] = await log('ab');
    const stray = { ...events[0], text: '</call>', id: vocabulary.callClose } as RelayEvent;
    expect(shown([start as RelayEvent, stray, ...events])).toEqual(['', 'a', 'ab']);
  });
});
