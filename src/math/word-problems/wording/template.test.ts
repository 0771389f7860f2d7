import fc from '../../../bytes/testing/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { countForms, expand, type Expansion } from './template.ts';

const first: Expansion = { choose: () => 0, tense: 'present', resolve: (slot) => `(${slot})` };
const last: Expansion = { ...first, choose: (count) => count - 1, tense: 'past' };

describe('templates', () => {
  it.each([
    ['plain text', 'plain text', 'plain text'],
    ['a [b|c] d', 'a b d', 'a c d'],
    ['[a|[b|c] d]', 'a', 'c d'],
    ['how much [money|]', 'how much money', 'how much '],
    ['{who} <buys|bought> {count item}', '(who) buys (count item)', '(who) bought (count item)'],
    ['[one {x}|two <is|was>]', 'one (x)', 'two was'],
  ])('%s', (template, present, past) => {
    expect(expand(template, first)).toBe(present);
    expect(expand(template, last)).toBe(past);
  });

  it('expands what a slot resolves to', () => {
    expect(expand('{verb} it', { ...last, resolve: () => '<sells|sold>' })).toBe('sold it');
  });

  it.each([['a [b|c'], ['{who'], ['<is|was|were> here'], ['<is>']])('refuses %s', (template) => {
    expect(() => expand(template, first)).toThrow(SyntaxError);
  });

  it('counts as many forms as there are texts', () => {
    const leaf = fc.constantFrom('a', 'b', 'c d', '');
    const choice = fc.array(leaf, { minLength: 2, maxLength: 3 }).map((parts) => `[${parts.join('|')}]`);
    const template = fc.array(fc.oneof(leaf, choice), { maxLength: 3 }).map((parts) => parts.join(' '));
    fc.assert(
      fc.property(template, (each) => {
        // Every sequence of choices is one number in a mixed base; walk through all of them.
        const sizes: number[] = [];
        expand(each, { ...first, choose: (count) => (sizes.push(count), 0) });
        expect(countForms(each)).toBe(sizes.reduce((product, size) => product * size, 1));
      }),
    );
  });
});
