/** Families about what is left to read or to load, and how long it takes. */
import { minus, over } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { count, measure } from '../wording/quantity.ts';
import { number, suitedRates } from './rate-numbers.ts';

const readSteps = (p: { pages: number; read: number; daily: number }): readonly LabeledStep[] => {
  const rest = minus(p.pages, p.read);
  return [
    ['pages left', rest],
    ['days', over(rest.value, p.daily)],
  ];
};

/** (pages - pages read) / pages each day. */
const reading = family({
  name: 'reading',
  draw: (n) =>
    suitedRates(n, readSteps, () => {
      const [daily, read] = [number(n, 4, 48), number(n, 6, 260)];
      return { pages: daily * n.int(2, n.large ? 24 : 12) + read, read, daily };
    }),
  scene: (cast, p) => ({
    who: cast.person(),
    book: cast.pick([
      'novel',
      'book',
      'detective story',
      'diary',
      'manual',
      'guidebook',
      'biography',
      'fairy-tale book',
      'school book',
      'fantasy book',
      'history book',
      'play',
    ]),
    pages: measure(p.pages, 'page'),
    read: measure(p.read, 'page'),
    daily: measure(p.daily, 'page'),
  }),
  facts: [
    [
      '{who:their} {book} <has|had> {pages}',
      'there <are|were> {pages} in the {book}',
      'the {book} <is|was> {pages} long',
      '{who} <wants|wanted> to read a {book} of {pages}',
      'the {book} <ends|ended> after {pages}',
      'a {book} of {pages} <lies|lay> on {who:their} table',
    ],
    [
      '{who} <has|had> read {read} so far',
      '{read} <are|were> read already',
      'by now {read} <are|were> behind {who:them}',
      '{who} already <knows|knew> the first {read}',
      'at the weekend {who} <gets|got> through {read}',
      'the bookmark <sits|sat> after {read}',
    ],
    [
      'from now on {who} <reads|read> {daily} [a|each|every|per] day',
      'the rest <is|was> read at {daily} a day',
      '{who} <plans|planned> {daily} for each of the coming days',
      'every day from here on <has|had> {daily} of reading',
      '{who} <reads|read> on at {daily} per day',
      'for the rest, {who} <manages|managed> {daily} [a|every|each] day',
    ],
  ],
  ask: [
    'how many [more|] days <does|did> {who} need for the rest',
    'how many days <does|did> the rest take',
    'for how many days <does|did> the rest of the {book} last',
    'after how many [more|further] days <is|was> the {book} finished',
    'in how many days <does|did> {who} reach the end',
    'how many days <are|were> left until the last page',
  ],
  find: [
    'the number of days for the rest',
    'the days until the {book} <is|was> finished',
    'the number of days still needed',
  ],
  notes: [
    ['{book}: {pages}', '{pages} in all', 'total {pages}'],
    ['read: {read}', '{read} done', 'so far {read}'],
    ['{daily} a day from now on', '{daily} per day for the rest', 'rest: {daily} a day'],
  ],
  extras: [
    'the {book} <costs|cost> [9|12|15] pounds',
    'it <has|had> [12|18|24] chapters',
    '{who} <has|had> [30|45|60] books at home',
    "{who} <goes|went> to bed at [9|10] o'clock",
  ],
  whole: [
    '{pages}, {read} read, {daily} a day from now on. How many days?',
    '({pages} − {read}) ÷ {daily} a day = how many days?',
    'The library wants its {book} back when I am done. It has {pages}, I have read {read}, and I read {daily} a day. How many more days do I need?',
    'How many days will the rest of a {book} with {pages} take if {read} are read and {daily} are read per day?',
    '"I am on page {read:n} of {pages:n}," says [my friend|Grandpa|our neighbour|the coach]. "I finish {daily} every day." If page {read:n} is done, in how many days is the {book} read?',
    'We read aloud every evening, {daily} each time. Our {book} has {pages} and we have done {read}. How many days are left?',
  ],
  known: ['{pages} in all', '{read} read', '{daily} each day'],
  want: 'days for the rest',
  steps: readSteps,
  unit: 'days',
});

const loadSteps = (p: { size: number; done: number; rate: number }): readonly LabeledStep[] => {
  const rest = minus(p.size, p.done);
  return [
    ['still to load', rest],
    ['seconds', over(rest.value, p.rate)],
  ];
};

/** (size - loaded) / so much each second. */
const download = family({
  name: 'download',
  draw: (n) =>
    suitedRates(n, loadSteps, () => {
      const [rate, done] = [number(n, 2, 45), number(n, 5, 400)];
      return { size: rate * n.int(3, n.large ? 90 : 12) + done, done, rate };
    }),
  scene: (cast, p) => ({
    who: cast.person(),
    file: cast.pick([
      'game',
      'film',
      'map',
      'album',
      'video',
      'update',
      'photo folder',
      'backup',
      'audio book',
      'app',
      'course',
      'podcast',
    ]),
    size: count(p.size),
    done: count(p.done),
    rate: count(p.rate),
    mb: cast.pick(['MB', 'MB', 'megabytes']),
  }),
  facts: [
    [
      '{who} <downloads|downloaded> a {file} of {size} {mb}',
      'the {file} <has|had> a size of {size} {mb}',
      'a {file} of {size} {mb} <is|was> on its way to {who:their} laptop',
      'the whole {file} <is|was> {size} {mb}',
      '{who} <wants|wanted> a {file} with {size} {mb}',
      'there <are|were> {size} {mb} in the {file}',
    ],
    [
      '{done} {mb} <are|were> loaded already',
      'so far {done} {mb} <have|had> come in',
      'the first {done} {mb} <are|were> there',
      '{who} already <has|had> {done} {mb} on the disk',
      'the bar <shows|showed> {done} {mb} done',
    ],
    [
      'every second {rate} {mb} <come|came> in',
      'the line <brings|brought> {rate} {mb} per second',
      'the speed <is|was> {rate} {mb} a second',
      'each second <adds|added> {rate} {mb}',
      'it <loads|loaded> at {rate} {mb} per second',
      'the network <carries|carried> {rate} {mb} [each|every] second',
    ],
  ],
  ask: [
    'how many [more|] seconds <does|did> the rest take',
    'how many seconds <are|were> left',
    'how long <does|did> {who} still have to wait, in seconds',
    'after how many [more|further] seconds <is|was> it complete',
    'in how many seconds <is|was> the {file} there',
    'how many seconds <does|did> it take until everything <is|was> loaded',
  ],
  find: [
    'the time for the rest in seconds',
    'the number of seconds left',
    'the seconds still needed',
    'the remaining time in seconds',
  ],
  notes: [
    ['{file}: {size} {mb}', 'size {size} {mb}', '{size} {mb} in all'],
    ['{done} {mb} done', 'loaded: {done} {mb}', 'so far {done} {mb}'],
    ['{rate} {mb} per second', 'speed {rate} {mb} a second', '{rate} {mb} each second'],
  ],
  extras: [
    'the laptop <is|was> [3|4|6] years old',
    '{who} <pays|paid> [20|25|30] dollars a month for the line',
    '[2|3|4] people <use|used> the network',
    'the battery <is|was> at [40|60|75] percent',
  ],
  whole: [
    '{size} {mb}, {done} done, {rate} {mb} per second. Seconds left?',
    '({size} − {done}) {mb} ÷ {rate} {mb} per second = how many seconds?',
    'My {file} is stuck on the screen: {done} of {size} {mb}. The speed is {rate} {mb} a second. How many seconds do I have to wait?',
    'How many seconds until a {file} of {size} {mb} is complete if {done} {mb} are there and {rate} {mb} come in each second?',
    '"{done} {mb} of {size} already," says [my friend|Grandpa|our neighbour|the coach]. "At {rate} {mb} a second, how many seconds are left?"',
  ],
  known: ['{size} {mb} in all', '{done} loaded', '{rate} each second'],
  want: 'seconds left',
  steps: loadSteps,
  unit: 'seconds',
});

export const restFamilies: readonly Family[] = [reading, download];
