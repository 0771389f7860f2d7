import fc from '../../bytes/testing/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { WholeCharacters } from './whole-characters.ts';

describe('WholeCharacters', () => {
  it('returns any text unchanged for any cuts, in well-formed pieces', () => {
    const text = fc
      .string({ unit: 'binary' })
      .filter((value) => value.isWellFormed() && !/\uFFFD$/.test(value));
    fc.assert(
      fc.property(text, fc.array(fc.nat(50)), (whole, places) => {
        const cuts = [
          0,
          ...places.filter((place) => place < whole.length).sort((a, b) => a - b),
          whole.length,
        ];
        const characters = new WholeCharacters();
        const pieces = cuts.slice(1).map((end, index) => characters.push(whole.slice(cuts[index], end)));
        expect(pieces.join('')).toBe(whole);
        for (const piece of pieces) expect(piece.isWellFormed()).toBe(true);
      }),
    );
  });

  it('drops an incomplete character at the end, and keeps a real replacement character', () => {
    expect(new WholeCharacters().push('a\uFFFD\uFFFD')).toBe('a');
    expect(new WholeCharacters().push('a\uD83D')).toBe('a');
    const characters = new WholeCharacters();
    expect(characters.push('a\uFFFD') + characters.push('b')).toBe('a\uFFFDb');
  });
});
