/** Families about one traveller: time and speed from a distance. */
import { minus, over } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { measure } from '../wording/quantity.ts';
import { number, suitedRates } from './rate-numbers.ts';
import { distances, drawSpeed, goes, travelSpeeds } from './travel-modes.ts';

const timeSteps = (p: { distance: number; done: number; speed: number }): readonly LabeledStep[] => {
  const rest = minus(p.distance, p.done);
  return [
    ['still to go', rest],
    ['time', over(rest.value, p.speed)],
  ];
};

/** (distance - what is done) / speed. */
const restOfTheWay = family({
  name: 'rest-of-the-way',
  draw: (n) =>
    suitedRates(n, timeSteps, () => {
      const fast = drawSpeed(n);
      const done = number(n, 2, Math.max(8, 2 * fast));
      return { distance: fast * n.int(2, 9) + done, done, speed: fast };
    }),
  scene: (cast, p) => ({
    who: cast.person(),
    ...goes(cast, p.speed + p.done, p.speed),
    ...travelSpeeds(p.speed + p.done, { speed: p.speed }),
    ...distances(p.speed + p.done, { distance: p.distance, done: p.done }),
    town: cast.town(),
  }),
  facts: [
    [
      'the way to {town} <is|was> {distance} long',
      'it <is|was> {distance} from home to {town}',
      '{town} <lies|lay> {distance} from the start',
      '{who:their} route to {town} <has|had> a length of {distance}',
      '{who} <wants|wanted> to travel {distance} to {town}',
      'there <are|were> {distance} between the start and {town}',
      'a trip of {distance} <takes|took> {who:them} to {town}',
      'from start to finish it <is|was> {distance} to {town}',
    ],
    [
      '{who} <has|had> [already|] done {done} [of the way|so far|]',
      'the first {done} <are|were> [already|] behind {who:them}',
      '{done} of the way <are|were> [already|] done',
      '{who} <has|had> covered {done} by noon',
      'so far {who} <has|had> come {done}',
      '{who} <takes|took> a break after {done}',
      '{who} <stops|stopped> for lunch when {done} <are|were> done',
    ],
    [
      'for the rest {who} <{goes}|{went}> at {speed}',
      '{who} <does|did> the remaining part at {speed}',
      '{who:their} speed on the rest of the way <is|was> {speed}',
      'on the rest of the way {who} <makes|made> {speed:n} {km} an hour',
      'the remaining part <is|was> done at [a steady|] {speed}',
      'the rest of the way <goes|went> by at {speed}',
      '{who} <covers|covered> what <is|was> left at {speed}',
    ],
  ],
  ask: [
    'how many hours <does|did> the rest [of the way|] take',
    'how long <does|did> {who} need for the rest, in hours',
    'how many [more|] hours <does|did> {who} need for the rest of the way',
    'for how many hours <does|did> {who} travel after that',
    'how many hours <are|were> still ahead',
    'what time in hours <does|did> the remaining part take',
  ],
  find: [
    'the time for the rest of the way in hours',
    'the number of hours still to travel',
    'the hours that the remaining part takes',
    'the remaining travel time in hours',
  ],
  notes: [
    ['way to {town}: {distance}', '{distance} in all', 'total {distance}', 'to {town} {distance}'],
    ['{done} done', 'done so far: {done}', '{done} behind {who:them}'],
    ['{speed} for the rest', 'rest at {speed}', 'speed on the rest: {speed}'],
  ],
  extras: [
    '{who} <has|had> been to {town} [twice|three times] before',
    'a night in {town} <costs|cost> [60|75|80] dollars',
    'the break <lasts|lasted> [15|20|25|35] minutes',
    '{who} <carries|carried> [2|3] litres of water',
  ],
  whole: [
    'Of {distance} to {town}, {done} are done. At {speed}, how many more hours?',
    'How many hours are left on a trip of {distance} once {done} are done, if you go at {speed}?',
    '"Are we there yet?" "No, the trip is {distance} and we have only done {done}." "And at {speed}, how many hours are left?"',
    '({distance} − {done}) ÷ {speed} = how many hours?',
    'Our trip to {town} was {distance} long. After {done} we had a rest, and from there we made {speed}. How many hours did the part after the rest take?',
    'The sign at the start says "{town} {distance}". {done} later there is a café. How many hours is it from the café to {town} at {speed}?',
  ],
  known: ['way of {distance}', '{done} done', '{speed} on the rest'],
  want: 'hours for the rest',
  steps: timeSteps,
  unit: 'hours',
});

const hoursSteps = (p: { distance: number; speed: number }): readonly LabeledStep[] => [
  ['time', over(p.distance, p.speed)],
];

/** distance / speed. */
const travelTime = family({
  name: 'travel-time',
  draw: (n) =>
    suitedRates(n, hoursSteps, () => {
      const fast = drawSpeed(n);
      const time = n.large && n.int(0, 4) === 0 ? n.int(3, 15) / 2 : n.int(2, n.large ? 16 : 12);
      return { distance: fast * time, speed: fast };
    }),
  scene: (cast, p) => ({
    who: cast.person(),
    ...goes(cast, p.speed + p.distance, p.speed),
    ...travelSpeeds(p.speed + p.distance, { speed: p.speed }),
    ...distances(p.speed + p.distance, { distance: p.distance }),
    town: cast.town(),
    home: cast.town(),
  }),
  facts: [
    [
      'the [trip|way|journey] from {home} to {town} <is|was> {distance} long',
      'it <is|was> {distance} from {home} to {town}',
      '{who} <wants|wanted> to get from {home} to {town}, which <are|were> {distance} apart',
      '{home} and {town} <are|were> {distance} apart',
      '{who} <has|had> {distance} to go',
      'the distance [to cover|from {home} to {town}] <is|was> {distance}',
      'there <are|were> {distance} ahead of {who:them}',
      '{who} <has|had> to cover {distance}',
    ],
    [
      '{who} <{goes}|{went}> at [a steady|an average of|] {speed}',
      '{who:their} [average|] speed <is|was> {speed}',
      '{who} <travels|travelled> [at a speed of|with] {speed}',
      '{who} <makes|made> {speed:n} {km} [an|per|each|every] hour',
      'in one hour {who} <gets|got> {speed:n} {km} [further|ahead]',
      'every hour {who} <{goes}|{went}> {speed:n} {km}',
      '{who} <keeps|kept> to {speed} all the way',
      'each hour <takes|took> {who:them} {speed:n} {km} further',
    ],
  ],
  ask: [
    'how many hours <does|did> {who} need',
    'how many hours <does|did> it take {who:them}',
    'how long <does|did> the trip take in hours',
    'for how many hours <does|did> {who} have to travel',
    'after how many hours <does|did> {who} arrive',
    'how many hours later <does|did> {who} get there',
    'what time in hours <does|did> {who} take',
    'how long in hours <does|did> {who} travel',
  ],
  find: [
    'the travel time in hours',
    'the number of hours on the way',
    'the hours [that {who} <needs|needed>|for the trip]',
    'the time for the whole [trip|way] in hours',
  ],
  notes: [
    ['{home} to {town}: {distance}', 'distance {distance}', '{distance} to go', 'trip: {distance}'],
    ['speed {speed}', '{speed}', 'at {speed}', '{speed} on average'],
  ],
  extras: [
    'the ticket <costs|cost> [15|22|28|35] dollars',
    '{who} <has|had> [2|3|4] bags',
    'there <are|were> [5|12|24] other travellers',
    'the road <is|was> [40|60|80] years old',
  ],
  whole: [
    '{distance} at {speed}. How many hours?',
    '{distance} ÷ {speed} = how many hours?',
    'How many hours are {distance} at {speed}?',
    'From {home} to {town}: {distance}. "If I keep to {speed}," thinks [my friend|Grandpa|our neighbour|the coach], "how many hours is that?"',
    'The [map|sign|app] says {distance} to {town}. We can keep up {speed}. How many hours will we need?',
    'I wanted to be in {town} by the evening. It was {distance} away and I made {speed}. How many hours did I need?',
    'To cover {distance} in good weather at {speed}, [how many hours are needed|how many hours must you plan]?',
  ],
  known: ['distance {distance}', 'speed {speed}'],
  want: 'time in hours',
  steps: hoursSteps,
  unit: 'hours',
});

const speedSteps = (p: { distance: number; hours: number }): readonly LabeledStep[] => [
  ['speed', over(p.distance, p.hours)],
];

/** distance / hours. */
const averageSpeed = family({
  name: 'travel-speed',
  draw: (n) =>
    suitedRates(n, speedSteps, () => {
      const [fast, time] = [drawSpeed(n), n.large ? n.int(3, 15) : n.int(2, 12)];
      return { distance: fast * time, hours: time };
    }),
  scene: (cast, p) => ({
    who: cast.person(),
    ...goes(cast, p.distance + p.hours, p.distance / p.hours),
    ...travelSpeeds(p.distance + p.hours, {}),
    ...distances(p.distance + p.hours, { distance: p.distance }),
    hours: measure(p.hours, 'hour'),
    town: cast.town(),
  }),
  facts: [
    [
      '{who} <{goes}|{went}> {distance} in {hours}',
      'in {hours} {who} <covers|covered> {distance}',
      '{who} <needs|needed> {hours} for {distance}',
      'a trip of {distance} <takes|took> {who:them} {hours}',
      '{who} <spends|spent> {hours} on a way of {distance}',
      'it <takes|took> {who:them} {hours} to travel {distance}',
      'after {hours} {who} <has|had> done {distance} to {town}',
      '{distance} <lie|lay> behind {who:them} after {hours}',
      'the {distance} to {town} <take|took> {who:them} {hours}',
      'within {hours}, {distance} <are|were> covered by {who:them}',
    ],
  ],
  ask: [
    'what <is|was> {who:their} [average|] speed in {per}',
    'how many {km} per hour <is|was> that',
    'how fast <does|did> {who} go, in {per}',
    'how many {km} <does|did> {who} cover [each|every|in one|per] hour [on average|]',
    'how far <does|did> {who} get in one hour on average',
    'at what [average|] speed <does|did> {who} travel',
    'how many {far} <does|did> {who} make an hour',
  ],
  find: [
    'the [average|] speed in {per}',
    'the number of {km} [in one|per] hour',
    'the distance covered in one hour [in {km}|]',
    'the average speed',
  ],
  notes: [
    [
      '{distance} in {hours}',
      '{hours} for {distance}',
      'distance {distance}, time {hours}',
      '{distance}, {hours}',
    ],
  ],
  extras: [
    "{who} <leaves|left> at [6|7|8|9] o'clock",
    'the ticket <costs|cost> [15|22|28|35] dollars',
    '{who} <has|had> [2|3|4] bags',
  ],
  whole: [
    '{distance} in {hours}: what speed is that in {per}?',
    '{distance} ÷ {hours} = how many {km} per hour?',
    'We reached {town}, {distance} away, in {hours}. How fast were we, in {per}?',
    'The log says: "{hours}, {distance}." What was the average speed?',
    '"I did {distance} today," says [my friend|Grandpa|our neighbour|the coach]. "It took {hours}." Which speed is that on average, in {per}?',
    'To make {distance} in {hours}, how many {km} must be covered each hour?',
    'A letter travels {distance} in {hours}. How many {km} per hour is that?',
  ],
  known: ['{distance} in {hours}'],
  want: 'speed in {per}',
  steps: speedSteps,
  unit: '{per}',
});

export const travelTimeFamilies: readonly Family[] = [restOfTheWay, travelTime, averageSpeed];
