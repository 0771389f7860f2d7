/** Families that count days on a calendar. */
import { minus, plus, times } from '../arithmetic.ts';
import { family, type Family } from '../family.ts';
import { count, label } from '../wording/quantity.ts';
import { storyPeople } from './deeds.ts';

const months = [
  'January',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** (last - first + 1) x each day: both days counted. */
const daysInclusive = family({
  name: 'days-times-rate',
  draw(n) {
    const days = n.large ? n.pick([13, 14, 15, 16, 17, 18, 19, 21, 22, 23, 24, 25, 26, 27]) : n.int(3, 12);
    const first = n.int(1, 30 - days + 1);
    let each = n.large ? n.int(13, 89) : n.int(2, 12);
    if (n.large && each % 10 === 0) each += 1;
    return { first, last: first + days - 1, each };
  },
  scene: (cast, p) => ({
    ...storyPeople(cast),
    month: cast.pick(months),
    ...cast.pick([
      { one: 'read pages', thing: 'pages', does: 'reads', did: 'read', do: 'read' },
      { one: 'learn words', thing: 'new words', does: 'learns', did: 'learned', do: 'learn' },
      { one: 'do press-ups', thing: 'press-ups', does: 'does', did: 'did', do: 'do' },
      { one: 'swim lengths', thing: 'lengths', does: 'swims', did: 'swam', do: 'swim' },
      { one: 'write lines', thing: 'lines', does: 'writes', did: 'wrote', do: 'write' },
      { one: 'bake loaves', thing: 'loaves', does: 'bakes', did: 'baked', do: 'bake' },
      { one: 'take photos', thing: 'photos', does: 'takes', did: 'took', do: 'take' },
      { one: 'draw pictures', thing: 'sketches', does: 'draws', did: 'drew', do: 'draw' },
      { one: 'run laps', thing: 'laps', does: 'runs', did: 'ran', do: 'run' },
      { one: 'solve riddles', thing: 'puzzles', does: 'solves', did: 'solved', do: 'solve' },
      { one: 'knit rows', thing: 'rows', does: 'knits', did: 'knitted', do: 'knit' },
    ]),
    first: label(p.first),
    last: label(p.last),
    each: count(p.each),
  }),
  facts: [
    [
      'from {month} {first} to {month} {last}, both included, {who} <keeps|kept> a daily [plan|habit]',
      'the plan <runs|ran> from {first} {month} to {last} {month}, first and last day included',
      '{who} <starts|started> on {month} {first} and <stops|stopped> after {month} {last}, without missing a day',
      'the first day <is|was> {month} {first} and the last day <is|was> {month} {last}',
      '{who:their} [plan|challenge] <covers|covered> every day from {first} to {last} {month}, both counted',
      'on {first} {month} {who} <begins|began>, and {last} {month} <is|was> the last of the days',
    ],
    [
      '{who} <{does}|{did}> {each:n} {thing} [a|per|each|every] day',
      'each day {who} <{does}|{did}> {each:n} {thing}',
      'the daily number of {thing} <is|was> {each:n}',
      'on each of the days {who} <{does}|{did}> {each:n} {thing}',
      'every single day {each:n} {thing} <get|got> done',
      '{each:n} {thing} <are|were> planned for each day, and {who} <{does}|{did}> them all',
    ],
  ],
  ask: [
    'how many {thing} <does|did> {who} {do} [in all|in total|altogether]',
    'how many {thing} <is|was> that [in all|in total|altogether]',
    'what <is|was> the total number of {thing}',
    'how many {thing} <does|did> {who} {do} in this time',
    'how many {thing} <add|added> up in that time',
    'how many {thing} <does|did> that make over all those days',
  ],
  find: [
    'the total number of {thing}',
    'the number of {thing} in all',
    'the number of {thing} over all those days',
    'the {thing} altogether',
  ],
  notes: [
    [
      '{month} {first} to {month} {last}, both included',
      '{first} to {last} {month} (inclusive)',
      'first day {first} {month}, last day {last} {month}',
    ],
    ['{each:n} {thing} a day', '{each:n} {thing}/day', 'daily {each:n} {thing}'],
  ],
  extras: [
    '{who} <is|was> [11|15|34] years old',
    '{who} <needs|needed> [20|30|45] minutes each time',
    'a friend <{does}|{did}> [3|5|8] {thing} a week',
  ],
  whole: [
    'From {month} {first} to {month} {last} I {did} {each:n} {thing} every day, on the first and the last day as well. How many {thing} did I {do}?',
    'Diary of {pal:name}. {month} {first}: {each:n} {thing}. Same again every day up to and including {month} {last}. How many {thing} is that in all?',
    'How many {thing} does {pal} {do} from {month} {first} to {month} {last} inclusive at {each:n} a day?',
    '{month} challenge! {each:n} {thing} a day, from day {first} to day {last}, both included. Total number of {thing}?',
  ],
  known: ['first day {first}, last day {last}, both counted', '{each:n} {thing} a day'],
  want: '{thing} in all',
  steps: (p) => {
    const gap = minus(p.last, p.first);
    const days = plus(gap.value, 1);
    return [
      ['days between', gap],
      ['days', days],
      ['in all', times(days.value, p.each)],
    ];
  },
  unit: '{thing}',
});

const lengths = [
  { one: 'January', days: 31, next: 'February' },
  { one: 'March', days: 31, next: 'April' },
  { one: 'April', days: 30, next: 'May' },
  { one: 'May', days: 31, next: 'June' },
  { one: 'June', days: 30, next: 'July' },
  { one: 'July', days: 31, next: 'August' },
  { one: 'August', days: 31, next: 'September' },
  { one: 'September', days: 30, next: 'October' },
  { one: 'October', days: 31, next: 'November' },
  { one: 'November', days: 30, next: 'December' },
  { one: 'December', days: 31, next: 'January' },
];

/** (days of the month - from) + to: days until a date in the next month. */
const daysAcross = family({
  name: 'days-across-months',
  draw(n) {
    const length = n.pick([30, 31, 31]);
    return { length, from: n.int(2, length - 1), to: n.int(1, 28) };
  },
  scene: (cast, p) => {
    const month = cast.pick(lengths.filter(({ days }) => days === p.length));
    return {
      ...storyPeople(cast),
      event: cast.pick([
        'the school trip',
        'the exam',
        'the concert',
        'the wedding',
        'the race',
        'the party',
        'the holiday',
        'the match',
        'the move',
        'the fair',
        'the first day of work',
      ]),
      month: month.one,
      next: month.next,
      length: label(p.length),
      from: label(p.from),
      to: label(p.to),
    };
  },
  facts: [
    [
      'today <is|was> {month} {from}',
      'today <is|was> {from} {month}, and {month} <has|had> {length} days',
      'the date <is|was> {from} {month}',
      'the calendar <shows|showed> {month} {from}',
      '{who} <makes|made> a plan on {month} {from}',
      'it <is|was> {month} {from} today',
    ].map((text) => (text.includes('{length') ? text : `${text}, in a month of {length} days`)),
    [
      '{event} <is|was> on {next} {to}',
      '{event} <is|was> on {to} {next}',
      'the date of {event} <is|was> {next} {to}',
      '{who} <waits|waited> for {event} on {next} {to}',
      'the next month <brings|brought> {event}, on {next} {to}',
      '{event} <comes|came> on {next} {to}',
    ],
  ],
  ask: [
    'how many days <are|were> there from the first date until {event}',
    'how many days <are|were> there to go',
    'how many days away <is|was> {event}',
    'in how many days <is|was> {event}',
    'how many days later <is|was> {event}',
    'how long in days <does|did> {who} have to wait',
  ],
  find: [
    'the number of days until {event}',
    'the number of days from the first date to the second',
    'the days to wait',
    'the waiting time in days',
  ],
  notes: [
    [
      '{month} {from} ({month} has {length} days)',
      'today {from} {month}, month of {length} days',
      'now: {month} {from} of {length}',
    ],
    ['{event} {next} {to}', '{event}: {to} {next}', '{event} on {next} {to}'],
  ],
  extras: [
    "{event} <starts|started> at [9|10|11] o'clock",
    '[12|24|60] people <are|were> invited',
    'the plan <is|was> [2|3|5] years old',
  ],
  whole: [
    'Today is {month} {from}, and {month} has {length} days. {event} is on {next} {to}. How many more sleeps?',
    'My calendar says {from} {month}. {month} has {length} days. How many days are left until {event} on {to} {next}?',
    'How many days after {month} {from} is {next} {to}, when {month} has {length} days?',
    'Count the days from {from} {month} (not counted) to {to} {next} (counted). {month} has {length} days.',
    '"When is {event}?" "On {next} {to}." "And today is {month} {from}." How many days is that, as {month} has {length} days?',
  ],
  known: ['from {month} {from} to {next} {to}', '{month} has {length} days'],
  want: 'number of days',
  steps: (p) => {
    const rest = minus(p.length, p.from);
    return [
      ['rest of the month', rest],
      ['in all', plus(rest.value, p.to)],
    ];
  },
  unit: 'days',
});

export const calendarFamilies: readonly Family[] = [daysInclusive, daysAcross];
