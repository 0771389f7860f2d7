import fc from '../../bytes/testing/fast-check.ts';
import { describe, expect, it } from 'vitest';

import { reduceLog, type RunState } from '../../relay/run-state.ts';
import { Recording } from '../../relay/recording.ts';
import { ByteVocabulary } from '../../relay/testing/byte-vocabulary.ts';
import { failure, idsAnswer } from '../../relay/testing/scripted-teacher.ts';
import { recordedRun } from '../testing/recorded-run.ts';
import { rowOf, tokenRows } from './rows.ts';

const answer = (text: string) => idsAnswer(new ByteVocabulary().encode(text));

/** A row as text: tokens as they are, calls as brackets. */
const drawn = (run: RunState): string[] =>
  tokenRows(run).map((row) =>
    row.map((item) => (item.kind === 'token' ? item.token.text : item.kind === 'open' ? '[' : ']')).join(''),
  );

describe('the rows of tokens', () => {
  it('put brackets around a command and what the teacher wrote', async () => {
    const run = reduceLog(await recordedRun('ab<call>2</call>c<|im_end|>', [answer('XY')]));
    expect(drawn(run)).toEqual(['ab[<call>2</call>XY]c']);
  });

  it('close a call without tokens after its command', async () => {
    const run = reduceLog(await recordedRun('a<call>1</call>b<|im_end|>', [[failure('offline')]]));
    expect(drawn(run)).toEqual(['a[<call>1</call>]b']);
  });

  it('leave a command for nothing outside of the call before it', async () => {
    const run = reduceLog(await recordedRun('a<call>1</call><call>0</call>b<|im_end|>', [answer('X')]));
    expect(drawn(run)).toEqual(['a[<call>1</call>X]<call>0</call>b']);
  });

  it('show a call that has not ended', async () => {
    const log = await recordedRun('ab<call>2</call>c<|im_end|>', [answer('XY')]);
    const requested = log.findIndex((event) => event.type === 'call-requested');
    expect(drawn(Recording.of(log).at(requested + 1))).toEqual(['ab[<call>2</call>]']);
  });

  it('end with lines, with long sentences, and before they grow too long', async () => {
    const run = reduceLog(await recordedRun(`one\ntwo two two two. three${'x'.repeat(40)}<|im_end|>`));
    expect(drawn(run)).toEqual(['one\n', 'two two two two.', ` three${'x'.repeat(26)}`, 'x'.repeat(14)]);
  });

  it('hold every token once, in order, at every point of a run', async () => {
    const recording = Recording.of(
      await recordedRun('a.<call>1</call>b\n<call>3</call>', [answer('X'), answer('Y\nZ')]),
    );
    fc.assert(
      fc.property(fc.nat(recording.length), (events) => {
        const run = recording.at(events);
        const rows = tokenRows(run);
        const indices = rows.flat().flatMap((item) => (item.kind === 'token' ? [item.index] : []));
        expect(indices).toEqual([...indices.keys()]);
        expect(indices).toHaveLength(run.tokens.length);
        for (const index of indices) {
          const row = rows[rowOf(rows, index)];
          expect(row?.some((item) => item.kind === 'token' && item.index === index)).toBe(true);
        }
      }),
    );
  });
});
