/** How people and vehicles move, by speed in km/h, and the units of a trip. */
import type { NumberDraw } from '../../arithmetic/number-draw.ts';
import type { Cast } from '../lexicon/cast.ts';
import { measure } from '../wording/quantity.ts';
import type { Scene } from '../wording/scene.ts';
import { number } from './rate-numbers.ts';

interface Mode {
  readonly one: string;
  readonly went: string;
  readonly low: number;
  readonly high: number;
}

const mode = (one: string, went: string, low: number, high: number): Mode => ({ one, went, low, high });

/** What a person does, in the present and the past. */
const modes: readonly Mode[] = [
  mode('walks', 'walked', 3, 7),
  mode('hikes', 'hiked', 3, 6),
  mode('paddles', 'paddled', 3, 9),
  mode('rows', 'rowed', 3, 10),
  mode('jogs', 'jogged', 7, 12),
  mode('runs', 'ran', 8, 16),
  mode('skis', 'skied', 8, 20),
  mode('rides a horse', 'rode a horse', 8, 24),
  mode('cycles', 'cycled', 10, 32),
  mode('rides a bike', 'rode a bike', 10, 30),
  mode('sails', 'sailed', 8, 34),
  mode('rides a scooter', 'rode a scooter', 18, 48),
  mode('travels by ferry', 'travelled by ferry', 20, 55),
  mode('drives a tractor', 'drove a tractor', 16, 42),
  mode('goes by bus', 'went by bus', 30, 95),
  mode('drives', 'drove', 36, 130),
  mode('rides a motorbike', 'rode a motorbike', 40, 130),
  mode('travels by coach', 'travelled by coach', 45, 105),
  mode('drives a van', 'drove a van', 40, 115),
  mode('goes by train', 'went by train', 55, 210),
  mode('takes the express train', 'took the express train', 90, 320),
  mode('flies', 'flew', 240, 990),
  mode('goes by plane', 'went by plane', 300, 990),
];

interface Vehicle {
  readonly one: string;
  readonly many: string;
  readonly low: number;
  readonly high: number;
}

const vehicle = (one: string, low: number, high: number, many = `${one}s`): Vehicle => ({
  one,
  many,
  low,
  high,
});

const vehicles: readonly Vehicle[] = [
  vehicle('walker', 3, 7),
  vehicle('hiker', 3, 7),
  vehicle('rowing boat', 4, 10),
  vehicle('canoe', 3, 9),
  vehicle('runner', 7, 17),
  vehicle('cyclist', 11, 34),
  vehicle('horse rider', 9, 26),
  vehicle('sailing boat', 8, 30),
  vehicle('ship', 18, 48),
  vehicle('ferry', 18, 50, 'ferries'),
  vehicle('scooter', 20, 48),
  vehicle('tractor', 16, 42),
  vehicle('bus', 32, 95, 'buses'),
  vehicle('car', 38, 135),
  vehicle('lorry', 38, 95, 'lorries'),
  vehicle('truck', 38, 100),
  vehicle('van', 40, 115),
  vehicle('motorbike', 40, 130),
  vehicle('coach', 45, 105, 'coaches'),
  vehicle('train', 50, 230),
  vehicle('express train', 90, 320),
  vehicle('plane', 240, 990),
  vehicle('jet', 400, 990),
];

/** Half of the trips are in miles; which is settled by the numbers, so that equal numbers mean equal problems. */
const isInMiles = (sum: number): boolean => sum % 2 === 1;

/** `{far}` and `{km}` are the names of the unit of distance, long and short. */
export function distances(key: number, values: Readonly<Record<string, number>>): Scene {
  const miles = isInMiles(key);
  const slots = Object.entries(values).map(([name, value]) => [name, measure(value, miles ? 'mile' : 'km')]);
  return { ...Object.fromEntries(slots), far: miles ? 'miles' : 'kilometres', km: miles ? 'miles' : 'km' };
}

/** The same for speeds; `{per}` is the name of the unit of speed. */
export function travelSpeeds(key: number, values: Readonly<Record<string, number>>): Scene {
  const miles = isInMiles(key);
  const slots = Object.entries(values).map(([name, value]) => [name, measure(value, miles ? 'mph' : 'kmh')]);
  return { ...Object.fromEntries(slots), per: miles ? 'miles per hour' : 'kilometres per hour' };
}

/** Those of a list that can go at all of the speeds, or nearly so. */
function ableTo<T extends { low: number; high: number }>(
  list: readonly T[],
  key: number,
  all: readonly number[],
): T[] {
  const kmh = all.map((speed) => (isInMiles(key) ? speed * 1.6 : speed));
  for (let slack = 1; ; slack *= 1.1) {
    const able = list.filter(({ low, high }) =>
      kmh.every((speed) => speed >= low / slack && speed <= high * slack),
    );
    if (able.length > 1) return able;
  }
}

/** `{goes}` and `{went}` for someone at these speeds. */
export function goes(cast: Cast, key: number, ...all: readonly number[]): Scene {
  const drawn = cast.pick(ableTo(modes, key, all));
  return { goes: drawn.one, went: drawn.went };
}

/** `{car}`, something that can go at these speeds. */
export function moves(cast: Cast, key: number, ...all: readonly number[]): Scene {
  const { one, many } = cast.pick(ableTo(vehicles, key, all));
  return { car: { kind: 'thing', one, many } };
}

/** A speed of any way to travel, from walking to flying. */
export const drawSpeed = (n: NumberDraw): number => {
  const [low, high] = n.pick([
    [3, 7],
    [8, 28],
    [30, 90],
    [36, 120],
    [60, 200],
    [240, 880],
  ] as const);
  return number(n, low, high);
};
