/** Families about amounts of things: a warehouse, a concert, eggs in boxes, rows of seats, and a blend. */
import { boxed, wholeMinus, wholeOver, wholePlus, wholeTimes } from '../../arithmetic/step.ts';
import { defineFamily } from '../family.ts';
import { people } from '../scene.ts';

/** Crates and things in a crate that make whole hundreds, so that a large stock is easy to add to. */
const fullHundreds: readonly (readonly [crates: number, perCrate: number])[] = [
  [2, 50],
  [4, 50],
  [6, 50],
  [8, 50],
  [5, 20],
  [5, 40],
  [5, 60],
  [5, 80],
  [2, 100],
  [3, 100],
  [4, 100],
  [6, 100],
  [7, 100],
  [9, 100],
];

/** Stock, plus a delivery in crates, minus sales; the last difference may be large. */
const stock = defineFamily({
  name: 'stock',
  draw(n) {
    const [all, sold] = n.difference();
    const hundreds = Math.floor(all / 100) % 10 || 10;
    const [crates, perCrate] = n.large
      ? n.pick(fullHundreds.filter(([many, each]) => many * each <= 100 * hundreds))
      : [n.int(2, 4), n.int(2, 5)];
    return { start: all - perCrate * crates, crates, perCrate, sold };
  },
  steps(p) {
    const delivered = wholeTimes(p.crates, p.perCrate);
    const all = wholePlus(p.start, delivered.value);
    return { delivered, all, left: wholeMinus(all.value, p.sold) };
  },
  scene: (random) => ({
    place: random.pick(['warehouse', 'shop', 'storehouse', 'depot']),
    ...random.pick([
      { things: 'bottles', crate: 'crates' },
      { things: 'books', crate: 'boxes' },
      { things: 'batteries', crate: 'packs' },
      { things: 'oranges', crate: 'baskets' },
      { things: 'candles', crate: 'boxes' },
      { things: 'screws', crate: 'bags' },
    ]),
  }),
  problems: (p, w) => [
    `A ${w.place} has ${p.start} ${w.things}. It receives ${p.crates} ${w.crate} with ${p.perCrate} ${w.things} each and then sells ${p.sold} ${w.things}. How many ${w.things} are left?`,
    `There are ${p.start} ${w.things} in a ${w.place}. After a delivery of ${p.crates} ${w.crate} of ${p.perCrate} ${w.things}, it sells ${p.sold}. How many ${w.things} remain?`,
    `On Monday, ${p.crates} ${w.crate} with ${p.perCrate} ${w.things} each arrive at a ${w.place} that already has ${p.start} ${w.things}. During the week ${p.sold} ${w.things} are sold. Find the number of ${w.things} left.`,
    `How many ${w.things} does a ${w.place} have at the end if it starts with ${p.start}, gets ${p.crates} ${w.crate} of ${p.perCrate} each, and sells ${p.sold} ${w.things}?`,
    `The stock of a ${w.place} is ${p.start} ${w.things}. A truck brings ${p.crates} ${w.crate}, each with ${p.perCrate} ${w.things}. Customers buy ${p.sold} ${w.things}. What is the stock now?`,
    `A ${w.place} sells ${p.sold} ${w.things} in a month. It had ${p.start} ${w.things} before, and ${p.crates} ${w.crate} of ${p.perCrate} ${w.things} were delivered. How many ${w.things} are still there?`,
    `To the ${p.start} ${w.things} of a ${w.place} come ${p.crates} ${w.crate}, each holding ${p.perCrate}. Then ${p.sold} ${w.things} leave the ${w.place}. Work out how many stay.`,
  ],
  solution: (p, s, w) => [
    [
      `We go through the story in order: first the delivery comes in, and then some ${w.things} are sold.`,
      `The number of ${w.things} grows with the delivery and shrinks with the sale, so we take these one after the other.`,
      `Let us follow the ${w.things} in and out.`,
    ],
    [
      `The delivery has ${p.crates} ${w.crate} with ${p.perCrate} ${w.things} in each, which makes ${s.delivered.tex} ${w.things}.`,
      `In ${p.crates} ${w.crate} of ${p.perCrate} ${w.things} there are ${s.delivered.tex} ${w.things}.`,
      `What comes in is ${s.delivered.tex} ${w.things}.`,
    ],
    [
      `The ${w.place} had ${p.start} ${w.things} before, so now there are ${s.all.tex} ${w.things}.`,
      `We add them to the ${p.start} ${w.things} that were there at the start: ${s.all.tex}.`,
      `With the old stock, that is ${s.all.tex} ${w.things}.`,
    ],
    [
      `Of these, ${p.sold} ${w.things} are sold, so we have to subtract them: ${s.left.tex}.`,
      `Then we take away the ${p.sold} ${w.things} that are sold, because they are no longer there: ${s.left.tex}.`,
      `After the sale of ${p.sold} there remain ${s.left.tex}.`,
    ],
    [
      `So ${boxed(s.left)} ${w.things} are left in the ${w.place}.`,
      `At the end the ${w.place} has ${boxed(s.left)} ${w.things}.`,
      `The ${w.place} still has ${boxed(s.left)} ${w.things}.`,
    ],
  ],
});

/** Two days of visitors, less those with free tickets; the sum may be large. */
const concert = defineFamily({
  name: 'concert',
  draw(n) {
    const [first, second] = n.addends();
    return { first, second, free: n.takeFrom(first + second) };
  },
  steps(p) {
    const all = wholePlus(p.first, p.second);
    return { all, paid: wholeMinus(all.value, p.free) };
  },
  scene: (random) => ({
    event: random.pick(['concert', 'circus', 'football match', 'festival', 'fair', 'play']),
    ...random.pick([
      { one: 'Friday', two: 'Saturday' },
      { one: 'Saturday', two: 'Sunday' },
      { one: 'Monday', two: 'Tuesday' },
    ]),
  }),
  problems: (p, w) => [
    `On ${w.one}, ${p.first} people come to a ${w.event}, and on ${w.two} ${p.second} people come. Of all these people, ${p.free} have free tickets. How many people pay for their tickets?`,
    `A ${w.event} has ${p.first} guests on ${w.one} and ${p.second} guests on ${w.two}. If ${p.free} of the guests get in free, how many guests pay?`,
    `The organisers of a ${w.event} count ${p.first} people on ${w.one} and ${p.second} on ${w.two}. They gave away ${p.free} free tickets, and all of these were used. Find the number of people who paid.`,
    `How many tickets of a ${w.event} were paid for if there were ${p.first} visitors on ${w.one}, ${p.second} visitors on ${w.two}, and ${p.free} of them came in free?`,
    `A ${w.event} takes place on ${w.one} with ${p.first} visitors and again on ${w.two} with ${p.second} visitors. In total ${p.free} visitors do not have to pay. How many do pay?`,
    `Altogether ${p.free} of the people at a ${w.event} have won their tickets. There are ${p.first} people on ${w.one} and ${p.second} on ${w.two}. How many people have bought a ticket?`,
    `Counting ${w.one} with ${p.first} people and ${w.two} with ${p.second} people, what number of tickets for a ${w.event} was sold when ${p.free} people were invited for free?`,
  ],
  solution: (p, s, w) => [
    [
      `The people came on two days: ${p.first} people on ${w.one} and ${p.second} people on ${w.two}.`,
      `We know the number of people on each of the two days, ${p.first} on ${w.one} and ${p.second} on ${w.two}.`,
      `Two days count here, ${w.one} and ${w.two}.`,
    ],
    [
      `First we find how many people came in all, and then we take away those who did not pay.`,
      `The plan is to add the two days and then to subtract the people with free tickets.`,
      `From everyone we leave out those who came in free.`,
    ],
    [
      `For both days together we add the numbers: ${s.all.tex} people.`,
      `Adding the two days gives the number of all the people at the ${w.event}: ${s.all.tex}.`,
      `On the two days there were ${s.all.tex} people.`,
    ],
    [
      `Among them, ${p.free} people had free tickets, so the number of people who paid is ${s.paid.tex}.`,
      `We subtract the ${p.free} people who did not have to pay: ${s.paid.tex}.`,
      `Leaving out ${p.free} people we get ${s.paid.tex}.`,
    ],
    [
      `This is fewer than the ${s.all.result} people who came, because some did not have to pay.`,
      `It makes sense that this is less than ${s.all.result}, since not everyone paid.`,
      `Not everyone paid, so it is less than before.`,
    ],
    [
      `So ${boxed(s.paid)} people paid for their tickets.`,
      `The number of people who paid for the ${w.event} is ${boxed(s.paid)}.`,
      `This means that ${boxed(s.paid)} tickets were paid for.`,
    ],
  ],
});

/** things / size of a box, plus boxes packed before. */
const packing = defineFamily({
  name: 'packing',
  draw(n) {
    const [things, size, boxes] = n.division();
    return { things, size, before: n.addTo(boxes) };
  },
  steps(p) {
    const boxes = wholeOver(p.things, p.size);
    return { boxes, total: wholePlus(boxes.value, p.before) };
  },
  scene: (random) => ({
    ...random.pick(people),
    ...random.pick([
      { things: 'eggs', box: 'carton', boxes: 'cartons' },
      { things: 'apples', box: 'crate', boxes: 'crates' },
      { things: 'pencils', box: 'case', boxes: 'cases' },
      { things: 'cookies', box: 'tin', boxes: 'tins' },
      { things: 'marbles', box: 'bag', boxes: 'bags' },
    ]),
  }),
  problems: (p, w) => [
    `${w.name} packs ${p.things} ${w.things} into ${w.boxes} of ${p.size}. There are already ${p.before} full ${w.boxes} from yesterday. How many full ${w.boxes} does ${w.they} have in the end?`,
    `A ${w.box} holds ${p.size} ${w.things}. ${w.name} has ${p.before} full ${w.boxes} and packs another ${p.things} ${w.things}. How many full ${w.boxes} are there then?`,
    `With ${p.size} ${w.things} to a ${w.box}, ${w.name} puts ${p.things} ${w.things} into ${w.boxes} and places them beside ${p.before} ${w.boxes} that are packed. Find the number of ${w.boxes} in all.`,
    `How many ${w.boxes} are full after ${w.name} has packed ${p.things} ${w.things}, ${p.size} in each ${w.box}, if ${p.before} ${w.boxes} were full before?`,
    `Yesterday ${w.name} filled ${p.before} ${w.boxes}. Today ${w.they} fills more of them with ${p.things} ${w.things}, always ${p.size} in a ${w.box}. How many ${w.boxes} has ${w.they} filled on both days together?`,
    `${w.name} has ${p.things} ${w.things} and puts ${p.size} of them into each ${w.box}. With ${p.before} more full ${w.boxes} from a friend, how many full ${w.boxes} are there in total?`,
    `Beside ${p.before} full ${w.boxes} stand ${p.things} loose ${w.things}, which ${w.name} packs too. Every ${w.box} takes ${p.size}. What is the number of full ${w.boxes} when ${w.they} is done?`,
  ],
  solution: (p, s, w) => [
    [
      `We first find how many ${w.boxes} the ${p.things} ${w.things} fill, and then we add the ${w.boxes} that were full before.`,
      `The plan is to find the number of new ${w.boxes} first, and then to add the ${p.before} ${w.boxes} that are already there.`,
      `New ${w.boxes} and old ${w.boxes} are counted together.`,
    ],
    [
      `In every ${w.box} there is room for ${p.size} ${w.things}, so we ask how many times ${p.size} fits into ${p.things}.`,
      `Each ${w.box} takes ${p.size} of the ${p.things} ${w.things}, so the number of new ${w.boxes} is a division.`,
      `We share the ${p.things} ${w.things} out, ${p.size} at a time.`,
    ],
    [
      `We divide the number of ${w.things} by the number in a ${w.box}: ${s.boxes.tex}.`,
      `This means that ${w.name} fills ${s.boxes.tex} new ${w.boxes}, and nothing is left over.`,
      `That gives ${s.boxes.tex} ${w.boxes}.`,
    ],
    [
      `As a check, ${s.boxes.result} ${w.boxes} with ${p.size} ${w.things} each hold ${p.things} ${w.things}.`,
      `We can check this: in ${s.boxes.result} ${w.boxes} of ${p.size} there are ${p.things} ${w.things} again.`,
      `Going the other way, ${s.boxes.result} times ${p.size} is ${p.things} again.`,
    ],
    [
      `Now we add the ${p.before} ${w.boxes} that were full before: ${s.total.tex}.`,
      `Together with the ${p.before} ${w.boxes} that were already full, this makes ${s.total.tex}.`,
      `The other ${p.before} bring it to ${s.total.tex}.`,
    ],
    [
      `So there are ${boxed(s.total)} full ${w.boxes} in the end.`,
      `In total, ${boxed(s.total)} ${w.boxes} are full.`,
      `The number of full ${w.boxes} is ${boxed(s.total)}.`,
    ],
  ],
});

/** rows x seats: a single step, with an estimate when the numbers are large. */
const seats = defineFamily({
  name: 'seats',
  draw(n) {
    const [seats, rows] = n.product('product22', 'product31');
    return { rows, seats };
  },
  steps: (p) => ({ all: wholeTimes(p.rows, p.seats) }),
  scene: (random) =>
    random.pick([
      { place: 'theatre', row: 'row', rows: 'rows', thing: 'seats' },
      { place: 'park', row: 'row', rows: 'rows', thing: 'trees' },
      { place: 'library', row: 'shelf', rows: 'shelves', thing: 'books' },
      { place: 'hotel', row: 'floor', rows: 'floors', thing: 'windows' },
      { place: 'vineyard', row: 'line', rows: 'lines', thing: 'plants' },
    ]),
  problems: (p, w) => [
    `A ${w.place} has ${p.rows} ${w.rows}, and there are ${p.seats} ${w.thing} in each ${w.row}. How many ${w.thing} does the ${w.place} have in all?`,
    `In a ${w.place} there are ${p.rows} ${w.rows} with ${p.seats} ${w.thing} each. What is the total number of ${w.thing}?`,
    `Each ${w.row} of a ${w.place} has ${p.seats} ${w.thing}, and the ${w.place} has ${p.rows} ${w.rows}. Find the number of all the ${w.thing}.`,
    `How many ${w.thing} are there in a ${w.place} with ${p.rows} ${w.rows} if every ${w.row} has ${p.seats} ${w.thing}?`,
    `Someone counts the ${w.thing} of a ${w.place}. There are ${p.seats} ${w.thing} in every ${w.row}, and the number of ${w.rows} is ${p.rows}. How many ${w.thing} are there?`,
    `The ${p.rows} ${w.rows} of a ${w.place} all have the same number of ${w.thing}, namely ${p.seats}. How many ${w.thing} is that altogether?`,
    `With ${p.seats} ${w.thing} to a ${w.row} and ${p.rows} ${w.rows}, a ${w.place} is complete. Work out its number of ${w.thing}.`,
  ],
  solution: (p, s, w) => [
    [
      `We know that the ${w.place} has ${p.rows} ${w.rows} and that each ${w.row} has ${p.seats} ${w.thing}.`,
      `There are ${p.rows} ${w.rows} in the ${w.place}, and every ${w.row} has the same number of ${w.thing}, which is ${p.seats}.`,
      `The ${w.place} is made of ${p.rows} equal ${w.rows} with ${p.seats} ${w.thing} in each.`,
    ],
    [
      `Instead of adding ${p.seats} again and again for each ${w.row}, we can multiply.`,
      `All the ${w.rows} are equal, so we do not have to add them one by one and can multiply.`,
      `Equal groups call for a multiplication.`,
    ],
    [
      `The number of ${w.thing} is the number of ${w.rows} times the number of ${w.thing} in one ${w.row}.`,
      `We multiply the number of ${w.rows} by the ${w.thing} in one ${w.row}.`,
      `Number of ${w.rows} times number in a ${w.row} is what we need.`,
    ],
    [
      `This gives ${s.all.tex} ${w.thing}.`,
      `So we calculate ${s.all.tex}.`,
      `We find ${s.all.tex} ${w.thing}.`,
    ],
    [
      `The result counts every ${w.row} once, so no ${w.row} is missing and none is counted twice.`,
      `In this way every one of the ${p.rows} ${w.rows} is counted exactly once.`,
      `Each ${w.row} has been counted one time.`,
    ],
    [
      `So the ${w.place} has ${boxed(s.all)} ${w.thing} in all.`,
      `Altogether there are ${boxed(s.all)} ${w.thing} in the ${w.place}.`,
      `The number of ${w.thing} is ${boxed(s.all)}.`,
    ],
  ],
});

/** Two sorts, kilograms x price each, put together. */
const blend = defineFamily({
  name: 'blend',
  draw(n) {
    for (;;) {
      const [kilograms, price] = n.product('product22');
      if (!n.large) return { kilograms, price, other: n.int(2, 4), otherPrice: n.int(5, 10) };
      const value = n.addTo(kilograms * price);
      if (value % 100 === 0 && value < 1000) return { kilograms, price, other: 10, otherPrice: value / 10 };
    }
  },
  steps(p) {
    const first = wholeTimes(p.kilograms, p.price);
    const second = wholeTimes(p.other, p.otherPrice);
    return { first, second, total: wholePlus(first.value, second.value) };
  },
  scene: (random) => ({
    ...random.pick(people),
    ...random.pick([
      { what: 'tea', a: 'green tea', b: 'black tea' },
      { what: 'coffee', a: 'strong coffee', b: 'mild coffee' },
      { what: 'flour', a: 'wheat flour', b: 'rye flour' },
      { what: 'spices', a: 'pepper', b: 'paprika' },
    ]),
  }),
  problems: (p, w) => [
    `${w.name} mixes ${p.kilograms} kg of ${w.a} at ${p.price} dollars a kilogram with ${p.other} kg of ${w.b} at ${p.otherPrice} dollars a kilogram. How many dollars is the whole mixture worth?`,
    `A mixture of ${w.what} is made from ${p.kilograms} kg of ${w.a} and ${p.other} kg of ${w.b}. A kilogram of ${w.a} costs ${p.price} dollars, and a kilogram of ${w.b} costs ${p.otherPrice} dollars. What does ${w.name} pay for it in dollars?`,
    `For a mixture, ${w.name} buys ${p.kilograms} kg of ${w.a} for ${p.price} dollars per kg and ${p.other} kg of ${w.b} for ${p.otherPrice} dollars per kg. Find the cost of the mixture in dollars.`,
    `How many dollars does ${w.name} spend on a mixture of ${p.kilograms} kg of ${w.a} and ${p.other} kg of ${w.b}, if one kilogram costs ${p.price} dollars and ${p.otherPrice} dollars, in this order?`,
    `One kilogram of ${w.a} is ${p.price} dollars and one of ${w.b} ${p.otherPrice} dollars. ${w.name} mixes ${p.kilograms} kg of the first with ${p.other} kg of the second. What is the value of the mixture in dollars?`,
    `In the shop of ${w.name}, ${p.kilograms} kg of ${w.a} at ${p.price} dollars per kg and ${p.other} kg of ${w.b} at ${p.otherPrice} dollars per kg go into one mixture. How much is it worth in dollars?`,
    `${w.name} blends two sorts: ${p.other} kg of ${w.b}, priced at ${p.otherPrice} dollars a kilogram, and ${p.kilograms} kg of ${w.a}, priced at ${p.price} dollars a kilogram. Work out the price of the blend in dollars.`,
  ],
  solution: (p, s, w) => [
    [
      `The mixture has two sorts, so we find the price of each sort and then add the two prices.`,
      `We work out what the ${w.a} costs and what the ${w.b} costs, and then we put both together.`,
      `Each sort is counted by itself first.`,
    ],
    [
      `For the first sort, ${w.a}, we multiply the ${p.kilograms} kilograms by the price of one kilogram: ${s.first.tex} dollars.`,
      `There are ${p.kilograms} kilograms of ${w.a} at ${p.price} dollars each, and this makes ${s.first.tex} dollars.`,
      `The ${w.a} comes to ${s.first.tex} dollars.`,
    ],
    [
      `The other sort is ${w.b}, with ${p.other} kilograms at ${p.otherPrice} dollars each: ${s.second.tex} dollars.`,
      `For ${p.other} kilograms of ${w.b} at ${p.otherPrice} dollars each we get ${s.second.tex} dollars.`,
      `The ${w.b} comes to ${s.second.tex} dollars.`,
    ],
    [
      `Mixing does not change the value, so the mixture is worth both amounts together: ${s.total.tex}.`,
      `When they are mixed, the values add up: ${s.total.tex}.`,
      `As one mixture they cost ${s.total.tex}.`,
    ],
    [
      `So the whole mixture costs ${boxed(s.total)} dollars.`,
      `The value of the mixture is ${boxed(s.total)} dollars.`,
      `The blend has a price of ${boxed(s.total)} dollars.`,
    ],
  ],
});

export const countingFamilies = [stock, concert, packing, seats, blend];
