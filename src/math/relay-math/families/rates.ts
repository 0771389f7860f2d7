/** Families about rates: a journey, a hike, two machines, and a recipe of people. */
import { boxed, wholeOver, wholePlus, wholeTimes } from '../../arithmetic/step.ts';
import { defineFamily } from '../family.ts';
import { people } from '../scene.ts';

/** speed x time, then the rest of the way. */
const journey = defineFamily({
  name: 'journey',
  draw(n) {
    const [speed, hours] = n.large ? n.product('product31') : [10 * n.int(2, 12), n.int(2, 9)];
    return { speed, hours, rest: n.addTo(speed * hours) };
  },
  steps(p) {
    const first = wholeTimes(p.speed, p.hours);
    return { first, total: wholePlus(first.value, p.rest) };
  },
  scene: (random) => ({
    ...random.pick(people),
    next: random.pick(['by bus', 'by car', 'by boat', 'by taxi']),
  }),
  problems: (p, w) => {
    const vehicle = p.speed > 300 ? 'plane' : 'train';
    return [
      `${w.name} travels by ${vehicle} for ${p.hours} hours at a speed of ${p.speed} kilometres per hour and then goes ${p.rest} kilometres ${w.next}. How many kilometres long is the whole journey?`,
      `A ${vehicle} moves at ${p.speed} kilometres per hour. ${w.name} sits in it for ${p.hours} hours and goes on ${w.next} for another ${p.rest} kilometres. What distance does ${w.they} travel in kilometres?`,
      `The first part of a journey takes ${w.name} ${p.hours} hours in a ${vehicle} at ${p.speed} km per hour. The second part, ${w.next}, is ${p.rest} km long. Find the length of the journey in kilometres.`,
      `How many kilometres does ${w.name} travel if ${w.they} spends ${p.hours} hours in a ${vehicle} that does ${p.speed} kilometres in an hour, and then covers ${p.rest} kilometres ${w.next}?`,
      `On a trip, ${w.name} first takes a ${vehicle} for ${p.hours} hours. Its speed is ${p.speed} kilometres per hour. After that ${w.they} travels ${p.rest} kilometres ${w.next}. How long is the trip in kilometres?`,
      `${w.name} covers ${p.rest} kilometres ${w.next} after a ride of ${p.hours} hours in a ${vehicle}. The ${vehicle} goes ${p.speed} kilometres every hour. What is the total distance in kilometres?`,
      `A journey of ${w.name} has two parts: ${p.hours} hours in a ${vehicle} at a steady ${p.speed} kilometres per hour, and ${p.rest} kilometres ${w.next}. Work out how many kilometres that is in all.`,
    ];
  },
  solution: (p, s, w) => [
    [
      `The journey has two parts, and we know the length of the second one, ${p.rest} kilometres.`,
      `There are two parts of the journey. The second part is ${p.rest} kilometres, and we must find the first.`,
      `Of the two parts, only the second is given as a distance.`,
    ],
    [
      `To get the length of the first part, we multiply the speed by the time.`,
      `The distance of the first part is the speed times the time.`,
      `For the first, speed times time is needed.`,
    ],
    [
      `In one hour ${w.name} travels ${p.speed} kilometres, so in ${p.hours} hours it is ${s.first.tex} kilometres.`,
      `With ${p.speed} kilometres in each of the ${p.hours} hours, this is ${s.first.tex} kilometres.`,
      `Here this means ${s.first.tex} kilometres.`,
    ],
    [
      `Now we add the ${p.rest} kilometres that ${w.name} travels ${w.next}: ${s.total.tex}.`,
      `Both parts belong to the journey, so we add the ${p.rest} kilometres of the second part: ${s.total.tex}.`,
      `Going on ${w.next} adds ${p.rest} kilometres: ${s.total.tex}.`,
    ],
    [
      `This is more than the ${s.first.result} kilometres of the first part, as it should be.`,
      `The journey is longer than its first part of ${s.first.result} kilometres, which makes sense.`,
      `It is longer than either part, as expected.`,
    ],
    [
      `So the whole journey is ${boxed(s.total)} kilometres long.`,
      `In total, ${w.name} travels ${boxed(s.total)} kilometres.`,
      `Altogether the distance is ${boxed(s.total)} kilometres.`,
    ],
  ],
});

/** distance / distance a day, then days of rest. */
const hike = defineFamily({
  name: 'hike',
  draw(n) {
    const [distance, daily, days] = n.division();
    return { distance, daily, rest: n.int(2, Math.max(2, Math.min(9, days))) };
  },
  steps(p) {
    const days = wholeOver(p.distance, p.daily);
    return { days, total: wholePlus(days.value, p.rest) };
  },
  scene: (random, p) => ({
    ...random.pick(people),
    ...random.pick(
      p.daily <= 20
        ? [
            { way: 'a long path', move: 'walks', moving: 'walking' },
            { way: 'a river', move: 'paddles', moving: 'paddling' },
          ]
        : [
            { way: 'a coast', move: 'cycles', moving: 'cycling' },
            { way: 'an old road', move: 'rides', moving: 'riding' },
          ],
    ),
  }),
  problems: (p, w) => [
    `${w.name} ${w.move} along ${w.way} that is ${p.distance} kilometres long. Each day ${w.they} covers ${p.daily} kilometres, and ${w.they} also takes ${p.rest} days of rest. How many days does ${w.they} need in all?`,
    `The length of ${w.way} is ${p.distance} kilometres. ${w.name} ${w.move} ${p.daily} kilometres a day and rests on ${p.rest} other days. How many days does the tour take?`,
    `On a tour of ${p.distance} kilometres along ${w.way}, ${w.name} ${w.move} ${p.daily} kilometres every day. In addition there are ${p.rest} days of rest. Find the number of days.`,
    `How many days is ${w.name} away if ${w.they} ${w.move} ${p.distance} kilometres along ${w.way}, covers ${p.daily} kilometres a day, and rests for ${p.rest} days?`,
    `${w.name} plans a tour along ${w.way}. It has ${p.distance} kilometres, and ${w.they} wants to do ${p.daily} kilometres on each day of ${w.moving} and to rest on ${p.rest} days. How many days should ${w.they} plan?`,
    `With ${p.daily} kilometres a day, ${w.name} ${w.move} the ${p.distance} kilometres of ${w.way}. There are also ${p.rest} days on which ${w.they} rests. What is the total number of days?`,
    `Along ${w.way}, ${w.name} has ${p.distance} kilometres to go. A day of ${w.moving} brings ${w.their} tour ${p.daily} kilometres further, and ${p.rest} days are for rest. After how many days is it over?`,
  ],
  solution: (p, s, w) => [
    [
      `The days of the tour are the days of ${w.moving} and the days of rest.`,
      `There are two kinds of days: days of ${w.moving} and days of rest.`,
      `Some days are for ${w.moving} and some for rest.`,
    ],
    [
      `The number of rest days is ${p.rest}, so we only have to find the days of ${w.moving}, and then add both.`,
      `We know that ${p.rest} days are for rest, so we first look for the days of ${w.moving}.`,
      `Only the first kind is missing.`,
    ],
    [
      `The whole way is ${p.distance} kilometres and each day takes ${p.daily} kilometres of it, so we divide the distance by the distance of a day: ${s.days.tex}.`,
      `On every day ${w.name} covers ${p.daily} of the ${p.distance} kilometres. To find how many days this takes, we divide: ${s.days.tex}.`,
      `Dividing the distance by the kilometres a day gives ${s.days.tex} days.`,
    ],
    [
      `As a check, ${s.days.result} days with ${p.daily} kilometres each are ${p.distance} kilometres again.`,
      `We can check this: on ${s.days.result} days with ${p.daily} kilometres each, ${w.name} covers all ${p.distance} kilometres.`,
      `Going the other way, ${s.days.result} times ${p.daily} is ${p.distance} again.`,
    ],
    [
      `So there are ${s.days.result} days of ${w.moving}. With the ${p.rest} days of rest we get ${s.total.tex}.`,
      `Now we add the ${p.rest} days of rest to these ${s.days.result} days: ${s.total.tex}.`,
      `The rest makes this ${s.total.tex}.`,
    ],
    [
      `So ${w.name} needs ${boxed(s.total)} days in all.`,
      `The whole tour takes ${boxed(s.total)} days.`,
      `After ${boxed(s.total)} days the tour is over.`,
    ],
  ],
});

/** Joint rate of two machines, then amount / rate. */
const machines = defineFamily({
  name: 'machines',
  draw(n) {
    for (;;) {
      const [total, rate] = n.division();
      if (rate < 5) continue;
      const first = n.int(2, rate - 2);
      return { total, first, second: rate - first };
    }
  },
  steps(p) {
    const rate = wholePlus(p.first, p.second);
    return { rate, hours: wholeOver(p.total, rate.value) };
  },
  scene: (random) =>
    random.pick([
      { one: 'machine', things: 'parts', verb: 'make', makes: 'makes', done: 'made' },
      { one: 'printer', things: 'books', verb: 'print', makes: 'prints', done: 'printed' },
      { one: 'robot', things: 'boxes', verb: 'pack', makes: 'packs', done: 'packed' },
      { one: 'baking machine', things: 'pies', verb: 'bake', makes: 'bakes', done: 'baked' },
      { one: 'sewing machine', things: 'shirts', verb: 'sew', makes: 'sews', done: 'sewn' },
    ]),
  problems: (p, w) => [
    `One ${w.one} ${w.makes} ${p.first} ${w.things} an hour, and a second ${w.one} ${w.makes} ${p.second} ${w.things} an hour. How many hours do they need together for ${p.total} ${w.things}?`,
    `Two ${w.one}s work side by side. The first ${w.makes} ${p.first} ${w.things} per hour and the second ${p.second} per hour. After how many hours are ${p.total} ${w.things} ${w.done}?`,
    `In an hour, the old ${w.one} ${w.makes} ${p.first} ${w.things} and the new one ${p.second}. Both work at the same time until ${p.total} ${w.things} are ${w.done}. How many hours does this take?`,
    `How many hours do two ${w.one}s need to ${w.verb} ${p.total} ${w.things} together, if one of them ${w.makes} ${p.first} and the other ${p.second} ${w.things} in an hour?`,
    `A company must ${w.verb} ${p.total} ${w.things}. It has two ${w.one}s: one ${w.makes} ${p.first} ${w.things} each hour, the other ${w.makes} ${p.second}. Find the number of hours if both work together.`,
    `Every hour, one ${w.one} ${w.makes} ${p.first} ${w.things}, and another ${w.one} ${w.makes} ${p.second}. They start at the same moment. How many hours pass until ${p.total} ${w.things} are ${w.done}?`,
    `There is an order for ${p.total} ${w.things}. Working together, a ${w.one} that ${w.makes} ${p.first} ${w.things} an hour and a ${w.one} that ${w.makes} ${p.second} complete it. How many hours go by?`,
  ],
  solution: (p, s, w) => [
    [
      `Both ${w.one}s work at the same time, so in each hour we can add what they ${w.verb}.`,
      `The two ${w.one}s work together, so we first find how many ${w.things} they ${w.verb} in one hour.`,
      `What the two ${w.one}s ${w.verb} in an hour can be added.`,
    ],
    [
      `The first one ${w.makes} ${p.first} ${w.things} and the second one ${p.second} ${w.things}, which makes ${s.rate.tex} ${w.things} an hour.`,
      `With ${p.first} ${w.things} from the first and ${p.second} ${w.things} from the second, this is ${s.rate.tex} ${w.things} in an hour.`,
      `That is ${s.rate.tex} ${w.things} in every hour.`,
    ],
    [
      `They have to ${w.verb} ${p.total} ${w.things}, and every hour ${s.rate.result} of them are ${w.done}.`,
      `In total there are ${p.total} ${w.things} to ${w.verb}, and each hour brings ${s.rate.result} of them.`,
      `The order of ${p.total} ${w.things} is filled by ${s.rate.result} an hour.`,
    ],
    [
      `To find the number of hours, we divide the total by the number for one hour: ${s.hours.tex}.`,
      `So we ask how many times ${s.rate.result} goes into ${p.total}, and we divide: ${s.hours.tex}.`,
      `The division gives ${s.hours.tex} hours.`,
    ],
    [
      `As a check, ${s.hours.result} hours with ${s.rate.result} ${w.things} each give ${p.total} ${w.things} again.`,
      `We can check this: in ${s.hours.result} hours with ${s.rate.result} ${w.things} each, all ${p.total} ${w.things} are ${w.done}.`,
      `Going the other way, ${s.hours.result} times ${s.rate.result} is ${p.total} again.`,
    ],
    [
      `So the two ${w.one}s need ${boxed(s.hours)} hours together.`,
      `After ${boxed(s.hours)} hours all the ${w.things} are ${w.done}.`,
      `The work takes ${boxed(s.hours)} hours.`,
    ],
  ],
});

/** Groups of ten adults, then children for each group, in a fixed ratio. */
const ratio = defineFamily({
  name: 'ratio',
  draw(n) {
    for (;;) {
      const [groups, second] = n.product('product22');
      const first = n.large ? 10 : n.factor();
      if (areCoprime(first, second)) return { first, second, given: first * groups };
    }
  },
  steps(p) {
    const groups = wholeOver(p.given, p.first);
    return { groups, other: wholeTimes(groups.value, p.second) };
  },
  scene: (random) =>
    random.pick([
      { place: 'a mixture of seeds', a: 'sunflower seeds', b: 'pumpkin seeds' },
      { place: 'a forest', a: 'oaks', b: 'pines' },
      { place: 'a box of beads', a: 'blue beads', b: 'white beads' },
      { place: 'a music library', a: 'jazz songs', b: 'pop songs' },
      { place: 'a car park', a: 'red cars', b: 'grey cars' },
      { place: 'a collection of coins', a: 'gold coins', b: 'silver coins' },
    ]),
  problems: (p, w) => [
    `In ${w.place}, the ratio of ${w.a} to ${w.b} is $${p.first} : ${p.second}$. There are ${p.given} ${w.a}. How many ${w.b} are there?`,
    `For every ${p.first} ${w.a} in ${w.place} there are ${p.second} ${w.b}. How many ${w.b} are there if the number of ${w.a} is ${p.given}?`,
    `The ${w.a} and the ${w.b} in ${w.place} are in the ratio $${p.first} : ${p.second}$. If there are ${p.given} ${w.a}, find the number of ${w.b}.`,
    `Someone counts ${p.given} ${w.a} in ${w.place} and knows that the ratio of ${w.a} to ${w.b} is $${p.first} : ${p.second}$. What is the number of ${w.b}?`,
    `There are ${p.given} ${w.a} in ${w.place}. With every ${p.first} ${w.a} there are ${p.second} ${w.b}. How many ${w.b} does that make?`,
    `How many ${w.b} are in ${w.place} with ${p.given} ${w.a}, if the numbers of ${w.a} and ${w.b} have the ratio $${p.first} : ${p.second}$?`,
    `In ${w.place} one finds ${p.second} ${w.b} for each ${p.first} ${w.a}. Given that ${p.given} ${w.a} are there, work out how many ${w.b} there are.`,
  ],
  solution: (p, s, w) => [
    [
      `The ratio $${p.first} : ${p.second}$ means that for every ${p.first} ${w.a} there are ${p.second} ${w.b}.`,
      `From the ratio we know that ${p.first} ${w.a} always go together with ${p.second} ${w.b}.`,
      `We read the ratio as groups: ${p.first} ${w.a} with ${p.second} ${w.b}.`,
    ],
    [
      `So we put the ${w.a} into groups of ${p.first} and count how many groups there are.`,
      `We can think of groups with ${p.first} ${w.a} in each, and find the number of these groups first.`,
      `The number of groups comes from the ${w.a}.`,
    ],
    [
      `There are ${p.given} ${w.a}, so the number of groups is ${s.groups.tex}.`,
      `Dividing the ${p.given} ${w.a} by ${p.first} gives ${s.groups.tex} groups.`,
      `We get ${s.groups.tex} of them.`,
    ],
    [
      `Each of these groups has ${p.second} ${w.b}, so we multiply the number of groups by ${p.second}: ${s.other.tex}.`,
      `To every group belong ${p.second} ${w.b}. For all the groups together this is ${s.other.tex}.`,
      `With ${p.second} ${w.b} in a group, that makes ${s.other.tex}.`,
    ],
    [
      `So there are ${boxed(s.other)} ${w.b} in ${w.place}.`,
      `The number of ${w.b} is ${boxed(s.other)}.`,
      `Hence we have ${boxed(s.other)} ${w.b}.`,
    ],
  ],
});

/** Whether 1 is the only common divisor. */
function areCoprime(a: number, b: number): boolean {
  return b === 0 ? a === 1 : areCoprime(b, a % b);
}

export const rateFamilies = [journey, hike, machines, ratio];
