/** Prints the figures of rooms as lines. */
import type { RoomLoadFigures } from './figures.ts';

export function classReport({
  copies,
  rooms,
  devices,
  seconds,
  delivery,
  refused,
  goals,
}: RoomLoadFigures): string {
  const servers = copies === 1 ? 'one server' : `${copies} servers that share a store`;
  return [
    `${rooms} rooms of ${devices} devices on ${servers}, ${seconds} s`,
    `from the lead's POST to a device's event: p50 ${delivery.p50.toFixed(1)} ms, p95 ${delivery.p95.toFixed(1)} ms, p99 ${delivery.p99.toFixed(1)} ms`,
    `${refused} commands were refused`,
    ...goals.map(({ goal, found, reached }) => `${reached ? 'reached' : 'MISSED'}: ${goal}: ${found}`),
  ].join('\n');
}
