/** Families about a number that changes: what is there at first, what comes and what goes. */
import { minus, plus, times } from '../arithmetic.ts';
import { family, type Family } from '../family.ts';
import { beforeFamilies } from './before.ts';
import { count } from '../wording/quantity.ts';
import { comingsFamilies } from './comings.ts';
import { calendarFamilies } from './calendar.ts';
import { compareFamilies } from './compare.ts';
import { compareMoreFamilies } from './compare-more.ts';
import { comesTo, goesFrom, groupsOf } from './count-draws.ts';
import { boxes, storyPeople } from './deeds.ts';
import { scoreFamilies } from './scores.ts';

const stores = [
  'the shop',
  'the kiosk',
  'the market stall',
  'the storeroom',
  'the warehouse',
  'the corner shop',
  'the depot',
  'the village store',
  'the supermarket',
  'the garage',
  'the cellar',
  'the museum shop',
];

/** start + k x n - sold. */
const stock = family({
  name: 'stock',
  draw(n) {
    const [k, size] = groupsOf(n);
    const start = comesTo(n, k * size);
    return { start, k, size, sold: goesFrom(n, start + k * size) };
  },
  scene: (cast, p) => ({
    shop: cast.pick(stores),
    ...storyPeople(cast),
    item: cast.thing('small', 'food', 'cheap', 'reading', 'crafts'),
    box: cast.pick(boxes),
    start: count(p.start),
    k: count(p.k),
    size: count(p.size),
    sold: count(p.sold),
  }),
  ordered: true,
  facts: [
    [
      '{shop} <has|had> {start item} [in stock|] [at first|in the morning|at the start of the week|to begin with]',
      'there <are|were> {start item} in {shop} [at the start|on Monday morning|to begin with]',
      '{shop} <starts|started> [the day|the week|out] with {start item}',
      'the stock of {item:s} in {shop} <is|was> {start:n} [at the start|at first]',
      'at the beginning of the [day|week], {shop} <has|had> {start item}',
      '{start item} <are|were> already in {shop} before the [delivery|van|lorry] <comes|came>',
      'at [opening time|eight in the morning], one <counts|counted> {start item} in {shop}',
      'in {shop} [someone|the manager] <counts|counted> {start item} [in the morning|first]',
    ],
    [
      '{k box} with {size item} [each|in each] <are|were> delivered',
      'a delivery <brings|brought> {k box} of {size item} [each|]',
      '{k box} <arrive|arrived>, each [with|holding|containing] {size item}',
      'a van <drops|dropped> off {k box} with {size item} in [every|each] {box}',
      '{k box} <come|came> in, and every {box} <holds|held> {size item}',
      'the [supplier|wholesaler] <sends|sent> {k box} with {size item} per {box}',
      'new {item:s} <come|came> in {k box} of {size:n}',
      '{who} <brings|brought> in {k box}, each full of {size item}',
    ],
    [
      '{sold item} <are|were> sold [by the evening|that day|]',
      'customers <buy|bought> {sold item} [in all|]',
      'by closing time {sold item} <have|had> been sold',
      '{sold item} <go|went> to [a school|a hospital|customers|a fair]',
      'people <take|took> {sold item} away',
      '{sold:n} of the {item:s} <are|were> [sold|gone] by [Sunday|Friday] night',
      'the day <ends|ended> with {sold item} sold',
      'during the [day|week] [people|shoppers] <pick|picked> up {sold item}',
    ],
  ],
  ask: [
    'how many {item:s} <are|were> left [in {shop}|in the end|]',
    'how many {item:s} <are|were> there <now|then>',
    'how many {item:s} <does|did> {shop} still have [in the end|]',
    'how many {item:s} <remain|remained> [unsold|in stock|]',
    'what <is|was> the number of {item:s} in {shop} [at the end|<now|afterwards>]',
    'how large <is|was> the stock of {item:s} in the end',
    'with how many {item:s} <does|did> {shop} end up',
    'how many {item:s} <does|did> that leave',
    'how many {item:s} [can one|could one] still [find|count] there',
  ],
  find: [
    'the number of {item:s} [left|still there|in the end]',
    'the [remaining|final|new] number of {item:s}',
    'the stock of {item:s} at the end',
    'the {item:s} that <remain|remained>',
  ],
  notes: [
    [
      '{item:s} at the start: {start:n}',
      'in stock: {start item}',
      '{start item} there at first',
      'opening stock {start item}',
    ],
    [
      'delivered: {k box} of {size:n}',
      '+ {k box} x {size:n}',
      'came in: {k box}, {size:n} in each',
      '{k box} with {size item} each arrived',
    ],
    ['sold: {sold:n}', '{sold:n} sold', '- {sold:n} sold', '{sold item} went out'],
  ],
  extras: [
    '{shop} <has|had> been open for [12|30|45] years',
    '[3|4|5] people <work|worked> in {shop}',
    'the van <drives|drove> [18|25|60] km',
    'each {box} <weighs|weighed> [4|9|11] kg',
    'the delivery <takes|took> [20|35|50] minutes',
  ],
  whole: [
    'We had {start item} at our stall. Then {k box} arrived, {size:n} in each, and by the evening we had sold {sold:n}. How many were left?',
    '{start:n} + {k:n} × {size:n} − {sold:n} = ? That is how many {item:s} are left [in {shop}|].',
    'Stock list for {shop}. {item:s}: {start:n} in the morning, {k box} of {size:n} delivered at noon, {sold:n} sold. What should the list say in the evening?',
    '"How many {item:s} do we have?" asks {pal}. "There were {start:n} on Monday, then came {k box} with {size:n} each, and {sold:n} have been sold," says a colleague. What is the right answer?',
    'Hi {pal}, [quick question|one thing]: we started with {start item}, got {k box} of {size:n} and sold {sold:n}. What have we got left? Thanks!',
    'How many {item:s} should {shop} have left after selling {sold:n}, when it started with {start:n} and got {k box} of {size:n}?',
    'Take {start item}. Add {k box} of {size:n}. Remove {sold:n}. How many {item:s} do you have?',
    'My [aunt|brother|neighbour] runs {shop}. Yesterday there were {start item} on the shelves; a lorry brought {k box} with {size:n} in each; {sold:n} found a buyer. How many are still for sale?',
  ],
  known: ['{start item} at first', '{k box} of {size item} come', '{sold item} go'],
  want: '{item:s} left',
  steps: (p) => {
    const came = times(p.k, p.size);
    const all = plus(p.start, came.value);
    return [
      ['delivered', came],
      ['with the first', all],
      ['left', minus(all.value, p.sold)],
    ];
  },
  unit: '{item:s}',
});

export const wordCountingFamilies: readonly Family[] = [
  stock,
  ...comingsFamilies,
  ...calendarFamilies,
  ...compareFamilies,
  ...compareMoreFamilies,
  ...scoreFamilies,
  ...beforeFamilies,
];
