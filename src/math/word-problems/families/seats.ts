/** Families about rows and blocks: seats, trees, shelves, and how many of them stay empty. */
import { minus, times } from '../arithmetic.ts';
import { family, type Family } from '../family.ts';
import { count } from '../wording/quantity.ts';
import { goesFrom, groupsOf, groupsOf22 } from './count-draws.ts';

const halls = [
  { one: 'stadium', the: 'the stadium', block: 'blocks', row: 'rows', seat: 'seats' },
  { one: 'theatre', the: 'the theatre', block: 'sections', row: 'rows', seat: 'seats' },
  { one: 'concert hall', the: 'the concert hall', block: 'sections', row: 'rows', seat: 'chairs' },
  { one: 'library', the: 'the library', block: 'rooms', row: 'bookcases', seat: 'shelves' },
  { one: 'car park', the: 'the car park', block: 'levels', row: 'rows', seat: 'parking spaces' },
  { one: 'orchard', the: 'the orchard', block: 'fields', row: 'rows', seat: 'trees' },
  { one: 'hotel', the: 'the hotel', block: 'buildings', row: 'floors', seat: 'rooms' },
  { one: 'vineyard', the: 'the vineyard', block: 'slopes', row: 'rows', seat: 'vines' },
  { one: 'warehouse', the: 'the warehouse', block: 'halls', row: 'racks', seat: 'pallets' },
  { one: 'arena', the: 'the arena', block: 'stands', row: 'rows', seat: 'seats' },
  { one: 'fleet', the: 'the fleet', block: 'planes', row: 'rows', seat: 'seats' },
  { one: 'campsite', the: 'the campsite', block: 'meadows', row: 'rows', seat: 'pitches' },
] as const;

/** rows x seats. */
const seats = family({
  name: 'seats',
  draw(n) {
    const [rows, each] = groupsOf(n);
    return { rows, each };
  },
  scene: (cast, p) => ({ ...cast.pick(halls), rows: count(p.rows), each: count(p.each) }),
  facts: [
    [
      '{the} <has|had> {rows:n} {block} with {each:n} {seat} [each|in each]',
      'there <are|were> {rows:n} {block} in {the}, and each <has|had> {each:n} {seat}',
      '{the} <is|was> divided into {rows:n} {block} of {each:n} {seat}',
      'each of the {rows:n} {block} of {the} <has|had> {each:n} {seat}',
      'in {the} there <are|were> {each:n} {seat} in each of {rows:n} {block}',
      'the {seat} of {the} <are|were> arranged in {rows:n} {block} of {each:n}',
      '{the} <consists|consisted> of {rows:n} {block}, every one of them with {each:n} {seat}',
      '{each:n} {seat} <belong|belonged> to every one of the {rows:n} {block} of {the}',
    ],
  ],
  ask: [
    'how many {seat} <are|were> there [in all|altogether|in total]',
    'how many {seat} <does|did> {the} have [in all|altogether|]',
    'what <is|was> the total number of {seat}',
    'how many {seat} <is|was> that',
    'how many {seat} <can|could> one count in {the}',
    'what <do|did> the {seat} of all {block} add up to',
  ],
  find: [
    'the number of {seat} [in all|]',
    'the total number of {seat}',
    'the {seat} in all {block} together',
    'the number of {seat} in {the}',
  ],
  notes: [
    [
      '{the}: {rows:n} {block}, {each:n} {seat} in each',
      '{rows:n} {block} of {each:n} {seat}',
      '{rows:n} {block} × {each:n} {seat}',
      '{block}: {rows:n}; {seat} in each: {each:n}',
    ],
  ],
  extras: [
    '{the} <is|was> [12|35|80] years old',
    '[4|9|15] people <work|worked> there',
    'it <lies|lay> [2|5|11] km from the station',
  ],
  whole: [
    '{rows:n} {block}, {each:n} {seat} in each. Number of {seat}?',
    '{rows:n} × {each:n} {seat} = ?',
    'A {one} has {rows:n} {block} of {each:n} {seat}. How many {seat} is that altogether?',
    'How many {seat} are in {rows:n} {block} of {each:n}?',
    'Our {one} is large: {rows:n} {block}, and in each of them {each:n} {seat}! How many {seat} do we have in total?',
    'I counted {each:n} {seat} in one of the {block}. All {rows:n} {block} of {the} are alike. How many {seat} are there?',
  ],
  known: ['{rows:n} {block} of {each:n} {seat}'],
  want: '{seat} in all',
  steps: (p) => [['all {seat}', times(p.rows, p.each)]],
  unit: '{seat}',
});

/** blocks x rows x seats. */
const blocks = family({
  name: 'blocks',
  draw(n) {
    if (!n.large) {
      const [blocks, rows] = [n.int(2, 6), n.int(2, 6)];
      return blocks * rows <= 12
        ? { blocks, rows, each: n.int(2, 12) }
        : {
            blocks,
            rows,
            each: 10,
          };
    }
    return {
      blocks: n.int(3, 12),
      rows: n.int(4, 12),
      each: n.pick([13, 14, 15, 16, 17, 18, 19, 21, 22, 23, 24, 25, 26, 27, 28, 29, 32, 34, 36, 38]),
    };
  },
  scene: (cast, p) => ({
    ...cast.pick(halls),
    blocks: count(p.blocks),
    rows: count(p.rows),
    each: count(p.each),
  }),
  facts: [
    [
      '{the} <has|had> {blocks:n} {block}',
      'there <are|were> {blocks:n} {block} in {the}',
      '{the} <is|was> divided into {blocks:n} {block}',
      '{the} <consists|consisted> of {blocks:n} {block}',
      'in {the} one <finds|found> {blocks:n} {block}',
    ],
    [
      'there <are|were> {rows:n} {row} in each of the {block}',
      'each of the {block} <has|had> {rows:n} {row}',
      'every one of the {block} <contains|contained> {rows:n} {row}',
      'the {block} <have|had> {rows:n} {row} each',
      'in all {block} there <are|were> {rows:n} {row} each',
    ],
    [
      'there <are|were> {each:n} {seat} in each of the {row}',
      'each of the {row} <has|had> {each:n} {seat}',
      'every one of the {row} <contains|contained> {each:n} {seat}',
      'the {row} <have|had> {each:n} {seat} each',
      'in all {row} there <are|were> {each:n} {seat} each',
    ],
  ],
  ordered: true,
  ask: [
    'how many {seat} <are|were> there [in all|altogether|in total]',
    'how many {seat} <does|did> {the} have [in all|altogether|]',
    'what <is|was> the total number of {seat}',
    'how many {seat} <is|was> that [in all|altogether]',
    'how many {seat} <does|did> that make',
    'what number of {seat} <is|was> that for {the} as a whole',
  ],
  find: [
    'the number of {seat} [in all|]',
    'the total number of {seat}',
    'the {seat} in all {block} together',
    'the number of {seat} in {the}',
  ],
  notes: [
    ['{the}: {blocks:n} {block}', '{blocks:n} {block}', '{block}: {blocks:n}'],
    ['{rows:n} {row} in each', 'each {rows:n} {row}', '{row} in each: {rows:n}'],
    [
      '{each:n} {seat} in each of the {row}',
      '{row} with {each:n} {seat} each',
      '{seat} in each of the {row}: {each:n}',
    ],
  ],
  extras: [
    '{the} <is|was> [12|35|80] years old',
    '[4|9|15] people <work|worked> there',
    'it <lies|lay> [2|5|11] km from the station',
  ],
  whole: [
    '{blocks:n} {block}, {rows:n} {row} in each, {each:n} {seat} in each of the {row}. How many {seat}?',
    '{blocks:n} × {rows:n} × {each:n} = ? {seat}',
    'A {one} has {blocks:n} {block} of {rows:n} {row}, and each of those has {each:n} {seat}. How many {seat} is that?',
    'How many {seat} are there if {blocks:n} {block} have {rows:n} {row} each, with {each:n} {seat} in each of the {row}?',
    'We walked through {the}: {blocks:n} {block}, {rows:n} {row} in every one, {each:n} {seat} in each of the {row}. How many {seat} are there?',
  ],
  known: ['{blocks:n} {block}', '{rows:n} {row} in each', '{each:n} {seat} in each of these'],
  want: '{seat} in all',
  steps: (p) => {
    const rows = times(p.blocks, p.rows);
    return [
      ['all {row}', rows],
      ['all {seat}', times(rows.value, p.each)],
    ];
  },
  unit: '{seat}',
});

/** rows x seats - taken. */
const emptySeats = family({
  name: 'empty-seats',
  draw(n) {
    const [rows, each] = groupsOf22(n);
    return { rows, each, taken: goesFrom(n, rows * each) };
  },
  scene: (cast, p) => ({
    ...cast.pick([
      { one: 'cinema', the: 'the cinema', taken: 'taken', row: 'rows', seat: 'seats' },
      { one: 'theatre', the: 'the theatre', taken: 'sold', row: 'rows', seat: 'seats' },
      { one: 'church', the: 'the church', taken: 'taken', row: 'pews', seat: 'places' },
      { one: 'school hall', the: 'the school hall', taken: 'taken', row: 'rows', seat: 'chairs' },
      { one: 'restaurant', the: 'the restaurant', taken: 'booked', row: 'tables', seat: 'places' },
      { one: 'car park', the: 'the car park', taken: 'taken', row: 'rows', seat: 'spaces' },
      { one: 'train', the: 'the train', taken: 'booked', row: 'coaches', seat: 'seats' },
      { one: 'hostel', the: 'the hostel', taken: 'booked', row: 'rooms', seat: 'beds' },
      { one: 'circus tent', the: 'the circus tent', taken: 'sold', row: 'benches', seat: 'places' },
      { one: 'cloakroom', the: 'the cloakroom', taken: 'in use', row: 'rails', seat: 'hooks' },
    ]),
    rows: count(p.rows),
    each: count(p.each),
    used: count(p.taken),
  }),
  facts: [
    [
      '{the} <has|had> {rows:n} {row} with {each:n} {seat} [each|in each]',
      'there <are|were> {rows:n} {row} of {each:n} {seat} in {the}',
      'each of the {rows:n} {row} of {the} <has|had> {each:n} {seat}',
      'the {seat} of {the} <are|were> in {rows:n} {row} of {each:n}',
      '{the} <offers|offered> {each:n} {seat} in each of its {rows:n} {row}',
      'in {the} one <finds|found> {rows:n} {row}, each with {each:n} {seat}',
    ],
    [
      '{used:n} {seat} <are|were> {taken}',
      '{used:n} of the {seat} <are|were> {taken} [already|]',
      'the number of {seat} that <are|were> {taken} <is|was> {used:n}',
      'so far {used:n} {seat} <are|were> {taken}',
      'of all the {seat}, {used:n} <are|were> {taken}',
      'exactly {used:n} {seat} <are|were> {taken} [tonight|today|]',
    ],
  ],
  ask: [
    'how many {seat} <are|were> [still|] free',
    'how many {seat} <stay|stayed> empty',
    'how many {seat} <are|were> not {taken}',
    'how many free {seat} <are|were> [left|there]',
    'what <is|was> the number of free {seat}',
    'for how many more <is|was> there room in {the}',
  ],
  find: [
    'the number of free {seat}',
    'the {seat} that <are|were> still free',
    'the number of {seat} not {taken}',
    'the number of empty {seat}',
  ],
  notes: [
    [
      '{rows:n} {row} of {each:n} {seat}',
      '{the}: {rows:n} {row}, {each:n} {seat} in each',
      '{rows:n} × {each:n} {seat}',
    ],
    ['{used:n} {taken}', '{taken}: {used:n}', '- {used:n} {taken}'],
  ],
  extras: [
    "{the} <opens|opened> at [6|7|8] o'clock",
    'a ticket <costs|cost> [8|12|25] {currency}',
    '[3|6|9] people <work|worked> there',
  ],
  whole: [
    '{rows:n} {row} of {each:n} {seat}, {used:n} {taken}. Free {seat}?',
    '{rows:n} × {each:n} − {used:n} = ?',
    'We want to bring some friends to {the}. It has {rows:n} {row} of {each:n} {seat}, but {used:n} are {taken}. How many {seat} are left for us?',
    'How many {seat} are free in {the} with {rows:n} {row} of {each:n} when {used:n} are {taken}?',
    '"Is {the} full?" "Not quite: there are {rows:n} {row} with {each:n} {seat} each, and {used:n} are {taken}." How many {seat} are free?',
  ],
  known: ['{rows:n} {row} of {each:n} {seat}', '{used:n} {taken}'],
  want: 'free {seat}',
  steps: (p) => {
    const all = times(p.rows, p.each);
    return [
      ['all {seat}', all],
      ['free', minus(all.value, p.taken)],
    ];
  },
  unit: '{seat}',
});

export const seatsFamilies: readonly Family[] = [seats, blocks, emptySeats];
