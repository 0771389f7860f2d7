/** Families about regular ways, there and back, and what is done every minute. */
import { plus, times } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { count, measure } from '../wording/quantity.ts';
import { number, suitedRates } from './rate-numbers.ts';
import { distances } from './travel-modes.ts';

const commuteSteps = (p: { distance: number; days: number }): readonly LabeledStep[] => {
  const day = times(p.distance, 2);
  return [
    ['each day', day],
    ['all days', times(day.value, p.days)],
  ];
};

/** distance x 2 x days: there and back. */
const commute = family({
  name: 'commute',
  draw: (n) =>
    suitedRates(n, commuteSteps, () => ({
      distance: n.large && n.int(0, 3) === 0 ? n.int(3, 31) / 2 : number(n, 2, 30),
      days: n.large ? n.int(4, 40) : n.int(3, 12),
    })),
  scene: (cast, p) => ({
    who: cast.person(),
    ...distances(p.distance * 2 + p.days, { distance: p.distance }),
    days: measure(p.days, 'day'),
    goal: cast.pick([
      'school',
      'work',
      'the office',
      'the market',
      'the stables',
      'the pool',
      'the workshop',
      'the hospital',
      'the library',
      'the harbour',
      'football practice',
      'the studio',
    ]),
    ...cast.pick([
      { one: 'cycles', went: 'cycled' },
      { one: 'walks or cycles', went: 'walked or cycled' },
      { one: 'rides a bike', went: 'rode a bike' },
      { one: 'takes the bus', went: 'took the bus' },
      { one: 'rides a scooter', went: 'rode a scooter' },
      { one: 'takes the tram', went: 'took the tram' },
      { one: 'gets a lift', went: 'got a lift' },
      { one: 'travels', went: 'travelled' },
    ]),
  }),
  facts: [
    [
      '{who:their} way to {goal} <is|was> {distance} long',
      'it <is|was> {distance} from {who:their} home to {goal}',
      '{who} <lives|lived> {distance} from {goal}',
      'from {who:their} front door to {goal} it <is|was> {distance} [each way|one way|]',
      'one way to {goal} <is|was> {distance} for {who:them}',
      'between {who:their} house and {goal} <lie|lay> {distance}',
      'the way from {who:their} flat to {goal} <measures|measured> {distance}',
    ],
    [
      '{who} <{one}|{went}> there and back on {days}',
      '{who} <makes|made> the trip in both directions on each of {days}',
      'on {days}, {who} <{one}|{went}> there in the morning and home again in the evening',
      '{who} <goes|went> there and back again once a day for {days}',
      'this way, there and back, <is|was> made on {days} by {who:them}',
      'for {days} {who} <does|did> this way twice a day, once in each direction',
      '{who} <does|did> the round trip once a day on {days}',
      'going there and back once a day <is|was> what {who} <does|did> for {days}',
    ],
  ],
  ask: [
    'how far <does|did> {who} travel on these days [in total|in all|altogether]',
    'how many {km} <does|did> {who} cover [in all|altogether|in total]',
    'how many {km} <is|was> that [in all|altogether]',
    'what distance <does|did> that make [in {far}|]',
    'what number of {far} <does|did> that come to',
    'what <is|was> the total distance [in {km}|]',
    'how many {km} <does|did> {who} put behind {who:them} in all those days',
  ],
  find: [
    'the total distance [in {km}|]',
    'the number of {km} on all days together',
    'the distance of all trips together',
    'the {far} travelled in all',
  ],
  notes: [
    ['home to {goal}: {distance}', 'one way {distance}', '{distance} to {goal}', '{distance} each way'],
    ['there and back, {days}', '{days}, round trip each day', 'both ways on {days}'],
  ],
  extras: [
    "{who} <leaves|left> the house at [7|8] o'clock",
    'the trip <takes|took> about [15|20|25|35] minutes',
    '{who} <passes|passed> [2|3|4] traffic lights on the way',
    '{who:their} bag <weighs|weighed> [3|4|6] kg',
  ],
  whole: [
    'School is {distance} from our house, and we go there and back on {days}. How many {km} is that?',
    '{distance} there, {distance} back, {days}. How many {km}?',
    '2 × {distance} × {days:n} days = how many {km}?',
    'How many {km} add up over {days} if the way to {goal} is {distance} and each day you go there and home again?',
    'Dear boss, I live {distance} from {goal} and came in on {days} this [spring|season]. Please pay me for the distance, both ways. How many {km} is that?',
    'My gran lives {distance} away. I visited her on {days} and went home each evening. How many {km} did I travel?',
    'Work out how many {km} {who:name} <travels|travelled> on {days}, going {distance} to {goal} and the same way back every day.',
  ],
  known: ['{distance} one way', 'there and back each day', '{days}'],
  want: 'total distance in {far}',
  steps: commuteSteps,
  unit: '{far}',
});

const walkSteps = (p: { minutes: number; distance: number }): readonly LabeledStep[] => {
  const one = times(p.minutes, p.distance);
  return [
    ['one way', one],
    ['both ways', times(one.value, 2)],
  ];
};

/** minutes for each km x km x 2. */
const minutesThereAndBack = family({
  name: 'minutes-there-and-back',
  draw: (n) =>
    suitedRates(n, walkSteps, () => ({
      minutes: n.int(3, n.large ? 19 : 12),
      distance: n.int(2, n.large ? 18 : 8),
    })),
  scene: (cast, p) => ({
    who: cast.person(),
    ...distances(p.minutes + p.distance, { distance: p.distance }),
    mile: (p.minutes + p.distance) % 2 === 1 ? 'mile' : 'kilometre',
    minutes: measure(p.minutes, 'minute'),
    goal: cast.pick([
      'school',
      'the lake',
      'the shops',
      'the station',
      'the farm',
      'the beach',
      'the castle',
      'the next village',
      'the bakery',
      'the viewpoint',
    ]),
  }),
  facts: [
    [
      '{who} <needs|needed> {minutes} for [a|each|one] {mile}',
      'a {mile} <takes|took> {who:them} {minutes}',
      '{who} <covers|covered> [a|one] {mile} in {minutes}',
      'every {mile} <costs|cost> {who:them} {minutes}',
      'it <takes|took> {who:them} {minutes} to [walk|go|do] one {mile}',
      '{who:their} pace <is|was> {minutes} per {mile}',
      'for each {mile} {who} <takes|took> {minutes}',
    ],
    [
      '{who} <goes|went> to {goal}, {distance} away, and [back again|home again]',
      'it <is|was> {distance} to {goal}, and {who} <goes|went> there and back',
      'the way to {goal} and back <is|was> {distance} in each direction',
      '{goal} <is|was> {distance} from {who:their} home, and {who} <makes|made> the way there and back',
      '{who} <makes|made> a trip to {goal} and back, which <is|was> {distance} each way',
      'there and back again <is|was> {who:their} plan for {goal}, {distance} from home',
    ],
  ],
  ask: [
    'how many minutes <does|did> {who} need for both ways together',
    'how many minutes <does|did> {who} spend on the way',
    'how long <does|did> the trip there and back take, in minutes',
    'how many minutes <does|did> it take there and back',
    'what <is|was> the total time in minutes',
    'how many minutes <does|did> the round trip take',
  ],
  find: [
    'the time there and back in minutes',
    'the minutes for the round trip',
    'the total time on the way in minutes',
    'the number of minutes for both ways',
  ],
  notes: [
    ['{minutes} per {mile}', '1 {mile}: {minutes}', 'pace: {minutes} a {mile}'],
    [
      '{distance} to {goal}, there and back',
      '{goal} and back, {distance} each way',
      'both ways, {distance} each',
    ],
  ],
  extras: [
    '{who} <carries|carried> a bag of [3|4|5] kg',
    '{who} <meets|met> [2|3] friends on the way',
    "{who} <sets|set> out at [8|9|10] o'clock",
    '{who} <buys|bought> [2|3|4] rolls there',
  ],
  whole: [
    'How many minutes is it there and back if a {mile} takes {minutes} and {goal} is {distance} away?',
    '{minutes} per {mile}, {distance} to {goal}, and the same way home. Minutes in all?',
    'My dog and I went to {goal} and back, {distance} each way. Each {mile} took us {minutes}. How many minutes were we on our feet?',
    '"It is {distance} to {goal}," says [my friend|Grandpa|our neighbour|the coach]. "At {minutes} per {mile}, how many minutes is that there and back?"',
    '{minutes} × {distance:n} × 2 = ? ({distance} to {goal}, both ways, {minutes} for each {mile})',
  ],
  known: ['{minutes} each {mile}', '{distance} one way', 'there and back'],
  want: 'minutes there and back',
  steps: walkSteps,
  unit: 'minutes',
});

const stepsSteps = (p: { beats: number; first: number; second: number }): readonly LabeledStep[] => {
  const all = plus(p.first, p.second);
  return [
    ['minutes', all],
    ['in all', times(all.value, p.beats)],
  ];
};

/** so many each minute x (minutes + minutes). */
const beats = family({
  name: 'beats',
  draw: (n) =>
    suitedRates(n, stepsSteps, () => ({
      beats: number(n, 12, 160),
      first: n.int(2, n.large ? 45 : 7),
      second: n.int(2, n.large ? 30 : 5),
    })),
  scene: (cast, p) => {
    const drawn = cast.pick(
      [
        { one: 'step', takes: 'takes', took: 'took', low: 40, high: 160 },
        { one: 'heartbeat', takes: 'counts', took: 'counted', low: 48, high: 160 },
        { one: 'breath', takes: 'takes', took: 'took', low: 10, high: 30 },
        { one: 'jump', takes: 'does', took: 'did', low: 20, high: 120 },
        { one: 'pedal turn', takes: 'makes', took: 'made', low: 40, high: 100 },
        { one: 'stroke', takes: 'does', took: 'did', low: 15, high: 50 },
        { one: 'sit-up', takes: 'does', took: 'did', low: 10, high: 40 },
        { one: 'drum beat', takes: 'plays', took: 'played', low: 40, high: 160 },
        { one: 'note', takes: 'plays', took: 'played', low: 40, high: 160 },
        { one: 'key press', takes: 'makes', took: 'made', low: 60, high: 160 },
        { one: 'stitch', takes: 'sews', took: 'sewed', low: 12, high: 60 },
      ].filter(({ low, high }) => p.beats >= low && p.beats <= high),
    );
    const many = /(th|ss|ch)$/.test(drawn.one)
      ? `${drawn.one}${drawn.one.endsWith('th') ? 's' : 'es'}`
      : `${drawn.one}s`;
    return {
      who: cast.person(),
      step: { kind: 'thing', one: drawn.one, many },
      takes: drawn.takes,
      took: drawn.took,
      beats: count(p.beats),
      first: measure(p.first, 'minute'),
      second: measure(p.second, 'minute'),
    };
  },
  facts: [
    [
      '{who} <{takes}|{took}> {beats step} [a|per|each|every] minute',
      'in one minute {who} <{takes}|{took}> {beats step}',
      'each minute {who} <{takes}|{took}> {beats step}',
      'there <are|were> {beats step} in [a|one|each] minute',
      'every minute <has|had> {beats step} for {who:them}',
      '{who} <manages|managed> {beats step} in a minute',
    ],
    [
      '{who} <keeps|kept> this up for {first} before a break and for {second} after it',
      '{who} <goes|went> on like this for {first} in the morning and {second} in the evening',
      'it <goes|went> on for {first} [on Monday and for {second} on Tuesday|at first and for {second} later]',
      'there <are|were> two rounds of it, one of {first} and one of {second}',
      '{who} <does|did> this twice, once for {first} and once for {second}',
      'the first part <lasts|lasted> {first} and the second part {second}',
    ],
  ],
  ask: [
    'how many {step:s} <is|was> that [in all|altogether|in total]',
    'how many {step:s} <are|were> there in all',
    'how many {step:s} <does|did> {who} get to [in all|altogether]',
    'what <is|was> the number of {step:s} in all',
    'what number of {step:s} <does|did> that come to',
    'how many {step:s} <do|did> both parts make together',
  ],
  find: [
    'the [total|whole] number of {step:s}',
    'the {step:s} in all',
    'the number of {step:s} in both parts together',
  ],
  notes: [
    ['{beats step} per minute', '{beats step} a minute', '1 minute: {beats step}'],
    ['{first} and {second}', '{first}, break, {second}', 'part 1 {first}, part 2 {second}'],
  ],
  extras: [
    "it <is|was> over by [6|7|8] o'clock",
    'the break <has|had> a length of [a quarter of an hour|half an hour]',
    '{who} <has|had> done this for [2|3] years',
    '[3|5|8] people <watch|watched>',
  ],
  whole: [
    '{beats step} per minute, {first} in the morning and {second} in the evening. How many {step:s}?',
    'At {beats step} a minute, how many {step:s} are there in {first} and another {second} together?',
    '({first} + {second}) × {beats:n} {step:s} per minute = ?',
    'My app says {beats step} per minute. I did {first} before lunch and {second} after lunch. What number of {step:s} will it show?',
    '"Always {beats step} a minute," says [my friend|Grandpa|our neighbour|the coach]. "First {first}, and {second} after a rest." How many {step:s} are those together?',
  ],
  known: ['{beats step} each minute', '{first} and {second}'],
  want: 'number of {step:s}',
  steps: stepsSteps,
  unit: '{step:s}',
});

export const dailyFamilies: readonly Family[] = [commute, minutesThereAndBack, beats];
