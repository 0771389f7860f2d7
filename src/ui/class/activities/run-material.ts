/** A run as a text that a room keeps. It fits what a room takes: where it is too long, it says less of each token. */
import type { RelayEvent } from '../../../relay/events.ts';
import { formatTrace, withRoundedStats } from '../../../relay/trace.ts';
import { materialLimits } from '../../../room/limits.ts';

/** The trace as JSON. @param answer the right answer of its problem; null where it is unknown */
export function runMaterial(events: Iterable<RelayEvent>, answer: string | null): unknown {
  const rounded = withRoundedStats(events);
  for (const reduce of [whole, withoutAlternatives]) {
    const trace: unknown = JSON.parse(formatTrace(rounded.map(reduce), null, answer));
    if (new TextEncoder().encode(JSON.stringify(trace)).length <= materialLimits.bytes) return trace;
  }
  return JSON.parse(formatTrace(rounded.map(withoutStats), null, answer));
}

const whole = (event: RelayEvent): RelayEvent => event;

function withoutAlternatives(event: RelayEvent): RelayEvent {
  if (event.type !== 'token' || event.stats === undefined) return event;
  return { ...event, stats: { ...event.stats, alternatives: [] } };
}

function withoutStats(event: RelayEvent): RelayEvent {
  if (event.type !== 'token') return event;
  const { stats: _, ...others } = event;
  return others;
}
