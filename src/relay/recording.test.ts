import fc from '../bytes/testing/fast-check.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RelayEvent } from './events.ts';
import { reduceLog } from './run-state.ts';
import { Recording } from './recording.ts';
import { ByteVocabulary } from './testing/byte-vocabulary.ts';
import { logOf } from './testing/run.ts';
import { ScriptedStudent } from './testing/scripted-student.ts';
import { idsAnswer, ScriptedTeacher } from './testing/scripted-teacher.ts';

let log: readonly RelayEvent[] = [];
beforeAll(async () => {
  const script = `${'Some words. '.repeat(20)}<call>2</call> and <call>0</call>on<|im_end|>`;
  const teacher = new ScriptedTeacher([idsAnswer(new ByteVocabulary().encode('42'))]);
  log = await logOf(new ScriptedStudent(script), teacher);
});

describe('a recording', () => {
  it('shows the run as it was after any of its events', () => {
    const recording = Recording.of(log);
    for (let count = 0; count <= log.length; count += 1) {
      const [shown, folded] = [recording.at(count), reduceLog(log.slice(0, count))];
      expect({ ...shown, tokens: [...shown.tokens] }).toEqual({ ...folded, tokens: [...folded.tokens] });
    }
  });

  it('is the same however its events came', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(log.length)), fc.nat(log.length), (cuts, count) => {
        const ends = [...cuts.sort((one, other) => one - other), log.length];
        const grown = ends.reduce(
          (recording, end) => recording.append(log.slice(recording.length, end)),
          Recording.empty,
        );
        expect([...grown.at(count).tokens]).toEqual([...Recording.of(log).at(count).tokens]);
        expect(grown.run.metrics).toEqual(reduceLog(log).metrics);
      }),
    );
  });

  it('stays as it was when a longer one grows from it', () => {
    const short = Recording.of(log.slice(0, 100));
    const text = [...short.run.tokens].map((token) => token.text);
    short.append(log.slice(100));
    short.at(70);
    expect([...short.run.tokens].map((token) => token.text)).toEqual(text);
    expect(short.at(1000)).toBe(short.run);
  });

  it('stops just before a token, with all that came before it', () => {
    const recording = Recording.of(log);
    for (let count = 0; count < recording.tokens; count += 1) {
      const events = recording.eventsWithTokens(count);
      expect(recording.at(events).tokens.length).toBe(count);
      expect(log[events]?.type).toBe('token');
    }
    expect(recording.eventsWithTokens(recording.tokens)).toBe(log.length);
  });

  it('finds what had happened by a time', () => {
    const timed = log.map((event, i) => ({ ...event, at: 10 * i }));
    const recording = Recording.of(timed);
    expect(recording.eventsUntil(-1)).toBe(0);
    expect(recording.eventsUntil(0)).toBe(1);
    expect(recording.eventsUntil(25)).toBe(3);
    expect(recording.eventsUntil(1e9)).toBe(log.length);
    expect(recording.timeOf(0)).toBe(0);
    expect(recording.timeOf(3)).toBe(20);
    expect(recording.timeOf(1e6)).toBe(10 * (log.length - 1));
  });

  it('holds nothing before anything happened', () => {
    expect(Recording.empty.at(5).status.kind).toBe('idle');
    expect(Recording.empty.eventsWithTokens(0)).toBe(0);
    expect(Recording.empty.timeOf(4)).toBe(0);
  });
});
