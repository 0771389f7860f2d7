import fc from '../../bytes/testing/fast-check.ts';
import { describe, expect, it } from 'vitest';

import { emptyRun, reduceLog } from '../../relay/run-state.ts';
import { ByteVocabulary } from '../../relay/testing/byte-vocabulary.ts';
import { failure, idsAnswer } from '../../relay/testing/scripted-teacher.ts';
import { recordedRun } from '../testing/recorded-run.ts';
import { judged, scoreOf, wordsOf } from './words.ts';

const answer = (text: string) => idsAnswer(new ByteVocabulary().encode(text));
const words = async (script: string, answers: readonly ReturnType<typeof answer>[]) =>
  wordsOf(reduceLog(await recordedRun(`${script}<|im_end|>`, answers)));

/** Words as text: formulas in brackets, calls in parentheses. */
const shown = async (script: string, answers: readonly ReturnType<typeof answer>[]) =>
  (await words(script, answers)).map(({ pieces, calls }) => {
    const text = pieces.map((piece) => (piece.kind === 'tex' ? `[${piece.tex}]` : piece.text)).join('');
    return [text, ...calls.map((call) => `(${call})`)].join(' ');
  });

describe('the words of a solution', () => {
  it('hold the calls whose answers begin in them', async () => {
    expect(
      await shown('so 6 = <call>2</call> and $x=<call>1</call>$ .', [answer('42'), answer('7')]),
    ).toEqual(['so', '6', '=', '42 (0)', 'and', '[x=7] (1)', '.']);
  });

  it('are set in formulas, part by part, with what stands next to them', async () => {
    const script = 'Is ($3 \\times 4 = <call>2</call>$), or **$\\frac{1}{2}$**.\n\n\\[\\boxed{5}\\]';
    expect(await shown(script, [answer('12')])).toEqual([
      ...['Is', '([3]', '[\\times]', '[4]', '[=]', '[12]), (0)', 'or', '[\\frac{1}{2}].', '[\\boxed{5}]'],
    ]);
  });

  it('end where a cell, an item or a line of code ends', async () => {
    const script = ['| a | b |', '|---|---|', '| 1 | $x$ |', '', '- c', '- d', '', '```', 'e', 'f', '```'];
    expect(await shown(script.join('\n'), [])).toEqual(['a', 'b', '1', '[x]', 'c', 'd', 'e', 'f']);
  });

  it('keep a formula whole whose parts cannot stand alone', async () => {
    expect(await shown('$x ^ 2$ and $\\left( a + b \\right)$ and $\\frac{1$', [])).toEqual([
      ...['[x ^ 2]', 'and', '[\\left( a + b \\right)]', 'and', '$\\frac{1$'],
    ]);
  });

  it('hold a call that brought nothing where it was made', async () => {
    const away = [failure('offline')];
    expect(await shown('a <call>1</call>b', [away])).toEqual(['a', 'b (0)']);
    expect(await shown('a<call>1</call>', [away])).toEqual(['a (0)']);
  });

  it('hold each call once, in order', async () => {
    const piece = fc.constantFrom(
      'a',
      ' ',
      '\n',
      '<call>1</call>',
      '<call>3</call>',
      '.',
      '$',
      '$x = 1$',
      '**',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 20 }), async (pieces) => {
        const answers = pieces.filter((each) => each.startsWith('<')).map(() => answer('x y'));
        const run = reduceLog(await recordedRun(`.${pieces.join('')}<|im_end|>`, answers));
        expect(wordsOf(run).flatMap(({ calls }) => calls)).toEqual(run.calls.map(({ id }) => id));
      }),
      { numRuns: 50 },
    );
  });

  it('are none of no run', () => {
    expect(wordsOf(emptyRun)).toEqual([]);
  });
});

it('judges marks by the words that hold calls', async () => {
  const given = await words('a <call>1</call> b <call>1</call> c', [answer('x'), answer('y')]);
  const at = (text: string) =>
    given.findIndex(({ pieces: [piece] }) => piece?.kind === 'text' && piece.text === text);
  expect(judged(given, new Set([at('x'), at('b')]))).toEqual({ marked: 2, called: 2, hits: 1 });
  expect(judged(given, new Set())).toEqual({ marked: 0, called: 2, hits: 0 });
});

it('scores a lesson over all of its predictions', () => {
  const predictions = [
    { marked: 2, called: 1, hits: 1 },
    { marked: 2, called: 3, hits: 1 },
  ];
  expect(scoreOf(predictions)).toEqual({ precision: 0.5, recall: 0.5 });
  expect(scoreOf([])).toEqual({ precision: null, recall: null });
  expect(scoreOf([{ marked: 0, called: 2, hits: 0 }])).toEqual({ precision: null, recall: 0 });
});
