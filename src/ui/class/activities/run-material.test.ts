import { expect, it } from 'vitest';

import type { RelayEvent } from '../../../relay/events.ts';
import { parseTrace } from '../../../relay/trace.ts';
import { materialLimits } from '../../../room/limits.ts';
import { recordedRun } from '../../testing/recorded-run.ts';
import { runMaterial } from './run-material.ts';

const sizeOf = (material: unknown): number => new TextEncoder().encode(JSON.stringify(material)).length;
const eventsOf = (material: unknown) => parseTrace(JSON.stringify(material)).events;

/** The run with a token many times, each with so many alternatives. */
function longer(events: readonly RelayEvent[], copies: number, alternatives: number): RelayEvent[] {
  return events.flatMap((event): RelayEvent[] => {
    if (event.type !== 'token' || event.call !== null || event.text !== 'S') return [event];
    const others = Array.from({ length: alternatives }, () => ({
      id: event.id,
      text: 'x',
      probability: 0.001,
    }));
    const stats = { probability: 0.5, entropy: 1, alternatives: others };
    return Array.from({ length: copies }, () => ({ ...event, stats }));
  });
}

it('keeps a run whole where the room takes it', async () => {
  const events = longer(await recordedRun(), 1, 5);
  const material = runMaterial(events, '5');
  expect(eventsOf(material)).toEqual(events);
  expect(parseTrace(JSON.stringify(material)).answer).toBe('5');
});

it.each([
  ['without alternatives', 500, 20, { probability: 0.5, entropy: 1, alternatives: [] }],
  ['without statistics', 2_000, 5, undefined],
])('makes a long run fit, %s', async (_, copies, alternatives, stats) => {
  const events = longer(await recordedRun(), copies, alternatives);
  expect(sizeOf({ events })).toBeGreaterThan(materialLimits.bytes);
  const material = runMaterial(events, null);
  expect(sizeOf(material)).toBeLessThanOrEqual(materialLimits.bytes);
  const kept = eventsOf(material);
  expect(kept).toHaveLength(events.length);
  const token = kept.find((event) => event.type === 'token');
  expect(token?.type === 'token' && token.stats).toEqual(stats);
});
