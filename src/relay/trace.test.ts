import { describe, expect, it } from 'vitest';
import type { RelayEvent } from './events.ts';
import { formatTrace, parseEvent, parseTrace, TraceError } from './trace.ts';
import { ByteVocabulary } from './testing/byte-vocabulary.ts';
import { logOf } from './testing/run.ts';
import { ScriptedStudent } from './testing/scripted-student.ts';
import { failure, idsAnswer, ScriptedTeacher, textAnswer } from './testing/scripted-teacher.ts';

function log(): Promise<RelayEvent[]> {
  const vocabulary = new ByteVocabulary();
  const teacher = new ScriptedTeacher([idsAnswer(vocabulary.encode('xy')), [failure('offline')]]);
  return logOf(new ScriptedStudent('a<call>2</call>\u20ac<call>0</call><call><call>1</call>'), teacher);
}

/** The trace of `events` as JSON, changed before it is read. */
async function changed(change: (trace: { format: string; events: Record<string, unknown>[] }) => void) {
  const trace = JSON.parse(formatTrace(await log())) as Parameters<typeof change>[0];
  change(trace);
  return JSON.stringify(trace);
}

describe('a saved run', () => {
  it('is read as it was written', async () => {
    const events = await log();
    expect(parseTrace(formatTrace(events, '2026-01-01T00:00:00Z'))).toEqual({
      format: 'relay-trace/2',
      saved: '2026-01-01T00:00:00Z',
      events,
    });
  });

  it('of the first format still opens', async () => {
    const events = await log();
    const text = formatTrace(events).replace('relay-trace/2', 'relay-trace/1');
    expect(parseTrace(text)).toEqual({ format: 'relay-trace/1', saved: null, events });
  });

  it('holds one event a line', async () => {
    const events = await log();
    expect(formatTrace(events).split('\n')).toHaveLength(events.length + 3);
  });

  it('may have been saved while it went on', async () => {
    const events = (await log()).slice(0, 4);
    expect(parseTrace(formatTrace(events)).events).toEqual(events);
  });

  it('keeps the remarks on a call, and may hold remarks of later versions', async () => {
    const teacher = new ScriptedTeacher([textAnswer(['x'], { remarks: ['approximate', 'cut'] })]);
    const events = await logOf(new ScriptedStudent('<call>2</call>.'), teacher);
    const text = formatTrace(events);
    expect(parseTrace(text).events).toEqual(events);
    const remarked = '"remarks":["approximate","cut"]';
    expect(text).toContain(remarked);
    const later = text.replace(remarked, '"remarks":["approximate","sung"]');
    expect(parseTrace(later).events).toContainEqual(expect.objectContaining({ remarks: ['approximate'] }));
  });

  it('has no remarks where there are none, as before there were any', async () => {
    expect(formatTrace(await log())).not.toContain('remarks');
  });

  it.each([
    ['', 'it is not JSON'],
    ['[]', 'lacks `format` and `events`'],
    ['{"format":"relay-trace/1"}', 'lacks `format` and `events`'],
    ['{"format":"relay-trace/3","events":[]}', 'has the format "relay-trace/3"'],
    ['{"format":"relay-trace/1","events":[]}', 'begins with the event "run-started"'],
  ])('is not this: %s', (text, reason) => {
    expect(() => parseTrace(text)).toThrow(TraceError);
    expect(() => parseTrace(text)).toThrow(reason);
  });

  it('names the event that is broken', async () => {
    const text = await changed(({ events }) => Object.assign(events[1] ?? {}, { id: -1 }));
    expect(() => parseTrace(text)).toThrow('Event 2 of this saved run is broken');
  });

  it.each<[string, Parameters<typeof changed>[0], string]>([
    ['starts twice', ({ events }) => events.splice(1, 0, events[0] ?? {}), 'the run has started'],
    ['continues after its end', ({ events }) => events.push(events[1] ?? {}), 'the run has ended'],
    [
      'ends a call that never began',
      ({ events }) => remove(events, 'call-requested'),
      'is not the one that goes on',
    ],
    ['skips the end of a call', ({ events }) => remove(events, 'call-ended'), 'is not the one that goes on'],
    ['has a command longer than itself', ({ events }) => events.splice(1, 3), 'longer than the solution'],
  ])('cannot be one that %s', async (_, change, reason) => {
    const text = await changed(change);
    expect(() => parseTrace(text)).toThrow(reason);
  });
});

describe('an event from outside', () => {
  it('is read with or without token statistics', async () => {
    for (const event of await log()) expect(parseEvent(JSON.parse(JSON.stringify(event)))).toEqual(event);
  });

  it.each([
    [null],
    [{ type: 'token' }],
    [{ type: 'unheard-of', at: 0 }],
    [{ type: 'run-ended', at: 0, reason: { kind: 'failed' } }],
    [{ type: 'run-ended', at: 'now', reason: { kind: 'stopped' } }],
  ])('that does not fit is refused: %j', (value) => {
    expect(() => parseEvent(value)).toThrow(TraceError);
  });
});

function remove(events: Record<string, unknown>[], type: string): void {
  events.splice(
    events.findIndex((event) => event.type === type),
    1,
  );
}
