/** Families about filling boxes, tables and buses: full ones, what is left over, and one more for the rest. */
import { minus, over, plus, times } from '../arithmetic.ts';
import { family, type Family } from '../family.ts';
import { packsFamilies } from './packs.ts';
import type { NumberDraw } from '../../arithmetic/number-draw.ts';
import { count } from '../wording/quantity.ts';
import { boxes, storyPeople } from './deeds.ts';

/** A division that leaves a rest: the size gives a short decimal, so that the quotient can be written. */
function withRest(n: NumberDraw): { total: number; size: number } {
  const size = n.large ? n.pick([4, 5, 8, 16, 20, 25, 40, 50]) : n.int(3, 12);
  const groups = n.large ? n.int(13, 60) : n.int(2, 12);
  return { total: groups * size + n.int(2, size - 1), size };
}

const whole = (p: { total: number; size: number }) => Math.floor(p.total / p.size);
/** Beyond the times table the division is written first, and its whole part goes on. */
const isWritten = (p: { total: number; size: number }) => whole(p) > 12;

/** total - (whole part of total / size) x size: what is left over. */
const remainder = family({
  name: 'remainder',
  draw: withRest,
  scene: (cast, p) => ({
    ...storyPeople(cast),
    item: cast.thing('small', 'food', 'crafts'),
    box: cast.pick(boxes),
    total: count(p.total),
    size: count(p.size),
  }),
  facts: [
    [
      '{who} <has|had> {total item} [to pack|]',
      'there <are|were> {total item} [to be packed|in all|]',
      '{total item} <are|were> waiting to be packed',
      '{who} <brings|brought> {total item}',
      'the number of {item:s} <is|was> {total:n}',
      '{who} <counts|counted> {total item}',
    ],
    [
      'each {box} <holds|held> exactly {size:n}, and as many {box:s} as possible <are|were> filled',
      '{who} <fills|filled> as many {box:s} of {size:n} as possible',
      'as many full {box:s} of {size item} as possible <are|were> made up',
      '{size item} <go|went> into each {box} until no more {box} <can|could> be filled',
      'a {box} <takes|took> {size item}, and only full {box:s} <are|were> closed',
      '{who} <packs|packed> {size:n} to a {box} as long as {who:they} <can|could> fill one',
    ],
  ],
  ask: [
    'how many {item:s} <are|were> left over',
    'how many {item:s} <do|did> not fit into a full {box}',
    'how many {item:s} <remain|remained>',
    'how many {item:s} <are|were> left [at the end|without a {box}]',
    'what <is|was> the remainder',
    'how many loose {item:s} <are|were> there in the end',
  ],
  find: [
    'the number of {item:s} left over',
    'the remainder',
    'the number of loose {item:s} at the end',
    'the {item:s} that <do|did> not fill a {box}',
  ],
  notes: [
    ['{total item}', '{item:s}: {total:n}', 'in all {total item}'],
    [
      'only full {box:s} of {size:n}',
      '{size:n} per {box}, as many full ones as possible',
      'fill {box:s} of {size:n}',
    ],
  ],
  extras: [
    'a {box} <is|was> [20|30|45] cm wide',
    '[2|3|4] helpers <work|worked> for an hour',
    'the {item:s} <are|were> [2|3|6] days old',
  ],
  whole: [
    '{total item}, {size:n} fit in a {box}. Fill as many {box:s} as you can. How many are left over?',
    '{total:n} ÷ {size:n}: what is the remainder?',
    'What is left when {total item} are put into {box:s} of {size:n} and only full {box:s} count?',
    'I packed {total item} in {box:s} of {size:n} until I could not fill another one. How many were left for me?',
    'Find the remainder of {total:n} divided by {size:n}.',
    'How many {item:s} are left over if {total:n} are packed in full {box:s} of {size:n}?',
    '"We only send full {box:s}, {size item} in each," says {pal:name}. There are {total item}. How many have to stay behind?',
  ],
  known: ['{total item}', '{size:n} per full {box}'],
  want: '{item:s} left over',
  steps: (p) => {
    const full = times(whole(p), p.size);
    const rest = [
      ['in full {box:s}', full],
      ['left over', minus(p.total, full.value)],
    ] as const;
    return isWritten(p) ? [['how often {size:n} fits', over(p.total, p.size)], ...rest] : rest;
  },
  unit: '{item:s}',
});

/** (whole part of total / size) + 1: how many are needed for all. */
const roundUp = family({
  name: 'one-more-for-the-rest',
  draw: withRest,
  scene: (cast, p) => ({
    ...cast.pick([
      {
        one: 'bus trip',
        who: 'people',
        box: 'bus',
        boxes: 'buses',
        hold: 'has seats for',
        held: 'had seats for',
      },
      { one: 'tables', who: 'guests', box: 'table', boxes: 'tables', hold: 'seats', held: 'seated' },
      { one: 'boats', who: 'tourists', box: 'boat', boxes: 'boats', hold: 'carries', held: 'carried' },
      { one: 'tents', who: 'campers', box: 'tent', boxes: 'tents', hold: 'sleeps', held: 'slept' },
      { one: 'eggs', who: 'eggs', box: 'carton', boxes: 'cartons', hold: 'holds', held: 'held' },
      { one: 'books', who: 'books', box: 'crate', boxes: 'crates', hold: 'holds', held: 'held' },
      { one: 'photos', who: 'photos', box: 'album page', boxes: 'album pages', hold: 'takes', held: 'took' },
      { one: 'cabins', who: 'skiers', box: 'gondola', boxes: 'gondolas', hold: 'carries', held: 'carried' },
      { one: 'cars', who: 'cars', box: 'car train', boxes: 'car trains', hold: 'carries', held: 'carried' },
      { one: 'rooms', who: 'pupils', box: 'dormitory', boxes: 'dormitories', hold: 'takes', held: 'took' },
      { one: 'bottles', who: 'bottles', box: 'case', boxes: 'cases', hold: 'holds', held: 'held' },
      {
        one: 'taxis',
        who: 'wedding guests',
        box: 'van',
        boxes: 'vans',
        hold: 'has room for',
        held: 'had room for',
      },
    ]),
    total: count(p.total),
    size: count(p.size),
  }),
  facts: [
    [
      'there <are|were> {total:n} {who} [in all|altogether|]',
      'room <is|was> needed for {total:n} {who}',
      'the number of {who} <is|was> {total:n}',
      '{total:n} {who} <have|had> to fit in',
      'a place <must|had to> be found for each of {total:n} {who}',
      'we <have|had> {total:n} {who}',
    ],
    [
      'one {box} <{hold}|{held}> {size:n} {who}',
      'each {box} <{hold}|{held}> {size:n} {who}',
      'a {box} <{hold}|{held}> {size:n} {who} and no more',
      'no more than {size:n} {who} <fit|fitted> in one {box}',
      'the limit for a {box} <is|was> {size:n} {who}',
      '{size:n} {who} <make|made> one full {box}',
    ],
  ],
  ask: [
    'how many {boxes} <are|were> needed [for all|at least|]',
    'how many {boxes} <does|did> it take [for all {who}|]',
    'what <is|was> the smallest number of {boxes} that <is|was> enough',
    'how many {boxes} must there be so that all {who} have a place',
    'at least how many {boxes} <are|were> needed',
    'how many {boxes} <are|were> enough for all {who}',
  ],
  find: [
    'the number of {boxes} needed',
    'the smallest number of {boxes} that <is|was> enough',
    'the number of {boxes} for all {who}',
    'the least number of {boxes}',
  ],
  notes: [
    ['{total:n} {who}', '{who}: {total:n}', 'in all {total:n} {who}'],
    ['{size:n} per {box}', 'one {box}: {size:n}', 'max. {size:n} per {box}'],
  ],
  extras: [
    'each {box} <costs|cost> [12|35|90] {currency}',
    'everything <is|was> planned [2|3|6] weeks before',
    'it <takes|took> [30|45|90] minutes',
  ],
  whole: [
    '{total:n} {who}, {size:n} to a {box}. How many {boxes}?',
    'How many {boxes} do we need for {total:n} {who} if one {box} {hold} {size:n}?',
    'We planned for {total:n} {who}. One {box} {held} {size:n}. How many {boxes} did we have to order so that nobody and nothing was left out?',
    'Order enough {boxes} for {total:n} {who}! A {box} {hold} {size:n}. How many is that at least?',
    '"How many {boxes} shall I book?" "Well, {total:n} {who}, and a {box} {hold} {size:n}." What is the right answer?',
    'The last {box} need not be full. How many {boxes} are needed for {total:n} {who}, {size:n} in each?',
  ],
  known: ['{total:n} {who}', '{size:n} per {box}', 'the rest needs one more'],
  want: '{boxes} needed',
  steps: (p) => {
    const last = ['{boxes} with one for the rest', plus(whole(p), 1)] as const;
    if (isWritten(p)) return [['how often {size:n} fits', over(p.total, p.size)], last];
    const full = times(whole(p), p.size);
    return [['in full {boxes}', full], ['rest', minus(p.total, full.value)], last];
  },
  unit: '{boxes}',
});

export const packingFamilies: readonly Family[] = [remainder, roundUp, ...packsFamilies];
