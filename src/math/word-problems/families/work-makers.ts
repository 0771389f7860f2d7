/** Machines and people that get through so many things each minute or hour. */
import type { Cast } from '../lexicon/cast.ts';
import { measure, type Quantity } from '../wording/quantity.ts';
import type { Scene } from '../wording/scene.ts';

interface Maker {
  readonly one: string;
  readonly many: string;
  readonly makes: string;
  readonly made: string;
  readonly make: string;
  readonly item: readonly [one: string, many: string];
  readonly per: 'minute' | 'hour';
  readonly low: number;
  readonly high: number;
}

const maker = (
  one: string,
  [make, makes, made]: readonly [make: string, makes: string, made: string],
  item: string | readonly [one: string, many: string],
  per: 'minute' | 'hour',
  low: number,
  high: number,
): Maker => ({
  one,
  many: one.endsWith('ress') ? `${one}es` : one.endsWith('y') ? `${one.slice(0, -1)}ies` : `${one}s`,
  make,
  makes,
  made,
  item: typeof item === 'string' ? [item, `${item}s`] : item,
  per,
  low,
  high,
});

const makers: readonly Maker[] = [
  maker('copier', ['copy', 'copies', 'copied'], 'page', 'minute', 8, 95),
  maker('printer', ['print', 'prints', 'printed'], 'sheet', 'minute', 4, 80),
  maker('old printer', ['print', 'prints', 'printed'], 'ticket', 'minute', 2, 40),
  maker('scanner', ['scan', 'scans', 'scanned'], 'photo', 'minute', 3, 70),
  maker('typist', ['type', 'types', 'typed'], 'word', 'minute', 20, 98),
  maker('sorting machine', ['sort', 'sorts', 'sorted'], 'letter', 'minute', 30, 700),
  maker('bottling machine', ['fill', 'fills', 'filled'], 'bottle', 'minute', 12, 400),
  maker('labelling machine', ['label', 'labels', 'labelled'], 'jar', 'minute', 9, 200),
  maker('packing robot', ['pack', 'packs', 'packed'], 'parcel', 'hour', 24, 700),
  maker('stamping press', ['stamp', 'stamps', 'stamped'], 'lid', 'minute', 10, 300),
  maker('knitting machine', ['knit', 'knits', 'knitted'], 'sock', 'hour', 3, 90),
  maker('sewing machine', ['hem', 'hems', 'hemmed'], 'curtain', 'hour', 2, 30),
  maker('tap', ['give', 'gives', 'gave'], ['litre', 'litres'], 'minute', 2, 40),
  maker('pump', ['move', 'moves', 'moved'], ['litre', 'litres'], 'minute', 12, 900),
  maker('potter', ['make', 'makes', 'made'], 'mug', 'hour', 2, 18),
  maker('baker', ['shape', 'shapes', 'shaped'], ['loaf', 'loaves'], 'hour', 12, 98),
  maker('cook', ['fry', 'fries', 'fried'], 'pancake', 'hour', 12, 80),
  maker('gardener', ['plant', 'plants', 'planted'], 'bulb', 'hour', 15, 98),
  maker('picker', ['pick', 'picks', 'picked'], 'apple', 'hour', 60, 480),
  maker('florist', ['tie', 'ties', 'tied'], 'bouquet', 'hour', 3, 24),
  maker('painter', ['paint', 'paints', 'painted'], 'fence post', 'hour', 3, 30),
  maker('tiler', ['lay', 'lays', 'laid'], 'tile', 'hour', 12, 70),
  maker('bricklayer', ['lay', 'lays', 'laid'], 'brick', 'hour', 30, 120),
  maker('cashier', ['scan', 'scans', 'scanned'], 'item', 'minute', 9, 60),
  maker('volunteer', ['fold', 'folds', 'folded'], 'leaflet', 'minute', 2, 15),
  maker('robot arm', ['weld', 'welds', 'welded'], 'joint', 'minute', 2, 40),
  maker('mower', ['mow', 'mows', 'mowed'], 'square metre', 'minute', 5, 60),
  maker('combine', ['harvest', 'harvests', 'harvested'], 'acre', 'hour', 3, 14),
  maker('oven', ['bake', 'bakes', 'baked'], 'pizza', 'hour', 8, 90),
  maker('coffee machine', ['brew', 'brews', 'brewed'], 'cup', 'hour', 20, 180),
  maker('3D printer', ['print', 'prints', 'printed'], 'chess piece', 'hour', 2, 20),
  maker('laser', ['cut', 'cuts', 'cut'], 'gear', 'hour', 8, 180),
];

/** A maker that can work at all of these rates, with `{per}` for its time and `{times}` for several of them. */
export function works(cast: Cast, ...rates: readonly number[]): Scene & { readonly per: 'minute' | 'hour' } {
  for (let slack = 1; ; slack *= 1.1) {
    const able = makers.filter(({ low, high }) =>
      rates.every((rate) => rate >= low / slack && rate <= high * slack),
    );
    if (able.length < 2) continue;
    const { one, many, makes, made, make, item, per } = cast.pick(able);
    return {
      maker: { kind: 'thing', one, many },
      makes,
      made,
      make,
      item: { kind: 'thing', one: item[0], many: item[1] },
      per,
      pers: `${per}s`,
    };
  }
}

/** So many minutes or hours, as the maker counts. */
export const lasting = (time: number, { per }: { readonly per: 'minute' | 'hour' }): Quantity =>
  measure(time, per);
