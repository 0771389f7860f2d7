import fc from '../bytes/testing/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { apiLimits } from './api-schema.ts';
import type { Framing } from './event-framing.ts';
import { ndjson } from './ndjson.ts';
import { serverSentEvents } from './sse.ts';

const framings: { name: string; framing: Framing; frame: (json: string) => string }[] = [
  { name: 'server-sent events', framing: serverSentEvents, frame: (json) => `data: ${json}\n\n` },
  { name: 'lines of NDJSON', framing: ndjson, frame: (json) => `${json}\n` },
];

/** The events of a text that is cut at these places. */
function readInPieces(framing: Framing, text: string, places: readonly number[]) {
  const parser = framing.parser('server');
  const cuts = [0, ...places.map((place) => place % (text.length + 1)).sort((a, b) => a - b), text.length];
  const events = cuts.slice(1).flatMap((end, index) => parser.push(text.slice(cuts[index], end)));
  return { data: [...events, ...parser.end()].map(({ data }) => data), failure: parser.failure };
}

describe.each(framings)('$name', ({ framing, frame }) => {
  it('are the same for any cuts', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.array(fc.nat()), (values, places) => {
        const events = values.map((value) => JSON.stringify(value));
        const { data, failure } = readInPieces(framing, events.map(frame).join(''), places);
        expect(data).toEqual(events);
        expect(failure).toBeNull();
      }),
    );
  });

  it('are complete before one that is too long, which is a failure', () => {
    const long = JSON.stringify('x'.repeat(apiLimits.eventCharacters));
    const { data, failure } = readInPieces(framing, frame('1') + frame(long) + frame('2'), []);
    expect(data).toEqual(['1']);
    expect(failure).toMatchObject({
      failure: 'broken-stream',
      code: 'event-too-long',
    });
  });

  it('do not accumulate if none ever ends', () => {
    const parser = framing.parser('server');
    let pushed = 0;
    while (parser.failure === null && pushed < 1000) {
      parser.push(pushed === 0 ? 'data: x' : 'x'.repeat(1000));
      pushed += 1;
    }
    expect(pushed).toBeLessThan(100);
  });
});

describe('NDJSON', () => {
  it('lines may end with a carriage return, be empty, or lack the last line break', () => {
    expect(readInPieces(ndjson, '{"a":1}\r\n\r\n\n{"a":2}', []).data.map((data) => JSON.parse(data))).toEqual(
      [{ a: 1 }, { a: 2 }],
    );
  });
});
