import fc from '../bytes/testing/fast-check.ts';
import { describe, expect, it } from 'vitest';
import type { TokenId } from './events.ts';
import { CallParser, type ParseResult } from './call-parser.ts';
import { ByteVocabulary, callOpen } from './testing/byte-vocabulary.ts';

const vocabulary = new ByteVocabulary(['12', ' 7', '5 ', 'call']);

/** Everything found in `ids`, each with the position after its last token. */
function results(ids: readonly TokenId[]): { end: number; result: ParseResult }[] {
  const parser = new CallParser(vocabulary);
  const found: { end: number; result: ParseResult }[] = [];
  ids.forEach((id, index) => {
    const { before, after } = parser.read(id);
    if (before) found.push({ end: index, result: before });
    if (after) found.push({ end: index + 1, result: after });
  });
  const open = parser.close();
  if (open) found.push({ end: ids.length, result: open });
  return found;
}

function kinds(text: string): string[] {
  return results(vocabulary.script(text)).map(({ result }) =>
    result.kind === 'call' ? `call ${result.requested}` : result.kind,
  );
}

describe('a command', () => {
  it.each([
    ['<call>5</call>', ['call 5']],
    ['<call>  5   </call>', ['call 5']],
    ['<call>12</call>', ['call 12']],
    ['<call>007</call>', ['call 7']],
    ['so <call> 12 </call> and <call>3</call>', ['call 12', 'call 3']],
    ['<call>0</call>', ['zero']],
    ['<call> 000 </call>', ['zero']],
  ])('is spaces, digits and spaces between the two tokens: %s', (text, expected) => {
    expect(kinds(text)).toEqual(expected);
  });

  it.each([
    ['<call></call>', ['malformed']],
    ['<call>  </call>', ['malformed']],
    ['<call>1 2</call>', ['malformed']],
    ['<call>-1</call>', ['malformed']],
    ['<call>1.5</call>', ['malformed']],
    ['<call>five</call>', ['malformed']],
    ['<call>5\n</call>', ['malformed']],
    ['<call>\u0665</call>', ['malformed']],
    ['<call>5', ['malformed']],
    ['<call>5<|im_end|>', ['malformed']],
    ['<call>5<|im_start|></call>', ['malformed']],
    ['<call><call></call>', ['malformed', 'malformed']],
  ])('is nothing else: %s', (text, expected) => {
    expect(kinds(text)).toEqual(expected);
  });

  it('inside an unfinished one counts, and the outer one is malformed', () => {
    expect(kinds('<call>1<call>2</call></call>')).toEqual(['malformed', 'call 2']);
  });

  it('is no command where its characters are ordinary tokens', () => {
    expect(results(vocabulary.encode('<call>5</call>'))).toEqual([]);
    expect(results([callOpen, ...vocabulary.encode('5</call>')])).toMatchObject([
      { result: { kind: 'malformed', text: '<call>5' } },
    ]);
  });

  it('asks for a number that JSON can hold, however many digits it has', () => {
    const digits = '9'.repeat(1000);
    expect(results(vocabulary.script(`<call>${digits}</call>`))[0]?.result).toEqual({
      kind: 'call',
      tokens: digits.length + 2,
      requested: Number.MAX_SAFE_INTEGER,
    });
    expect(kinds(`<call>1${'0'.repeat(30)}</call>`)).toEqual([`call ${Number.MAX_SAFE_INTEGER}`]);
  });

  it('is never recognised by a model that cannot call', () => {
    const parser = new CallParser(new ByteVocabulary([], { canCall: false }));
    const read = vocabulary.script('<call>5</call>').map((id) => parser.read(id));
    expect(read.every(({ before, after }) => before === null && after === null)).toBe(true);
  });
});

describe('a malformed command', () => {
  it('reaches from its <call> to what breaks it, and the rest is read from its start', () => {
    const ids = vocabulary.script('a<call>5x</call><call>3</call>');
    expect(results(ids)).toEqual([
      { end: 3, result: { kind: 'malformed', tokens: 2, text: '<call>5' } },
      { end: ids.length, result: { kind: 'call', tokens: 3, requested: 3 } },
    ]);
  });
});

describe('any stream of tokens', () => {
  const piece = fc.constantFrom(
    '<call>',
    '</call>',
    ' ',
    '0',
    '7',
    '12',
    ' 7',
    '5 ',
    'x',
    '\n',
    'call',
    '<',
    '\u00e9',
  );
  const stream = fc.array(piece, { maxLength: 40 }).map((pieces) => vocabulary.script(pieces.join('')));

  it('leads every <call> to exactly one result, whose text is what stands there', () => {
    fc.assert(
      fc.property(stream, (ids) => {
        const found = results(ids);
        expect(found).toHaveLength(ids.filter((id) => id === callOpen).length);
        let free = 0;
        for (const { end, result } of found) {
          const start = end - result.tokens;
          expect(start).toBeGreaterThanOrEqual(free);
          expect(ids[start]).toBe(callOpen);
          if (result.kind !== 'call') expect(vocabulary.decode(ids.slice(start, end))).toBe(result.text);
          free = end;
        }
      }),
    );
  });

  it('holds the commands that a pattern over its text finds', () => {
    fc.assert(
      fc.property(stream, (ids) => {
        const text = vocabulary.decode(ids);
        const expected = [...text.matchAll(/<call> *(\d+) *<\/call>/g)].map((match) => Number(match[1]));
        const found = results(ids).flatMap(({ result }) =>
          result.kind === 'malformed' ? [] : [result.kind === 'zero' ? 0 : result.requested],
        );
        expect(found).toEqual(expected);
      }),
    );
  });
});
