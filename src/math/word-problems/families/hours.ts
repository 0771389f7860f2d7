/** Families about many minutes that make hours, and degrees up and down. */
import { minus, over, plus, times } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { count, measure } from '../wording/quantity.ts';
import { suited } from './suited.ts';

const hoursSteps = (p: { times: number; minutes: number }): LabeledStep[] => {
  const all = times(p.times, p.minutes);
  return [
    ['minutes in all', all],
    ['in hours', over(all.value, 60)],
  ];
};

/** times x minutes / 60. */
const manyMinutes = family({
  name: 'minutes-to-hours',
  draw: (n) =>
    suited(n, hoursSteps, () => {
      const count = n.large ? n.int(6, 40) : n.int(2, 12);
      const minutes = n.large
        ? n.int(12, 95)
        : n.pick([5, 10, 15, 20, 30, 40, 45, 50, 90, 12, 6, 24, 36, 25, 35]);
      return (count * minutes) % 15 === 0 ? { times: count, minutes } : null;
    }),
  scene: (cast, p) => {
    const act = cast.pick([
      { one: 'episode', many: 'episodes', verb: ['watches', 'watched'] },
      { one: 'piano lesson', many: 'piano lessons', verb: ['takes', 'took'] },
      { one: 'haircut', many: 'haircuts', verb: ['gives', 'gave'] },
      { one: 'training session', many: 'training sessions', verb: ['does', 'did'] },
      { one: 'pie', many: 'pies', verb: ['bakes', 'baked'] },
      { one: 'bike repair', many: 'bike repairs', verb: ['does', 'did'] },
      { one: 'guided tour', many: 'guided tours', verb: ['leads', 'led'] },
      { one: 'portrait', many: 'portraits', verb: ['draws', 'drew'] },
      { one: 'swim', many: 'swims', verb: ['has', 'had'] },
      { one: 'phone call', many: 'phone calls', verb: ['makes', 'made'] },
      { one: 'walk', many: 'walks', verb: ['takes', 'took'] },
      { one: 'dog bath', many: 'dog baths', verb: ['gives', 'gave'] },
    ]);
    return {
      who: cast.person(),
      item: { kind: 'thing', one: act.one, many: act.many },
      does: act.verb[0] ?? '',
      did: act.verb[1] ?? '',
      times: count(p.times),
      minutes: measure(p.minutes, 'minute'),
    };
  },
  facts: [
    [
      '{who} <{does}|{did}> {times item} [this week|in all|]',
      '{who} <{does}|{did}> {times item} in the course of the week',
      'there <are|were> {times item} on the list',
      'the plan of the week <has|had> {times item} on it',
      '{times item} <are|were> planned',
      'the number of {item:s} <is|was> {times}',
    ],
    [
      'each {item} <takes|took> {minutes}',
      'one {item} <lasts|lasted> {minutes}',
      'a {item} <takes|took> {minutes}',
      'for a {item} {minutes} <are|were> needed',
      '{minutes} <go|went> into every {item}',
      'every {item} <is|was> over after {minutes}',
      'the {item:s} <last|lasted> {minutes} each',
    ],
  ],
  ask: [
    'how many hours <is|was> that [in all|altogether]',
    'how many hours <do|did> all the {item:s} take',
    'how long <do|did> all the {item:s} take, in hours',
    'what <is|was> the total time in hours',
    'how many hours <do|did> the {item:s} last altogether',
    'how many hours <are|were> needed for all of that',
  ],
  find: ['the total time in hours', 'the number of hours in all', 'the time for all the {item:s} in hours'],
  notes: [
    ['{times item}', '{item:s}: {times}'],
    ['{minutes} each', '{minutes} per {item}', 'one {item}: {minutes}'],
  ],
  extras: [
    'the day <starts|started> at [7|8|9] in the morning',
    '[2|3|4] friends <come|came> along',
    'one {item} <is|was> moved to day [3|5]',
  ],
  whole: [
    'How many hours are {times item} of {minutes} each?',
    '{times item}, {minutes} each. Total time in hours?',
    '{who} <{does}|{did}> {times item}, each of them {minutes} long. How many hours <is|was> that?',
    'If one {item} takes {minutes}, how many hours do {times item} take?',
    '{times item} at {minutes} each, how many hours',
    'We have {times item} to fit in, and one {item} takes {minutes}. How many hours must we keep free?',
  ],
  known: ['{times item}', '{minutes} each', '1 hour is 60 minutes'],
  want: 'time in hours',
  steps: hoursSteps,
  unit: 'hours',
});

const degreeSteps = (p: { start: number; rise: number; fall: number }): LabeledStep[] => {
  const top = plus(p.start, p.rise);
  return [
    ['after the rise', top],
    ['after the fall', minus(top.value, p.fall)],
  ];
};

/** start + rise - fall. */
const temperature = family({
  name: 'temperature',
  draw: (n) =>
    suited(n, degreeSteps, () =>
      n.large
        ? { start: n.int(65, 420), rise: n.int(18, 390), fall: n.int(12, 320) }
        : { start: n.int(2, 60), rise: n.int(2, 40), fall: n.int(2, 50) },
    ),
  scene: (cast, p) => ({
    place: cast.pick(
      p.start + p.rise > 70
        ? [
            'oven',
            'kiln',
            'furnace',
            'engine',
            'boiler',
            'pizza oven',
            'smelter',
            'steam pipe',
            'forge',
            'test chamber',
          ]
        : [
            'greenhouse',
            'room',
            'water',
            'desert air',
            'attic',
            'lake',
            'aquarium',
            'air in the valley',
            'barn',
            'sauna',
            'bath water',
            'garden shed',
          ],
    ),
    start: measure(p.start, 'degree'),
    rise: measure(p.rise, 'degree'),
    fall: measure(p.fall, 'degree'),
  }),
  facts: [
    [
      'the temperature of the {place} <is|was> {start} at first',
      'at first the {place} <has|had> a temperature of {start}',
      'in the morning the thermometer in the {place} <shows|showed> {start}',
      'the {place} <starts|started> the day at {start}',
      'the {place} <is|was> at {start} to begin with',
      'somebody <measures|measured> {start} in the {place}',
    ],
    [
      'then it <goes|went> up by {rise}',
      'by noon it <rises|rose> by {rise}',
      'then it <gets|got> {rise} warmer',
      'after that the temperature <climbs|climbed> {rise}',
      'an hour later it <is|was> {rise} hotter',
      'then there <is|was> a rise of {rise}',
    ],
    [
      'later it <falls|fell> by {fall}',
      'in the evening it <drops|dropped> {fall}',
      'after that it <gets|got> {fall} cooler',
      'at night it <goes|went> down by {fall}',
      'finally there <is|was> a fall of {fall}',
      'in the end it <cools|cooled> down by {fall}',
    ],
  ],
  ordered: true,
  ask: [
    'what <is|was> the temperature [in the end|at the end|after that]',
    'what temperature <does|did> the {place} have in the end',
    'how many degrees <does|did> the thermometer show at the end',
    'how warm <is|was> it in the end',
    'how many degrees <is|was> it after all that',
    'what <does|did> the thermometer read in the end',
  ],
  find: [
    'the temperature [at the end|in the end] [in degrees|]',
    'the final temperature [in degrees|]',
    'the last reading of the thermometer',
  ],
  notes: [
    ['{place}: {start}', 'start {start} ({place})', 'temperature of the {place} {start}'],
    ['up {rise}', 'rises by {rise}', '{rise} warmer'],
    ['down {fall}', 'then falls by {fall}', '{fall} cooler'],
  ],
  extras: [
    'it <is|was> day [2|3|5] of the test',
    'the thermometer <costs|cost> [15|24|30] {currency}',
    '[2|3] people <read|read> the thermometer',
  ],
  whole: [
    'The {place} is at {start}. It warms up by {rise} and then cools down by {fall}. What is the temperature now?',
    '{start}, up {rise}, down {fall}. Temperature at the end?',
    'What does a thermometer show that stood at {start}, rose by {rise} and fell by {fall}?',
    'I checked the {place} three times. First it was {start}, then {rise} more, and after that {fall} less. What was it the last time?',
    'from {start} it goes up {rise} and then down {fall}, what is it now',
    '"{start} at breakfast, {rise} more at lunch, and then a drop of {fall}," says the note by the thermometer. How many degrees was it after the drop?',
  ],
  known: ['{start} at first', '{rise} up', '{fall} down'],
  want: 'temperature at the end in degrees',
  steps: degreeSteps,
  unit: 'degrees',
});

export const hourFamilies: readonly Family[] = [manyMinutes, temperature];
