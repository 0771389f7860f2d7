import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RepeatedPrefix, RepeatedSpace, splitTrailingSpace } from './repeated-text.ts';
import { chained, type TextFilter } from './text-filter.ts';
import { ThinkBlock } from './think-block.ts';
import { WholeCharacters } from './whole-characters.ts';

/** What comes of a text that is cut at these places. */
function filtered(filter: TextFilter, text: string, places: readonly number[] = []): string {
  const cuts = [0, ...places.map((place) => place % (text.length + 1)).sort((a, b) => a - b), text.length];
  const pieces = cuts.slice(1).map((end, index) => filter.push(text.slice(cuts[index], end)));
  return pieces.join('') + filter.end();
}

const places = fc.array(fc.nat());
const space = fc.constantFrom('', ' ', '\n', '\n\n', ' \t\n');
/** Texts that hold what the filters look for, whole and in parts, more often than by chance. */
const text = fc
  .array(
    fc.oneof(fc.string(), fc.constantFrom('<think>', '</think>', '<thi', '</', 'think>', ' ', '\n', '5')),
  )
  .map((parts) => parts.join(''));

describe('ThinkBlock', () => {
  it('takes a block off the beginning, with the space around it, wherever the text is cut', () => {
    const thoughts = text.filter((thought) => !`${thought}</think>`.slice(0, -1).includes('</think>'));
    fc.assert(
      fc.property(space, thoughts, space, text, places, (before, thought, between, answer, cuts) => {
        const block = new ThinkBlock();
        const whole = `${before}<think>${thought}</think>${between}${answer}`;
        expect(filtered(block, whole, cuts)).toBe(answer.trimStart());
        expect(block.found).toBe(true);
      }),
    );
  });

  it('leaves every text alone that does not begin with one', () => {
    fc.assert(
      fc.property(text, places, (answer, cuts) => {
        fc.pre(!answer.trimStart().startsWith('<think>'));
        const block = new ThinkBlock();
        expect(filtered(block, answer, cuts)).toBe(answer);
        expect(block.found).toBe(false);
      }),
    );
  });

  it('shows nothing of a block that was cut off', () => {
    const block = new ThinkBlock();
    expect(filtered(block, '<think>Let me see. </thi')).toBe('');
    expect(block.found).toBe(true);
  });

  it('holds back no more than it must', () => {
    const block = new ThinkBlock();
    expect([block.push('\n'), block.push('<'), block.push('b>'), block.push('5')]).toEqual([
      '',
      '',
      '\n<b>',
      '5',
    ]);
  });
});

describe('RepeatedPrefix', () => {
  it('takes one copy off the beginning, wherever the text is cut', () => {
    fc.assert(
      fc.property(text, text, places, (prefix, answer, cuts) => {
        expect(filtered(new RepeatedPrefix(prefix), prefix + answer, cuts)).toBe(answer);
      }),
    );
  });

  it('leaves an answer alone that holds no whole copy there', () => {
    fc.assert(
      fc.property(text, text, places, (prefix, answer, cuts) => {
        fc.pre(!answer.startsWith(prefix));
        expect(filtered(new RepeatedPrefix(prefix), answer, cuts)).toBe(answer);
      }),
    );
    expect(filtered(new RepeatedPrefix('We add'), 'We a')).toBe('We a');
  });

  it('leaves a short one alone where it may be chance', () => {
    expect(filtered(new RepeatedPrefix('2', 12), '2 + 2')).toBe('2 + 2');
    expect(filtered(new RepeatedPrefix('We add 2 and 2', 12), 'We add 2 and 2 + 2')).toBe(' + 2');
  });
});

describe('RepeatedSpace', () => {
  it('takes off what the prefix ends with, as far as it is repeated, wherever the text is cut', () => {
    fc.assert(
      fc.property(space, text, places, (end, answer, cuts) => {
        let repeated = 0;
        while (repeated < end.length && answer[repeated] === end[repeated]) repeated += 1;
        expect(filtered(new RepeatedSpace(end), answer, cuts)).toBe(answer.slice(repeated));
      }),
    );
  });

  it('splits it off without a loss', () => {
    fc.assert(
      fc.property(text, (prefix) => {
        const { text: kept, space: end } = splitTrailingSpace(prefix);
        expect(kept + end).toBe(prefix);
        expect(kept).toBe(kept.trimEnd());
      }),
    );
  });
});

describe('filters in a chain', () => {
  it('give what they give one after the other', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), places, (prefix, answer, cuts) => {
        fc.pre(!/^\s*</.test(prefix) && !/\uFFFD$/.test(prefix + answer));
        const chain = chained([new WholeCharacters(), new ThinkBlock(), new RepeatedPrefix(prefix)]);
        expect(filtered(chain, `<think>x</think>${prefix}${answer}`, cuts)).toBe(
          prefix === prefix.trimStart() ? answer : `${prefix}${answer}`.trimStart(),
        );
      }),
    );
  });
});
