/** Families about money: an order, a receipt in cents, pay, and profit. */
import { boxed, wholeMinus, wholePlus, plusDollars, wholeTimes, toDollars } from '../../arithmetic/step.ts';
import { defineFamily } from '../family.ts';
import { people } from '../scene.ts';

/** count x price, then a delivery fee. */
const order = defineFamily({
  name: 'order',
  draw(n) {
    const [count, price] = n.product('product22');
    return { count, price, fee: n.addTo(count * price) };
  },
  steps(p) {
    const goods = wholeTimes(p.count, p.price);
    return { goods, total: wholePlus(goods.value, p.fee) };
  },
  scene: (random) => ({
    place: random.pick(['school', 'library', 'hotel', 'club', 'museum', 'hospital']),
    ...random.pick([
      { one: 'chair', many: 'chairs' },
      { one: 'lamp', many: 'lamps' },
      { one: 'table', many: 'tables' },
      { one: 'shelf', many: 'shelves' },
      { one: 'carpet', many: 'carpets' },
      { one: 'mirror', many: 'mirrors' },
    ]),
  }),
  problems: (p, w) => [
    `A ${w.place} orders ${p.count} ${w.many}. Each ${w.one} costs ${p.price} dollars, and the delivery costs ${p.fee} dollars for the whole order. How many dollars does the ${w.place} pay in total?`,
    `The price of one ${w.one} is ${p.price} dollars. A ${w.place} buys ${p.count} of these ${w.many} and also pays a delivery fee of ${p.fee} dollars. What is the total cost in dollars?`,
    `For its rooms, a ${w.place} needs ${p.count} new ${w.many} at ${p.price} dollars each. Delivery adds ${p.fee} dollars to the bill. How much is the bill in dollars?`,
    `A shop sells a ${w.one} for ${p.price} dollars and takes ${p.fee} dollars to deliver an order of any size. How many dollars must a ${w.place} pay for an order of ${p.count} ${w.many}?`,
    `The manager of a ${w.place} buys ${p.count} ${w.many} and has them delivered. One ${w.one} is ${p.price} dollars and the delivery is ${p.fee} dollars. Find the whole amount to pay, in dollars.`,
    `How many dollars does a ${w.place} spend if it buys ${p.count} ${w.many} for ${p.price} dollars each and pays ${p.fee} dollars for the delivery?`,
    `Delivery of any order costs ${p.fee} dollars. If a ${w.place} has ${p.count} ${w.many} delivered and every ${w.one} is priced at ${p.price} dollars, what sum in dollars is on the invoice?`,
  ],
  solution: (p, s, w) => [
    [
      `We know that the ${w.place} buys ${p.count} ${w.many} for ${p.price} dollars each, and that the delivery costs ${p.fee} dollars.`,
      `There are ${p.count} ${w.many} in the order, each one costs ${p.price} dollars, and the delivery fee is ${p.fee} dollars.`,
      `The order holds ${p.count} ${w.many} at ${p.price} dollars apiece, with ${p.fee} dollars for the delivery on top.`,
    ],
    [
      `First we find the cost of the ${w.many} alone, and then we add the delivery, which is paid only once.`,
      `The plan is to multiply to get the cost of all the ${w.many}, and then to add the delivery fee once.`,
      `We begin with the ${w.many} and put the delivery on top at the end.`,
    ],
    [
      `To find the cost of the ${w.many}, we multiply the number of ${w.many} by the price of one: ${s.goods.tex}.`,
      `All the ${w.many} together cost the number of ${w.many} times the price: ${s.goods.tex} dollars.`,
      `Number times price gives ${s.goods.tex} dollars for the ${w.many}.`,
    ],
    [
      `The delivery is paid once for the whole order, so we add it to this amount: ${s.total.tex}.`,
      `Now we add the delivery fee to the cost of the ${w.many}: ${s.total.tex}.`,
      `With the fee for the delivery this makes ${s.total.tex}.`,
    ],
    [
      `So the ${w.place} pays ${boxed(s.total)} dollars in total.`,
      `The total cost of the order is ${boxed(s.total)} dollars.`,
      `Altogether the bill comes to ${boxed(s.total)} dollars.`,
    ],
  ],
});

/** A receipt worked out in cents: count x price in cents, then dollars, then a bag or tip in whole dollars. */
const receipt = defineFamily({
  name: 'receipt',
  draw(n) {
    const [price, count] = n.large
      ? n.product('product31')
      : [n.pick([50, 60, 80, 110, 120, 200, 300, 400]), n.int(2, 9)];
    return { count, price, extra: n.int(1, 5) };
  },
  steps(p) {
    const cents = wholeTimes(p.price, p.count);
    return { cents, dollars: toDollars(cents.value), total: plusDollars(cents.value, p.extra * 100) };
  },
  scene: (random) => ({
    ...random.pick(people),
    ...random.pick([
      { one: 'sandwich', many: 'sandwiches', extra: 'a drink' },
      { one: 'salad', many: 'salads', extra: 'a bottle of water' },
      { one: 'notebook', many: 'notebooks', extra: 'a pen' },
      { one: 'magazine', many: 'magazines', extra: 'a postcard' },
      { one: 'cake', many: 'cakes', extra: 'a coffee' },
      { one: 'toy car', many: 'toy cars', extra: 'a gift bag' },
    ]),
  }),
  problems: (p, w) => {
    const each = (p.price / 100).toFixed(2);
    const extra = `${p.extra}.00`;
    return [
      `${w.name} buys ${p.count} ${w.many} at ${each} dollars each and ${w.extra} for ${extra} dollars. How many dollars does ${w.they} pay?`,
      `One ${w.one} costs ${each} dollars. ${w.name} takes ${p.count} of them and ${w.extra} that costs ${extra} dollars. What is the total in dollars?`,
      `In a shop, ${w.name} puts ${p.count} ${w.many} and ${w.extra} into ${w.their} basket. Each ${w.one} is ${each} dollars, and ${w.extra} is ${extra} dollars. How much must ${w.they} pay in dollars?`,
      `What does ${w.name} pay, in dollars, for ${p.count} ${w.many} at ${each} dollars each together with ${w.extra} at ${extra} dollars?`,
      `A ${w.one} is sold for ${each} dollars and ${w.extra} for ${extra} dollars. ${w.name} buys ${w.extra} and ${p.count} ${w.many}. Find the amount on the receipt in dollars.`,
      `${w.name} needs ${p.count} ${w.many}, which cost ${each} dollars each. ${w.They} also buys ${w.extra} for ${extra} dollars. How many dollars does ${w.they} spend in all?`,
      `The receipt of ${w.name} lists ${p.count} ${w.many}, each at ${each} dollars, and ${w.extra} at ${extra} dollars. Which total in dollars stands at the bottom?`,
    ];
  },
  solution: (p, s, w) => [
    [
      `The price of one ${w.one} is ${(p.price / 100).toFixed(2)} dollars, which is the same as ${p.price} cents.`,
      `It is easier to count in cents: one ${w.one} costs ${p.price} cents.`,
      `In cents, the price of one ${w.one} is ${p.price}, and cents let us work with whole numbers.`,
    ],
    [
      `We first find the price of the ${p.count} ${w.many} in cents, then we change it into dollars, and at the end we add ${w.extra}.`,
      `The plan is to find the cost of the ${p.count} ${w.many} in cents, to turn it into dollars, and then to add the price of ${w.extra}.`,
      `After the ${w.many} are counted, we go back to dollars and add ${w.extra}.`,
    ],
    [
      `For ${p.count} ${w.many} we multiply: ${s.cents.tex} cents.`,
      `The ${w.many} together cost ${s.cents.tex} cents.`,
      `Multiplying the price by the number of ${w.many} gives ${s.cents.tex} cents.`,
    ],
    [
      `There are 100 cents in a dollar, so we divide by 100: ${s.dollars.tex} dollars.`,
      `One dollar has 100 cents, so in dollars this is ${s.dollars.tex}.`,
      `Since 100 cents make a dollar, we get ${s.dollars.tex} dollars.`,
    ],
    [
      `Now we add the price of ${w.extra}, which is ${p.extra}.00 dollars: ${s.total.tex}.`,
      `Together with ${w.extra} for ${p.extra}.00 dollars, this makes ${s.total.tex}.`,
      `Adding ${p.extra}.00 dollars for ${w.extra} leads to ${s.total.tex}.`,
    ],
    [
      `So ${w.name} pays ${boxed(s.total)} dollars.`,
      `The total on the receipt is ${boxed(s.total)} dollars.`,
      `In all, ${w.name} spends ${boxed(s.total)} dollars.`,
    ],
  ],
});

/** days x hours, x wage, then a bonus. */
const pay = defineFamily({
  name: 'pay',
  draw(n) {
    const [days, hours] = n.large ? n.factorsOfLeft() : [n.int(2, 6), n.int(2, 8)];
    const wage = n.large ? n.multiplier() : 10;
    return { days, hours, wage, bonus: n.addTo(days * hours * wage) };
  },
  steps(p) {
    const hours = wholeTimes(p.days, p.hours);
    const wages = wholeTimes(hours.value, p.wage);
    return { hours, wages, total: wholePlus(wages.value, p.bonus) };
  },
  scene: (random) => ({
    ...random.pick(people),
    job: random.pick([
      'in a bakery',
      'in a garage',
      'on a farm',
      'in a hotel',
      'at a harbour',
      'in a museum',
    ]),
  }),
  problems: (p, w) => [
    `${w.name} works ${w.job} for ${p.days} days, ${p.hours} hours each day. ${w.They} earns ${p.wage} dollars an hour and gets a bonus of ${p.bonus} dollars at the end. How many dollars does ${w.they} earn in total?`,
    `A job ${w.job} pays ${p.wage} dollars per hour. ${w.name} works ${p.hours} hours a day on ${p.days} days and receives an extra ${p.bonus} dollars. What does ${w.they} earn altogether, in dollars?`,
    `For ${p.days} days, ${w.name} has a job ${w.job}. Every day ${w.they} works ${p.hours} hours for ${p.wage} dollars an hour. There is also a bonus of ${p.bonus} dollars. How much does ${w.name} earn in dollars?`,
    `How many dollars does ${w.name} earn ${w.job} if ${w.they} works ${p.hours} hours on each of ${p.days} days, is paid ${p.wage} dollars per hour, and gets ${p.bonus} dollars more as a bonus?`,
    `${w.name} is paid ${p.wage} dollars for each hour ${w.job}. ${w.They} works on ${p.days} days for ${p.hours} hours a day. At the end ${w.they} gets a bonus of ${p.bonus} dollars. Find the total in dollars.`,
    `Working ${w.job}, ${w.name} earns ${p.wage} dollars every hour. After ${p.days} days of ${p.hours} hours each, ${w.they} is also given a bonus of ${p.bonus} dollars. How many dollars is that in all?`,
    `The hourly wage ${w.job} is ${p.wage} dollars, and whoever finishes the job gets ${p.bonus} dollars extra. ${w.name} finishes it in ${p.days} days with ${p.hours} hours of work a day. How many dollars does ${w.they} take home?`,
  ],
  solution: (p, s, w) => [
    [
      `We need the number of hours first, because ${w.name} is paid by the hour.`,
      `Since ${w.name} is paid for every hour, we start by counting the hours.`,
      `The pay depends on the hours, so these come first.`,
    ],
    [
      `Then we can find the wages, and at the end we add the bonus.`,
      `After the hours come the wages, and the bonus is added last.`,
      `Wages and bonus follow from them.`,
    ],
    [
      `${w.They} works ${p.hours} hours on each of the ${p.days} days, so the number of hours is ${s.hours.tex}.`,
      `On ${p.days} days with ${p.hours} hours a day, ${w.they} works ${s.hours.tex} hours.`,
      `In ${p.days} days of ${p.hours} hours there are ${s.hours.tex} hours of work.`,
    ],
    [
      `Each hour brings ${p.wage} dollars, so for these hours ${w.they} gets ${s.wages.tex} dollars.`,
      `To find the wages, we multiply the hours by ${p.wage} dollars: ${s.wages.tex}.`,
      `At ${p.wage} dollars an hour this makes ${s.wages.tex} dollars.`,
    ],
    [
      `The bonus of ${p.bonus} dollars does not depend on the hours, so we add it once at the end: ${s.total.tex}.`,
      `Then the bonus of ${p.bonus} dollars is added one time, whatever the number of hours: ${s.total.tex}.`,
      `The extra ${p.bonus} dollars come on top: ${s.total.tex}.`,
    ],
    [
      `So ${w.name} earns ${boxed(s.total)} dollars in total.`,
      `Altogether, the work ${w.job} brings ${w.name} ${boxed(s.total)} dollars.`,
      `In all, ${w.name} takes home ${boxed(s.total)} dollars.`,
    ],
  ],
});

/** (selling price - cost) x count, then the rent of the stand. */
const profit = defineFamily({
  name: 'profit',
  draw(n) {
    const [count, gain] = n.product('product22');
    return { count, cost: n.int(3, 60), gain, rent: n.takeFrom(count * gain) };
  },
  steps(p) {
    const gain = wholeMinus(p.cost + p.gain, p.cost);
    const all = wholeTimes(p.count, gain.value);
    return { gain, all, left: wholeMinus(all.value, p.rent) };
  },
  scene: (random) => ({
    ...random.pick(people),
    ...random.pick([
      { one: 'bag', many: 'bags' },
      { one: 'clock', many: 'clocks' },
      { one: 'jacket', many: 'jackets' },
      { one: 'basket', many: 'baskets' },
      { one: 'painting', many: 'paintings' },
      { one: 'blanket', many: 'blankets' },
    ]),
  }),
  problems: (p, w) => {
    const price = p.cost + p.gain;
    return [
      `${w.name} buys ${p.count} ${w.many} for ${p.cost} dollars each and sells all of them for ${price} dollars each. The stand at the market costs ${w.their} business ${p.rent} dollars. How many dollars of profit are left?`,
      `At a market, ${w.name} sells ${p.count} ${w.many} at ${price} dollars each. Each ${w.one} cost ${w.their} shop ${p.cost} dollars, and the stand is rented for ${p.rent} dollars. What is the profit in dollars?`,
      `A ${w.one} costs ${w.name} ${p.cost} dollars, and ${w.they} sells it for ${price} dollars. ${w.They} sells ${p.count} ${w.many} and pays ${p.rent} dollars for a stand. How much profit does ${w.they} make in dollars?`,
      `How many dollars does ${w.name} gain by selling ${p.count} ${w.many} for ${price} dollars each, if every ${w.one} cost ${p.cost} dollars and the place at the market costs ${p.rent} dollars?`,
      `${w.name} pays ${p.cost} dollars for a ${w.one} and ${p.rent} dollars for a place at the market. There ${w.they} sells ${p.count} such ${w.many} at ${price} dollars each. Find ${w.their} profit in dollars.`,
      `Every ${w.one} that ${w.name} sells for ${price} dollars was bought for ${p.cost} dollars. ${w.They} sells ${p.count} ${w.many} and has to pay ${p.rent} dollars of rent. How many dollars does ${w.they} keep as profit?`,
      `With a stand that costs ${p.rent} dollars, ${w.name} sells ${p.count} ${w.many}. They were bought at ${p.cost} dollars and are sold at ${price} dollars apiece. What profit in dollars remains?`,
    ];
  },
  solution: (p, s, w) => [
    [
      `We find the profit on one ${w.one}, then the profit on all ${p.count} ${w.many}, and at the end we take away the rent.`,
      `The plan is to look at one ${w.one}, then at all of them, and to subtract the rent of the stand last.`,
      `From one ${w.one} we go to all of them, and the rent comes last.`,
    ],
    [
      `The profit on one ${w.one} is the selling price minus the cost.`,
      `We first look at one ${w.one} only: its profit is the selling price less the cost.`,
      `Let us begin with a single ${w.one} and take its cost from its price.`,
    ],
    [
      `So each ${w.one} brings ${s.gain.tex} dollars.`,
      `This gives ${s.gain.tex} dollars of profit for each ${w.one}.`,
      `That is ${s.gain.tex} dollars apiece.`,
    ],
    [
      `${w.name} sells ${p.count} ${w.many}, so together they bring ${s.all.tex} dollars.`,
      `For all ${p.count} ${w.many} we multiply the number by the profit on one: ${s.all.tex} dollars.`,
      `With ${p.count} ${w.many} sold, this grows to ${s.all.tex} dollars.`,
    ],
    [
      `The stand costs ${p.rent} dollars and has to be paid from this money, so we subtract: ${s.left.tex}.`,
      `From this amount ${w.they} must still pay ${p.rent} dollars for the stand at the market: ${s.left.tex}.`,
      `Taking away the rent of ${p.rent} dollars leaves ${s.left.tex}.`,
    ],
    [
      `So the profit of ${w.name} is ${boxed(s.left)} dollars.`,
      `After the rent, ${w.name} has a profit of ${boxed(s.left)} dollars.`,
      `${w.name} keeps ${boxed(s.left)} dollars as profit.`,
    ],
  ],
});

export const moneyFamilies = [order, receipt, pay, profit];
