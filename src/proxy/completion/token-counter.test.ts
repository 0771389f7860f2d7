import fc from '../../bytes/testing/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { TokenCounter, type TokenMeasure } from './token-counter.ts';

const event = (text: string, { ids = 0, count = null }: Partial<TokenMeasure> = {}): TokenMeasure => ({
  text,
  ids,
  count,
});

/** How much of each event is within n, and the count at the end. */
function taken(asked: number, events: readonly TokenMeasure[], spare = 0) {
  const counter = new TokenCounter(asked, spare);
  return { within: events.map((each) => counter.add(each)), tokens: counter.tokens };
}

describe('TokenCounter', () => {
  it('counts every event with text as at least one token', () => {
    const events = [event('ab'), event(''), event('cd'), event('ef'), event('gh')];
    expect(taken(3, events)).toEqual({ within: [2, 0, 2, 2, 0], tokens: null });
  });

  it('counts several tokens of an event by their ids, and cuts in proportion, after a whole word', () => {
    const events = [event(' 12', { ids: 2 }), event(' times 4', { ids: 2 })];
    expect(taken(3, events)).toEqual({ within: [3, 6], tokens: 3 });
    expect(taken(4, events)).toEqual({ within: [3, 8], tokens: 4 });
  });

  it('also counts them by a running count', () => {
    const events = [event(' 12', { count: 2 }), event(' times 4', { count: 4 })];
    expect(taken(3, events).within).toEqual([3, 6]);
    expect(taken(2, events)).toEqual({ within: [3, 0], tokens: 2 });
  });

  it('knows the count of the n tokens where the server was asked for more', () => {
    const events = [event('a'), event('b'), event('c'), event('', { count: 3 })];
    expect(taken(2, events, 1)).toEqual({ within: [1, 1, 0, 0], tokens: 2 });
    expect(taken(3, events, 1)).toEqual({ within: [1, 1, 1, 0], tokens: 3 });
    // The server wrote more than it was asked for.
    expect(taken(1, events, 1).tokens).toBeNull();
    // An end token after the n tokens.
    const counter = new TokenCounter(2, 1);
    for (const each of [event('a'), event('b'), event('', { count: 3 })]) counter.add(each);
    expect([counter.tokens, counter.isCut, counter.endsBeyond]).toEqual([2, false, true]);
  });

  it('reads a count in the last event as the count of all events', () => {
    const events = [event('a'), event('b'), event('c'), event('def', { count: 4 })];
    expect(taken(4, events)).toEqual({ within: [1, 1, 1, 3], tokens: 4 });
    expect(taken(4, [event('', { count: 0 }), ...events])).toEqual({ within: [0, 1, 1, 1, 3], tokens: 4 });
  });

  describe('of pieces smaller than a token', () => {
    const pieces = (texts: readonly string[], count: number | null) => [
      ...texts.map((text) => event(text)),
      event('', { count }),
    ];
    /** What is kept of the pieces, and the count. */
    function kept(asked: number, events: readonly TokenMeasure[], spare = 0) {
      const counter = new TokenCounter(asked, spare);
      let [within, held] = ['', ''];
      for (const each of events) {
        const characters = counter.add(each);
        within += each.text.slice(0, characters);
        held += each.text.slice(characters);
      }
      return [within + counter.withinHeld(held), counter.tokens, counter.isExceeded];
    }

    it('keeps all where the server counts n tokens', () => {
      expect(kept(2, pieces(['to', 'tal', ' ', 'is'], 2))).toEqual(['total is', 2, false]);
      expect(kept(2, pieces(['to', 'tal', ' ', 'is'], 1))).toEqual(['total is', 1, false]);
      const running = ['to', 'tal', ' ', 'is'].map((text, index) =>
        event(text, { count: index < 2 ? 1 : 2 }),
      );
      expect(kept(2, running)).toEqual(['total is', 2, false]);
    });

    it('keeps all where the server counts nothing, as only the tokenizer of the student can count', () => {
      expect(kept(2, pieces(['to', 'tal', ' ', 'is'], null))).toEqual(['total is', null, false]);
    });

    it('keeps a share, to the end of a word, where one of the tokens was asked for besides', () => {
      expect(kept(2, pieces(['to', 'tal', ' is', ' ', '12', '34'], 3), 1)).toEqual(['total is', 2, false]);
    });

    it('is no excuse for a server that counts more than n, or does not end', () => {
      expect(kept(2, pieces(['to', 'tal', ' ', 'is'], 4))).toEqual(['total', null, true]);
      const flood = Array.from({ length: 99 }, () => ' x');
      expect(kept(2, pieces(flood, null))).toEqual([' x x', null, true]);
    });
  });

  it('does not cut a text because of an impossible count', () => {
    expect(taken(8, [event('ab', { count: 1000 }), event('cd', { count: 1001 })]).within).toEqual([2, 2]);
  });

  it('cuts a text that is longer than n tokens can be', () => {
    expect(taken(2, [event('x'.repeat(1000))]).within).toEqual([512]);
  });

  it('never returns an impossible count', () => {
    const count = fc.option(fc.oneof(fc.integer(), fc.double(), fc.constant(5)));
    const measure = fc.record({ text: fc.string(), ids: fc.nat(9), count });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.array(measure), fc.nat(2), (asked, events, spare) => {
        const { within, tokens } = taken(asked, events, spare);
        expect(within.filter((characters) => characters > 0).length).toBeLessThanOrEqual(asked);
        within.forEach((characters, index) => {
          expect(characters).toBeGreaterThanOrEqual(0);
          expect(characters).toBeLessThanOrEqual(events[index]?.text.length ?? 0);
        });
        if (tokens !== null) {
          expect(Number.isSafeInteger(tokens)).toBe(true);
          expect(tokens).toBeGreaterThanOrEqual(within.some((characters) => characters > 0) ? 1 : 0);
          expect(tokens).toBeLessThanOrEqual(asked);
        }
      }),
    );
  });
});
