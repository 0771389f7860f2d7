/** Families about percentages: a sale, simple interest, and a salt solution. */
import { boxed, wholeMinus, wholeOver, wholePlus, wholeTimes } from '../../arithmetic/step.ts';
import { defineFamily } from '../family.ts';
import { people } from '../scene.ts';

/** Ten percent, the discount, the sale price, then count x sale price. */
const sale = defineFamily({
  name: 'sale',
  draw(n) {
    for (;;) {
      const [tenth, tens] = [n.int(3, 12), n.int(1, 6)];
      const price = tenth * (10 - tens);
      if (price >= 13 && price <= 98 && price % 10 !== 0)
        return { price: 10 * tenth, percent: 10 * tens, count: n.multiplier() };
    }
  },
  steps(p) {
    const tenth = wholeOver(p.price, 10);
    const discount = wholeTimes(p.percent / 10, tenth.value);
    const reduced = wholeMinus(p.price, discount.value);
    return { tenth, discount, reduced, total: wholeTimes(reduced.value, p.count) };
  },
  scene: (random) => ({
    who: random.pick([
      'sports club',
      'theatre group',
      'choir',
      'hiking club',
      'football team',
      'travel agency',
    ]),
    ...random.pick([
      { one: 'jacket', many: 'jackets' },
      { one: 'backpack', many: 'backpacks' },
      { one: 'tent', many: 'tents' },
      { one: 'suitcase', many: 'suitcases' },
      { one: 'tracksuit', many: 'tracksuits' },
    ]),
  }),
  problems: (p, w) => [
    `A ${w.one} normally costs ${p.price} dollars. In a sale its price is reduced by $${p.percent}\\%$. A ${w.who} buys ${p.count} of these ${w.many} in the sale. How many dollars does it pay?`,
    `In the summer sale, every ${w.one} is $${p.percent}\\%$ cheaper. The old price was ${p.price} dollars. What do ${p.count} ${w.many} cost a ${w.who} now, in dollars?`,
    `A ${w.who} needs ${p.count} ${w.many}. The shop takes $${p.percent}\\%$ off the normal price of ${p.price} dollars. Find the cost of all the ${w.many} in dollars.`,
    `How many dollars does a ${w.who} pay for ${p.count} ${w.many} if one ${w.one} costs ${p.price} dollars and there is a discount of $${p.percent}\\%$?`,
    `The price of a ${w.one} was ${p.price} dollars before the sale. With a discount of $${p.percent}\\%$, a ${w.who} orders ${p.count} ${w.many}. What is the bill in dollars?`,
    `A shop sells ${w.many} for ${p.price} dollars each. Today it gives a discount of $${p.percent}\\%$, and a ${w.who} takes ${p.count} ${w.many}. How much does the ${w.who} pay in dollars?`,
    `Today a ${w.who} gets $${p.percent}\\%$ off each ${w.one} and so buys ${p.count} of them. Without the offer, one would cost ${p.price} dollars. Work out the amount in dollars that is paid.`,
  ],
  solution: (p, s, w) => [
    [
      `First we find the new price of one ${w.one}. Ten percent of the old price is ${s.tenth.tex} dollars.`,
      `We start with one ${w.one}. Its old price is ${p.price} dollars, so $10\\%$ of it is ${s.tenth.tex} dollars.`,
      `A tenth of the old price of one ${w.one} is ${s.tenth.tex} dollars.`,
    ],
    [
      `The discount is $${p.percent}\\%$, which is ${p.percent / 10} times as much: ${s.discount.tex} dollars.`,
      `For $${p.percent}\\%$ we take this ${p.percent / 10} times, so the discount is ${s.discount.tex} dollars.`,
      `Taking $${p.percent}\\%$ means ${p.percent / 10} such tenths: ${s.discount.tex} dollars.`,
    ],
    [
      `We subtract the discount from the old price, so one ${w.one} now costs ${s.reduced.tex} dollars.`,
      `In the sale, one ${w.one} costs the old price less the discount: ${s.reduced.tex} dollars.`,
      `This lowers the price to ${s.reduced.tex} dollars.`,
    ],
    [
      `For ${p.count} ${w.many} we multiply the new price by the number of ${w.many}: ${s.total.tex}.`,
      `The ${w.who} buys ${p.count} ${w.many} at this price, so it pays ${s.total.tex} dollars.`,
      `At the new price, ${p.count} ${w.many} come to ${s.total.tex} dollars.`,
    ],
    [
      `So the ${w.who} pays ${boxed(s.total)} dollars in the sale.`,
      `All the ${w.many} together cost ${boxed(s.total)} dollars.`,
      `The bill of the ${w.who} is ${boxed(s.total)} dollars.`,
    ],
  ],
});

/** One percent, interest a year, x years, plus the money put in. */
const interest = defineFamily({
  name: 'interest',
  draw(n) {
    for (;;) {
      const [hundreds, rate] = [n.int(4, 9), n.int(2, 9)];
      const yearly = hundreds * rate;
      if (yearly % 10 === 0 || yearly < 13) continue;
      if (!n.large) return { capital: 100 * hundreds, rate, years: n.pick([10, 20]) };
      const years = n.int(11, 38);
      if (years % 10 !== 0) return { capital: 100 * hundreds, rate, years };
    }
  },
  steps(p) {
    const percent = wholeOver(p.capital, 100);
    const yearly = wholeTimes(percent.value, p.rate);
    const earned = wholeTimes(yearly.value, p.years);
    return { percent, yearly, earned, total: wholePlus(p.capital, earned.value) };
  },
  scene: (random) => random.pick(people),
  problems: (p, w) => [
    `${w.name} puts ${p.capital} dollars into a bank that pays $${p.rate}\\%$ simple interest each year. How many dollars does ${w.they} have after ${p.years} years?`,
    `A bank pays simple interest of $${p.rate}\\%$ a year. ${w.name} saves ${p.capital} dollars there for ${p.years} years. What is the total amount in dollars at the end?`,
    `With a simple interest of $${p.rate}\\%$ per year, how much will ${w.name} have in dollars if ${w.they} leaves ${p.capital} dollars in the bank for ${p.years} years?`,
    `${w.name} lends ${p.capital} dollars for ${p.years} years at $${p.rate}\\%$ simple interest a year. How many dollars does ${w.they} get back altogether?`,
    `For ${p.years} years, ${p.capital} dollars of ${w.name} stay in a savings account. Every year the bank pays $${p.rate}\\%$ of the ${p.capital} dollars as interest. Find the total in dollars.`,
    `A savings account of ${w.name} starts with ${p.capital} dollars and earns simple interest of $${p.rate}\\%$ each year. What are the savings with all the interest after ${p.years} years, in dollars?`,
    `What do ${p.capital} dollars become in ${p.years} years, in dollars, if ${w.name} gets $${p.rate}\\%$ simple interest on them every year?`,
  ],
  solution: (p, s, w) => [
    [
      `Simple interest means that the bank pays the same amount every year, a part of the ${p.capital} dollars.`,
      `With simple interest, ${w.name} gets the same amount of interest each year.`,
      `The interest is the same in every year, since it is always taken from ${p.capital} dollars.`,
    ],
    [
      `One percent of the money is ${s.percent.tex} dollars.`,
      `We find $1\\%$ first: ${s.percent.tex} dollars.`,
      `A hundredth of the money is ${s.percent.tex} dollars.`,
    ],
    [
      `So $${p.rate}\\%$ of it is ${s.yearly.tex} dollars, and this is the interest for one year.`,
      `Then the interest of one year, which is $${p.rate}\\%$, is ${s.yearly.tex} dollars.`,
      `Hence one year brings ${s.yearly.tex} dollars.`,
    ],
    [
      `In ${p.years} years the interest adds up to ${s.earned.tex} dollars.`,
      `Over ${p.years} years, the bank pays this ${p.years} times: ${s.earned.tex} dollars.`,
      `After ${p.years} years this has grown to ${s.earned.tex} dollars of interest.`,
    ],
    [
      `The money that was put in at the start is still there, so we add the interest to it: ${s.total.tex}.`,
      `We add this to the ${p.capital} dollars from the beginning: ${s.total.tex}.`,
      `Together with the money itself, that makes ${s.total.tex}.`,
    ],
    [
      `So ${w.name} has ${boxed(s.total)} dollars at the end.`,
      `After ${p.years} years there are ${boxed(s.total)} dollars.`,
      `The final amount is ${boxed(s.total)} dollars.`,
    ],
  ],
});

/** Grams of salt in a solution: hundreds of grams x percent, then more salt is added. */
const solutionMixture = defineFamily({
  name: 'salt-solution',
  draw(n) {
    const [hundreds, percent] = n.product('product22');
    const capped = Math.min(percent, 38);
    const share = capped % 10 === 0 ? capped - 1 : capped;
    return { grams: 100 * hundreds, percent: share, more: n.addTo(hundreds * share) };
  },
  steps(p) {
    const hundreds = wholeOver(p.grams, 100);
    const salt = wholeTimes(hundreds.value, p.percent);
    return { hundreds, salt, total: wholePlus(salt.value, p.more) };
  },
  scene: (random) => ({
    ...random.pick(people),
    ...random.pick([
      { what: 'salt', mixture: 'salt water', vessel: 'tank' },
      { what: 'sugar', mixture: 'sugar syrup', vessel: 'pot' },
      { what: 'fruit', mixture: 'fruit yoghurt', vessel: 'bucket' },
      { what: 'cocoa', mixture: 'chocolate cream', vessel: 'bowl' },
    ]),
  }),
  problems: (p, w) => [
    `A ${w.vessel} holds ${p.grams} grams of ${w.mixture}, of which $${p.percent}\\%$ is ${w.what}. ${w.name} stirs in ${p.more} more grams of ${w.what}. How many grams of ${w.what} are in the ${w.vessel} now?`,
    `${w.name} has ${p.grams} grams of ${w.mixture} that contains $${p.percent}\\%$ ${w.what}. Then ${w.they} adds ${p.more} grams of ${w.what}. Find the mass of the ${w.what} in grams.`,
    `In ${p.grams} grams of ${w.mixture}, $${p.percent}\\%$ of the mass is ${w.what}. How many grams of ${w.what} are there after ${w.name} adds another ${p.more} grams of it?`,
    `How many grams of ${w.what} are in a ${w.vessel} if ${w.name} mixes ${p.grams} grams of ${w.mixture} with $${p.percent}\\%$ ${w.what} and ${p.more} grams of ${w.what}?`,
    `${w.name} adds ${p.more} grams of ${w.what} to ${p.grams} grams of ${w.mixture}. Before that, the mixture was $${p.percent}\\%$ ${w.what}. How much ${w.what} is in it now, in grams?`,
    `A mixture of ${p.grams} grams of ${w.mixture} is made up of $${p.percent}\\%$ ${w.what}. ${w.name} pours ${p.more} grams of ${w.what} into the ${w.vessel}. What is the mass of all the ${w.what} in grams?`,
    `To ${p.grams} grams of ${w.mixture} in a ${w.vessel}, with a share of $${p.percent}\\%$ ${w.what}, ${w.name} gives ${p.more} grams of pure ${w.what}. Determine how many grams of ${w.what} there are then.`,
  ],
  solution: (p, s, w) => [
    [
      `We only look at the ${w.what}: we find how much of it was there at first, and then add the new part.`,
      `The plan is to find the ${w.what} that was there at the beginning, and then to add what ${w.name} puts in.`,
      `Let us follow the ${w.what} alone and leave the rest of the mixture aside.`,
    ],
    [
      `A share of $${p.percent}\\%$ means that every 100 grams of the mixture contain ${p.percent} grams of ${w.what}.`,
      `Since $${p.percent}\\%$ of it is ${w.what}, there are ${p.percent} grams of ${w.what} in each 100 grams.`,
      `Each 100 grams of the mixture hold ${p.percent} grams of ${w.what}.`,
    ],
    [
      `In ${p.grams} grams there are ${s.hundreds.tex} portions of 100 grams.`,
      `The number of portions of 100 grams is ${s.hundreds.tex}.`,
      `We have ${s.hundreds.tex} such portions.`,
    ],
    [
      `So the ${w.what} at first was ${s.salt.tex} grams.`,
      `We multiply to find the ${w.what} at the beginning: ${s.salt.tex} grams.`,
      `That makes ${s.salt.tex} grams of ${w.what} to start with.`,
    ],
    [
      `Then ${w.name} adds ${p.more} grams, so now there are ${s.total.tex} grams.`,
      `With the ${p.more} grams that are added, this becomes ${s.total.tex} grams.`,
      `The new ${w.what} raises this to ${s.total.tex} grams.`,
    ],
    [
      `So the ${w.vessel} contains ${boxed(s.total)} grams of ${w.what}.`,
      `The mass of the ${w.what} is now ${boxed(s.total)} grams.`,
      `In the end there are ${boxed(s.total)} grams of ${w.what}.`,
    ],
  ],
});

export const percentageFamilies = [sale, interest, solutionMixture];
