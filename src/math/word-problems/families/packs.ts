/** Families about filling boxes: what was there already, what is sorted out, how many packs all need. */
import { minus, over, plus, times } from '../arithmetic.ts';
import { family, type Family } from '../family.ts';
import { count } from '../wording/quantity.ts';
import { boxes, storyPeople } from './deeds.ts';

/** total / size + full ones that are there already. */
const packing = family({
  name: 'packing',
  draw(n) {
    const [total, size] = n.division();
    return { total, size, full: n.int(2, n.large ? 90 : 60) };
  },
  scene: (cast, p) => ({
    ...storyPeople(cast),
    item: cast.thing('small', 'food', 'crafts'),
    box: cast.pick(boxes),
    total: count(p.total),
    size: count(p.size),
    full: count(p.full),
  }),
  facts: [
    [
      '{who} <packs|packed> {total item} into {box:s} of {size:n}',
      '{total item} <are|were> packed, {size:n} to a {box}',
      '{who} <puts|put> {total item} into {box:s}, {size:n} in each',
      'there <are|were> {total item} to pack, and a {box} <holds|held> {size:n}',
      'into each {box} <go|went> {size item}, and {total:n} <are|were> packed',
      '{who} <has|had> {total item} and <fills|filled> {box:s} with {size:n} each',
      'each {box} <takes|took> {size:n} of the {total item} that {who} <packs|packed>',
    ],
    [
      '{full box} <are|were> full already',
      'there <are|were> [already|] {full:n} full {box:s} from the day before',
      '{full:n} more {box:s} <have|had> been filled earlier',
      '{who} <finds|found> {full:n} full {box:s} in the shed',
      'the day before, {full:n} {box:s} were filled',
      '{full:n} full {box:s} <stand|stood> on the shelf before the work <begins|began>',
    ],
  ],
  ask: [
    'how many full {box:s} <are|were> there [in the end|altogether|then]',
    'how many full {box:s} <does|did> {who} have [in the end|altogether]',
    'how many full {box:s} <does|did> that make [in all|altogether]',
    'what <is|was> the total number of full {box:s}',
    'how many {box:s} <are|were> full in the end',
    'to how many full {box:s} <does|did> the number rise',
  ],
  find: [
    'the number of full {box:s} [in all|in the end]',
    'the total number of full {box:s}',
    'the number of {box:s} that <are|were> full at the end',
    'the full {box:s} altogether',
  ],
  notes: [
    [
      '{total item}, {size:n} per {box}',
      'pack {total item} in {box:s} of {size:n}',
      '{total item} ÷ {size:n} per {box}',
    ],
    ['{full:n} full {box:s} there', 'already full: {full box}', '+ {full:n} full ones'],
  ],
  extras: [
    'a full {box} <weighs|weighed> [3|5|12] kg',
    '[2|3|4] helpers <work|worked> for an hour',
    'the shelf <is|was> [2|3|4] metres long',
  ],
  whole: [
    'Pack {total item} into {box:s} of {size:n}. {full:n} full {box:s} are there already. How many full {box:s} will there be?',
    '{total:n} ÷ {size:n} + {full:n} = ? (full {box:s})',
    'I have {full:n} full {box:s}. Now I fill more with {total item}, {size:n} in each. How many full {box:s} do I have then?',
    'How many full {box:s} will stand there when {total item} have been packed in {box:s} of {size:n} beside the {full:n} that were full before?',
    '"{full:n} {box:s} are done. The other {total item} go in too, {size:n} per {box}." How many {box:s} will that be in all?',
  ],
  known: ['{total item}, {size:n} per {box}', '{full:n} full {box:s} already'],
  want: 'full {box:s} in all',
  steps: (p) => {
    const packed = over(p.total, p.size);
    return [
      ['new {box:s}', packed],
      ['in all', plus(packed.value, p.full)],
    ];
  },
  unit: '{box:s}',
});

/** (total - broken) / size. */
const packRest = family({
  name: 'pack-rest',
  draw(n) {
    const [good, size] = n.division();
    const bad = n.large ? n.pick([5, 6, 8, 10, 11, 14, 20, 30, 40]) : n.int(2, Math.min(30, 195 - good));
    return { total: good + bad, bad, size };
  },
  scene: (cast, p) => ({
    ...storyPeople(cast),
    ...cast.pick([
      { one: 'eggs', thing: 'eggs', from: 'the hens lay', lost: 'broken' },
      { one: 'apples', thing: 'apples', from: '', lost: 'rotten' },
      { one: 'pears', thing: 'pears', from: '', lost: 'bruised' },
      { one: 'candles', thing: 'candles', from: '', lost: 'bent' },
      { one: 'mugs', thing: 'mugs', from: '', lost: 'cracked' },
      { one: 'tiles', thing: 'tiles', from: '', lost: 'chipped' },
      { one: 'biscuits', thing: 'biscuits', from: '', lost: 'burnt' },
      { one: 'tomatoes', thing: 'tomatoes', from: '', lost: 'squashed' },
      { one: 'bulbs', thing: 'bulbs', from: '', lost: 'faulty' },
    ]),
    box: cast.pick(boxes),
    total: count(p.total),
    bad: count(p.bad),
    size: count(p.size),
  }),
  ordered: true,
  facts: [
    [
      '{who} <has|had> {total:n} {thing}',
      'there <are|were> {total:n} {thing} [on the table|at first|]',
      '{who} <gets|got> {total:n} {thing}',
      '{who} <looks|looked> through {total:n} {thing}',
      'a load of {total:n} {thing} <comes|came> in',
      'the number of {thing} <is|was> {total:n}',
    ],
    [
      '{bad:n} of [them|the {thing}] <are|were> {lost} and <are|were> thrown away',
      '{who} <throws|threw> out {bad:n} that <are|were> {lost}',
      '{bad:n} {thing} <are|were> {lost} and <cannot|could not> be used',
      '{bad:n} {lost} {thing} <are|were> sorted out',
      '{who} <finds|found> {bad:n} {lost} {thing} and <takes|took> them out',
      'unfortunately {bad:n} <are|were> {lost} and <go|went> in the bin',
    ],
    [
      'the rest <is|was> packed in {box:s} of {size:n}',
      'the others <go|went> into {box:s}, {size:n} in each',
      '{who} <packs|packed> the rest, {size:n} to a {box}',
      '{size:n} of the good ones <fill|filled> one {box}',
      'each {box} <takes|took> {size:n} of the good {thing}',
      'the good ones <are|were> put into {box:s} with {size:n} in each',
    ],
  ],
  ask: [
    'how many {box:s} <are|were> [filled|needed]',
    'how many {box:s} <does|did> {who} fill',
    'how many {box:s} <is|was> that',
    'how many full {box:s} <are|were> there [in the end|]',
    'what <is|was> the number of [full|] {box:s}',
    'how many {box:s} <do|did> the good {thing} fill',
  ],
  find: [
    'the number of [full|] {box:s}',
    'the number of {box:s} filled',
    'the number of {box:s} for the good {thing}',
    'the {box:s} that <are|were> needed',
  ],
  notes: [
    ['{total:n} {thing}', '{thing}: {total:n}', 'in all {total:n} {thing}'],
    ['{bad:n} {lost}', '- {bad:n} ({lost})', '{lost}: {bad:n}'],
    ['rest in {box:s} of {size:n}', '{size:n} good ones per {box}', 'rest: {size:n} to a {box}'],
  ],
  extras: [
    'a full {box} <costs|cost> [3|5|8] {currency}',
    'the work <takes|took> [20|45|70] minutes',
    '{who} <has|had> [40|60|100] labels',
  ],
  whole: [
    'Of {total:n} {thing} {bad:n} were {lost}. The good ones were packed in {box:s} of {size:n}. How many {box:s}?',
    '({total:n} − {bad:n}) ÷ {size:n} = ?',
    'I counted {total:n} {thing}, threw away {bad:n} that were {lost} and packed the rest, {size:n} to a {box}. How many {box:s} did I fill?',
    'How many {box:s} of {size:n} can be filled from {total:n} {thing} if {bad:n} are {lost}?',
    '"{total:n} {thing} came in, but {bad:n} are {lost}," says {pal:name}. "The rest goes into {box:s} of {size:n}." How many {box:s} does {pal:they} need?',
  ],
  known: ['{total:n} {thing}', '{bad:n} {lost}', '{size:n} per {box}'],
  want: '{box:s} filled',
  steps: (p) => {
    const good = minus(p.total, p.bad);
    return [
      ['good', good],
      ['{box:s}', over(good.value, p.size)],
    ];
  },
  unit: '{box:s}',
});

/** people x each / size: packs for all. */
const packsForAll = family({
  name: 'packs-for-all',
  draw(n) {
    for (;;) {
      const [guests, each] = n.large ? [n.int(13, 96), n.int(2, 24)] : [n.factor(), n.factor()];
      const need = guests * each;
      const sizes = [4, 5, 6, 8, 10, 12, 15, 16, 18, 20, 24, 25, 30, 36, 48, 50].filter(
        (size) => need % size === 0 && size !== each && need / size >= 2,
      );
      if (sizes.length === 0) continue;
      const size = n.pick(sizes);
      const steps = [times(guests, each), over(need, size)];
      if (n.large === steps.some(({ large }) => large)) return { guests, each, size };
    }
  },
  scene: (cast, p) => ({
    ...storyPeople(cast),
    item: cast.thing('small', 'food', 'cheap'),
    guest: cast.thing('groups'),
    pack: cast.pick([
      { kind: 'thing', one: 'pack', many: 'packs' },
      { kind: 'thing', one: 'box', many: 'boxes' },
      { kind: 'thing', one: 'bag', many: 'bags' },
      { kind: 'thing', one: 'packet', many: 'packets' },
      { kind: 'thing', one: 'carton', many: 'cartons' },
      { kind: 'thing', one: 'tray', many: 'trays' },
      { kind: 'thing', one: 'bundle', many: 'bundles' },
      { kind: 'thing', one: 'case', many: 'cases' },
    ] as const),
    guests: count(p.guests),
    each: count(p.each),
    size: count(p.size),
  }),
  facts: [
    [
      'each of {guests guest} <needs|needed> {each item}',
      '{guests guest} <need|needed> {each item} each',
      'there <are|were> {guests guest}, and every {guest} <gets|got> {each item}',
      '{who} <wants|wanted> to give {each item} to each of {guests guest}',
      '{each item} <are|were> planned for each of {guests guest}',
      'for {guests guest} {who} <plans|planned> {each item} [a head|each|per {guest}]',
    ],
    [
      'the {item:s} <are|were> sold in {pack:s} of {size:n}',
      'a {pack} <contains|contained> {size item}',
      'there <are|were> {size item} in a {pack}',
      'the shop only <has|had> {pack:s} of {size item}',
      'each {pack} <holds|held> {size item}',
      '{size item} <come|came> in one {pack}',
    ],
  ],
  ask: [
    'how many {pack:s} <are|were> needed',
    'how many {pack:s} <does|did> {who} need [to buy|]',
    'how many {pack:s} must be bought',
    'how many {pack:s} <does|did> it take',
    'how many {pack:s} of {item:s} <are|were> enough for all',
    'what number of {pack:s} <does|did> {who} have to get',
  ],
  find: [
    'the number of {pack:s} needed',
    'the number of {pack:s} to buy',
    'the {pack:s} for all {guest:s}',
    'the number of {pack:s} of {item:s}',
  ],
  notes: [
    [
      '{guests guest}, {each item} each',
      '{each item} for each of {guests guest}',
      '{guests guest} × {each item}',
    ],
    ['{size:n} per {pack}', '{pack:s} of {size:n}', '1 {pack} = {size item}'],
  ],
  extras: [
    'a {pack} <costs|cost> [3|4|7] {currency}',
    'the shop <is|was> [2|5|9] km away',
    'the party <lasts|lasted> [3|4|5] hours',
  ],
  whole: [
    '{guests guest}, {each item} each, {pack:s} of {size:n}. How many {pack:s}?',
    '{guests:n} × {each:n} ÷ {size:n} = ?',
    'I was asked to bring {each item} for each of {guests guest}. The shop had {pack:s} of {size:n}. How many {pack:s} did I buy?',
    'How many {pack:s} of {size item} does {pal} need so that {guests guest} can have {each:n} each?',
    'Shopping list: {item:s} for {guests guest}, {each:n} per {guest}. They come in {pack:s} of {size:n}. Number of {pack:s}?',
  ],
  known: ['{guests guest} need {each item} each', '{size:n} in a {pack}'],
  want: '{pack:s} needed',
  steps: (p) => {
    const need = times(p.guests, p.each);
    return [
      ['{item:s} needed', need],
      ['{pack:s}', over(need.value, p.size)],
    ];
  },
  unit: '{pack:s}',
});

export const packsFamilies: readonly Family[] = [packing, packRest, packsForAll];
