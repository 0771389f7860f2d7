/** Compares the measurements of rooms with their goals. */
import type { RoomLoadFigures } from './figures.ts';

/** Milliseconds from the lead's POST to a device's event (p95), by the number of copies. */
const deliveryMs = (copies: number): number => (copies === 1 ? 150 : 250);
const deviceBytes = 40 * 1024;
const slowdown = 1.5;

export function judgeClassGoals(figures: Omit<RoomLoadFigures, 'goals'>): RoomLoadFigures['goals'] {
  const { copies, delivery, events, bytesPerDevice, firstToken } = figures;
  const ratio = firstToken.during / firstToken.alone;
  return [
    {
      goal: `a device's event within ${deliveryMs(copies)} ms of the lead's POST (p95)`,
      found: `${delivery.p95.toFixed(1)} ms`,
      reached: delivery.p95 < deliveryMs(copies),
    },
    {
      goal: 'no event lost, doubled or out of order',
      found: `${events.lost} lost, ${events.doubled} doubled, ${events.outOfOrder} out of order of ${events.expected}`,
      reached: events.expected > 0 && events.lost + events.doubled + events.outOfOrder === 0,
    },
    {
      goal: 'at most 40 KiB of memory for each device',
      found: `${(bytesPerDevice / 1024).toFixed(1)} KiB`,
      reached: bytesPerDevice <= deviceBytes,
    },
    {
      goal: `a call's first token at most ${slowdown} times as late as without the lessons (p50)`,
      found: `${ratio.toFixed(2)} times: ${firstToken.during.toFixed(2)} ms, alone ${firstToken.alone.toFixed(2)} ms`,
      reached: ratio <= slowdown,
    },
  ];
}
