/** Families about what comes next: constant steps, squares, doubling and halving, sums of a few terms, tables in a row. */
import { minus, over, plus, times } from '../arithmetic.ts';
import { family, type Family } from '../family.ts';
import { count, label } from '../wording/quantity.ts';
import { drawUntil, numberSlots } from './number-slots.ts';

const asksNext = [
  'what comes next',
  'what is the next number',
  'which number comes next',
  'which number follows',
  'what number continues the list',
  'what is the number after that',
];

const findsNext = [
  'the next number',
  'the number that comes next',
  'the next term',
  'the number that follows',
];

const listFacts = [
  'the list [is|reads|goes] {list}',
  'a sequence begins {list}',
  'the numbers {list} form a pattern',
  'a pattern starts with {list}',
  'on the board there are the numbers {list}',
  '{who} counts {list}',
  'a row of numbers runs {list}',
  'in a puzzle book stand the numbers {list}',
];

const listNotes = [['{list}, …', 'numbers: {list}', 'sequence {list}']];

const listWholes = [
  'What comes next: {list}, …?',
  '{list}, … What is the next number?',
  '{list}, ?',
  'Continue the pattern: {list}, ___',
  'Which number belongs after {list}?',
  'Write the next number of the sequence {list}, …',
  'Complete: {list}, [□|__|…]',
  'The numbers {list} follow a rule. Find the number after them.',
  'I see {list} on a row of doors. What is on the next door if it goes on like that?',
  '"{list}," counts {who:name}. What is the next number?',
];

const listExtras = [
  'there are [3|5|9] such puzzles on the page',
  '[11|24] pupils look at the board',
  'the page has the number [18|46|73]',
];

/** The list goes up or down by the same step: last plus step. */
const nextUp = family({
  name: 'next-number-up',
  draw: (n) =>
    drawUntil(
      () => ({
        start: n.int(1, n.large ? 900 : 90),
        step: n.large ? n.int(12, 260) : n.int(2, 25),
        shown: n.int(4, 5),
      }),
      ({ start, step, shown }) => n.large === start + shown * step >= 200,
    ),
  scene: (cast, p) => ({
    ...numberSlots(p),
    ...listOf(p.shown, (i) => p.start + i * p.step),
    who: cast.named(),
  }),
  facts: [listFacts],
  ask: asksNext,
  find: findsNext,
  notes: listNotes,
  extras: listExtras,
  whole: listWholes,
  known: ['the numbers {list}', 'the step is the same each time'],
  want: 'next number',
  steps(p) {
    const last = p.start + (p.shown - 1) * p.step;
    return [
      ['step', minus(last, last - p.step)],
      ['next number', plus(last, p.step)],
    ];
  },
  unit: '',
});

/** The list goes down by the same step: last minus step. */
const nextDown = family({
  name: 'next-number-down',
  draw: (n) =>
    drawUntil(
      () => ({
        start: n.int(30, n.large ? 990 : 190),
        step: n.large ? n.int(11, 140) : n.int(2, 25),
        shown: n.int(4, 5),
      }),
      ({ start, step, shown }) => start - shown * step >= 0 && n.large === start - (shown - 2) * step >= 200,
    ),
  scene: (cast, p) => ({
    ...numberSlots(p),
    ...listOf(p.shown, (i) => p.start - i * p.step),
    who: cast.named(),
  }),
  facts: [listFacts],
  ask: asksNext,
  find: findsNext,
  notes: listNotes,
  extras: listExtras,
  whole: listWholes,
  known: ['the numbers {list}', 'the step is the same each time'],
  want: 'next number',
  steps(p) {
    const last = p.start - (p.shown - 1) * p.step;
    return [
      ['step', minus(last + p.step, last)],
      ['next number', minus(last, p.step)],
    ];
  },
  unit: '',
});

/** Square numbers: the next root times itself. */
const nextSquare = family({
  name: 'next-square',
  draw: (n) =>
    drawUntil(
      () => ({ root: n.int(1, n.large ? 70 : 9), shown: n.int(3, 6) }),
      ({ root, shown }) => n.large === root + shown > 12,
    ),
  scene: (cast, p) => ({
    ...numberSlots(p),
    ...listOf(p.shown, (i) => (p.root + i) ** 2),
    who: cast.named(),
    root: label(p.root),
    last: label(p.root + p.shown - 1),
  }),
  facts: [listFacts],
  ask: asksNext,
  find: findsNext,
  notes: listNotes,
  extras: listExtras,
  whole: [
    ...listWholes,
    'Square patterns have {list} dots. How many dots has the next square?',
    'Square numbers: {list}. Next one?',
  ],
  known: ['the numbers {list}', 'these are squares', 'the last is {last} times {last}'],
  want: 'next number',
  steps(p) {
    const root = plus(p.root + p.shown - 1, 1);
    return [
      ['next side', root],
      ['next square', times(root.value, root.value)],
    ];
  },
  unit: '',
});

/** A list in which each number is k times the one before. */
const nextMultiple = family({
  name: 'next-multiple',
  draw: (n) =>
    drawUntil(
      () => ({ start: n.int(1, n.large ? 39 : 12), k: n.pick([2, 2, 3, 4, 5, 10]), shown: n.int(3, 5) }),
      ({ start, k, shown }) => {
        const last = start * k ** (shown - 1);
        const next = times(last, k);
        const step = over(last, last / k);
        return last * k < 9000 && n.large === (next.large || step.large);
      },
    ),
  scene: (cast, p) => ({
    ...numberSlots(p),
    ...listOf(p.shown, (i) => p.start * p.k ** i),
    who: cast.named(),
  }),
  facts: [listFacts],
  ask: asksNext,
  find: findsNext,
  notes: listNotes,
  extras: listExtras,
  whole: [...listWholes, '{list}, … Each number is the same multiple of the one before. What is next?'],
  known: ['the numbers {list}', 'each is the same number of times the one before'],
  want: 'next number',
  steps(p) {
    const last = p.start * p.k ** (p.shown - 1);
    return [
      ['how many times', over(last, last / p.k)],
      ['next number', times(last, p.k)],
    ];
  },
  unit: '',
});

/** `{list}`: the first terms, with commas. */
function listOf(length: number, term: (i: number) => number) {
  return { list: Array.from({ length }, (_, i) => term(i)).join(', ') };
}

const doublers = [
  { one: 'bacteria in a dish', per: 'hour' },
  { one: 'water lilies on a pond', per: 'week' },
  { one: 'views of a video', per: 'day' },
  { one: 'rabbits on an island', per: 'year' },
  { one: 'grains of rice on a board', per: 'square' },
  { one: 'members of a club', per: 'month' },
  { one: 'yeast cells in a jar', per: 'hour' },
  { one: 'followers of a blog', per: 'month' },
  { one: 'fans of a song', per: 'day' },
  { one: 'ducks on a lake', per: 'year' },
  { one: 'duckweed leaves in a tub', per: 'week' },
  { one: 'players of a new game', per: 'week' },
] as const;

/** start doubled `rounds` times (2 to 4). */
const doubling = family({
  name: 'doubling',
  draw: (n) =>
    drawUntil(
      () => ({ start: n.large ? n.int(26, 240) : n.int(2, 24), rounds: n.int(2, 4) }),
      ({ start, rounds }) =>
        n.large ===
        Array.from({ length: rounds }, (_, i) => times(start * 2 ** i, 2)).some(({ large }) => large),
    ),
  scene(cast, p) {
    const kind = cast.pick(doublers);
    return { ...numberSlots(p), item: kind.one, per: kind.per };
  },
  facts: [
    [
      'at first there <are|were> {start} {item}',
      '{start} {item} <are|were> there at the start',
      'it <begins|began> with {start} {item}',
      'the number of {item} <is|was> {start} at the beginning',
      'someone <counts|counted> {start} {item} at the start',
      'to begin with, there <are|were> {start} {item}',
    ],
    [
      'the number <doubles|doubled> every {per}',
      'every {per} the number <is|was> twice as large as before',
      'each {per} there <are|were> twice as many as before',
      'with each {per} the number <doubles|doubled>',
      'it <takes|took> one {per} for the number to double',
      'from one {per} to the next, the number <is|was> multiplied by two',
    ],
  ],
  ask: [
    'how many <are|were> there after {rounds} {per}s',
    'how many {item} <are|were> there after {rounds} {per}s',
    'what <is|was> the number after {rounds} {per}s',
    'after {rounds} {per}s, how many {item} <does|did> one count',
    '{rounds} {per}s later, how many <are|were> there',
    'how large <is|was> the number once {rounds} {per}s <have|had> passed',
  ],
  find: [
    'the number after {rounds} {per}s',
    'the number of {item} after {rounds} {per}s',
    'the count {rounds} {per}s later',
  ],
  notes: [
    ['start: {start} {item}', '{start} {item}'],
    ['doubles every {per}', 'twice as many each {per}', '×2 each {per}'],
  ],
  extras: [
    'it <is|was> [18|22|25] degrees outside',
    '[2|3|5] people <watch|watched> it',
    'a report about it <has|had> [4|12] pages',
  ],
  whole: [
    'Start with {start} and double it {rounds} times. What do you get?',
    'Double {start} {rounds} times.',
    '{start} {item} double every {per}. How many are there after {rounds} {per}s?',
    'I saw {start} {item}, and each {per} there were twice as many. How many were there {rounds} {per}s later?',
    'What do you get when {start} is doubled, and the result doubled again, {rounds} times in all?',
    'Double the number {start}, {rounds} times in a row. Result?',
  ],
  known: ['{startD} at the start', 'doubled {roundsD} times'],
  want: 'number at the end',
  steps: (p) => repeated(p.start, p.rounds, (value) => times(value, 2)),
  unit: '',
});

/** start halved `rounds` times (2 to 4). */
const halving = family({
  name: 'halving',
  draw: (n) =>
    drawUntil(
      () => {
        const rounds = n.int(2, 4);
        return { start: (n.large ? n.int(13, 120) : n.int(1, 12)) * 2 ** rounds, rounds };
      },
      ({ start, rounds }) =>
        n.large ===
          Array.from({ length: rounds }, (_, i) => over(start / 2 ** i, 2)).some(({ large }) => large) &&
        start > 7,
    ),
  scene(cast, p) {
    const kind = cast.pick([
      { one: 'players in a tournament', per: 'round' },
      { one: 'grams of a medicine', per: 'hour' },
      { one: 'millilitres of juice in a jug', per: 'hour' },
      { one: 'sweets in a bag', per: 'day' },
      { one: 'pages of a draft', per: 'revision' },
      { one: 'centimetres of string', per: 'cut' },
      { one: 'applicants for a job', per: 'interview round' },
      { one: 'litres of water in a leaking barrel', per: 'night' },
      { one: 'singers in a contest', per: 'round' },
      { one: 'teams in a cup', per: 'round' },
    ]);
    return { ...numberSlots(p), item: kind.one, per: kind.per };
  },
  facts: [
    [
      'at first there <are|were> {start} {item}',
      '{start} {item} <are|were> there at the start',
      'it <begins|began> with {start} {item}',
      'the number of {item} <is|was> {start} at the beginning',
      'to begin with, there <are|were> {start} {item}',
      'the start <is|was> {start} {item}',
    ],
    [
      'the number <halves|halved> with every {per}',
      'after every {per} only half of them <are|were> left',
      'each {per} <halves|halved> the number',
      'with each {per} half of what <is|was> there <goes|went>',
      'every {per} <leaves|left> only half',
      'from one {per} to the next, the number <is|was> divided by two',
    ],
  ],
  ask: [
    'how many <are|were> left after {rounds} {per}s',
    'how many {item} <are|were> there after {rounds} {per}s',
    'what <is|was> the number after {rounds} {per}s',
    '{rounds} {per}s later, how many <are|were> there',
    'how many <remain|remained> when {rounds} {per}s <are|were> over',
    'what <is|was> left after {rounds} {per}s',
  ],
  find: [
    'the number after {rounds} {per}s',
    'the number of {item} after {rounds} {per}s',
    'the rest after {rounds} {per}s',
  ],
  notes: [
    ['start: {start} {item}', '{start} {item}'],
    ['halves with every {per}', 'half left after each {per}'],
  ],
  extras: [
    'it <is|was> [18|22|25] degrees outside',
    '[2|3|5] people <watch|watched> it',
    'a report about it <has|had> [4|12] pages',
  ],
  whole: [
    'Start with {start} and halve it {rounds} times. What do you get?',
    'Halve {start} {rounds} times.',
    '{start} {item}, and each {per} halves the number. How many are left after {rounds} {per}s?',
    'I folded a strip of {start} cm in half, {rounds} times over. How long was it in the end, in cm?',
    'What do you get when {start} is halved, and the result halved again, {rounds} times in all?',
    'Take half of {start}, then half of that, and so on, {rounds} times in a row. Result?',
  ],
  known: ['{startD} at the start', 'halved {roundsD} times'],
  want: 'number at the end',
  steps: (p) => repeated(p.start, p.rounds, (value) => over(value, 2)),
  unit: '',
});

function repeated<S extends { value: number }>(
  start: number,
  rounds: number,
  next: (value: number) => S,
): [string, S][] {
  const steps: [string, S][] = [];
  for (let i = 1, value = start; i <= rounds; i++) {
    const step = next(value);
    steps.push([`after ${i}`, step]);
    value = step.value;
  }
  return steps;
}

/** first + (first + step) + ...: the sum of three or four growing amounts. */
const sumOfTerms = family({
  name: 'sum-of-growing-terms',
  draw: (n) =>
    drawUntil(
      () => ({
        first: n.large ? n.int(31, 290) : n.int(2, 40),
        step: n.large ? n.int(3, 95) : n.int(1, 12),
        terms: n.pick([3, 4, 4]),
      }),
      ({ first, step, terms }) => n.large === first * terms + step * (terms === 3 ? 3 : 6) >= 200,
    ),
  scene(cast, p) {
    const kind = cast.pick([
      { one: 'sit-ups', did: 'did' },
      { one: 'pages', did: 'read' },
      { one: 'jars', did: 'filled' },
      { one: 'cards', did: 'wrote' },
      { one: 'bricks', did: 'laid' },
      { one: 'words', did: 'learned' },
      { one: 'stitches', did: 'knitted' },
      { one: 'shells', did: 'found' },
      { one: 'leaflets', did: 'handed out' },
      { one: 'lengths', did: 'swam' },
      { one: 'photos', did: 'took' },
      { one: 'tickets', did: 'sold' },
    ]);
    const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday'].slice(0, p.terms);
    const each = days.map((day, i) => `${p.first + i * p.step} on ${day}`);
    return {
      ...numberSlots(p),
      who: cast.person(),
      item: kind.one,
      did: kind.did,
      last: days.at(-1) ?? '',
      days: count(p.terms),
      perDay: `${each.slice(0, -1).join(', ')} and ${each.at(-1)}`,
      plain: days.map((_, i) => p.first + i * p.step).join(', '),
      sum: days.map((_, i) => p.first + i * p.step).join(' + '),
    };
  },
  facts: [
    [
      '{who} {did} {first} {item} on Monday and, up to {last}, {step} more each day than the day before',
      'on Monday {who} {did} {first} {item}, and each day until {last} it was {step} more than the day before',
      '{who} began on Monday with {first} {item} and raised the number by {step} every day up to {last}',
      '{who} {did} {plain} {item} on the {days} days from Monday to {last}',
      'from Monday to {last} the numbers of {item} were {plain}',
      '{who} {did} {perDay}, all of them {item}',
      'the numbers of {item}, day by day from Monday to {last}, were {plain}',
    ],
  ],
  ask: [
    'how many {item} was that from Monday to {last}',
    'how many {item} was that in all, {last} included',
    'what was the total for the {days} days',
    'how many {item} were there altogether by the end of {last}',
    'what do the {days} days add up to',
    'how many {item} did the {days} days bring in total',
  ],
  find: [
    'the total number of {item} for the {days} days',
    'the sum of all {days} days',
    'the number of {item} by the end of {last}',
    'the total up to {last}',
  ],
  notes: [
    [
      'Mon to {last}: {plain} {item}',
      '{item} per day: {plain}',
      'Mon {first} {item}, then {step} more each day until {last}',
    ],
  ],
  extras: [
    '{who} slept for [7|8|9] hours each night',
    'it took [20|40] minutes a day',
    "a bell rang at [7|8] o'clock each day",
  ],
  whole: [
    'I {did} {perDay}, all {item}. How many was that in total?',
    '{sum} = ?',
    'Add the numbers {plain}.',
    '{who} {did} {plain} {item} on {days} days. Total?',
    'What is the sum of {plain}?',
    '{item}: {perDay}. How many by the end of {last}?',
    'Starting with {first} {item} on Monday, {who} {did} {step} more each day than the day before. How many {item} was that up to {last}?',
    '${sum}$ is how much?',
  ],
  known: ['amounts {sum}'],
  want: 'sum',
  steps(p) {
    const labeled: [string, ReturnType<typeof plus>][] = [];
    let sum = p.first;
    for (let i = 1; i < p.terms; i++) {
      const step = plus(sum, p.first + i * p.step);
      labeled.push([i === p.terms - 1 ? 'all together' : `first ${i + 1}`, step]);
      sum = step.value;
    }
    return labeled;
  },
  unit: '',
});

const tableScene = [
  'table',
  'desk',
  'picnic table',
  'folding table',
  'garden table',
  'school table',
  'trestle table',
  'camping table',
  'wooden table',
  'square table',
];

const tableFacts = [
  [
    'one {table} alone <seats|seated> {first}',
    'a single {table} <has|had> room for {first} people',
    'there <are|were> {first} seats at a single {table}',
    '{first} people <can|could> sit at one {table} on its own',
    'at one {table} there <is|was> space for {first}',
    'the first {table} <takes|took> {first} people',
  ],
  [
    'each further {table} pushed onto the end <adds|added> {more} seats',
    'every {table} pushed up to the row <gives|gave> {more} more places',
    'with each extra {table} in the row, {more} more people <find|found> a seat',
    'another {table} at the end of the row always <brings|brought> {more} extra places',
    'for every {table} joined on, {more} more people <can|could> sit down',
    'the row <gains|gained> {more} seats with each {table} put at its end',
  ],
];

const tableNotes = [
  ['one {table}: {first} seats', 'single {table} seats {first}'],
  ['each further {table}: +{more}', '{more} more seats per extra {table}'],
];

/** (guests - first) / more + 1. */
const tablesNeeded = family({
  name: 'tables-needed',
  draw: (n) =>
    drawUntil(
      () => {
        const more = n.pick([2, 2, 4, 4, 6, 3, 5]);
        const extra = n.large ? n.int(13, 60) : n.int(2, 12);
        const first = more + n.pick([2, 2, 3, 4]);
        return { first, more, guests: first + more * extra };
      },
      ({ guests }) => n.large || guests < 100,
    ),
  scene: (cast, p) => ({ ...numberSlots(p), table: cast.pick(tableScene) }),
  facts: [
    ...tableFacts,
    [
      '{guests} guests <are|were> invited',
      'seats <are|were> needed for {guests} people',
      '{guests} people <want|wanted> to sit in one row',
      'there <are|were> {guests} guests',
      'the party <is|was> for {guests} people',
      '{guests} guests <need|needed> a seat',
    ],
  ],
  ask: [
    'how many {table}s <are|were> needed',
    'how many {table}s must be put in a row',
    'how many {table}s <does|did> the row need',
    'of how many {table}s must the row consist',
    'how many {table}s <are|were> there in the row if every seat <is|was> taken',
    'what number of {table}s <is|was> needed',
  ],
  find: ['the number of {table}s', 'the number of {table}s in the row', 'the {table}s needed'],
  notes: [...tableNotes, ['{guests} guests', 'guests: {guests}', 'seats needed: {guests}']],
  extras: [
    'a {table} <is|was> [120|140|180] cm long',
    'the meal <costs|cost> [9|14|22] dollars a head',
    'there <are|were> [3|4|6] waiters',
  ],
  whole: [
    'How many {table}s in a row do {guests} guests need, when a single one seats {first} and each one pushed onto the end adds {more} seats?',
    'One {table} seats {first}; each one added to the row makes {more} more seats. We are {guests}. How many {table}s do we push together?',
    'I have to seat {guests} people in one long row. The first {table} takes {first}, each further one {more}. How many {table}s do I need?',
    'Row of {table}s: first seats {first}, each extra +{more}. How many for {guests} guests?',
  ],
  known: ['one {table} seats {firstD}', 'each further one adds {moreD}', '{guestsD} guests'],
  want: 'number of {table}s',
  steps: (p) => {
    const rest = minus(p.guests, p.first);
    const further = over(rest.value, p.more);
    return [
      ['without the first', rest],
      ['further {table}s', further],
      ['all {table}s', plus(further.value, 1)],
    ];
  },
  unit: '{table}s',
});

/** first + (tables - 1) x more. */
const seatsInRow = family({
  name: 'seats-at-tables',
  draw: (n) =>
    drawUntil(
      () => {
        const more = n.pick([2, 2, 4, 4, 6, 3, 5]);
        return { first: more + n.pick([2, 2, 3, 4]), more, tables: n.large ? n.int(14, 60) : n.int(3, 13) };
      },
      ({ more }) => !n.large || more > 2,
    ),
  scene: (cast, p) => ({ ...numberSlots(p), table: cast.pick(tableScene) }),
  facts: tableFacts,
  ask: [
    'how many people <can|could> sit at {tables} {table}s in a row',
    'how many seats <does|did> a row of {tables} {table}s have',
    'how many guests <find|found> a place at {tables} {table}s pushed together',
    'for how many people <is|was> there room at {tables} {table}s in one row',
    'what number of seats <does|did> a row of {tables} have',
    'how many seats <do|did> {tables} {table}s make when joined',
  ],
  find: [
    'the number of seats at {tables} {table}s in a row',
    'the seats in a row of {tables}',
    'the number of people who <can|could> sit at {tables} {table}s',
  ],
  notes: tableNotes,
  extras: [
    'a {table} <is|was> [120|140|180] cm long',
    'the meal <costs|cost> [9|14|22] dollars a head',
    'there <are|were> [3|4|6] waiters',
  ],
  whole: [
    'We push {tables} {table}s together in a row. One alone seats {first}, and each further one adds {more}. How many of us can sit down?',
    'How many seats are there at {tables} {table}s in a row, if the first gives {first} and each one pushed on {more} more?',
    'Row of {tables} {table}s: first seats {first}, each extra +{more}. Seats in all?',
    '"One {table} is enough for {first}, and each one we push up makes room for {more} more," says the host. How many people fit at {tables}?',
  ],
  known: ['one {table} seats {firstD}', 'each further one adds {moreD}', '{tablesD} {table}s'],
  want: 'number of seats',
  steps: (p) => {
    const further = minus(p.tables, 1);
    const added = times(further.value, p.more);
    return [
      ['further {table}s', further],
      ['added seats', added],
      ['all seats', plus(p.first, added.value)],
    ];
  },
  unit: 'seats',
});

export const patternFamilies: readonly Family[] = [
  nextUp,
  nextDown,
  nextSquare,
  nextMultiple,
  doubling,
  halving,
  sumOfTerms,
  tablesNeeded,
  seatsInRow,
];
