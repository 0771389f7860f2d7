import fc from '../../bytes/testing/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { RepeatedPrefix, RepeatedSpace, splitTrailingSpace } from './repeated-text.ts';
import { chained, type TextFilter } from './text-filter.ts';
import { ThinkBlock, ThinkingMemory } from './think-block.ts';
import { WholeCharacters } from './whole-characters.ts';

/** The result for a text that is cut at these places. */
function filtered(filter: TextFilter, text: string, places: readonly number[] = []): string {
  const cuts = [0, ...places.map((place) => place % (text.length + 1)).sort((a, b) => a - b), text.length];
  const pieces = cuts.slice(1).map((end, index) => filter.push(text.slice(cuts[index], end)));
  return pieces.join('') + filter.end();
}

const places = fc.array(fc.nat());
const space = fc.constantFrom('', ' ', '\n', '\n\n', ' \t\n');
/** Texts that often contain what the filters look for, complete or in part. */
const text = fc
  .array(
    fc.oneof(fc.string(), fc.constantFrom('<think>', '</think>', '<thi', '</', 'think>', ' ', '\n', '5')),
  )
  .map((parts) => parts.join(''));

describe('ThinkBlock', () => {
  it('removes a block at the start with the space around it, for any cuts', () => {
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

  it('does not change a text that does not start with a block', () => {
    fc.assert(
      fc.property(text, places, fc.boolean(), (answer, cuts, holdsBack) => {
        fc.pre(!/^\s*<\/?think>/.test(answer) && !(holdsBack && answer.includes('</think>')));
        const block = new ThinkBlock(holdsBack);
        expect(filtered(block, answer, cuts)).toBe(answer);
        expect(block.found).toBe(false);
      }),
    );
  });

  it.each([
    ['Magistral', '[THINK]Let me see.[/THINK]5'],
    ['a prompt for thinking', '<thinking>\nLet me see.\n</thinking>\n\n5'],
    ['Kimi', '◁think▷Let me see.◁/think▷5'],
    ['gpt-oss', '<|channel|>analysis<|message|>Add.<|end|><|start|>assistant<|channel|>final<|message|>5'],
    ['gpt-oss without thoughts', '<|channel|>final<|message|>5'],
    ['a template that has opened an empty block', '</think>\n\n5'],
  ])('knows the tags of %s, for any cuts', (_, answer) => {
    fc.assert(
      fc.property(places, (cuts) => {
        const block = new ThinkBlock();
        expect([filtered(block, answer, cuts), block.found]).toEqual(['5', true]);
      }),
      { numRuns: 20 },
    );
  });

  it.each([
    ['<think>', 'Let me see. 3 and 4.</think>\n\nThe sum'],
    ['[THINK]', 'Let me see.[/THINK]The sum'],
    ['special tokens of gpt-oss', 'analysisWe add.assistantfinalThe sum'],
  ])('removes a block without its opening %s where it holds the text back', (_, answer) => {
    fc.assert(
      fc.property(places, (cuts) => {
        const block = new ThinkBlock(true);
        expect(filtered(block, answer, cuts)).toBe('The sum');
        expect([block.found, block.foundClosingOnly]).toEqual([true, true]);
      }),
      { numRuns: 20 },
    );
  });

  it('remembers whether a server sends the closing tag only', () => {
    const memory = new ThinkingMemory();
    const answer = (text: string): boolean => {
      const block = new ThinkBlock(memory.holdsBack);
      filtered(block, text, [3, 5, 8]);
      memory.remember(block);
      return memory.holdsBack;
    };
    expect(memory.holdsBack).toBe(true);
    expect(answer('5')).toBe(false);
    expect(answer('<think>x</think>5')).toBe(false);
    // It was not held back, so its thoughts are in the solution; those of the next answers will not be.
    expect(answer('Let me see.</think>5')).toBe(true);
    expect(answer('5')).toBe(true);
  });

  it('shows nothing of a block that is cut off', () => {
    const block = new ThinkBlock();
    expect(filtered(block, '<think>Let me see. </thi')).toBe('');
    expect(block.found).toBe(true);
  });

  it('holds back no more than necessary', () => {
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
  it('removes one copy at the start, for any cuts', () => {
    fc.assert(
      fc.property(text, text, places, (prefix, answer, cuts) => {
        expect(filtered(new RepeatedPrefix(prefix), prefix + answer, cuts)).toBe(answer);
      }),
    );
  });

  it('does not change an answer without a complete copy there', () => {
    fc.assert(
      fc.property(text, text, places, (prefix, answer, cuts) => {
        fc.pre(!answer.startsWith(prefix));
        expect(filtered(new RepeatedPrefix(prefix), answer, cuts)).toBe(answer);
      }),
    );
    expect(filtered(new RepeatedPrefix('We add'), 'We a')).toBe('We a');
  });

  it('does not remove a short copy that may be a coincidence', () => {
    expect(filtered(new RepeatedPrefix('2', 12), '2 + 2')).toBe('2 + 2');
    expect(filtered(new RepeatedPrefix('We add 2 and 2', 12), 'We add 2 and 2 + 2')).toBe(' + 2');
  });
});

describe('RepeatedSpace', () => {
  it('removes the white space at the end of the prefix, as far as it is repeated, for any cuts', () => {
    fc.assert(
      fc.property(space, text, places, (end, answer, cuts) => {
        let repeated = 0;
        while (repeated < end.length && answer[repeated] === end[repeated]) repeated += 1;
        expect(filtered(new RepeatedSpace(end), answer, cuts)).toBe(answer.slice(repeated));
      }),
    );
  });

  it('splits it off without losing any', () => {
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
  it('give the same result as one after the other', () => {
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
