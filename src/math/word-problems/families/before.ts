/** Families that ask for the number at the start, when the end is known. */
import { minus, plus } from '../arithmetic.ts';
import { family, type Family } from '../family.ts';
import { count } from '../wording/quantity.ts';
import { comesTo } from './count-draws.ts';
import { storyPeople } from './deeds.ts';

/** now + gave - got: the number at the start. */
const before = family({
  name: 'before',
  draw(n) {
    const [now, gave] = n.large ? [n.int(102, 940), n.int(104, 890)] : n.addends();
    const most = Math.min(now - 1, now + gave - 3);
    return { now, gave, got: n.large ? Math.min(n.takeFrom(now + gave), most) : n.int(2, Math.max(3, most)) };
  },
  scene: (cast, p) => ({
    ...storyPeople(cast),
    to: cast.named(),
    from: cast.named(),
    item: cast.thing('small', 'food', 'crafts', 'reading'),
    now: count(p.now),
    gave: count(p.gave),
    got: count(p.got),
  }),
  ordered: true,
  facts: [
    [
      '{who:name} <gives|gave> {gave item} to {to:name}',
      '{who:name} <gives|gave> {to:name} {gave item}',
      '{to:name} <gets|got> {gave:n} of the {item:s} that {who:name} <owns|owned>',
      '{who:name} <hands|handed> {gave item} to {to:name}',
      '{gave item} <go|went> from {tag} to {to:name}',
      '{who:name} <passes|passed> {gave item} on to {to:name}',
      '{who:name} first <gives|gave> away {gave item}',
    ],
    [
      '{from:name} <gives|gave> {tag} {got item}',
      '{who:name} <gets|got> {got item} from {from:name}',
      '{who:name} <receives|received> {got item} [from {from:name}|as a present]',
      '{got:n} new {item:s} <come|came> to {tag} from {from:name}',
      'in return {who:name} <gets|got> {got item} from {from:name}',
      '{from:name} <sends|sent> {tag} {got item}',
    ],
    [
      'in the end {who:name} <has|had> {now item}',
      '{who:name} <ends|ended> up with {now item}',
      'after that {who:name} <has|had> {now item}',
      '{who:name} <counts|counted> {now item} at the end',
      'that <leaves|left> {tag} with {now item}',
      '{who:name} <owns|owned> {now item} after all that',
    ],
  ],
  ask: [
    'how many {item:s} did {who:name} have [at first|at the start|to begin with|before all this]',
    'with how many {item:s} did {who:name} start',
    'how many {item:s} did {who:name} own at the beginning',
    'how large was the number of {item:s} that {who:name} had at first',
    'how many {item:s} were there at the start',
    'what number of {item:s} did {who:name} start out with',
  ],
  find: [
    'the number of {item:s} [at the start|at first|in the beginning]',
    'the number of {item:s} that {who:name} had at first',
    'the {item:s} that {who:name} started with',
    'the first number of {item:s}',
  ],
  notes: [
    ['{gave item} given away', 'gave away {gave:n} {item:s}', '- {gave item}'],
    ['{got:n} received', 'got {got:n} new ones', '+ {got:n}'],
    ['{now item} now', 'in the end {now item}', 'now {now:n} {item:s}'],
  ],
  extras: [
    '{to:name} <is|was> [8|11|14] years old',
    'this <happens|happened> on the [3rd|14th|22nd] of May',
    '{from:name} <lives|lived> at number [7|15|38]',
  ],
  whole: [
    'I gave {gave item} away and was given {got:n}. Now I have {now:n}. How many did I have before?',
    '? − {gave:n} + {got:n} = {now:n}. [Find the number of {item:s} at the start.|How many {item:s} were there at first?]',
    'How many {item:s} did {pal} have before {pal:they} gave {gave:n} to {to:name} and got {got:n} from {from:name}, if {pal:they} had {now:n} afterwards?',
    '"I have {now item} now," says {pal:name}. "I gave {gave:n} away and got {got:n} new ones." How many {item:s} did {pal:name} start with?',
    'Work backwards: {now item} at the end, {got:n} were added before that, and {gave:n} were taken off first. How many {item:s} were there at the start?',
    'A box of {item:s} stands on the table. {gave:n} are taken out, {got:n} are put in, and {now:n} are in it now. How many were in it at first?',
  ],
  known: ['{gave item} given away', '{got item} received', '{now item} in the end'],
  want: '{item:s} at the start',
  steps: (p) => {
    const sum = plus(p.now, p.gave);
    return [
      ['with the given', sum],
      ['at the start', minus(sum.value, p.got)],
    ];
  },
  unit: '{item:s}',
});

/** left + sold in the morning + sold in the afternoon: the number at the start. */
const beforeTwice = family({
  name: 'before-sales',
  draw(n) {
    if (n.large) {
      const [first, second] = [n.int(104, 970), n.int(103, 880)];
      return { first, second, left: comesTo(n, first + second) };
    }
    const first = n.int(4, 80);
    const second = n.int(4, 60);
    return { first, second, left: n.int(3, 50) };
  },
  scene: (cast, p) => ({
    ...storyPeople(cast),
    item: cast.thing('food', 'crafts', 'plants'),
    first: count(p.first),
    second: count(p.second),
    left: count(p.left),
  }),
  facts: [
    [
      '{who} <sells|sold> {first item} [in the morning|before lunch]',
      'in the morning {first item} <are|were> sold',
      '{first item} <go|went> in the morning',
      'the morning customers <buy|bought> {first item}',
      'before noon people <take|took> {first item}',
      'in the morning {who} <gets|got> rid of {first item}',
    ],
    [
      '{who} <sells|sold> {second item} [in the afternoon|after lunch]',
      'in the afternoon {second item} <are|were> sold',
      '{second item} <go|went> in the afternoon',
      'the afternoon customers <buy|bought> {second item}',
      'after lunch another {second item} <find|found> a buyer',
      'in the afternoon {who} <gets|got> rid of {second item}',
    ],
    [
      '{left item} <are|were> left [over|in the evening|at closing time]',
      'in the evening {who} still <has|had> {left item}',
      'at the end of the day {left item} <remain|remained>',
      '{who} <takes|took> {left item} home, unsold',
      'nobody <buys|bought> the last {left item}',
      '{left item} <stay|stayed> unsold',
    ],
  ],
  ask: [
    'how many {item:s} <does|did> {who} start [the day|] with',
    'how many {item:s} were there [at the start|in the morning|at first]',
    'how many {item:s} <does|did> {who} bring to the market',
    'how many {item:s} stood on the stall at the beginning [of the day|]',
    'what was the number of {item:s} at the start of the day',
    'how many {item:s} did {who} have at first',
  ],
  find: [
    'the number of {item:s} at the start [of the day|]',
    'the first number of {item:s}',
    'the number of {item:s} that {who} started with',
    'the {item:s} on the stall at opening time',
  ],
  notes: [
    ['morning: {first item} sold', '{first item} sold before lunch', 'sold a.m.: {first:n} {item:s}'],
    ['afternoon: {second:n} sold', '{second item} sold after lunch', 'sold p.m.: {second:n}'],
    ['left over: {left:n}', '{left item} left', 'unsold {left:n}'],
  ],
  extras: [
    "the market <opens|opened> at [7|8|9] o'clock",
    'each {item} <weighs|weighed> [120|250|400] g',
    '{who} <has|had> had the stall for [4|11|20] years',
    'the stall <is|was> [3|4|5] metres long',
  ],
  whole: [
    'My stall sold {first item} before noon and {second:n} after it. When I packed up, {left:n} were left. How many had I brought?',
    '? − {first:n} − {second:n} = {left:n}. How many {item:s} were there at first?',
    'Sold in the morning: {first:n}. Sold in the afternoon: {second:n}. Unsold: {left:n}. How many {item:s} were on the stall when it opened?',
    '"There are only {left item} left," says {pal:name}. "I sold {first:n} this morning and {second:n} this afternoon." How many did {pal:they} have to start with?',
    'How many {item:s} must have been there at the start, if {left:n} are left after {first:n} were sold in the morning and {second:n} in the afternoon?',
  ],
  known: ['{first item} sold in the morning', '{second item} sold in the afternoon', '{left item} left'],
  want: '{item:s} at the start',
  steps: (p) => {
    const sold = plus(p.first, p.second);
    return [
      ['sold', sold],
      ['at the start', plus(sold.value, p.left)],
    ];
  },
  unit: '{item:s}',
});

export const beforeFamilies: readonly Family[] = [before, beforeTwice];
