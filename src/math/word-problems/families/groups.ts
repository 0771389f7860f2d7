/** Families about equal groups: so many of a size, with something beside it, handed out or left over. */
import { plus, times } from '../arithmetic.ts';
import { family, type Family } from '../family.ts';
import { leftoverFamilies } from './leftovers.ts';
import { count } from '../wording/quantity.ts';
import { chanceFamilies } from './chance.ts';
import { comesTo, groupsOf22 } from './count-draws.ts';
import { boxes, storyPeople } from './deeds.ts';
import { legsFamilies } from './legs.ts';
import { packingFamilies } from './packing.ts';
import { seatsFamilies } from './seats.ts';
import { sharingFamilies } from './sharing.ts';

/** a x b + c: groups of one kind, and single ones of another. */
const twoKinds = family({
  name: 'groups-and-single',
  draw(n) {
    const [a, b] = groupsOf22(n);
    return { a, b, c: comesTo(n, a * b) };
  },
  scene: (cast, p) => ({
    ...cast.pick([
      { one: 'parade', at: 'in the parade', sum: 'people', x: 'drummers', y: 'dancers', group: 'groups' },
      {
        one: 'choir festival',
        at: 'at the choir festival',
        sum: 'people',
        x: 'singers',
        y: 'musicians',
        group: 'choirs',
      },
      {
        one: 'tournament',
        at: 'at the tournament',
        sum: 'people',
        x: 'players',
        y: 'helpers',
        group: 'teams',
      },
      {
        one: 'sports day',
        at: 'at the sports day',
        sum: 'people',
        x: 'pupils',
        y: 'parents',
        group: 'classes',
      },
      { one: 'camp', at: 'at the camp', sum: 'people', x: 'scouts', y: 'leaders', group: 'tents' },
      { one: 'garden', at: 'in the garden', sum: 'plants', x: 'tulips', y: 'roses', group: 'beds' },
      {
        one: 'orchard',
        at: 'in the orchard',
        sum: 'trees',
        x: 'apple trees',
        y: 'pear trees',
        group: 'rows',
      },
      { one: 'library', at: 'in the library', sum: 'books', x: 'novels', y: 'atlases', group: 'shelves' },
      { one: 'farm', at: 'on the farm', sum: 'animals', x: 'hens', y: 'geese', group: 'sheds' },
      { one: 'cupboard', at: 'in the cupboard', sum: 'dishes', x: 'plates', y: 'bowls', group: 'stacks' },
      {
        one: 'kitchen',
        at: 'in the kitchen',
        sum: 'pieces of fruit',
        x: 'apples',
        y: 'melons',
        group: 'crates',
      },
      { one: 'workshop', at: 'in the workshop', sum: 'small parts', x: 'screws', y: 'hooks', group: 'tins' },
      { one: 'aquarium', at: 'in the aquarium', sum: 'fish', x: 'clownfish', y: 'eels', group: 'tanks' },
    ]),
    a: count(p.a),
    b: count(p.b),
    c: count(p.c),
  }),
  facts: [
    [
      '{at} there <are|were> {a:n} {group} of {b:n} {x} [each|]',
      'there <are|were> {a:n} {group} with {b:n} {x} in each {at}',
      '{a:n} {group} of {b:n} {x} <are|were> {at}',
      'the {one} <has|had> {a:n} {group}, each with {b:n} {x}',
      'the {x} <come|came> in {a:n} {group} of {b:n}',
      'each of the {a:n} {group} <has|had> {b:n} {x}',
      'in every one of {a:n} {group} one <counts|counted> {b:n} {x}',
    ],
    [
      'there <are|were> {c:n} {y} [as well|too|]',
      'the {one} <has|had> {c:n} {y}',
      '{c:n} {y} <are|were> there too',
      'the number of {y} <is|was> {c:n}',
      'besides, there <are|were> {c:n} {y} {at}',
      '{c:n} {y} <make|made> up the rest',
      '{at} one <sees|saw> {c:n} {y} as well',
    ],
  ],
  ask: [
    'how many {sum} <are|were> there [in all|altogether|in total]',
    'how many {sum} <are|were> {at} [in all|altogether|in total]',
    'what <is|was> the total number of {sum} [{at}|]',
    'how many {sum} <is|was> that [altogether|in all]',
    'how many {sum} <does|did> the {one} have [in all|altogether]',
    'how many {x} and {y} <are|were> there [together|altogether]',
    'how many {sum} <does|did> that make [together|in total]',
  ],
  find: [
    'the total number of {sum}',
    'the number of {sum} [in all|altogether]',
    'the number of {x} and {y} together',
    'the {sum} {at} altogether',
  ],
  notes: [
    ['{a:n} {group} of {b:n} {x}', '{a:n} × {b:n} {x}', '{group}: {a:n}, {b:n} {x} in each'],
    ['{c:n} {y}', '+ {c:n} {y}', '{y}: {c:n}'],
  ],
  extras: [
    'the {one} <is|was> [12|40|85] years old',
    '[3|7|9] people <are|were> counting',
    'it <lies|lay> [2|4|13] km from the town',
  ],
  whole: [
    '{a:n} {group} of {b:n} {x} plus {c:n} {y}: how many {sum} is that?',
    '{a:n} × {b:n} {x} + {c:n} {y} = ? {sum}',
    'We counted {a:n} {group} with {b:n} {x} each and then {c:n} {y} {at}. How many {sum} did we count?',
    'How many {sum} are {at} if there are {c:n} {y} and {a:n} {group} of {b:n} {x}?',
    'I walked around and saw {a:n} {group}. Each had {b:n} {x}. Then there were the {y}, {c:n} of them. How many {sum} did I see in all?',
    'Make a list: {x} ({a:n} {group}, {b:n} each), {y} ({c:n}). Total number of {sum}?',
  ],
  known: ['{a:n} {group} of {b:n} {x}', '{c:n} {y}'],
  want: '{sum} in all',
  steps: (p) => {
    const groups = times(p.a, p.b);
    return [
      ['all {x}', groups],
      ['in all', plus(groups.value, p.c)],
    ];
  },
  unit: '{sum}',
});

/** a x b + c x d. */
const twoPacks = family({
  name: 'two-packs',
  draw(n) {
    for (;;) {
      const [a, b] = groupsOf22(n);
      const [c, d] = n.large ? [n.int(2, 9), n.pick([10, 20, 30, 12, 11])] : [n.factor(), n.factor()];
      const second = c * d;
      if (b !== d && (n.large || a * b + second < 200)) return { a, b, c, d };
    }
  },
  scene: (cast, p) => ({
    ...storyPeople(cast),
    item: cast.thing('small', 'food', 'cheap', 'crafts'),
    box: cast.pick(boxes),
    pack: cast.pick(boxes),
    a: count(p.a),
    b: count(p.b),
    c: count(p.c),
    d: count(p.d),
  }),
  facts: [
    [
      '{who} <has|had> {a box} of {b item} [each|]',
      '{who} <packs|packed> {a box} with {b item} each',
      'there <are|were> {a box}, each with {b item}',
      '{a box} <hold|held> {b item} each',
      'there <are|were> {b item} in each of {a box}',
      '{who} <orders|ordered> {a box} that <hold|held> {b item} each',
      'every one of the {a box} <contains|contained> {b item}',
    ],
    [
      '{who} <has|had> {c pack} of {d item} [each|]',
      '{who} <packs|packed> {c pack} with {d item} each',
      'there <are|were> {c pack}, each with {d item}',
      '{c pack} <hold|held> {d item} each',
      'there <are|were> {d item} in each of {c pack}',
      '{who} <orders|ordered> {c pack} that <hold|held> {d item} each',
      'every one of the {c pack} <contains|contained> {d item}',
    ],
  ],
  ask: [
    'how many {item:s} <is|was> that [altogether|in all|in total]',
    'how many {item:s} <does|did> {who} have [altogether|in all|]',
    'how many {item:s} <are|were> there [altogether|in all|in total]',
    'what <is|was> the total number of {item:s}',
    'how many {item:s} <are|were> in the {box:s} and the {pack:s} together',
    'how many {item:s} <do|did> the {box:s} and the {pack:s} hold between them',
  ],
  find: [
    'the total number of {item:s}',
    'the number of {item:s} in all',
    'the number of {item:s} in the {box:s} and the {pack:s}',
    'the {item:s} altogether',
  ],
  notes: [
    ['{a box} of {b item}', '{a:n} × {b:n} in {box:s}', '{box:s}: {a:n}, {b item} each'],
    ['{c pack} of {d item}', '{c:n} × {d:n} in {pack:s}', '{pack:s}: {c:n}, {d item} each'],
  ],
  extras: [
    '[2|3|5] empty {box:s} <stand|stood> in the corner',
    'a full {box} <weighs|weighed> [3|6|8] kg',
    'the work <takes|took> [25|40|75] minutes',
  ],
  whole: [
    '{a box} of {b:n} and {c pack} of {d:n}: how many {item:s}?',
    '{a:n} × {b:n} + {c:n} × {d:n} = ?',
    'I carried in {a box} with {b item} each and {c pack} with {d:n} each. How many {item:s} did I carry in?',
    '"{a box} of {b item}, please, and {c pack} of {d:n}." How many {item:s} has {pal} ordered?',
    'Inventory. {box:s}: {a:n}, with {b item} in each. {pack:s}: {c:n}, with {d item} in each. Sum?',
    'How many {item:s} do you get if you buy {c pack} of {d:n} and {a box} of {b:n}?',
  ],
  known: ['{a box} of {b item}', '{c pack} of {d item}'],
  want: '{item:s} in all',
  steps: (p) => {
    const [first, second] = [times(p.a, p.b), times(p.c, p.d)];
    return [
      ['in the {box:s}', first],
      ['in the {pack:s}', second],
      ['in all', plus(first.value, second.value)],
    ];
  },
  unit: '{item:s}',
});

/** k x n + r: how many before they were handed out. */
const handOut = family({
  name: 'hand-out',
  draw(n) {
    const [people, each] = groupsOf22(n);
    const [k, size] = n.large ? [Math.max(people, each), Math.min(people, each)] : [people, each];
    return {
      k,
      size,
      left: n.large ? n.pick([3, 4, 6, 7, 9, 10, 14, 17, 20, 22, 25, 30, 38, 40, 50, 60]) : n.int(2, 45),
    };
  },
  scene: (cast, p) => ({
    ...storyPeople(cast),
    item: cast.thing('small', 'cheap', 'food'),
    guest: cast.thing('groups'),
    k: count(p.k),
    size: count(p.size),
    left: count(p.left),
  }),
  facts: [
    [
      '{who} <gives|gave> each of {k guest} {size item}',
      '{who} <hands|handed> out {size item} to each of {k guest}',
      '{k guest} <get|got> {size item} each [from {who:them}|]',
      'each of the {k guest} <receives|received> {size item} [from {who:them}|]',
      '{size item} <go|went> to every one of {k guest}',
      'there <are|were> {k guest}, and every {guest} <takes|took> {size item}',
      '{who} <shares|shared> out {item:s}, {size:n} [each|apiece] to {k guest}',
    ],
    [
      '{left item} <are|were> left over',
      '{who} <has|had> {left item} left [afterwards|]',
      'there <are|were> {left item} left [over|] [afterwards|in the end]',
      '{left item} <stay|stayed> in the bag',
      'at the end {who} <keeps|kept> {left item}',
      '{left item} <remain|remained> [in the end|]',
      'nobody <gets|got> the last {left item}',
    ],
  ],
  ask: [
    'how many {item:s} did {who} have [at first|at the start|to begin with]',
    'how many {item:s} were there [at first|at the start|in the beginning]',
    'with how many {item:s} did {who} start',
    'how many {item:s} were in the bag [at first|at the beginning]',
    'what was the number of {item:s} before the handing out',
    'how many {item:s} did {who} bring',
  ],
  find: [
    'the number of {item:s} at [first|the start]',
    'the first number of {item:s}',
    'the number of {item:s} that {who} had at the start',
    'the {item:s} before the handing out',
  ],
  notes: [
    ['{size item} to each of {k guest}', '{k guest} get {size item} each', '{k guest} × {size item}'],
    ['{left:n} left over', '{left item} left', 'rest: {left:n}'],
  ],
  extras: [
    '[2|3|5] grown-ups <watch|watched>',
    'each {item} <costs|cost> [10|15|40] {currency:cents}',
    "the party <starts|started> at [2|3|4] o'clock",
  ],
  whole: [
    'Giving {size item} to each of {k guest} leaves me with {left item}. How many did I begin with?',
    '? ÷ {k:n} = {size:n}, remainder {left:n}. Find the number.',
    'I gave {k guest} {size item} each and still had {left:n} left. How many {item:s} had I brought?',
    'How many {item:s} does {pal} need so that {k guest} get {size:n} each and {left:n} are left over?',
    '"Everybody has {size item} now, all {k:n} of you," says {pal:name}. "There are still {left:n} in my bag." How many {item:s} were in the bag before?',
    '{k guest}, {size item} apiece, {left:n} to spare. How many {item:s} were there?',
  ],
  known: ['{k guest} get {size item} each', '{left item} left'],
  want: '{item:s} at the start',
  steps: (p) => {
    const given = times(p.k, p.size);
    return [
      ['handed out', given],
      ['at the start', plus(given.value, p.left)],
    ];
  },
  unit: '{item:s}',
});

export const groupsFamilies: readonly Family[] = [
  twoKinds,
  twoPacks,
  handOut,
  ...seatsFamilies,
  ...packingFamilies,
  ...sharingFamilies,
  ...legsFamilies,
  ...chanceFamilies,
  ...leftoverFamilies,
];
