/** Pairs of units of the same kind, and things that are measured in them. */
import type { UnitName } from '../wording/units.ts';

export interface Pair {
  readonly big: UnitName;
  readonly small: UnitName;
  /** As problems ask for them, the same in every spelling. */
  readonly bigs: string;
  readonly smalls: string;
  readonly longBig: string;
  readonly longSmall: string;
  readonly rule: string;
  readonly what: 'time' | 'length' | 'weight' | 'volume';
}

const pair = (
  big: UnitName,
  small: UnitName,
  names: readonly [string, string, string, string],
  rule: string,
  what: Pair['what'],
): Pair => ({
  big,
  small,
  bigs: names[0],
  smalls: names[1],
  longBig: names[2],
  longSmall: names[3],
  rule,
  what,
});
const same = (bigs: string, smalls: string) => [bigs, smalls, bigs, smalls] as const;

/** How many of the smaller unit make the larger one, and the pairs of which this is true. */
export const pairs: Readonly<Record<number, readonly Pair[]>> = {
  7: [pair('week', 'day', same('weeks', 'days'), '1 week is 7 days', 'time')],
  8: [pair('gallon', 'pint', same('gallons', 'pints'), '1 gallon is 8 pints', 'volume')],
  12: [
    pair('year', 'month', same('years', 'months'), '1 year is 12 months', 'time'),
    pair('foot', 'inch', same('feet', 'inches'), '1 foot is 12 inches', 'length'),
  ],
  16: [
    pair('pound', 'ounce', same('pounds', 'ounces'), '1 pound is 16 ounces', 'weight'),
    pair('gallon', 'cup', same('gallons', 'cups'), '1 gallon is 16 cups', 'volume'),
  ],
  24: [pair('day', 'hour', same('days', 'hours'), '1 day is 24 hours', 'time')],
  60: [
    pair('hour', 'minute', same('hours', 'minutes'), '1 hour is 60 minutes', 'time'),
    pair('minute', 'second', same('minutes', 'seconds'), '1 minute is 60 seconds', 'time'),
  ],
  100: [pair('m', 'cm', ['m', 'cm', 'metres', 'centimetres'], '1 metre is 100 centimetres', 'length')],
  1000: [
    pair('kg', 'g', ['kg', 'g', 'kilograms', 'grams'], '1 kilogram is 1000 grams', 'weight'),
    pair('km', 'm', ['km', 'm', 'kilometres', 'metres'], '1 kilometre is 1000 metres', 'length'),
    pair('litre', 'ml', ['litres', 'ml', 'litres', 'millilitres'], '1 litre is 1000 millilitres', 'volume'),
  ],
};

/** One of the pairs, always the same for the same seed. */
export const pairOf = (factor: number, seed: number): Pair => {
  const list = pairs[factor] ?? [];
  return list[Math.round(seed * 10) % list.length] ?? (list[0] as Pair);
};

/** What lasts so long, measures so much, weighs or holds so much. */
export function subjectsOf({ what, big }: Pair) {
  switch (what) {
    case 'time':
      if (big === 'minute')
        return {
          verbs: ['lasts', 'lasted', 'last'],
          noun: 'duration',
          list: [
            'song',
            'race',
            'phone call',
            'break',
            'video',
            'speech',
            'dance',
            'advert',
            'swim',
            'climb',
          ],
        };
      if (big === 'hour')
        return {
          verbs: ['lasts', 'lasted', 'last'],
          noun: 'duration',
          list: [
            'film',
            'concert',
            'train ride',
            'meeting',
            'flight',
            'match',
            'hike',
            'exam',
            'lecture',
            'night shift',
          ],
        };
      return {
        verbs: ['lasts', 'lasted', 'last'],
        noun: 'duration',
        list: [
          'voyage',
          'course',
          'expedition',
          'strike',
          'exhibition',
          'trip',
          'project',
          'storm season',
          'training',
          'building job',
        ],
      };
    case 'length':
      if (big === 'km')
        return {
          verbs: ['measures', 'measured', 'measure'],
          noun: 'length',
          list: [
            'path',
            'tunnel',
            'road',
            'race track',
            'canal',
            'bike trail',
            'bridge',
            'ski run',
            'river walk',
            'tram line',
          ],
        };
      return {
        verbs: ['measures', 'measured', 'measure'],
        noun: 'length',
        list: [
          'rope',
          'plank',
          'table',
          'sofa',
          'ladder',
          'snake',
          'cable',
          'curtain',
          'shelf',
          'surfboard',
          'bench',
        ],
      };
    case 'weight':
      return {
        verbs: ['weighs', 'weighed', 'weigh'],
        noun: 'weight',
        list: [
          'parcel',
          'baby',
          'pumpkin',
          'cat',
          'melon',
          'suitcase',
          'turkey',
          'cheese',
          'backpack',
          'fish',
          'cabbage',
        ],
      };
    case 'volume':
      return {
        verbs: ['holds', 'held', 'hold'],
        noun: 'volume',
        list: [
          'bucket',
          'jug',
          'barrel',
          'kettle',
          'watering can',
          'pot',
          'cooler',
          'tank',
          'basin',
          'punch bowl',
        ],
      };
  }
}
