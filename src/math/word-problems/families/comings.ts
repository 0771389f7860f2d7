/** Families about those that come and go: passengers, guests, birds. */
import { minus, over, plus } from '../arithmetic.ts';
import { family, type Family } from '../family.ts';
import { count } from '../wording/quantity.ts';
import { comesTo, goesFrom } from './count-draws.ts';

const thing = (one: string, many = `${one}s`) => ({ kind: 'thing', one, many }) as const;

const crowds = [
  {
    one: 'bus',
    at: 'on the bus',
    item: thing('passenger'),
    go: 'get off',
    went: 'got off',
    come: 'get on',
    came: 'got on',
  },
  {
    one: 'train',
    at: 'on the train',
    item: thing('traveller'),
    go: 'get off',
    went: 'got off',
    come: 'board',
    came: 'boarded',
  },
  {
    one: 'hive',
    at: 'in the hive',
    item: thing('bee'),
    go: 'fly away',
    went: 'flew away',
    come: 'fly in',
    came: 'flew in',
  },
  {
    one: 'hotel',
    at: 'in the hotel',
    item: thing('guest'),
    go: 'check out',
    went: 'checked out',
    come: 'check in',
    came: 'checked in',
  },
  {
    one: 'museum',
    at: 'in the museum',
    item: thing('visitor'),
    go: 'go home',
    went: 'went home',
    come: 'come in',
    came: 'came in',
  },
  {
    one: 'car park',
    at: 'in the car park',
    item: thing('car'),
    go: 'drive off',
    went: 'drove off',
    come: 'pull in',
    came: 'pulled in',
  },
  {
    one: 'pond',
    at: 'on the pond',
    item: thing('duck'),
    go: 'fly off',
    went: 'flew off',
    come: 'land',
    came: 'landed',
  },
  {
    one: 'meadow',
    at: 'in the meadow',
    item: thing('sheep', 'sheep'),
    go: 'wander off',
    went: 'wandered off',
    come: 'come in',
    came: 'came in',
  },
  {
    one: 'stadium',
    at: 'in the stadium',
    item: thing('fan'),
    go: 'leave',
    went: 'left',
    come: 'come in',
    came: 'came in',
  },
  {
    one: 'harbour',
    at: 'in the harbour',
    item: thing('boat'),
    go: 'sail out',
    went: 'sailed out',
    come: 'sail in',
    came: 'sailed in',
  },
  {
    one: 'ferry',
    at: 'on the ferry',
    item: thing('tourist'),
    go: 'go ashore',
    went: 'went ashore',
    come: 'come aboard',
    came: 'came aboard',
  },
  {
    one: 'park',
    at: 'in the park',
    item: thing('child', 'children'),
    go: 'go home',
    went: 'went home',
    come: 'arrive',
    came: 'arrived',
  },
  {
    one: 'pool',
    at: 'in the pool',
    item: thing('swimmer'),
    go: 'climb out',
    went: 'climbed out',
    come: 'jump in',
    came: 'jumped in',
  },
  {
    one: 'theatre',
    at: 'in the theatre',
    item: thing('person', 'people'),
    go: 'leave',
    went: 'left',
    come: 'come in',
    came: 'came in',
  },
  {
    one: 'tree',
    at: 'in the tree',
    item: thing('bird'),
    go: 'fly off',
    went: 'flew off',
    come: 'land',
    came: 'landed',
  },
] as const;

/** What holds so many: few of them fit on a bus. */
const crowdsFor = (most: number) =>
  crowds.filter(({ one }) => most < 150 || !['bus', 'pond', 'pool', 'tree', 'harbour'].includes(one));

/** start - left + joined. */
const comings = family({
  name: 'comings',
  draw(n) {
    if (!n.large) {
      const [start, left] = n.difference();
      return { start, left, joined: comesTo(n, start - left) };
    }
    const start = n.int(212, 1380);
    const left = n.int(23, start - 24);
    return { start, left, joined: n.int(0, 1) === 0 ? n.int(11, 480) : n.addTo(start - left) };
  },
  scene: (cast, p) => ({
    ...cast.pick(crowdsFor(p.start + p.joined)),
    start: count(p.start),
    left: count(p.left),
    joined: count(p.joined),
  }),
  ordered: true,
  facts: [
    [
      'there <are|were> {start item} {at} [at first|to begin with|at the start|]',
      '{start item} <are|were> {at} [at first|to begin with|in the beginning]',
      'the {one} <starts|started> with {start item}',
      'at first there <are|were> {start item} {at}',
      'the number of {item:s} {at} <is|was> {start:n} [at first|to start with]',
      'one <counts|counted> {start item} {at} [in the morning|at first]',
      'the {one} <has|had> {start item} [at first|to begin with]',
    ],
    [
      '{left item} <{go}|{went}>',
      '{left:n} of [them|the {item:s}] <{go}|{went}> [after a while|soon|]',
      '[after an hour|a little later|soon] {left item} <{go}|{went}>',
      'the {one} <loses|lost> {left item}',
      'a group of {left item} <leaves|left>',
      '{left:n} <leave|left>',
      '{left item} <{go}|{went}> first',
    ],
    [
      '{joined:n} [other|new|more] {item:s} <{come}|{came}>',
      '[later|after that|then] {joined item} <{come}|{came}>',
      '{joined:n} more <{come}|{came}>',
      'another {joined:n} <{come}|{came}> [later|]',
      'a group of {joined:n} [new|other] {item:s} <arrives|arrived> [later|]',
      'the {one} <gains|gained> {joined:n} [new|more] {item:s}',
      'the {one} <fills|filled> up with {joined:n} [new|more] {item:s}',
    ],
  ],
  ask: [
    'how many {item:s} <are|were> {at} <now|then>',
    'how many {item:s} <are|were> there [in the end|<now|afterwards>]',
    'how many {item:s} <does|did> the {one} have [in the end|<now|then>]',
    'what <is|was> the number of {item:s} {at} [in the end|<now|afterwards>]',
    'how many {item:s} <does|did> that make in the end',
    'how many {item:s} <can|could> one count {at} [in the end|<now|after that>]',
    'with how many {item:s} <does|did> the {one} end up',
  ],
  find: [
    'the number of {item:s} {at} [in the end|<now|then>]',
    'the [final|new] number of {item:s}',
    'the {item:s} {at} at the end',
    'the number of {item:s} after that',
  ],
  notes: [
    ['{start item} {at}', '{at}: {start item}', 'at first {start item}'],
    ['{left:n} <{go}|{went}>', '- {left:n}', 'minus {left item}', '{left:n} gone'],
    ['{joined:n} <{come}|{came}>', '+ {joined:n}', 'plus {joined:n} new ones', '{joined:n} new'],
  ],
  extras: [
    'it <takes|took> [10|25|40] minutes',
    'the {one} <is|was> [15|60|80] years old',
    'the next {one} <is|was> [2|3|7] km away',
    'it <is|was> [12|19|24] degrees outside',
  ],
  whole: [
    'We counted {start item} {at} this morning. {left:n} left, {joined:n} came. How many {item:s} now?',
    '{start:n} − {left:n} + {joined:n} = ? [So many {item:s} are {at} now.|Count the {item:s}.]',
    'How many {item:s} will be {at} once {left:n} of the {start:n} have gone and {joined:n} new ones have come?',
    'I looked out of the window and saw {start item} {at}. {left:n} of them soon {went}, and {joined:n} others {came}. How many did I see in the end?',
    'Start: {start item} {at}. Change: {left:n} out, {joined:n} in. End: ?',
    'Out of {start item} {at}, {left:n} {went}. Then {joined:n} more {came}. How many {item:s} is that?',
    '"Look, {start item} {at}!" "{left:n} have just left." "And there come {joined:n} more!" How many {item:s} are there now?',
    'Just before noon there were {start item} {at}, but {left:n} {went} at noon; at one {joined:n} new ones {came}. Give the number of {item:s} {at} after one.',
  ],
  known: ['{start item} at first', '{left item} leave', '{joined item} come'],
  want: '{item:s} in the end',
  steps: (p) => {
    const stay = minus(p.start, p.left);
    return [
      ['stay', stay],
      ['in the end', plus(stay.value, p.joined)],
    ];
  },
  unit: '{item:s}',
});

/** start / 2 + on - off. */
const halves = family({
  name: 'half-leave',
  draw(n) {
    if (!n.large) {
      const half = n.pick([3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 20, 30, 40, 50]);
      const on = n.int(3, 70);
      return { start: 2 * half, on, off: n.int(2, half + on - 2) };
    }
    const [half, on] = [n.int(52, 986), n.int(13, 480)];
    return { start: 2 * half, on, off: goesFrom(n, half + on) };
  },
  scene: (cast, p) => ({
    ...cast.pick(crowdsFor(p.start + p.on)),
    start: count(p.start),
    on: count(p.on),
    off: count(p.off),
  }),
  ordered: true,
  facts: [
    [
      'there <are|were> {start item} {at} [at first|to begin with|]',
      '{start item} <are|were> {at} [at first|in the morning|]',
      'the {one} <starts|started> with {start item}',
      'at first {at} there <are|were> {start item}',
      'someone <counts|counted> {start item} {at}',
      'the number of {item:s} {at} <is|was> {start:n}',
    ],
    [
      'half of [them|the {item:s}] <{go}|{went}>',
      'after a while half of the {item:s} <{go}|{went}>',
      'one half of the {item:s} <leaves|left>',
      'half the {item:s} soon <{go}|{went}>',
      'exactly half of all the {item:s} <{go}|{went}>',
      'the {one} <loses|lost> half of its {item:s}',
    ],
    [
      '{on:n} new {item:s} <{come}|{came}>',
      'then {on:n} more <{come}|{came}>',
      '{on:n} others <{come}|{came}> [after that|]',
      'the {one} <gains|gained> {on item}',
      'next, {on item} <{come}|{came}>',
      'a little later {on:n} more {item:s} <{come}|{came}>',
    ],
    [
      '{off item} <{go}|{went}> in the end',
      'finally {off item} <{go}|{went}>',
      'last of all, {off:n} <leave|left>',
      'at the end of the day {off item} <{go}|{went}>',
      'then another {off item} <{go}|{went}>',
      '{off:n} more <leave|left> [after that|at last]',
    ],
  ],
  ask: [
    'how many {item:s} <are|were> still {at}',
    'how many {item:s} <are|were> {at} [in the end|<now|then>]',
    'how many {item:s} <does|did> the {one} have in the end',
    'how many {item:s} <remain|remained>',
    'what <is|was> the number of {item:s} {at} after all that',
    'how many {item:s} <are|were> left {at}',
  ],
  find: [
    'the number of {item:s} [in the end|still {at}]',
    'the final number of {item:s}',
    'the {item:s} that <are|were> left',
    'the count of {item:s} at the end',
  ],
  notes: [
    ['{start item} {at}', 'at first {start item}', 'start: {start:n} {item:s}'],
    ['half <{go}|{went}>', 'half gone', 'minus one half'],
    ['{on:n} <{come}|{came}>', '+ {on:n}', 'then {on:n} new'],
    ['{off:n} <{go}|{went}>', '- {off:n}', 'then {off:n} gone'],
  ],
  extras: [
    'the whole thing <takes|took> [10|25|40] minutes',
    'the {one} <is|was> [15|60|80] years old',
    'it <is|was> [12|19|24] degrees outside',
  ],
  whole: [
    'Count the {item:s} {at}: first {start:n}. Half of them leave. {on:n} new ones come, and {off:n} go away. How many are there now?',
    '{start:n} ÷ 2 + {on:n} − {off:n} = ? [That is how many {item:s} stay.|]',
    'Of the {start item} {at}, half {went}. When {on:n} more had come and {off:n} had gone again, how many {item:s} were there?',
    'We saw {start item} {at}. An hour later half of them had gone, but {on:n} others had come. By the evening {off:n} more had left. How many {item:s} could we still see?',
    'How many {item:s} stay {at} if there are {start:n} and half of them leave, then {on:n} come and {off:n} go?',
  ],
  known: ['{start item} at first', 'half of them leave', '{on item} come', '{off item} leave'],
  want: '{item:s} in the end',
  steps: (p) => {
    const half = over(p.start, 2);
    const more = plus(half.value, p.on);
    return [
      ['half', half],
      ['with the new', more],
      ['in the end', minus(more.value, p.off)],
    ];
  },
  unit: '{item:s}',
});

export const comingsFamilies: readonly Family[] = [comings, halves];
