/** Families about an unknown in a bill or a story: the price of one ticket, the hours of a visit, the amount at the start. */
import { minus, over, plus, times } from '../arithmetic.ts';
import { family, type Family } from '../family.ts';
import { count, label, measure, money } from '../wording/quantity.ts';
import { drawUntil, numberSlots } from './number-slots.ts';

/** (total - children x childPrice) / adults. */
const adultTicket = family({
  name: 'unknown-ticket-price',
  draw: (n) =>
    drawUntil(
      () => {
        const adults = n.int(2, n.large ? 9 : 6);
        const children = n.int(2, n.large ? 14 : 9);
        const childPrice = n.int(2, 12);
        const price = n.large ? n.int(13, 48) : n.int(4, 12);
        return { adults, children, childPrice, total: adults * price + children * childPrice };
      },
      ({ adults, children, childPrice, total }) => {
        const easy = total < 200 && children <= 12;
        return (
          (total - children * childPrice) / adults > childPrice && (n.large || easy) && adults !== children
        );
      },
    ),
  scene: (cast, p) => ({
    who: cast.person(),
    place: cast.pick([
      'zoo',
      'museum',
      'circus',
      'castle',
      'fair',
      'swimming pool',
      'theatre',
      'aquarium',
      'ice rink',
      'cinema',
      'planetarium',
      'wax museum',
      'butterfly house',
      'puppet show',
    ]),
    adults: count(p.adults),
    children: count(p.children),
    adultsD: label(p.adults),
    childrenD: label(p.children),
    childPrice: money(p.childPrice),
    total: money(p.total),
    adultTicket: { kind: 'thing', one: 'adult ticket', many: 'adult tickets' },
    childTicket: { kind: 'thing', one: 'child ticket', many: 'child tickets' },
  }),
  facts: [
    [
      '{adults adultTicket} and {children childTicket} for the {place} <cost|cost> {total}',
      '{who} <pays|paid> {total} for {adults adultTicket} and {children childTicket}',
      'at the {place}, a party of {adults} adults and {children} children <is|was> charged {total}',
      'the bill for {adults} adults and {children} children at the {place} <comes|came> to {total}',
      '{adults} adults and {children} children <go|went> to the {place} for {total} altogether',
      'it <costs|cost> {total} to take {adults} adults and {children} children to the {place}',
      'for {adults adultTicket} plus {children childTicket}, the {place} <takes|took> {total}',
      'altogether {total} <is|was> paid for {adults adultTicket} and {children childTicket}',
    ],
    [
      'a child ticket <is|was> {childPrice}',
      'each child <pays|paid> {childPrice}',
      'children <get|got> in for {childPrice} [each|a head]',
      'one child ticket <costs|cost> {childPrice}',
      'the price for a child <is|was> {childPrice}',
      'the child tickets <are|were> {childPrice} [each|apiece]',
      'for every child {childPrice} <is|was> charged',
    ],
  ],
  ask: [
    'how much <is|was> an adult ticket',
    'what <does|did> an adult ticket cost',
    'what <is|was> the price for an adult',
    'how many {currency} <does|did> each adult pay',
    'how much <does|did> one adult pay',
    'what <is|was> the cost of one adult ticket',
    'how many {currency} <is|was> the ticket for a grown-up',
  ],
  find: [
    'the price of an adult ticket [in {currency}|]',
    'the cost per adult',
    'the adult price',
    'the amount each adult <pays|paid>',
  ],
  notes: [
    [
      '{adults} adults + {children} children = {total}',
      '{adults adultTicket}, {children childTicket}: {total}',
      '{total} for {adults} adults and {children} children',
    ],
    ['child ticket {childPrice}', '{childPrice} per child', 'children {childPrice} each'],
  ],
  extras: [
    "the {place} <opens|opened> at [9|10] o'clock",
    'the queue <is|was> [30|45] metres long',
    'they <stay|stayed> for [2|3|4] hours',
    '{who} <has|had> [3|4|6] sandwiches in a bag',
  ],
  whole: [
    'We paid {total} at the {place}: {adults} adults and {children} children, with {childPrice} for each child. What did each adult pay?',
    '"That will be {total} for {adults} adults and {children} children," says the woman at the till of the {place}. A child pays {childPrice}. How much does an adult pay?',
    'Sign at the {place}: children {childPrice}. Our {adults} adults and {children} children paid {total}. What is the adult price?',
    'How much is an adult ticket for the {place} when {adults} of them and {children} child tickets at {childPrice} each come to {total}?',
    '{adults} × adult + {children} × {childPrice} = {total}. Adult ticket?',
  ],
  known: [
    '{adultsD} adult tickets and {childrenD} child tickets cost {total}',
    'a child ticket costs {childPrice}',
  ],
  want: 'price of an adult ticket in {currency}',
  steps: (p) => {
    const children = times(p.children, p.childPrice, 'money');
    const adults = minus(p.total, children.value, 'money');
    return [
      ['all children', children],
      ['all adults', adults],
      ['one adult', over(adults.value, p.adults, 'money')],
    ];
  },
  unit: '{currency}',
});

/** (total - fee) / rate: hours or other units. */
const callout = family({
  name: 'callout-fee',
  draw: (n) =>
    drawUntil(
      () => {
        const [rate, hours] = n.large ? [n.int(13, 68), n.int(3, 14)] : [n.int(3, 12), n.int(2, 12)];
        const fee = n.large ? n.int(15, 120) : n.pick([5, 8, 10, 12, 15, 20, 25, 30, 40, 50]);
        return { fee, rate, total: fee + rate * hours };
      },
      ({ total }) => n.large || total < 200,
    ),
  scene(cast, p) {
    const job = cast.pick([
      { one: 'plumber', work: 'working', for: 'coming out' },
      { one: 'electrician', work: 'working', for: 'the call-out' },
      { one: 'gardener', work: 'digging', for: 'bringing the tools' },
      { one: 'locksmith', work: 'working', for: 'the drive' },
      { one: 'painter', work: 'painting', for: 'the paint' },
      { one: 'piano tuner', work: 'tuning', for: 'the journey' },
      { one: 'photographer', work: 'taking pictures', for: 'the equipment' },
      { one: 'magician', work: 'performing', for: 'the costume' },
      { one: 'carpenter', work: 'building', for: 'the wood' },
      { one: 'cleaner', work: 'cleaning', for: 'the materials' },
      { one: 'mechanic', work: 'repairing', for: 'the inspection' },
      { one: 'babysitter', work: 'looking after the children', for: 'the taxi' },
      { one: 'guide', work: 'showing people around', for: 'the booking' },
      { one: 'DJ', work: 'playing', for: 'the loudspeakers' },
    ]);
    return {
      job: job.one,
      work: job.work,
      for: job.for,
      fee: money(p.fee),
      rate: money(p.rate),
      total: money(p.total),
      who: cast.person(),
    };
  },
  facts: [
    [
      'the {job} <charges|charged> {fee} for {for}',
      'for {for} the {job} <bills|billed> {fee}',
      'the {job} <asks|asked> for a fixed {fee} for {for}',
      'a fixed fee of {fee} <goes|went> to the {job} for {for}',
      '{fee} <is|was> due to the {job} for {for}, no matter how long it <takes|took>',
      'the {job} <takes|took> {fee} for {for}',
      'there <is|was> a flat charge by the {job} of {fee} for {for}',
    ],
    [
      'every hour of {work} <costs|cost> {rate}',
      'each hour of {work} <is|was> charged at {rate}',
      'the hourly rate <is|was> {rate}',
      '{rate} <is|was> charged per hour of {work}',
      'an hour of {work} <adds|added> {rate} to the bill',
      'the price for {work} <is|was> {rate} an hour',
      'for {work} one <pays|paid> {rate} per hour',
    ],
    [
      'the [whole|total|] bill <is|was> {total}',
      '{who} <has|had> to pay {total} in all',
      'altogether the bill <comes|came> to {total}',
      'the bill <says|said> {total}',
      '{who} <gets|got> a bill for {total}',
      'in total {total} <is|was> due',
      'the full amount <is|was> {total}',
    ],
  ],
  ask: [
    'how many hours <is|was> the {job} there',
    'how many hours of {work} <are|were> on the bill',
    'for how many hours <does|did> {who} have to pay',
    'how long, in hours, <does|did> the {job} stay',
    'how many hours <does|did> the {job} spend {work}',
    'what number of hours <does|did> the bill cover',
  ],
  find: [
    'the number of hours [on the bill|]',
    'the hours of {work}',
    'the time in hours that the {job} spent {work}',
    'the hours that <are|were> paid for',
  ],
  notes: [
    ['{for}: {fee}', 'fixed fee {fee}', '{fee} for {for}'],
    ['{rate} per hour', 'hourly rate {rate}', '{rate} an hour'],
    ['bill: {total}', 'total {total}', 'paid in all: {total}'],
  ],
  extras: [
    "the {job} <comes|came> at [7|8|9] o'clock",
    'the van <has|had> the number [12|44|307]',
    'the {job} <has|had> [6|15|22] years of experience',
    '{who} <makes|made> [2|3] cups of tea',
    'the firm <has|had> [4|9|30] people',
  ],
  whole: [
    'The {job} asks {fee} for {for} plus {rate} per hour. The bill says {total}. How many hours was that?',
    'Our {job} took {fee} for {for} and {rate} for each hour. We paid {total}. For how many hours did we pay?',
    '{fee} + {rate} × hours = {total}. How many hours?',
    '"It is {fee} for {for} and {rate} an hour," said the {job}, and the bill was {total}. How many hours were on it?',
    'Bill from the {job}: {for} {fee}, work at {rate} per hour, total {total}. How many hours are charged?',
    'How many hours can you hire a {job} for with {total}, if {for} costs {fee} and each hour {rate}?',
    'I only had {total} for a {job}. With {fee} for {for} and {rate} an hour, how many hours could I afford?',
  ],
  known: ['{fee} for {for}', '{rate} per hour', 'bill {total}'],
  want: 'number of hours',
  steps: (p) => {
    const work = minus(p.total, p.fee, 'money');
    return [
      ['for the hours', work],
      ['hours', over(work.value, p.rate)],
    ];
  },
  unit: '{unit:hour}',
});

/** (left + spent) x 2: half is gone, then some more. */
const halfThenMore = family({
  name: 'half-then-more',
  draw(n) {
    const [gone, left] = n.large
      ? [n.int(113, 880), n.int(113, 870)]
      : drawUntil(
          () => [n.int(3, 60), n.int(3, 60)] as [number, number],
          ([a, b]) => a + b < 100,
        );
    return { gone, left };
  },
  scene: (cast, p) => ({
    ...numberSlots(p),
    who: cast.person(),
    item: cast.thing('small', 'food', 'crafts', 'reading'),
  }),
  ordered: true,
  facts: [
    [
      '{who} <gives|gave> away half of {who:their} {item:s}',
      '{who} <has|had> some {item:s} and <sells|sold> half of them',
      'half of {who:their} {item:s} <go|went> to a friend',
      '{who} <hands|handed> out half of all {who:their} {item:s}',
      'first, half of the {item:s} that {who} <has|had> <are|were> sold',
      '{who} <parts|parted> with half of {who:their} {item:s}',
    ],
    [
      'then {gone} more <go|went> to a neighbour',
      'after that {who} <gives|gave> away {gone} more',
      'later another {gone} <are|were> given away',
      'a school then <gets|got> {gone} of the rest',
      'next, {gone} of those left <are|were> sold',
      'of the rest, {who} <loses|lost> {gone}',
    ],
    [
      '{left} <are|were> left',
      'that <leaves|left> {left}',
      '{who} still <has|had> {left item}',
      'in the end {left item} <remain|remained>',
      'now {who} <has|had> {left}',
      'there <are|were> still {left} of them',
    ],
  ],
  ask: [
    'how many {item:s} were there at first',
    'how many {item:s} did {who} have at the beginning',
    'how many {item:s} did {who} start with',
    'with how many {item:s} did it all begin',
    'what was the number of {item:s} at the start',
    'how many {item:s} did {who} own before that',
  ],
  find: [
    'the number of {item:s} at the start',
    'the number of {item:s} at the beginning',
    'the {item:s} that {who} had at first',
  ],
  notes: [
    ['half of the {item:s} gone', '{item:s}: half given away'],
    ['then {gone} more', '{gone} more gone'],
    ['{left} left', 'rest: {left}'],
  ],
  extras: [
    'it <takes|took> [2|3] hours',
    'the neighbour <lives|lived> at number [6|18|41]',
    '{who} <has|had> [2|4] sisters',
  ],
  whole: [
    'I gave half of my {item:s} to my [sister|brother|cousin] and {gone} more to a friend. Then I had {left} left. How many did I have at first?',
    'Half of the {item:s} are gone, another {gone} too, and {left} remain. How many were there?',
    'How many {item:s} did {who} have, if {left} were left after {who:they} sold half of them and then {gone} more?',
    '"After I had sold half of the {item:s} and then {gone} more, only {left} were left," says the trader. How many were there in the morning?',
  ],
  known: ['half is given away', 'then {goneD} more', '{leftD} are left'],
  want: 'number of {item:s} at the start',
  steps: (p) => {
    const half = plus(p.left, p.gone);
    return [
      ['half of them', half],
      ['all {item:s}', times(half.value, 2)],
    ];
  },
  unit: '{item:s}',
});

/** (full - empty) / pieces: what one weighs. */
const oneWeighs = family({
  name: 'unknown-weight',
  draw: (n) =>
    drawUntil(
      () => {
        const [pieces, each] = n.large
          ? [n.int(3, 24), n.int(13, 95)]
          : [n.int(2, 12), n.int(2, 12) * n.pick([1, 10])];
        const empty = n.large ? n.int(55, 480) : n.pick([20, 30, 40, 50, 60, 80, 100, 200, 300]);
        return { pieces, empty, full: pieces * each + empty };
      },
      ({ pieces, empty, full }) => (full - empty) / pieces >= 5,
    ),
  scene: (cast, p) => ({
    pieces: count(p.pieces),
    piecesD: label(p.pieces),
    empty: measure(p.empty, 'g'),
    full: measure(p.full, 'g'),
    item: cast.thing('food'),
    box: cast.pick(
      [
        'box',
        'basket',
        'crate',
        'bag',
        'jar',
        'tin',
        'bucket',
        'sack',
        'tub',
        'carton',
        'bowl',
        'tray',
        'pot',
        'net',
      ].map((one) => ({ one })),
    ).one,
  }),
  facts: [
    [
      'a {box} with {pieces item} in it <weighs|weighed> {full}',
      'together, {pieces item} and the {box} they <are|were> in <weigh|weighed> {full}',
      'the scales <show|showed> {full} for a {box} with {pieces item}',
      'with {pieces item} inside, the {box} <weighs|weighed> {full}',
      'the weight of a {box} holding {pieces item} <is|was> {full}',
      'filled with {pieces item}, the {box} <comes|came> to {full}',
    ],
    [
      'the {box} alone <weighs|weighed> {empty}',
      'the empty {box} <weighs|weighed> {empty}',
      'without anything in it, the {box} <weighs|weighed> {empty}',
      '{empty} of that <is|was> the {box} itself',
      'the weight of the {box} when empty <is|was> {empty}',
      'an empty {box} like that <weighs|weighed> {empty}',
    ],
  ],
  ask: [
    'how much <does|did> one {item} weigh',
    'how many {unit:g} <does|did> each {item} weigh',
    'what <is|was> the weight of one {item}, if all are alike',
    'how heavy <is|was> a single {item} [in {unit:g}|]',
    'what <does|did> a single {item} weigh in {unit:g}',
    'what <is|was> the weight per {item}',
  ],
  find: [
    'the weight of one {item} [in {unit:g}|]',
    'the weight of a single {item}',
    'the {unit:g} per {item}',
  ],
  notes: [
    ['{box} + {pieces item} = {full}', '{box} with {pieces item}: {full}'],
    ['empty {box}: {empty}', '{box} alone {empty}'],
  ],
  extras: [
    'the {box} <is|was> [20|35|60] cm long',
    'the scales <cost|cost> [18|25|40] dollars',
    'there <are|were> [3|7] such scales in the shop',
  ],
  whole: [
    'I put {pieces} equal {item:s} into a {box} that weighs {empty} empty. Now it weighs {full}. What is the weight of one {item}?',
    '{full} for {pieces} equal {item:s} and a {box}; {empty} for the {box}. How many {unit:g} is one {item}?',
    'How heavy is each of {pieces} equal {item:s}, if they weigh {full} in a {box} of {empty}?',
    '"The {box} with all {pieces item} is {full}, the {box} without them {empty}," reads the cook from the scales. Weight of one {item}?',
  ],
  known: ['{box} with {piecesD} {item:s} weighs {full}', 'the empty {box} weighs {empty}'],
  want: 'weight of one {item}',
  steps: (p) => {
    const all = minus(p.full, p.empty);
    return [
      ['all {item:s}', all],
      ['one {item}', over(all.value, p.pieces)],
    ];
  },
  unit: '{unit:g}',
});

export const unknownPriceFamilies: readonly Family[] = [adultTicket, callout, halfThenMore, oneWeighs];
