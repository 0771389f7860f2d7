import { describe, expect, it } from 'vitest';
import { plainSampling, samplingOf } from './defaults.ts';
import type { RelayEvent } from './events.ts';
import { TraceError } from './errors.ts';
import { formatTrace, parseEvent, parseTrace } from './trace.ts';
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
      format: 'relay-trace/3',
      saved: '2026-01-01T00:00:00Z',
      events,
    });
  });

  it('keeps how the student sampled, and whether it thought first', async () => {
    const sampling = { temperature: 0.7, topP: 0.9, topK: 40, minP: 0.05, repetitionPenalty: 1.1 };
    const events = await logOf(new ScriptedStudent('a'), null, {
      sampling,
      thinks: true,
      policy: 'prompted',
    });
    const [started] = parseTrace(formatTrace(events)).events;
    expect(started).toEqual(events[0]);
    expect(started).toMatchObject({ sampling, thinks: true, policy: 'prompted' });
    const plain = samplingOf({ ...plainSampling, temperature: 0.7 });
    expect(plain).toEqual({ temperature: 0.7, topP: 1 });
    expect(() => parseTrace(formatTrace(events).replace('"minP":0.05', '"minP":2'))).toThrow(TraceError);
  });

  it('keeps the right answer of its problem, where it is known', async () => {
    const text = formatTrace(await log(), null, '3/4');
    expect(parseTrace(text).answer).toBe('3/4');
    expect(() => parseTrace(text.replace('"3/4"', '34'))).toThrow(TraceError);
  });

  it('of the first format still opens', async () => {
    const events = await log();
    const text = formatTrace(events).replace('relay-trace/3', 'relay-trace/1');
    expect(parseTrace(text)).toEqual({ format: 'relay-trace/1', saved: null, events });
  });

  it('of version 2 still opens, and keeps the sentences of its failures', () => {
    const { events } = parseTrace(traceOfVersion2);
    const error = { code: 'message', params: { message: 'The teacher is away.' } };
    expect(events.filter(({ type }) => type === 'call-ended')).toMatchObject([
      { outcome: { kind: 'failed', failure: 'offline', error } },
    ]);
    expect(events.at(-1)).toMatchObject({
      reason: { kind: 'failed', error: { code: 'message', params: { message: 'The student failed: x' } } },
    });
    expect(parseTrace(formatTrace(events)).events).toEqual(events);
  });

  it('of version 2 still opens, with names of that version', () => {
    const [, token, , ended] = parseTrace(manualRunOfVersion2).events;
    expect(token).toMatchObject({ stats: { probability: 0.5, entropy: 0.7, alternatives: [] } });
    expect(token).not.toHaveProperty('insight');
    expect(ended).toMatchObject({ outcome: { kind: 'manual' } });
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
    ['', 'trace-not-json'],
    ['[]', 'trace-not-a-run'],
    ['{"format":"relay-trace/1"}', 'trace-not-a-run'],
    ['{"format":"relay-trace/4","events":[]}', 'trace-format-unknown {"format":"relay-trace/4"'],
    ['{"format":"relay-trace/1","events":[]}', 'trace-without-start'],
  ])('is not this: %s', (text, reason) => {
    expect(() => parseTrace(text)).toThrow(TraceError);
    expect(() => parseTrace(text)).toThrow(reason);
  });

  it('names the event that is broken', async () => {
    const text = await changed(({ events }) => Object.assign(events[1] ?? {}, { id: -1 }));
    expect(() => parseTrace(text)).toThrow('trace-event-invalid {"event":2');
  });

  it.each<[string, Parameters<typeof changed>[0], string]>([
    ['starts twice', ({ events }) => events.splice(1, 0, events[0] ?? {}), 'started-twice'],
    ['continues after its end', ({ events }) => events.push(events[1] ?? {}), 'run-over'],
    ['ends a call that never began', ({ events }) => remove(events, 'call-requested'), 'other-call'],
    ['skips the end of a call', ({ events }) => remove(events, 'call-ended'), 'other-call'],
    ['has a command longer than itself', ({ events }) => events.splice(1, 3), 'command-too-long'],
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

const manualRunOfVersion2 = `{"format":"relay-trace/2","saved":null,"events":[
{"type":"run-started","problem":"1+1?","policy":"learned","seed":0,"sampling":{"temperature":0,"topP":1},"limits":{"maxCalls":5,"maxTeacherTokens":320,"maxTokens":512},"student":{"name":"s","device":"wasm"},"teacher":null,"promptTokens":9,"at":0},
{"type":"token","id":5,"text":"2","author":"student","role":"text","call":null,"insight":{"probability":0.5,"entropy":0.7,"alternatives":[]},"at":1},
{"type":"call-requested","call":0,"by":"person","commandTokens":0,"requested":1,"granted":0,"prefix":"2","at":2},
{"type":"call-ended","call":0,"outcome":{"kind":"by-hand"},"delivered":0,"countedBy":"student-tokenizer","firstTokenMs":null,"totalMs":2,"at":3}
]}`;

const traceOfVersion2 = `{"format":"relay-trace/2","saved":null,"events":[
{"type":"run-started","problem":"1+1?","policy":"learned","seed":0,"sampling":{"temperature":0,"topP":1},"limits":{"maxCalls":5,"maxTeacherTokens":320,"maxTokens":512},"student":{"name":"s","device":"wasm"},"teacher":{"name":"t","device":"remote"},"promptTokens":9,"at":0},
{"type":"call-requested","call":0,"by":"policy","commandTokens":0,"requested":3,"granted":3,"prefix":"","at":1},
{"type":"call-ended","call":0,"outcome":{"kind":"failed","failure":"offline","message":"The teacher is away."},"delivered":0,"countedBy":"student-tokenizer","firstTokenMs":null,"totalMs":2,"at":3},
{"type":"run-ended","reason":{"kind":"failed","message":"The student failed: x"},"at":4}
]}`;

function remove(events: Record<string, unknown>[], type: string): void {
  events.splice(
    events.findIndex((event) => event.type === type),
    1,
  );
}
