/** Families about one traveller: distance from speed and time. */
import { plus, times } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import type { NumberDraw } from '../../arithmetic/number-draw.ts';
import { measure } from '../wording/quantity.ts';
import { number, suitedRates } from './rate-numbers.ts';
import { distances, drawSpeed, goes, travelSpeeds } from './travel-modes.ts';

const hours = (n: NumberDraw, fast: number): number =>
  n.large && fast > 30 && fast < 100 && n.int(0, 5) === 0 ? n.int(4, 15) / 2 : n.int(2, fast > 30 ? 9 : 6);

const journeySteps = (p: { speed: number; hours: number; more: number }): readonly LabeledStep[] => {
  const first = times(p.speed, p.hours);
  return [
    ['first part', first],
    ['whole way', plus(first.value, p.more)],
  ];
};

/** speed x hours + one more leg. */
const journey = family({
  name: 'journey',
  draw: (n) =>
    suitedRates(n, journeySteps, () => {
      const fast = drawSpeed(n);
      const more = fast < 30 ? n.int(2, 4 * fast) : number(n, 8, Math.min(480, 3 * fast));
      return { speed: fast, hours: hours(n, fast), more };
    }),
  scene: (cast, p) => ({
    who: cast.person(),
    ...goes(cast, p.speed + p.more, p.speed),
    ...travelSpeeds(p.speed + p.more, { speed: p.speed }),
    ...distances(p.speed + p.more, { more: p.more }),
    hours: measure(p.hours, 'hour'),
    leg: cast.pick([
      'in a taxi',
      'on back roads',
      'along the coast',
      'through the hills',
      'on a bumpy track',
      'through the forest',
      'along the river',
      'across the plain',
      'over the pass',
      'in the dark',
      'in the rain',
      'with a friend',
    ]),
  }),
  ordered: true,
  facts: [
    [
      '{who} <{goes}|{went}> for {hours} at {speed}',
      '{who} <{goes}|{went}> at [a steady|an average of|] {speed} for {hours}',
      'for {hours}, {who} <travels|travelled> at {speed}',
      '{who} <keeps|kept> up a speed of {speed} for {hours}',
      '{who:their} speed during the first {hours} <is|was> {speed}',
      'for the first {hours} of the trip, {who} <{goes}|{went}> at {speed}',
      '{who} <{goes}|{went}>, covering {speed:n} {km} [every|each] hour for {hours}',
      '{who} <spends|spent> {hours} on the way at {speed}',
      '{who} <sets|set> off at {speed} and <holds|held> this speed for {hours}',
      'the first part of {who:their} trip <takes|took> {hours} at {speed}',
    ],
    [
      'after a [break|rest|stop] {who} <covers|covered> [another|a further] {more} {leg}',
      'the last {more} <are|were> {leg}',
      '{who} <does|did> the last {more} {leg}',
      'the rest of the way <is|was> {more} {leg}',
      'after that <come|came> {more} {leg}',
      'the trip <goes|went> on for another {more} {leg}',
      'later {who} <adds|added> {more} {leg}',
      'from there it <is|was> another {more} {leg} to the end of the trip',
      'to this <is|was> added a second leg of {more} {leg}',
    ],
  ],
  ask: [
    'how far <does|did> {who} [travel|go|get] [in total|in all|altogether]',
    'how many [{km}|{far}] <does|did> {who} [cover|travel|go|do] [in all|altogether|in total]',
    'what distance <does|did> {who} cover [altogether|in total]',
    'how long <is|was> the whole [trip|journey|way] in {km}',
    'how many {km} <is|was> that [altogether|from start to finish|from door to door]',
    'what <is|was> the [total|whole] distance [in {far}|of the trip]',
    'how many {far} <are|were> there from start to finish',
    'how many {km} <does|did> the [whole|entire] trip come to',
    'what <is|was> the length of the [whole|entire] [trip|journey]',
  ],
  find: [
    'the [total|whole] distance [in {far}|]',
    'the length of the whole [trip|journey|route] [in {km}|]',
    'the number of {km} [travelled|covered] in all',
    'the distance from start to finish',
  ],
  notes: [
    ['{hours} at {speed}', '{speed} for {hours}', '{hours} @ {speed}', 'first part: {hours}, {speed}'],
    ['{more} more {leg}', 'plus {more}', 'last part: {more}', 'another {more} {leg}'],
  ],
  extras: [
    'the [break|stop] <lasts|lasted> [20|30|40|45] minutes',
    "the trip <starts|started> at [6|7|8|9] o'clock",
    '{who:their} bag <weighs|weighed> [5|8|12|14] kg',
    '{who} <has|had> [2|3|4] sandwiches along',
  ],
  whole: [
    '[After|Having done] {hours} at {speed}, there were still {more} to go. How long was the whole way in {km}?',
    'The last {more} of the trip came after {hours} at {speed}. How many {km} were there altogether?',
    '"We did {speed} for {hours}," says the guide. "In the end it was another {more} {leg}." How far did the group get?',
    '{hours} × {speed} + {more} = how many {km}?',
    'We left early, kept to {speed} for {hours}, had a [picnic|coffee], and went on {leg} for {more}. How many {km} did we cover?',
    'My [cousins|parents|neighbours] travelled {more} {leg} after {hours} at {speed}. How far did they get altogether?',
    'Trip log. Morning: {hours} at {speed}. Afternoon: {more}. Total {km} today?',
    'Dear [grandma|diary], today we travelled at {speed} for {hours} and did {more} {leg} after lunch. Guess how many {km} that makes!',
  ],
  known: ['{speed} for {hours}', 'another {more}'],
  want: 'total distance in {far}',
  steps: journeySteps,
  unit: '{far}',
});

const legSteps = (p: {
  speed: number;
  hours: number;
  second: number;
  later: number;
}): readonly LabeledStep[] => {
  const [first, last] = [times(p.speed, p.hours), times(p.second, p.later)];
  return [
    ['first part', first],
    ['second part', last],
    ['whole way', plus(first.value, last.value)],
  ];
};

/** speed x hours + other speed x other hours. */
const twoLegs = family({
  name: 'two-legs',
  draw: (n) =>
    suitedRates(n, legSteps, () => {
      const fast = drawSpeed(n);
      const second = number(n, Math.max(3, Math.ceil(fast * 0.6)), Math.ceil(fast * 1.4));
      return {
        speed: fast,
        hours: n.int(2, 7),
        second: second === fast ? fast + 1 : second,
        later: n.int(2, 6),
      };
    }),
  scene: (cast, p) => ({
    who: cast.person(),
    ...goes(cast, p.speed + p.second, p.speed, p.second),
    ...travelSpeeds(p.speed + p.second, { speed: p.speed, second: p.second }),
    ...distances(p.speed + p.second, {}),
    hours: measure(p.hours, 'hour'),
    later: measure(p.later, 'hour'),
  }),
  ordered: true,
  facts: [
    [
      '[first|at first|to begin with] {who} <{goes}|{went}> for {hours} at {speed}',
      'for the first {hours}, {who} <{goes}|{went}> at {speed}',
      '{who} <{goes}|{went}> at {speed} in the morning, for {hours}',
      '{who} <starts|started> with {hours} at {speed}',
      '{who:their} trip <begins|began> with {hours} at {speed}',
      'before lunch {who} <travels|travelled> at {speed} for {hours}',
      '{who} <{goes}|{went}> {speed:n} {km} an hour for {hours}',
      'the first stretch <takes|took> {who:them} {hours} at a speed of {speed}',
    ],
    [
      'after that {who:their} speed <is|was> {second} for {later}',
      'for another {later} {who} <goes|went> on at {second}',
      'in the afternoon {who} <does|did> {later} at {second}',
      'a second stretch of {later} <follows|followed> at {second}',
      'the second part <lasts|lasted> {later} at {second}',
      '{who} <continues|continued> for {later} at {second}',
      'the next {later} {who} <travels|travelled> at {second}',
      'with a new speed of {second}, {who} <carries|carried> on for {later}',
    ],
  ],
  ask: [
    'how far <does|did> {who} [travel|go|get] [in total|in all|altogether]',
    'how many {km} <does|did> {who} [cover|travel|do] [in all|altogether]',
    'what <is|was> the [total|whole] distance [in {far}|]',
    'how many {km} <is|was> that [altogether|in all|for both parts together]',
    'how long <is|was> the [whole|entire] trip in {km}',
    'what distance <does|did> {who} cover in both parts together',
    'how many {far} <lie|lay> behind {who:them} at the end',
  ],
  find: [
    'the [total|whole] distance [in {far}|]',
    'the length of the whole [trip|journey|route] [in {km}|]',
    'the number of {far} in both parts together',
    'the distance from start to finish',
  ],
  notes: [
    ['{hours} at {speed}', '{speed} for {hours}', 'part 1: {hours} @ {speed}', 'morning: {hours}, {speed}'],
    [
      '{later} at {second}',
      '{second} for {later}',
      'part 2: {later} @ {second}',
      'afternoon: {later}, {second}',
    ],
  ],
  extras: [
    'lunch <lasts|lasted> [30|40|45|50] minutes',
    '{who} <meets|met> [2|3|4] friends on the way',
    'it <is|was> [12|18|24] degrees outside',
    'a sandwich on the way <costs|cost> [4|5|6] euros',
  ],
  whole: [
    '{hours} × {speed} + {later} × {second} = how many {km}?',
    'Morning: {speed}, {hours}. Afternoon: {second}, {later}. Distance for the [day|whole day] in {km}?',
    'We did {hours} at {speed}, then the road changed and we did {later} at {second}. How many {km} is that?',
    'How far is it from [my house to the lake|home to the sea|the hut to the valley] if you need {hours} at {speed} and then {later} at {second}?',
    '"{speed} for {hours}, {second} for {later}," the [driver|captain|leader] notes in the log. What distance in {km} belongs next to it?',
    'My [sister|brother|aunt] kept to {speed} for {hours} and to {second} for {later} after a break. What was the total distance?',
  ],
  known: ['{speed} for {hours}', '{second} for {later}'],
  want: 'total distance in {far}',
  steps: legSteps,
  unit: '{far}',
});

export const journeyFamilies: readonly Family[] = [journey, twoLegs];
