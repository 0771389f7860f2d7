/** Families about calendar years and ages: births, events and how long ago they are. */
import { minus, plus } from '../arithmetic.ts';
import { family, type Family } from '../family.ts';
import type { Cast } from '../lexicon/cast.ts';
import { count, label, measure } from '../wording/quantity.ts';
import { drawUntil } from './number-slots.ts';

const youngEvents = [
  { one: 'got a first bike', does: 'get a first bike' },
  { one: 'learned to swim', does: 'learn to swim' },
  { one: 'won a chess cup', does: 'win a chess cup' },
  { one: 'began to play the violin', does: 'begin to play the violin' },
  { one: 'started to paint', does: 'start to paint' },
  { one: 'moved to another town', does: 'move to another town' },
  { one: 'sang on a stage', does: 'sing on a stage' },
  { one: 'found an old coin', does: 'find an old coin' },
  { one: 'learned to ski', does: 'learn to ski' },
  { one: 'saw the sea for the first time', does: 'see the sea for the first time' },
  { one: 'got a dog', does: 'get a dog' },
  { one: 'joined a football club', does: 'join a football club' },
] as const;

const grownEvents = [
  { one: 'moved to the city', does: 'move to the city' },
  { one: 'opened a bakery', does: 'open a bakery' },
  { one: 'won a chess cup', does: 'win a chess cup' },
  { one: 'climbed a high mountain', does: 'climb a high mountain' },
  { one: 'bought a boat', does: 'buy a boat' },
  { one: 'wrote a book', does: 'write a book' },
  { one: 'sailed to Iceland', does: 'sail to Iceland' },
  { one: 'planted the old pear tree', does: 'plant the old pear tree' },
  { one: 'joined the fire brigade', does: 'join the fire brigade' },
  { one: 'started to paint', does: 'start to paint' },
  { one: 'passed the driving test', does: 'pass the driving test' },
  { one: 'built a house', does: 'build a house' },
  { one: 'learned to fly', does: 'learn to fly' },
  { one: 'became mayor', does: 'become mayor' },
] as const;

/** Something that people do at an age. */
const eventAt = (cast: Cast, age: number): { one: string; does: string } =>
  age < 17 ? cast.pick(youngEvents) : cast.pick(grownEvents);

/** born + age: the year of an event. */
const yearOfEvent = family({
  name: 'year-of-event',
  draw: (n) => ({
    born: n.large ? n.int(1891, 2009) : n.pick([1900, 1920, 1950, 1980, 2000, n.int(1900, 2005)]),
    age: n.large
      ? n.pick([
          11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 22, 23, 24, 25, 26, 27, 28, 29, 31, 33, 36, 38, 42, 47,
        ])
      : n.pick([5, 6, 7, 8, 9, 10, 20, 30, 40]),
  }),
  scene(cast, p) {
    const event = eventAt(cast, p.age);
    return {
      who: cast.person(),
      born: label(p.born),
      age: count(p.age),
      ageD: label(p.age),
      event: event.one,
      doEvent: event.does,
    };
  },
  facts: [
    [
      '{who} was born in {born}',
      'the year in which {who} was born was {born}',
      '{who} came into the world in {born}',
      '{born} was the year in which {who} was born',
      'in {born} {who} was born',
      '{who:their} birth was in {born}',
    ],
    [
      'at the age of {age} {who} {event}',
      '{who} {event} at the age of {age}',
      '{who} {event} at {age}',
      'aged {age}, {who} {event}',
      '{age} years after {who:their} birth, {who} {event}',
      'it took {age} years of life before {who} {event}',
    ],
  ],
  ask: [
    'in which year was that',
    'in what year did {who} {doEvent}',
    'which year was it when {who} {event}',
    'what was the year when {who} {event}',
    'when, in which year, did {who} {doEvent}',
    'what year did that happen',
    'which year was that',
  ],
  find: ['the year in which {who} {event}', 'the year when that happened', 'the year of that event'],
  notes: [
    ['born {born}', '{who}: born in {born}', 'birth: {born}'],
    ['{event} at {age}', '{event} aged {age}'],
  ],
  extras: [
    '{who} had [2|3|5] brothers',
    '{who} lived at number [4|19|60]',
    '{who} went to school for [8|10|12] years',
    'the village had [310|850|1400] inhabitants',
  ],
  whole: [
    'Grandad was born in {born} and {event} when he was {age}. In which year was that?',
    'My great-grandmother, born in {born}, {event} at the age of {age}. What year was it then?',
    'Born in {born}, {who} {event} at {age}. In which year?',
    'In which year did {who}, born in {born}, {doEvent} at the age of {age}?',
    '"I {event} at {age}," says the old neighbour. "And I was born in {born}." In which year was it?',
    'Year of birth {born} + {age} years = year of event?',
  ],
  known: ['born in {born}', 'age at the event {ageD}'],
  want: 'year of the event',
  steps: (p) => [['year', plus(p.born, p.age)]],
  unit: '',
});

/** year - born: an age. */
const ageInYear = family({
  name: 'age-in-year',
  draw(n) {
    if (n.large) {
      const born = n.int(1891, 2012);
      return { born, year: born + n.int(11, 84) };
    }
    return { born: 2000, year: n.int(2003, 2036) };
  },
  scene(cast, p) {
    const event = eventAt(cast, p.year - p.born);
    return {
      who: cast.person(),
      born: label(p.born),
      year: label(p.year),
      event: event.one,
      doEvent: event.does,
    };
  },
  facts: [
    [
      '{who} was born in {born}',
      'the year in which {who} was born was {born}',
      '{who} came into the world in {born}',
      '{born} was the year in which {who} was born',
      'in {born} {who} was born',
      '{who:their} birth was in {born}',
    ],
    [
      'in {year} {who} {event}',
      '{who} {event} in {year}',
      '{who} {event} in the year {year}',
      'it was in {year} that {who} {event}',
      'the year in which {who} {event} was {year}',
      '{year} was the year when {who} {event}',
    ],
  ],
  ask: [
    'how old did {who} turn in that year',
    'which birthday did {who} have in the year of that event',
    'at what age did {who} {doEvent}, counting from year to year',
    'how many years after {who:their} birth was that',
    'what age did {who} reach in the year of the event',
    'how many years lie between the birth and that event',
    'how many years old did {who} become that year',
  ],
  find: [
    'the age that {who} reached in that year',
    'the number of years from birth to that event',
    'the years between the birth and the event',
  ],
  notes: [
    ['born {born}', '{who}: born in {born}', 'birth: {born}'],
    ['{event} in {year}', '{event}: {year}'],
  ],
  extras: [
    '{who} had [2|3|5] sisters',
    '{who:their} house had [4|6|9] rooms',
    'the town had [12|25] bakeries',
  ],
  whole: [
    'My cousin was born in {born} and {event} in {year}. What age was reached that year?',
    'Born {born}, {event} in {year}: what birthday was it that year?',
    '{who} was born in {born}. Which birthday did {who:they} celebrate in {year}?',
    'My uncle, born in {born}, {event} in {year}. At what age was that, if you just subtract the years?',
    'How many years old does someone born in {born} turn in {year}?',
    'A brass plate says: "Born {born}, {event} {year}." How many years are there between the two dates?',
  ],
  known: ['born in {born}', 'event in {year}'],
  want: 'age in that year',
  steps: (p) => [['age', minus(p.year, p.born)]],
  unit: 'years',
});

/** year - age: the year of birth or of building. */
const yearOfBirth = family({
  name: 'year-of-birth',
  draw: (n) => ({
    year: n.int(1952, 2031),
    age: n.large
      ? n.pick([
          11, 12, 13, 17, 18, 19, 23, 26, 29, 34, 37, 41, 45, 48, 52, 56, 61, 67, 73, 78, 84, 91, 96, 88, 94,
        ])
      : n.pick([5, 6, 7, 8, 9, 10, 20, 30, 40, 50, 60, 70, 80, 100]),
  }),
  scene: (cast, p) => ({
    thing: cast.pick([
      'clock tower',
      'bakery',
      'school',
      'ferry',
      'steam engine',
      'violin',
      'orchard',
      'theatre',
      'swimming pool',
      'zoo',
      'library',
      'football club',
      'windmill',
      'cable car',
      'brewery',
      'tram line',
    ]),
    year: label(p.year),
    age: count(p.age),
    ageD: label(p.age),
    town: cast.town(),
  }),
  facts: [
    [
      'the {thing} in {town} turned {age} in {year}',
      'in {year} the {thing} in {town} was {age} years old',
      'the {thing} in {town} had its {age}-year jubilee in {year}',
      'in {year} people in {town} celebrated that the {thing} was {age} years old',
      'a newspaper from {year} says that the {thing} in {town} is {age} years old',
      'when the year {year} came, the {thing} in {town} had existed for {age} years',
      'by {year} the {thing} in {town} had been there for {age} years',
    ],
  ],
  ask: [
    'in which year did its life begin',
    'in what year was it new',
    'what year was it {age} years earlier, when it was new',
    'from which year is the {thing}',
    'in which year did the history of the {thing} begin',
    'which year does the {thing} date from',
  ],
  find: [
    'the year from which the {thing} dates',
    'the year in which the {thing} was new',
    'the first year of the {thing}',
  ],
  notes: [
    [
      '{thing} in {town}: {age} years old in {year}',
      'in {year} the {thing} was {age} years old',
      '{year}: {age} years of the {thing}',
    ],
  ],
  extras: [
    'the {thing} has [2|3|4] owners',
    'there are [3|5|8] benches in front of the {thing}',
    '{town} has [14|22|35] streets',
  ],
  whole: [
    'In {year} our {thing} turned {age}. Which year does it date from?',
    'Our newspaper is {age} years old this year, {year}. In which year did it begin?',
    'A poster from {year}: "{age} years of the {town} {thing}!" In which year did it all start?',
    'If someone turns {age} in {year}, in which year was that person born?',
    '{year}: {age} candles on the cake. Year of birth?',
    'What year was it {age} years before {year}?',
  ],
  known: ['{ageD} years old in {year}'],
  want: 'year of the beginning',
  steps: (p) => [['year', minus(p.year, p.age)]],
  unit: '',
});

/** born + age + stay. */
const lifeStory = family({
  name: 'life-story',
  draw: (n) =>
    drawUntil(
      () => ({
        born: n.int(1880, 1980),
        age: n.large ? n.int(11, 38) : n.pick([6, 7, 8, 9, 10, 20, 30]),
        stay: n.large ? n.int(3, 28) : n.pick([2, 3, 4, 5, 6, 7, 8, 9, 10, 20]),
      }),
      ({ born, age, stay }) => born + age + stay < 2025 && (!n.large || age % 10 !== 0),
    ),
  scene: (cast, p) => ({
    who: cast.person(),
    town: cast.town(),
    born: label(p.born),
    age: count(p.age),
    ageD: label(p.age),
    stay: measure(p.stay, 'year'),
  }),
  ordered: true,
  facts: [
    [
      '{who} was born in {born}',
      '{who} came into the world in {born}',
      'the year in which {who} was born was {born}',
      'in {born} {who} was born',
      '{who:their} birth was in {born}',
      'it was in {born} that {who} was born',
    ],
    [
      'at the age of {age} {who} moved to {town}',
      'at {age}, {who} went to live in {town}',
      '{who} moved to {town} at the age of {age}',
      '{who} came to {town} at {age}',
      'aged {age}, {who} settled in {town}',
      '{age} years after {who:their} birth, {who} moved to {town}',
    ],
    [
      '{who} stayed there for {stay}',
      '{stay} later {who} left again',
      '{who} lived there for {stay} and left',
      'for {stay} {who} did not leave that town',
      'after {stay} there, {who} went away',
      'the stay there lasted {stay}',
    ],
  ],
  ask: [
    'in which year did {who} leave {town}',
    'which year was it when {who} left {town}',
    'in what year did the time in {town} end',
    'when, in which year, did {who} go away from {town}',
    'what was the year in which {who} left',
  ],
  find: [
    'the year in which {who} left {town}',
    'the year when the time in {town} ended',
    'the last year in {town}',
  ],
  notes: [
    ['born {born}', '{who}, born {born}'],
    ['moved to {town} at {age}', 'aged {age}: to {town}'],
    ['left {stay} later', 'stayed {stay}'],
  ],
  extras: [
    '{who} had [2|3|5] cats',
    'the flat in {town} had [2|3|4] rooms',
    '{town} had [3|5] cinemas at the time',
  ],
  whole: [
    'Born in {born}, {who} went to {town} at {age} and stayed {stay}. In which year did {who:they} leave?',
    'My great-grandfather was born in {born}. He moved to {town} when he was {age} and left {stay} later. What year was that?',
    'In which year did {who} leave {town}, having been born in {born}, moved there at {age} and stayed for {stay}?',
    'From a museum wall: "Born {born}. Came to {town} aged {age}. Left after {stay}." Which year was the departure?',
    '{born}: birth. {age} years on: {town}. {stay} more: away again. Which year is that?',
  ],
  known: ['born in {born}', 'moved at the age of {ageD}', 'stayed {stay}'],
  want: 'year of leaving',
  steps: (p) => {
    const moved = plus(p.born, p.age);
    return [
      ['year of the move', moved],
      ['year of leaving', plus(moved.value, p.stay)],
    ];
  },
  unit: '',
});

export const agesYearsFamilies: readonly Family[] = [yearOfEvent, ageInYear, yearOfBirth, lifeStory];
