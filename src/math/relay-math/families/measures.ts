/** Families about units: weeks and days, metres and centimetres, hours and minutes. */
import { boxed, wholeMinus, wholeOver, wholePlus, wholeTimes } from '../../arithmetic/step.ts';
import { defineFamily } from '../family.ts';
import { people } from '../scene.ts';

/** Weeks and days to days, then days x amount a day. */
const weeks = defineFamily({
  name: 'weeks',
  draw(n) {
    for (;;) {
      const [weeks, days] = [n.int(2, 12), n.int(1, 6)];
      if (days > 1 && (7 * weeks + days) % 10 !== 0) return { weeks, days, daily: n.multiplier() };
    }
  },
  steps(p) {
    const full = wholeTimes(p.weeks, 7);
    const days = wholePlus(full.value, p.days);
    return { full, days, total: wholeTimes(days.value, p.daily) };
  },
  scene: (random) =>
    random.pick([
      { who: 'A bakery', does: 'bakes', things: 'loaves of bread', done: 'baked' },
      { who: 'A factory', does: 'makes', things: 'bicycles', done: 'made' },
      { who: 'A farm', does: 'sells', things: 'baskets of apples', done: 'sold' },
      { who: 'A printer', does: 'prints', things: 'posters', done: 'printed' },
      { who: 'A workshop', does: 'repairs', things: 'phones', done: 'repaired' },
      { who: 'A potter', does: 'makes', things: 'cups', done: 'made' },
    ]),
  problems: (p, w) => [
    `${w.who} ${w.does} ${p.daily} ${w.things} every day. How many ${w.things} are ${w.done} in ${p.weeks} weeks and ${p.days} days?`,
    `Every day, ${w.who.toLowerCase()} ${w.does} ${p.daily} ${w.things}, with no day off. How many is that in ${p.weeks} weeks and ${p.days} days?`,
    `In ${p.weeks} weeks and ${p.days} days, how many ${w.things} are ${w.done} if ${w.who.toLowerCase()} ${w.does} ${p.daily} of them each day?`,
    `${w.who} works for ${p.weeks} weeks and ${p.days} days without a break and ${w.does} ${p.daily} ${w.things} a day. Find the number of ${w.things} that are ${w.done}.`,
    `The number of ${w.things} that ${w.who.toLowerCase()} ${w.does} is ${p.daily} a day. What is the number for ${p.weeks} weeks and ${p.days} days?`,
    `${w.who} ${w.does} the same number of ${w.things} on each day of the week, namely ${p.daily}. How many ${w.things} are ${w.done} after ${p.weeks} weeks and ${p.days} days?`,
    `Over a time of ${p.weeks} weeks and ${p.days} days, ${w.who.toLowerCase()} ${w.does} ${p.daily} ${w.things} daily. Work out how many ${w.things} that makes.`,
  ],
  solution: (p, s, w) => [
    [
      `The amount is given for one day, so we change the weeks into days first.`,
      `We know how many ${w.things} there are in a day, so we need the whole time in days.`,
      `To use the daily number, we count the days.`,
    ],
    [
      `Then one multiplication is enough to find the number of ${w.things}.`,
      `After that, we multiply the days by the number of ${w.things} for one day.`,
      `A multiplication then gives the ${w.things}.`,
    ],
    [
      `A week has 7 days, so ${p.weeks} weeks have ${s.full.tex} days.`,
      `There are 7 days in a week, and for ${p.weeks} weeks this gives ${s.full.tex} days.`,
      `In ${p.weeks} weeks there are ${s.full.tex} days.`,
    ],
    [
      `With the other ${p.days} days, the whole time is ${s.days.tex} days.`,
      `We add the ${p.days} days that are left over: ${s.days.tex} days.`,
      `The ${p.days} further days bring this to ${s.days.tex} days.`,
    ],
    [
      `On each of these days ${p.daily} ${w.things} are ${w.done}, so we multiply the days by the number for one day: ${s.total.tex}.`,
      `Since ${p.daily} ${w.things} are ${w.done} on every one of these days, in all there are ${s.total.tex}.`,
      `Days times number a day is ${s.total.tex}.`,
    ],
    [
      `So in ${p.weeks} weeks and ${p.days} days, ${boxed(s.total)} ${w.things} are ${w.done}.`,
      `The number of ${w.things} that are ${w.done} in this time is ${boxed(s.total)}.`,
      `In all that time ${boxed(s.total)} ${w.things} are ${w.done}.`,
    ],
  ],
});

/** Metres and centimetres to centimetres, x pieces, back to metres. */
const ropes = defineFamily({
  name: 'ropes',
  draw(n) {
    if (!n.large) {
      const piece = { metres: n.int(1, 9), centimetres: 10 * n.int(1, 9), count: n.pick([2, 10]) };
      return { ...piece, spare: n.addTo((100 * piece.metres + piece.centimetres) * piece.count) };
    }
    const [length, count] = n.product('product31');
    const whole = { metres: Math.floor(length / 100), centimetres: length % 100 };
    return { ...whole, count, spare: n.addTo(length * count) };
  },
  steps(p) {
    const whole = wholeTimes(p.metres, 100);
    const piece = wholePlus(whole.value, p.centimetres);
    const pieces = wholeTimes(piece.value, p.count);
    const all = wholePlus(pieces.value, p.spare);
    return { whole, piece, pieces, all, metres: wholeOver(all.value, 100) };
  },
  scene: (random) => ({
    ...random.pick(people),
    ...random.pick([
      { one: 'rope', many: 'ropes', verb: 'cuts' },
      { one: 'ribbon', many: 'ribbons', verb: 'cuts' },
      { one: 'cable', many: 'cables', verb: 'lays' },
      { one: 'board', many: 'boards', verb: 'saws' },
      { one: 'pipe', many: 'pipes', verb: 'lays' },
    ]),
  }),
  problems: (p, w) => [
    `${w.name} ${w.verb} ${p.count} ${w.many}, each ${p.metres} m ${p.centimetres} cm long, and needs ${p.spare} cm more as a spare piece. How many metres of material does ${w.they} need?`,
    `For a job, ${w.name} needs ${p.count} ${w.many} with a length of ${p.metres} m ${p.centimetres} cm each and one more piece of ${p.spare} cm. What is the total length in metres?`,
    `One ${w.one} is ${p.metres} m ${p.centimetres} cm long. ${w.name} buys enough for ${p.count} of these ${w.many} and another ${p.spare} cm. How many metres does ${w.they} buy?`,
    `How many metres are ${p.count} ${w.many} of ${p.metres} m ${p.centimetres} cm each, together with a piece of ${p.spare} cm that ${w.name} keeps in reserve?`,
    `${w.name} uses ${p.count} equal ${w.many}. Each one measures ${p.metres} m ${p.centimetres} cm. A further piece has a length of ${p.spare} cm. Find the length of everything in metres.`,
    `The length of a ${w.one} is ${p.metres} m ${p.centimetres} cm. ${w.name} ${w.verb} ${p.count} of them and one extra piece of ${p.spare} cm. What length in metres is that altogether?`,
    `Apart from a spare piece of ${p.spare} cm, ${w.name} has ${p.count} ${w.many}. Every ${w.one} is ${p.metres} m ${p.centimetres} cm long. Work out in metres how long they are in all.`,
  ],
  solution: (p, s, w) => [
    [
      `We change all the lengths into centimetres first, so that we can calculate with whole numbers.`,
      `It is easier to work in centimetres, so we change the length of one ${w.one} into centimetres.`,
      `Let us measure in centimetres.`,
    ],
    [
      `A metre has 100 centimetres, so ${p.metres} m are ${s.whole.tex} cm, and one ${w.one} is ${s.piece.tex} cm long.`,
      `One metre is 100 cm. So ${p.metres} m make ${s.whole.tex} cm, and the whole ${w.one} has ${s.piece.tex} cm.`,
      `From ${s.whole.tex} we see that a ${w.one} is ${s.piece.tex} cm long.`,
    ],
    [
      `For ${p.count} ${w.many} we multiply this by ${p.count}: ${s.pieces.tex} cm.`,
      `The ${p.count} ${w.many} together have a length of ${s.pieces.tex} cm.`,
      `All ${p.count} of them reach ${s.pieces.tex} cm.`,
    ],
    [
      `Then we add the other piece of ${p.spare} cm: ${s.all.tex} cm.`,
      `With the extra ${p.spare} cm, this is ${s.all.tex} cm.`,
      `The further piece gives ${s.all.tex} cm.`,
    ],
    [
      `To get metres again, we divide by 100: ${s.metres.tex}.`,
      `At the end we change this back into metres: ${s.metres.tex}.`,
      `In metres that is ${s.metres.tex}.`,
    ],
    [
      `So ${w.name} needs ${boxed(s.metres)} metres.`,
      `The total length is ${boxed(s.metres)} metres.`,
      `Everything together is ${boxed(s.metres)} metres long.`,
    ],
  ],
});

/** One hour and some minutes to minutes, x litres a minute, less what is already used. */
const pump = defineFamily({
  name: 'pump',
  draw(n) {
    for (;;) {
      const minutes = n.int(3, 38);
      if (minutes % 10 === 0) continue;
      const rate = n.multiplier();
      return { minutes, rate, used: n.takeFrom((60 + minutes) * rate) };
    }
  },
  steps(p) {
    const minutes = wholePlus(60, p.minutes);
    const pumped = wholeTimes(minutes.value, p.rate);
    return { minutes, pumped, left: wholeMinus(pumped.value, p.used) };
  },
  scene: (random) => ({
    ...random.pick(people),
    ...random.pick([
      { what: 'water', tank: 'a tank', source: 'A pump' },
      { what: 'water', tank: 'a pool', source: 'A hose' },
      { what: 'oil', tank: 'a tank', source: 'A pipe' },
      { what: 'milk', tank: 'a vat', source: 'A machine' },
    ]),
  }),
  problems: (p, w) => [
    `${w.source} fills an empty tank with ${p.rate} litres of ${w.what} a minute. It runs for 1 hour and ${p.minutes} minutes. Then ${w.name} takes out ${p.used} litres. How many litres are left?`,
    `In 1 hour and ${p.minutes} minutes, ${lower(w.source)} brings ${p.rate} litres of ${w.what} each minute into an empty tank. ${w.name} uses ${p.used} litres of it. How many litres of ${w.what} remain?`,
    `${w.name} lets ${lower(w.source)} run into an empty tank for 1 hour and ${p.minutes} minutes. Every minute ${p.rate} litres of ${w.what} flow in. Afterwards ${w.they} takes ${p.used} litres out. Find the number of litres left.`,
    `An empty tank gets ${p.rate} litres of ${w.what} per minute for 1 hour and ${p.minutes} minutes. How many litres are in it after ${w.name} has taken out ${p.used} litres?`,
    `${w.source} delivers ${p.rate} litres of ${w.what} per minute. After 1 hour and ${p.minutes} minutes ${w.name} stops it and draws ${p.used} litres from the tank, which was empty at first. What amount of ${w.what} is still there, in litres?`,
    `How many litres of ${w.what} does ${w.name} still have if ${lower(w.source)} brought ${p.rate} litres a minute for 1 hour and ${p.minutes} minutes and ${p.used} litres have been used?`,
    `At ${p.rate} litres of ${w.what} a minute, ${lower(w.source)} works for 1 hour and ${p.minutes} minutes and ${w.name} spends ${p.used} litres. Determine how many litres are over.`,
  ],
  solution: (p, s, w) => [
    [
      `The flow is given in litres a minute, so we write the whole time in minutes.`,
      `First we change the time into minutes, because we know the litres for one minute.`,
      `To use the litres per minute, we count the minutes.`,
    ],
    [
      `An hour has 60 minutes, so the time is ${s.minutes.tex} minutes.`,
      `One hour is 60 minutes, and together with the other ${p.minutes} minutes we get ${s.minutes.tex} minutes.`,
      `There are ${s.minutes.tex} minutes.`,
    ],
    [
      `In each minute ${p.rate} litres flow in, so in this time we have ${s.pumped.tex} litres.`,
      `We multiply the minutes by ${p.rate} litres to find all the ${w.what}: ${s.pumped.tex} litres.`,
      `Minutes times litres a minute gives ${s.pumped.tex} litres.`,
    ],
    [
      `${w.name} uses ${p.used} litres of it, so we subtract these: ${s.left.tex}.`,
      `Of this ${w.what}, ${p.used} litres are taken away again by ${w.name}: ${s.left.tex}.`,
      `Without the ${p.used} litres that are used, there remain ${s.left.tex}.`,
    ],
    [
      `The answer is less than the ${s.pumped.result} litres that came in, as it should be.`,
      `It is less than all the ${w.what} that came in, and this makes sense.`,
      `As expected, this is less than what came in.`,
    ],
    [
      `So ${boxed(s.left)} litres of ${w.what} are left.`,
      `At the end there are still ${boxed(s.left)} litres of ${w.what}.`,
      `There remain ${boxed(s.left)} litres.`,
    ],
  ],
});

/** The first letter in lower case, for the middle of a sentence. */
function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

export const measureFamilies = [weeks, ropes, pump];
