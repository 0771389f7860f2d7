/** Families about numbers themselves: a growing pattern, an equation, an average, and ages. */
import { boxed, wholeMinus, wholeOver, wholePlus, wholeTimes } from '../../arithmetic/step.ts';
import { defineFamily } from '../family.ts';
import { twoPeople } from '../scene.ts';

/** The n-th figure of an arithmetic sequence. */
const pattern = defineFamily({
  name: 'pattern',
  draw(n) {
    const [gaps, growth] = n.product('product22');
    return { figure: gaps + 1, growth, first: n.addTo(gaps * growth) };
  },
  steps(p) {
    const gaps = wholeMinus(p.figure, 1);
    const grown = wholeTimes(gaps.value, p.growth);
    return { gaps, grown, total: wholePlus(p.first, grown.value) };
  },
  scene: (random) =>
    random.pick([
      { row: 'figure', what: 'tiles', of: 'a pattern of tiles' },
      { row: 'round', what: 'points', of: 'a quiz show' },
      { row: 'picture', what: 'dots', of: 'a pattern of dots' },
      { row: 'level', what: 'coins', of: 'a computer game' },
      { row: 'week', what: 'plants', of: 'the report of a nursery' },
    ]),
  problems: (p, w) => [
    `In ${w.of}, ${w.row} 1 has ${p.first} ${w.what}, and each following ${w.row} has ${p.growth} ${w.what} more than the one before. How many ${w.what} does ${w.row} ${p.figure} have?`,
    `The number of ${w.what} in ${w.of} grows by ${p.growth} from each ${w.row} to the next. In ${w.row} 1 there are ${p.first} ${w.what}. How many are there in ${w.row} ${p.figure}?`,
    `A sequence begins with ${p.first} ${w.what} in ${w.row} 1 of ${w.of}. Every further ${w.row} adds ${p.growth} ${w.what}. Find the number of ${w.what} in ${w.row} ${p.figure}.`,
    `Look at ${w.of}: there are ${p.first} ${w.what} in ${w.row} 1, and ${p.growth} more in every new ${w.row}. What is the number of ${w.what} in ${w.row} ${p.figure}?`,
    `How many ${w.what} are in ${w.row} ${p.figure} of ${w.of} if ${w.row} 1 has ${p.first} ${w.what} and the number always increases by ${p.growth} from one ${w.row} to the next?`,
    `From one ${w.row} of ${w.of} to the next, ${p.growth} ${w.what} are added. The number in ${w.row} 1 is ${p.first}. How many ${w.what} belong to ${w.row} ${p.figure}?`,
    `Someone describes ${w.of}: "It starts with ${p.first} ${w.what} in ${w.row} 1, then there are always ${p.growth} more." Determine how many ${w.what} there are in ${w.row} ${p.figure}.`,
  ],
  solution: (p, s, w) => [
    [
      `The numbers of ${w.what} form an arithmetic sequence that starts at ${p.first} and grows by ${p.growth} each time.`,
      `We start with ${p.first} ${w.what} in ${w.row} 1, and the same number, ${p.growth}, is added each time.`,
      `It begins at ${p.first}, and each move to the next ${w.row} means ${p.growth} more.`,
    ],
    [
      `We find how many times it grows, then how much this adds, and put it together with the start.`,
      `The plan is to count how many times it grows, to find the whole growth, and to add the start.`,
      `The whole growth and the start together are the answer.`,
    ],
    [
      `From ${w.row} 1 to ${w.row} ${p.figure} it grows one time less than the number of the ${w.row}: ${s.gaps.tex} times.`,
      `To come from ${w.row} 1 to ${w.row} ${p.figure}, we have to add ${s.gaps.tex} times.`,
      `The number of moves is ${s.gaps.tex}.`,
    ],
    [
      `Each time there are ${p.growth} more, so together this adds ${s.grown.tex} ${w.what}.`,
      `We multiply this by the growth to find how many ${w.what} are added in all: ${s.grown.tex}.`,
      `These moves add ${s.grown.tex} ${w.what}.`,
    ],
    [
      `Now we add them to the ${p.first} ${w.what} that were there in ${w.row} 1: ${s.total.tex}.`,
      `At the start there were ${p.first} ${w.what} already, so we put both together: ${s.total.tex}.`,
      `With those of ${w.row} 1 we get ${s.total.tex}.`,
    ],
    [
      `So ${w.row} ${p.figure} has ${boxed(s.total)} ${w.what}.`,
      `In ${w.row} ${p.figure} there are ${boxed(s.total)} ${w.what}.`,
      `The number for ${w.row} ${p.figure} is ${boxed(s.total)}.`,
    ],
  ],
});

/** factor x unknown + addend = result, solved for the unknown. */
const equation = defineFamily({
  name: 'equation',
  draw(n) {
    const [product, factor] = n.division();
    return { factor, addend: n.addTo(product), product };
  },
  steps(p) {
    const product = wholeMinus(p.product + p.addend, p.addend);
    return { product, unknown: wholeOver(product.value, p.factor) };
  },
  scene(random) {
    const [person, friend] = twoPeople(random);
    return { ...person, friend: friend.name };
  },
  problems: (p, w) => {
    const result = p.product + p.addend;
    return [
      `${w.name} thinks of a number. ${w.They} multiplies it by ${p.factor} and then adds ${p.addend}. The result is ${result}. What is the number?`,
      `${w.name} tells ${w.friend}: "If I multiply my number by ${p.factor} and add ${p.addend}, I get ${result}." Which number does ${w.name} have in mind?`,
      `When a secret number of ${w.name} is multiplied by ${p.factor} and ${p.addend} is added to the product, the result is ${result}. Find the secret number for ${w.friend}.`,
      `Help ${w.name} and ${w.friend} to solve the equation $${p.factor}x + ${p.addend} = ${result}$. What is $x$?`,
      `${w.name} writes down the equation $${p.factor}x + ${p.addend} = ${result}$ and asks ${w.friend} for the value of $x$. What should the answer be?`,
      `A number is multiplied by ${p.factor}, and the product is increased by ${p.addend}. ${w.name} gets ${result} and ${w.friend} gets the same. What was the number?`,
      `${w.friend} has to guess a number of ${w.name}. It becomes ${result} if it is first taken ${p.factor} times and then made larger by ${p.addend}. What is it?`,
    ];
  },
  solution: (p, s, w) => [
    [
      `We call the number that we are looking for $x$.`,
      `Let $x$ be the number that ${w.name} has in mind.`,
      `For the number that is not known we write $x$.`,
    ],
    [
      `It is multiplied by ${p.factor} and then ${p.addend} is added, so the equation is $${p.factor}x + ${p.addend} = ${p.product + p.addend}$.`,
      `The text tells us that $${p.factor}x + ${p.addend} = ${p.product + p.addend}$, and we solve this equation for $x$.`,
      `Then $${p.factor}x + ${p.addend} = ${p.product + p.addend}$ holds.`,
    ],
    [
      `To solve it, we go backwards: we first undo the addition and then the multiplication.`,
      `We undo the steps in the opposite order, and the addition comes first.`,
      `Let us work backwards from the result.`,
    ],
    [
      `We subtract ${p.addend} from both sides: ${s.product.tex}. So $${p.factor}x = ${p.product}$.`,
      `Subtracting ${p.addend} on both sides gives ${s.product.tex}, which means that $${p.factor}x = ${p.product}$.`,
      `Without the ${p.addend} we have ${s.product.tex}, and so $${p.factor}x = ${p.product}$.`,
    ],
    [
      `Then we divide both sides by ${p.factor}: ${s.unknown.tex}.`,
      `Now we divide by ${p.factor} to find $x$ alone: ${s.unknown.tex}.`,
      `Dividing by ${p.factor} leads to ${s.unknown.tex}.`,
    ],
    [
      `So the number is ${boxed(s.unknown)}.`,
      `The number that we were looking for is ${boxed(s.unknown)}.`,
      `Hence the answer is ${boxed(s.unknown)}.`,
    ],
  ],
});

/** Two amounts put together and shared out over a number of days; either the sum or the quotient is large. */
const average = defineFamily({
  name: 'average',
  draw(n) {
    if (n.large && n.kind('sum', 'quotient') === 'sum') {
      for (;;) {
        const [first, second] = n.addends();
        const short = (10 - ((first + second) % 10)) % 10;
        if ((second + short) % 10 !== 0) return { first, second: second + short, days: 10 };
      }
    }
    const [total, days] = n.division();
    if (total < 200) {
      const first = n.int(1, total - 1);
      return { first, second: total - first, days };
    }
    const second = n.takeFrom(total);
    return { first: total - second, second, days };
  },
  steps(p) {
    const total = wholePlus(p.first, p.second);
    return { total, mean: wholeOver(total.value, p.days) };
  },
  scene: (random) =>
    random.pick([
      { who: 'a museum', what: 'visitors', verb: 'counts' },
      { who: 'a kiosk', what: 'newspapers', verb: 'sells' },
      { who: 'a post office', what: 'parcels', verb: 'receives' },
      { who: 'a ferry', what: 'passengers', verb: 'carries' },
      { who: 'a bakery', what: 'rolls', verb: 'sells' },
      { who: 'a zoo', what: 'guests', verb: 'welcomes' },
    ]),
  problems: (p, w) => [
    `In the first part of a season of ${p.days} days, ${w.who} ${w.verb} ${p.first} ${w.what}, and in the second part ${p.second} ${w.what}. What is the average number of ${w.what} per day?`,
    `Over ${p.days} days, ${w.who} ${w.verb} ${p.first} ${w.what} in the mornings and ${p.second} ${w.what} in the afternoons. How many ${w.what} are that per day on average?`,
    `Within ${p.days} days, ${w.who} ${w.verb} ${p.first} ${w.what} at the front and ${p.second} ${w.what} at the back. Find the average for one day.`,
    `During ${p.days} days, ${w.who} ${w.verb} ${p.first} ${w.what} and later another ${p.second} ${w.what}. What was the mean number of ${w.what} a day?`,
    `How many ${w.what} per day does ${w.who} have on average, if in ${p.days} days it ${w.verb} ${p.first} ${w.what} before noon and ${p.second} ${w.what} after noon?`,
    `The list of ${w.who} for ${p.days} days shows ${p.first} ${w.what} on one page and ${p.second} ${w.what} on the other. What is the average per day?`,
    `There were ${p.first} ${w.what} on cool days and ${p.second} ${w.what} on warm days, says the report of ${w.who} for ${p.days} days. How many ${w.what} does that make a day, on average?`,
  ],
  solution: (p, s, w) => [
    [
      `An average is the total divided by the number of days, so we need the total number of ${w.what} first.`,
      `To find an average, we divide the total by the number of days.`,
      `The average spreads the total evenly over the days.`,
    ],
    [
      `There are two amounts, ${p.first} and ${p.second}, and both belong to the same ${p.days} days.`,
      `Both numbers, ${p.first} and ${p.second}, count for the same ${p.days} days.`,
      `Two numbers make up the total of these ${p.days} days.`,
    ],
    [
      `We add them to find how many ${w.what} there were in all: ${s.total.tex}.`,
      `Together they make ${s.total.tex} ${w.what}, and this is the total.`,
      `Their sum is ${s.total.tex}.`,
    ],
    [
      `Now we share this total equally among the ${p.days} days, which means that we divide: ${s.mean.tex}.`,
      `Then we divide the total by the number of days, which is ${p.days}: ${s.mean.tex}.`,
      `For one of ${p.days} days this is ${s.mean.tex}.`,
    ],
    [
      `On some days there may have been more and on others fewer, but the mean is the same as if every day were equal.`,
      `The real numbers may differ from day to day, but this is their mean.`,
      `No single day has to reach exactly this number.`,
    ],
    [
      `So the average is ${boxed(s.mean)} ${w.what} per day.`,
      `On average there are ${boxed(s.mean)} ${w.what} per day.`,
      `The mean is ${boxed(s.mean)} ${w.what} a day.`,
    ],
  ],
});

/** A multiple of an age, some years later, counted in months or weeks. */
const ages = defineFamily({
  name: 'ages',
  draw(n) {
    for (;;) {
      const [child, multiple, later] = [n.int(4, 12), n.int(3, 8), n.int(2, 9)];
      const age = child * multiple + later;
      if (child * multiple - child < 18 || age > 96 || age % 10 === 0) continue;
      return { child, multiple, later, units: n.large ? n.pick([12, 12, 52]) : 10 };
    }
  },
  steps(p) {
    const now = wholeTimes(p.multiple, p.child);
    const then = wholePlus(now.value, p.later);
    return { now, then, total: wholeTimes(then.value, p.units) };
  },
  scene(random) {
    const [child, elder] = twoPeople(random);
    return { child: child.name, elder: elder.name, they: elder.they, their: elder.their };
  },
  problems: (p, w) => {
    const gift = p.units === 10 ? '10 coins' : p.units === 12 ? '12 candles' : '52 stamps';
    const [each, things] = gift.split(' ') as [string, string];
    return [
      `${w.child} is ${p.child} years old. ${w.elder} is ${p.multiple} times as old. In ${p.later} years, ${w.elder} will get ${each} ${things} for every year of ${w.their} age. How many ${things} will that be?`,
      `${w.elder} is ${p.multiple} times as old as ${w.child}, who is ${p.child}. In ${p.later} years, ${each} ${things} will be bought for each year of the age of ${w.elder}. How many ${things} are needed?`,
      `Today ${w.child} is ${p.child} years old and ${w.elder} is ${p.multiple} times that age. For the birthday in ${p.later} years, ${w.elder} wants ${each} ${things} for each year of ${w.their} life. Find the number of ${things}.`,
      `The age of ${w.elder} is ${p.multiple} times the age of ${w.child}, and ${w.child} is ${p.child}. How many ${things} will ${w.elder} receive in ${p.later} years if ${w.they} gets ${each} for every year of ${w.their} age then?`,
      `${w.child} has an age of ${p.child} years, and ${w.elder} is ${p.multiple} times as old. How many ${things} are needed in ${p.later} years to give ${w.elder} ${each} for each year of ${w.their} age?`,
      `If ${w.child} is ${p.child} and ${w.elder} is ${p.multiple} times as old, how many ${things} will ${w.elder} be given in ${p.later} years, when every year of ${w.their} age counts for ${each} ${things}?`,
      `${w.elder} has lived ${p.multiple} times as long as ${w.child}, whose age is ${p.child}. After ${p.later} more years, there are ${each} ${things} per year of the age of ${w.elder}. Work out how many ${things} that makes.`,
    ];
  },
  solution: (p, s, w) => {
    const things = p.units === 10 ? 'coins' : p.units === 12 ? 'candles' : 'stamps';
    return [
      [
        `We find the age of ${w.elder} today, then ${w.their} age in ${p.later} years, and at the end the ${things}.`,
        `First we need the age of ${w.elder} now, and then ${w.their} age ${p.later} years later.`,
        `Everything depends on the age of ${w.elder}.`,
      ],
      [
        `${w.child} is ${p.child} and ${w.elder} is ${p.multiple} times as old, so ${w.elder} is ${s.now.tex} years old today.`,
        `The age of ${w.elder} is ${p.multiple} times ${p.child} years: ${s.now.tex}.`,
        `Now ${w.elder} is ${s.now.tex} years old.`,
      ],
      [
        `Each year makes ${w.elder} one year older, so we add the years that pass to this age.`,
        `Every year ${w.elder} gets one year older, and so the years that pass are added.`,
        `The years that pass come on top.`,
      ],
      [
        `In ${p.later} years ${w.they} will be ${s.then.tex} years old.`,
        `After ${p.later} more years, ${w.their} age will be ${s.then.tex}.`,
        `Adding ${p.later} years gives ${s.then.tex}.`,
      ],
      [
        `For every year there are ${p.units} ${things}, so we multiply this age by ${p.units}: ${s.total.tex}.`,
        `Each of these years counts for ${p.units} ${things}, and so we need ${s.total.tex} ${things}.`,
        `With ${p.units} ${things} for a year this means ${s.total.tex}.`,
      ],
      [
        `So the number of ${things} will be ${boxed(s.total)}.`,
        `In ${p.later} years, ${boxed(s.total)} ${things} are needed for ${w.elder}.`,
        `That will be ${boxed(s.total)} ${things}.`,
      ],
    ];
  },
});

export const numberFamilies = [pattern, equation, average, ages];
