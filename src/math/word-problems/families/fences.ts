/** Families about fences around a rectangle and what they cost. */
import { minus, plus, times } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { count, measure, money } from '../wording/quantity.ts';
import { plots } from './figures.ts';
import { suited } from './suited.ts';
import { type Rectangle, around } from './perimeters.ts';

interface Fence extends Rectangle {
  price: number;
}
const fenceSteps = (p: Fence): LabeledStep[] => {
  const [sum, perimeter] = around(p);
  const value = perimeter?.[1].value ?? 0;
  return [
    ...(sum === undefined || perimeter === undefined ? [] : [sum, perimeter]),
    ['cost', times(value, p.price, 'money')],
  ];
};

/** 2 x (length + width) x price. */
const fenceCost = family({
  name: 'fence-cost',
  draw: (n) =>
    suited(n, fenceSteps, () => {
      const [length, width] = n.large ? [n.int(6, 40), n.int(4, 26)] : [n.int(4, 26), n.int(2, 24)];
      const price = n.large
        ? n.pick([n.int(3, 39), n.int(3, 39), n.int(5, 30) / 2])
        : n.pick([2, 3, 4, 5, 6, 10, 20, 30, 1.5]);
      return length > width ? { length, width, price } : null;
    }),
  scene(cast, p) {
    const plot = cast.pick(plots);
    return {
      who: cast.person(),
      plot: plot.one,
      a: plot.a,
      fence: cast.pick([
        'fencing',
        'hedging',
        'netting',
        'wire mesh',
        'edging',
        'wooden fencing',
        'railing',
        'garden edging',
        'chain-link fencing',
        'fence wire',
      ]),
      length: measure(p.length, 'm'),
      width: measure(p.width, 'm'),
      price: money(p.price),
      one: measure(1, 'm'),
    };
  },
  facts: [
    [
      '{a} <is|was> {length} long and {width} wide',
      '{a} <measures|measured> {length} by {width}',
      '{who} <owns|owned> {a} of {length} by {width}',
      '{who} <has|had> {a} that <is|was> {length} long and {width} wide',
      'the sides of {a} <are|were> {length} and {width}',
      'the length of {a} <is|was> {length} and the width {width}',
    ],
    [
      '{who} <puts|put> {fence} all [the way|] around it',
      'new {fence} <goes|went> around all four sides',
      'it <gets|got> {fence} along its whole edge',
      'all of it <is|was> surrounded with new {fence}',
      '{who} <wants|wanted> {fence} around the whole of it',
      '{fence} <is|was> put up along every side [of the {plot}|]',
    ],
    [
      '{one} of {fence} <costs|cost> {price}',
      'the {fence} <costs|cost> {price} [a metre|per metre|for each metre]',
      'for each metre of {fence} {who} <pays|paid> {price}',
      '{price} <is|was> the price of {one} of {fence}',
      'the price of {fence} <is|was> {price} [a|per] metre',
      'every metre of {fence} <sets|set> {who:them} back {price}',
    ],
  ],
  ordered: true,
  ask: [
    'how much <does|did> the {fence} cost [in all|altogether|]',
    'how many {currency} <does|did> {who} pay for the {fence}',
    'what <is|was> the cost of the {fence} [in {currency}|]',
    'what <does|did> all of the {fence} come to',
    'how much [money|] <does|did> {who} need for it',
    'what <does|did> {who} have to pay [for the {fence}|]',
  ],
  find: [
    'the cost of the {fence} [in {currency}|]',
    'the price of all the {fence}',
    'the total cost [in {currency}|]',
  ],
  notes: [
    ['{plot} {length} by {width}', '{plot}: {length} x {width}', 'rectangle, {length} long, {width} wide'],
    ['{fence} all around', '{fence} on all four sides', 'to go around it: {fence}'],
    ['{price} per metre', '{fence} {price} a metre', '{one} costs {price}'],
  ],
  extras: [
    'the {fence} <is|was> [1.2|1.5|2] m high',
    'the work <takes|took> [2|3|4] days',
    '[2|3] neighbours <help|helped>',
    'the old {fence} <is|was> [15|20|25] years old',
  ],
  whole: [
    'How much does it cost to put {fence} around {a} of {length} by {width} at {price} [a|per] metre?',
    '{plot} {length} x {width}, {fence} all round at {price} a metre, total cost?',
    '"Around the whole {plot}, please," says {who:name} to the builder. "It is {length} long and {width} wide." The {fence} is {price} a metre. What does the builder charge for it?',
    'Our {plot} is {length} by {width} and we need {fence} around it. The shop sells it for {price} per metre. What will that cost us in {currency}?',
    'For sale: {fence}, {price} per metre! What would it cost to go all the way around a {plot} that is {length} long and {width} wide?',
    'Dear builder, what will {fence} around my {plot} cost? It is a rectangle, {length} by {width}, and you ask {price} a metre.',
  ],
  known: ['length {length}', 'width {width}', '{fence} on all sides', '{price} per metre'],
  want: 'cost of the {fence} in {currency}',
  steps: fenceSteps,
  unit: '{currency}',
});

interface GatedFence extends Record<string, number> {
  side: number;
  ratio: number;
  gate: number;
  price: number;
  gatePrice: number;
}
const gatedSteps = (p: GatedFence): LabeledStep[] => {
  const long = times(p.side, p.ratio);
  const sum = plus(long.value, p.side);
  const perimeter = times(sum.value, 2);
  const fence = minus(perimeter.value, p.gate);
  const cost = times(fence.value, p.price, 'money');
  return [
    ['long side', long],
    ['both sides', sum],
    ['perimeter', perimeter],
    ['fence', fence],
    ['fence cost', cost],
    ['in total', plus(cost.value, p.gatePrice, 'money')],
  ];
};

/** (2 x (ratio x side + side) - gate) x price + gate price. */
const fenceGate = family({
  name: 'fence-gate',
  draw: (n) =>
    suited(n, gatedSteps, () => {
      const [side, ratio, gate] = [n.int(4, 18), n.int(2, 4), n.int(1, 4)];
      const price = n.large ? n.int(6, 38) : n.pick([2, 3, 4, 5, 10, 20]);
      const cost = (2 * side * (ratio + 1) - gate) * price;
      return { side, ratio, gate, price, gatePrice: n.pick([n.addTo(cost), 10 * n.int(4, 9), 50, 100, 200]) };
    }),
  scene: (cast, p) => ({
    who: cast.person(),
    plot: cast.pick(plots.filter(({ one }) => !/rectangle|hall|floor|pool/.test(one))).one,
    fence: cast.pick([
      'fencing',
      'netting',
      'wire',
      'hedging',
      'railing',
      'wooden fencing',
      'wire mesh',
      'chain-link fencing',
    ]),
    side: measure(p.side, 'm'),
    ratio: count(p.ratio),
    times: p.ratio === 2 ? 'twice' : p.ratio === 3 ? 'three times' : 'four times',
    gate: measure(p.gate, 'm'),
    price: money(p.price),
    one: measure(1, 'm'),
    gatePrice: money(p.gatePrice),
  }),
  facts: [
    [
      '{who} <has|had> a rectangular {plot}, {side} wide and [{times}|{ratio:n} times] as long',
      'the short side of a rectangular {plot} <is|was> {side} and the long side [{times}|{ratio:n} times] that',
      'a rectangular {plot} <is|was> {side} wide and [{times}|{ratio:n} times] as long as it <is|was> wide',
      'one side of a rectangular {plot} <measures|measured> {side}, the other one [{times}|{ratio:n} times] as much',
      'the length of a rectangular {plot} <is|was> [{times}|{ratio:n} times] its width, which <is|was> {side}',
      'a {plot} in the form of a rectangle <is|was> {side} one way and [{times}|{ratio:n} times] that the other way',
      '{who} <owns|owned> a {plot}, a rectangle {side} wide and [{times}|{ratio:n} times] that long',
    ],
    [
      '{who} <puts|put> {fence} around it, with a gap of {gate} for a gate',
      '{fence} <goes|went> all the way around except for a gate of {gate}',
      'it <is|was> closed in with {fence}, but {gate} <is|was> left free for a gate',
      'all around <goes|went> {fence}, only the {gate} for the gate <stay|stayed> open',
      '{fence} <runs|ran> along all sides apart from {gate} for a gate',
      'except for the gate, which <is|was> {gate} wide, {fence} <goes|went> all the way round',
    ],
    [
      'the {fence} <costs|cost> {price} [a metre|per metre|for each metre]',
      '{one} of {fence} <costs|cost> {price}',
      'for every metre of {fence} {who} <pays|paid> {price}',
      'the price of {fence} <is|was> {price} per metre',
      '{price} <is|was> charged for {one} of {fence}',
      '{one} of {fence} <is|was> {price}',
    ],
    [
      'the gate [itself|] <costs|cost> {gatePrice}',
      'a gate <costs|cost> {gatePrice}',
      '{who} <pays|paid> {gatePrice} for the gate',
      'the price of the gate <is|was> {gatePrice}',
      'for the gate the [builder|shop] <asks|asked> {gatePrice}',
      'the gate <is|was> {gatePrice}',
    ],
  ],
  ordered: true,
  ask: [
    'how much <do|did> the {fence} and the gate cost [together|in all|altogether]',
    'what <do|did> {fence} and gate come to [in {currency}|]',
    'how many {currency} <does|did> {who} pay [in all|altogether]',
    'what <is|was> the total cost [in {currency}|]',
    'what <is|was> the [whole|full] bill for {fence} and gate',
    'how much <does|did> {who} spend on the {fence} and the gate',
    'what <does|did> closing in the {plot} cost altogether',
  ],
  find: [
    'the cost of {fence} and gate [together|] [in {currency}|]',
    'the total cost [in {currency}|]',
    'the price of everything [in {currency}|]',
    'the full bill [for the {fence} and the gate|]',
  ],
  notes: [
    ['{plot}: {side} wide, {ratio:n} times as long', 'short side {side}, long side {ratio:n} times that'],
    [
      '{fence} around it, gap of {gate} for a gate',
      '{fence} all round minus {gate} gate',
      'gate {gate} wide, the rest {fence}',
    ],
    ['{fence} {price} per metre', '{price} a metre'],
    ['gate {gatePrice}', 'price of the gate: {gatePrice}'],
  ],
  extras: [
    'the {fence} <is|was> [1.2|1.5|2] m high',
    'the work <takes|took> [2|3|4] days',
    '[2|3] neighbours <help|helped>',
    'the old gate <is|was> [15|20|25] years old',
  ],
  whole: [
    'To keep the deer out, {who} <rings|ringed> a {plot} with {fence}. It <is|was> a rectangle, {side} one way and {ratio:n} times that the other way. A gap of {gate} <is|was> left for a gate (price of the gate: {gatePrice}). The {fence} <costs|cost> {price} a metre. What <do|did> {fence} and gate come to?',
    'What is the bill for {fence} at {price} a metre around a {plot} {side} wide and {ratio:n} times as long, less {gate} for a gate, plus {gatePrice} for the gate itself?',
    'Our {plot} is a rectangle. It is {side} wide and {ratio:n} times as long. We want {fence} around it at {price} a metre, but not where the gate goes, which is {gate} wide and costs {gatePrice}. What will we pay for everything?',
    '"How big is the {plot}?" asks the builder. "It is {side} wide and {ratio:n} times as long, and we need a gate of {gate}." "The {fence} is {price} per metre and the gate {gatePrice}." How many {currency} is that for {fence} and gate?',
    '{plot} {side} wide, {ratio:n}x as long. {fence} {price}/m all round except a {gate} gate. Gate: {gatePrice}. Total?',
  ],
  known: [
    'short side {side}',
    'long side {ratio:n} times as long',
    'gate {gate} wide',
    '{price} per metre',
    '{gatePrice} for the gate',
  ],
  want: 'total cost in {currency}',
  steps: gatedSteps,
  unit: '{currency}',
});

export const fenceFamilies: readonly Family[] = [fenceCost, fenceGate];
