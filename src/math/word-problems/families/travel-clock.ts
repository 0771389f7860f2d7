/** Families about the time of day and how long things take, answered in minutes. */
import { minus, plus, times } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { count, measure } from '../wording/quantity.ts';
import { suitedRates } from './rate-numbers.ts';

const HOUR = 60;

const two = (value: number): string => String(value).padStart(2, '0');

interface Clock {
  readonly one: string;
  readonly from: string;
  readonly to: string;
}

/** Two times of one day, written in one of the usual ways. */
function clocks(p: { hour: number; minute: number; endHour: number; endMinute: number }): Clock[] {
  const write = (hour: number, minute: number, tail: string, pad = false): string =>
    `${pad ? two(hour) : hour}:${two(minute)}${tail}`;
  const ways = p.endHour <= 11 ? ['', ' am', ' pm', 'padded', ''] : ['', 'padded', '', 'padded', ''];
  return ways.map((tail, i) => {
    const [end, pad] = tail === 'padded' ? ['', true] : [tail, false];
    const [from, to] = [write(p.hour, p.minute, end, pad), write(p.endHour, p.endMinute, end, pad)];
    return { one: `${from}-${to}/${i}`, from, to };
  });
}

type Span = { hour: number; minute: number; endHour: number; endMinute: number };

const betweenSteps = (p: Span): readonly LabeledStep[] => {
  const between = minus(p.endHour, p.hour);
  const full = times(between.value, HOUR);
  const start: LabeledStep[] = [
    ['hours', between],
    ['in minutes', full],
  ];
  if (p.endMinute >= p.minute) {
    const rest = minus(p.endMinute, p.minute);
    return [...start, ['minutes more', rest], ['in all', plus(full.value, rest.value)]];
  }
  const rest = minus(p.minute, p.endMinute);
  return [...start, ['minutes less', rest], ['in all', minus(full.value, rest.value)]];
};

/** Minutes between two times of a day. */
const between = family({
  name: 'between-times',
  draw: (n) =>
    suitedRates(n, betweenSteps, () => {
      const hour = n.int(1, n.large ? 14 : 19);
      const fine = n.large || n.int(0, 2) === 0;
      const minute = fine ? n.int(1, 59) : 5 * n.int(0, 11);
      const endMinute = fine ? n.int(1, 59) : 5 * n.int(0, 11);
      return { hour, minute, endHour: Math.min(23, hour + n.int(1, n.large ? 9 : 4)), endMinute };
    }),
  scene: (cast, p) => {
    const { from, to } = cast.pick(clocks(p));
    const event = cast.pick([
      { one: 'the concert', kind: 'the show' },
      { one: 'the train ride', kind: 'the ride' },
      { one: 'the school trip', kind: 'the trip' },
      { one: 'the match', kind: 'the game' },
      { one: 'the meeting', kind: 'the meeting' },
      { one: 'the market', kind: 'the market' },
      { one: 'the party', kind: 'the party' },
      { one: 'the boat tour', kind: 'the tour' },
      { one: 'the night shift', kind: 'the shift' },
      { one: 'the rehearsal', kind: 'the rehearsal' },
      { one: 'the exam', kind: 'the exam' },
      { one: 'the film', kind: 'the film' },
      { one: 'the cooking course', kind: 'the course' },
      { one: 'the bus ride', kind: 'the ride' },
    ]);
    return { who: cast.person(), from, to, event: event.one };
  },
  ordered: true,
  facts: [
    [
      '{event} <starts|started> at {from}',
      '{event} <begins|began> at {from}',
      'at {from} {event} <begins|began>',
      'the start of {event} <is|was> at {from}',
      'when {event} <starts|started>, the clock <shows|showed> {from}',
      '{who} <looks|looked> at the clock at the start of {event}, at {from}',
      'it <is|was> {from} at the start of {event}',
    ],
    [
      'it <ends|ended> at {to} on the same day',
      'it <is|was> over at {to} that day',
      'it <lasts|lasted> until {to} on that day',
      'the end <comes|came> at {to} on the same day',
      'it <finishes|finished> at {to} the same day',
      'at {to} on the same day it <is|was> over',
      'it <goes|went> on until {to} the same day',
    ],
  ],
  ask: [
    'how many minutes <does|did> [it|{event}] last',
    'how many minutes <is|was> that',
    'how long <does|did> it take, in minutes',
    'for how many minutes <does|did> it go on',
    'how many minutes <pass|passed> from start to end',
    'what <is|was> the length of {event} in minutes',
    'how many minutes <are|were> there between the start and the end',
  ],
  find: [
    'the length of {event} in minutes',
    'the number of minutes from start to end',
    'the minutes between the two times',
    'the duration of {event} in minutes',
  ],
  notes: [
    ['{event}: start {from}', '{event} from {from}', 'start {from}'],
    ['end {to}', 'until {to}', 'over at {to}'],
  ],
  extras: [
    '{who} <comes|came> with [2|3|4] friends',
    '[40|65|120] people <are|were> there',
    'a drink there <costs|cost> [2|3|4] dollars',
    '{who} <goes|went> there [two|three] times a year',
  ],
  whole: [
    'How many minutes are there from {from} to {to} on the same day?',
    '{from} → {to}, same day. Minutes?',
    'A sign on the door of the [shop|office|bank|bakery] says: "Open from {from} to {to}." For how many minutes is it open?',
    '{from} until {to} = how many minutes? (same day)',
    'I fell asleep at {from} and woke up at {to} the same day. How many minutes did I sleep?',
    'My train leaves at {from} and arrives at {to} on the same day. How many minutes am I on it?',
    '"The door was locked at {from}," says [my friend|Grandpa|our neighbour|the coach]. "It was opened again at {to} the same day." For how many minutes was it locked?',
    'Work out how many minutes pass between {from} and {to} on one day.',
    'If a [ferry|coach|plane] sets off at {from} and gets in at {to} the same day, how many minutes is it under way?',
  ],
  known: ['from {from} to {to} on one day', '1 hour is 60 minutes'],
  want: 'minutes between',
  steps: betweenSteps,
  unit: 'minutes',
});

const durationSteps = (p: { hours: number; minutes: number; more: number }): readonly LabeledStep[] => {
  const full = times(p.hours, HOUR);
  const first = plus(full.value, p.minutes);
  return [
    ['hours in minutes', full],
    ['first part', first],
    ['in all', plus(first.value, p.more)],
  ];
};

/** hours and minutes + more minutes, in minutes. */
const durations = family({
  name: 'durations',
  draw: (n) =>
    suitedRates(n, durationSteps, () => ({
      hours: n.int(1, n.large ? 5 : 3),
      minutes: n.large ? n.int(3, 58) : 5 * n.int(1, 11),
      more: n.large ? n.int(11, 95) : n.pick([5, 8, 10, 12, 15, 18, 20, 25, 30, 35, 40, 45, 50]),
    })),
  scene: (cast, p) => {
    const drawn = cast.pick([
      { one: 'the film', more: 'the adverts before it' },
      { one: 'the train ride', more: 'the walk to the hotel' },
      { one: 'the flight', more: 'the bus ride from the airport' },
      { one: 'the concert', more: 'the wait at the door' },
      { one: 'the hike', more: 'the picnic at the top' },
      { one: 'the meeting', more: 'the coffee break' },
      { one: 'the first half of the drive', more: 'the second half' },
      { one: 'the baking', more: 'the cooling' },
      { one: 'the homework', more: 'the piano practice' },
      { one: 'the ferry crossing', more: 'the passport check' },
      { one: 'the museum tour', more: 'the visit to the shop' },
      { one: 'the training', more: 'the shower and the way home' },
    ]);
    return {
      who: cast.person(),
      event: drawn.one,
      other: drawn.more,
      hours: measure(p.hours, 'hour'),
      minutes: measure(p.minutes, 'minute'),
      more: measure(p.more, 'minute'),
    };
  },
  facts: [
    [
      '{event} <takes|took> {hours} and {minutes}',
      '{event} <lasts|lasted> {hours} {minutes}',
      '{hours} and {minutes} <is|was> the length of {event}',
      'for {event} {who} <needs|needed> {hours} and {minutes}',
      'it <takes|took> {hours} and {minutes} for {event}',
      '{who} <spends|spent> {hours} {minutes} on {event}',
      '{event} <goes|went> on for {hours} and {minutes}',
    ],
    [
      '{other} <takes|took> {more}',
      '{other} <adds|added> {more}',
      'for {other} {who} <needs|needed> {more}',
      '{other} <lasts|lasted> {more}',
      'it <takes|took> {more} for {other}',
      '{more} <are|were> needed for {other}',
    ],
  ],
  ask: [
    'how many minutes <is|was> that [in all|altogether|together]',
    'how long <does|did> both take together, in minutes',
    'how many minutes <do|did> the two take [in all|altogether|together]',
    'what <is|was> the total time in minutes',
    'how many minutes <go|went> by in all',
    'how many minutes <does|did> {who} need for both [together|]',
  ],
  find: [
    'the total time in minutes',
    'the minutes for both together',
    'the number of minutes in all',
    'the whole time in minutes',
  ],
  notes: [
    ['{event}: {hours} {minutes}', '{hours} {minutes} for {event}', '{event} {hours} and {minutes}'],
    ['{other}: {more}', 'plus {more} for {other}', '{more} for {other}'],
  ],
  extras: [
    "it all <begins|began> at [9|10|2|3] o'clock",
    '{who} <pays|paid> [12|15|18] dollars for it',
    '[3|4|5] friends <come|came> along',
    'it <is|was> [17|21|24] degrees outside',
  ],
  whole: [
    '{hours} {minutes} plus {more}. How many minutes?',
    '{hours} {minutes} + {more} = how many minutes?',
    'We planned {hours} and {minutes} for {event} and {more} for {other}. How many minutes should we set aside?',
    'How many minutes do {hours} {minutes} and another {more} make?',
    '"{hours} and {minutes} already," says [my friend|Grandpa|our neighbour|the coach]. "And we need {more} more." How many minutes will it be in the end?',
    'My day off: {event}, {hours} {minutes}, and {other}, {more}. Total in minutes?',
  ],
  known: ['first part {hours} {minutes}', 'second part {more}', '1 hour is 60 minutes'],
  want: 'minutes in all',
  steps: durationSteps,
  unit: 'minutes',
});

const lessonSteps = (p: {
  lessons: number;
  length: number;
  breaks: number;
  rest: number;
}): readonly LabeledStep[] => {
  const [taught, free] = [times(p.lessons, p.length), times(p.breaks, p.rest)];
  return [
    ['{lesson:s}', taught],
    ['breaks', free],
    ['in all', plus(taught.value, free.value)],
  ];
};

/** lessons x minutes + breaks x minutes. */
const lessons = family({
  name: 'lessons',
  draw: (n) =>
    suitedRates(n, lessonSteps, () => ({
      lessons: n.int(2, 8),
      length: n.large ? n.int(15, 95) : n.pick([10, 20, 30, 40, 50, 60, 90]),
      breaks: n.int(2, 7),
      rest: n.pick([5, 6, 8, 10, 12, 15, 20]),
    })),
  scene: (cast, p) => ({
    who: cast.person(),
    lesson: {
      kind: 'thing',
      ...cast.pick([
        { one: 'lesson', many: 'lessons' },
        { one: 'training session', many: 'training sessions' },
        { one: 'talk', many: 'talks' },
        { one: 'piano lesson', many: 'piano lessons' },
        { one: 'swimming class', many: 'swimming classes' },
        { one: 'meeting', many: 'meetings' },
        { one: 'dance class', many: 'dance classes' },
        { one: 'act of the play', many: 'acts of the play' },
        { one: 'game', many: 'games' },
        { one: 'interview', many: 'interviews' },
        { one: 'lecture', many: 'lectures' },
      ]),
    },
    lessons: count(p.lessons),
    length: measure(p.length, 'minute'),
    breaks: count(p.breaks),
    rest: measure(p.rest, 'minute'),
  }),
  facts: [
    [
      'there <are|were> {lessons lesson} of {length} each',
      '{who} <has|had> {lessons lesson}, [each|every one] {length} long',
      'the day <has|had> {lessons lesson}, and each {lesson} <takes|took> {length}',
      'each of the {lessons lesson} <lasts|lasted> {length}',
      '{who} <sits|sat> through {lessons lesson} of {length} each',
      'a {lesson} <takes|took> {length}, and there <are|were> {lessons:n} of them',
      '{lessons lesson} <are|were> planned, at {length} apiece',
    ],
    [
      'there <are|were> {breaks} breaks of {rest} each',
      '{breaks} breaks <last|lasted> {rest} each',
      '{who} <gets|got> {breaks} breaks of {rest} each',
      'each of the {breaks} breaks <takes|took> {rest}',
      'a break <is|was> {rest} long, and there <are|were> {breaks} breaks',
      '{breaks} breaks <are|were> taken, each {rest} long',
    ],
  ],
  ask: [
    'how many minutes <is|was> that [in all|altogether|with the breaks]',
    'how long <is|was> the whole programme with its breaks, in minutes',
    'how many minutes <do|did> the {lesson:s} and the breaks take together',
    'how many minutes <does|did> everything take',
    'what <is|was> the total time in minutes',
    'how many minutes <go|went> by in all, breaks included',
  ],
  find: [
    'the total time in minutes',
    'the minutes for {lesson:s} and breaks together',
    'the whole time with the breaks, in minutes',
    'the number of minutes in all',
  ],
  notes: [
    [
      '{lessons lesson}, {length} each',
      '{lessons:n} × {length} ({lesson:s})',
      '{lessons lesson} of {length}',
    ],
    ['{breaks} breaks of {rest}', '{breaks} breaks, {rest} each', 'breaks: {breaks} × {rest}'],
  ],
  extras: [
    "it all <starts|started> at [8|9|10] o'clock",
    '[14|22|28] people <take|took> part',
    '{who} <has|had> [2|3] sandwiches along',
    'the room <has|had> [30|40|60] chairs',
  ],
  whole: [
    '{lessons lesson} of {length} and {breaks} breaks of {rest}. How many minutes in all?',
    'How many minutes do {lessons lesson} of {length} take together with {breaks} breaks of {rest} each?',
    '{lessons lesson} × {length} + {breaks} breaks × {rest} = how many minutes?',
    'Timetable: {lessons lesson} ({length} each), {breaks} breaks ({rest} each). Total minutes?',
    '"{lessons lesson} of {length} today," sighs [my friend|Grandpa|our neighbour|the coach]. "At least we have {breaks} breaks of {rest} each." How many minutes is the whole thing?',
    'My school day has {lessons lesson}, {length} each, and {breaks} breaks of {rest}. How many minutes is my day at school?',
  ],
  known: ['{lessons lesson} of {length}', '{breaks} breaks of {rest}'],
  want: 'minutes in all',
  steps: lessonSteps,
  unit: 'minutes',
});

export const travelClockFamilies: readonly Family[] = [between, durations, lessons];
