import { describe, expect, it } from 'vitest';

import { parsePageMessage, parseWorkerMessage, ProtocolError } from './protocol.ts';

const solve = {
  type: 'solve',
  request: 2,
  problem: 'What is 1 + 2?',
  policy: 'learned',
  seed: 0,
  sampling: { temperature: 0, topP: 1 },
  limits: { maxCalls: 5, maxTeacherTokens: 320, maxTokens: 512 },
  policyCallTokens: 8,
  teacher: { kind: 'proxy', url: 'http://localhost:4173' },
  pauses: false,
  prefill: false,
  resume: null,
};

describe('messages of the page', () => {
  it.each([
    { type: 'load', request: 1, model: 'https://models.example/relay-student', device: 'auto' },
    solve,
    { ...solve, prefill: true },
    { ...solve, policy: 'entropy:1.5', teacher: { kind: 'none' } },
    { ...solve, teacher: { kind: 'proxy', url: 'https://relay.example', accessCode: 'owl-and-oak' } },
    { type: 'stop', request: 2 },
  ])('pass as they are: %o', (message) => {
    expect(parsePageMessage(message)).toEqual(message);
  });

  it.each([
    ['nothing', null],
    ['a text', 'stop'],
    ['an unknown type', { type: 'train', request: 1 }],
    ['no number', { type: 'stop' }],
    ['an unknown device', { type: 'load', request: 1, model: '/m', device: 'npu' }],
    ['an unknown policy', { ...solve, policy: 'sometimes' }],
    ['a negative limit', { ...solve, limits: { ...solve.limits, maxCalls: -1 } }],
    ['a nucleus of nothing', { ...solve, sampling: { temperature: 0, topP: 0 } }],
    ['a temperature that is no number', { ...solve, sampling: { temperature: Number.NaN, topP: 1 } }],
    ['a teacher of unknown kind', { ...solve, teacher: { kind: 'oracle' } }],
  ])('are refused with %s', (_, message) => {
    expect(() => parsePageMessage(message)).toThrow(ProtocolError);
  });

  it('are refused with an error that names the place', () => {
    const bad = { ...solve, limits: { ...solve.limits, maxTokens: 'all' } };
    expect(() => parsePageMessage(bad)).toThrow(/^message-to-worker-invalid.*limits\.maxTokens/);
  });
});

describe('messages of the worker', () => {
  const identity = { name: 'tiny', device: 'wasm', weights: 'ab' };

  it.each([
    { type: 'progress', request: 1, file: 'config.json', loadedBytes: 3, totalBytes: null },
    { type: 'loaded', request: 1, identity, contextLength: 1024, canCall: true, fallback: null },
    {
      type: 'events',
      request: 2,
      events: [{ type: 'run-ended', at: 3, reason: { kind: 'end-token', author: 'student' } }],
    },
    { type: 'finished', request: 2 },
    { type: 'failed', request: null, error: { code: 'student-not-loaded' } },
  ])('pass as they are: %o', (message) => {
    expect(parseWorkerMessage(message)).toEqual(message);
  });

  it.each([
    ['no events', { type: 'events', request: 2, events: [] }],
    ['an event that is none', { type: 'events', request: 2, events: ['token'] }],
    [
      'an identity without a device',
      {
        type: 'loaded',
        request: 1,
        identity: { name: 'tiny' },
        contextLength: 9,
        canCall: true,
        fallback: null,
      },
    ],
    ['a message of the page', { type: 'stop', request: 2 }],
  ])('are refused with %s', (_, message) => {
    expect(() => parseWorkerMessage(message)).toThrow(ProtocolError);
  });
});
