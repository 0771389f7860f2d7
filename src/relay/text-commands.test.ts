import fc from '../bytes/testing/fast-check.ts';
import { describe, expect, it } from 'vitest';

import { opensCommand, endOfText, TextCommandReader, type TextCommand } from './text-commands.ts';

const encoder = new TextEncoder();

/** Reads a text in these pieces: what of it is text of the solution, and its commands. */
function readAll(pieces: readonly string[]): { text: string; commands: TextCommand[] } {
  const reader = new TextCommandReader();
  const held: string[] = [];
  const commands: TextCommand[] = [];
  let text = '';
  const release = (count: number): void => {
    text += held.splice(0, count).join('');
  };
  for (const piece of pieces) {
    held.push(piece);
    const { released, command } = reader.read(encoder.encode(piece));
    release(released);
    if (command === null) continue;
    expect(command.tokens).toBe(held.length);
    text += new TextDecoder().decode(command.head);
    held.length = 0;
    commands.push(command);
  }
  release(reader.close());
  expect(held).toEqual([]);
  return { text, commands };
}

describe('commands in text', () => {
  it.each([
    [['<', 'call', '>', '3', '</', 'call', '>'], '', 3],
    [['= ', '<', 'call', '>', '1', '2', '</', 'call', '>'], '= ', 12],
    [['x =<', 'call', '>', '3', '</call', '>'], 'x =', 3],
    [[' <call> 7 </call>'], ' ', 7],
    [['a <', ' b <', 'call>', '5</call>'], 'a < b ', 5],
    [['<<call>4</call>'], '<', 4],
    [['<call>1', '<call', '>2', '</call>'], '<call>1', 2],
    [['<call>\n', '9\n', '</call>'], '', 9],
    [['<call>99999999999999999999</call>'], '', Number.MAX_SAFE_INTEGER],
    [['<call>0</call>'], '', 0],
  ])('are found in %j', (pieces, text, requested) => {
    const read = readAll(pieces);
    expect(read.text).toBe(text);
    expect(read.commands.map((command) => command.requested)).toEqual([requested]);
  });

  it.each([
    [['a < b and ', 'c > d']],
    [['<call', 'er>']],
    [['<call>', '</call>']],
    [['<call>3 4</call>']],
    [['<call>three</call>']],
    [['</call>']],
    [['<call>3']],
    [['the end <']],
  ])('are not found in %j, which stays text', (pieces) => {
    expect(readAll(pieces)).toEqual({ text: pieces.join(''), commands: [] });
  });

  it('drop what follows in their last token', () => {
    const { text, commands } = readAll(['1 + 1 = ', '<call>', '2', '</call>.\n', 'So']);
    expect(text).toBe('1 + 1 = So');
    expect(commands[0]?.text).toBe('<call>2</call>.\n');
  });

  it('do not depend on where the tokens of a text end', () => {
    const part = fc.constantFrom(
      '<',
      'call',
      '>',
      '</call>',
      '<call>',
      '3',
      ' ',
      'x',
      'é',
      '<call>12</call>',
    );
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 12 }),
        fc.array(fc.nat(3), { maxLength: 40 }),
        (parts, cuts) => {
          const text = parts.join('');
          const characters = [...text];
          const pieces: string[] = [];
          // No token of a cut reaches beyond the end of a command, whose rest would be dropped.
          for (const [i, character] of characters.entries()) {
            const isNew = pieces.length === 0 || cuts[i % Math.max(cuts.length, 1)] === 0;
            if (isNew || pieces.at(-1)?.endsWith('>') === true) pieces.push(character);
            else pieces[pieces.length - 1] += character;
          }
          const found = readAll(pieces);
          const expected = [...text.matchAll(/<call>\s*(\d+)\s*<\/call>/g)].map(([, n]) => Number(n));
          expect(found.commands.map(({ requested }) => requested)).toEqual(expected);
          expect(found.text).toBe(text.replaceAll(/<call>\s*\d+\s*<\/call>/g, ''));
        },
      ),
      { numRuns: 300 },
    );
  });
});

it('knows the token that completes <call>', () => {
  const after = (text: string): string => endOfText('', encoder.encode(text));
  expect(opensCommand(after('1 = <call'), encoder.encode('>3'))).toBe(true);
  expect(opensCommand(after('1 = '), encoder.encode('<call>'))).toBe(true);
  expect(opensCommand(after('<call>'), encoder.encode('3'))).toBe(false);
  expect(opensCommand(after('a <'), encoder.encode(' b'))).toBe(false);
});
