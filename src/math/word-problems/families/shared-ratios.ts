/** An amount that is divided in a ratio. */
import { over, plus, times } from '../arithmetic.ts';
import { family, type Family } from '../family.ts';
import { label, measure, money } from '../wording/quantity.ts';

/** total / (a + b) x b, the larger share. */
const twoShares = family({
  name: 'ratio-shares',
  draw(n) {
    for (;;) {
      const [a, b] = [n.int(1, 9), n.int(2, 11)];
      if (a >= b || (!n.large && a + b > 12)) continue;
      const one = n.large ? n.int(13, 49) : n.int(2, 10);
      return { a, b, total: one * (a + b) };
    }
  },
  scene: (cast, p) => ({
    who: cast.named(),
    other: cast.named(),
    a: label(p.a),
    b: label(p.b),
    total: money(p.total),
    of: cast.pick([
      'a prize',
      'the profit',
      'the winnings',
      'a gift',
      'the rent',
      'the costs',
      'the tips',
      'the savings',
      'the pay',
    ]),
  }),
  facts: [
    [
      '{who} and {other:name} <share|shared> {of} of {total} in the ratio {a}:{b}',
      '{of} of {total} <is|was> divided between {who} and {other:name} in the ratio {a} to {b}',
      '{total} <is|was> split between {who} and {other:name} as {a} to {b}',
      'in the ratio {a}:{b}, {who} and {other:name} <divide|divided> {total}',
      'for every {a} {currency} that {who} <gets|got> of {total}, {other:name} <gets|got> {b}, until nothing <is|was> left',
    ],
  ],
  ask: [
    'how much <does|did> {other:name} get',
    'what <is|was> the larger share',
    'how many {currency} <is|was> the share of {other:name}',
    'what <is|was> the part of {other:name}',
    'how much <goes|went> to {other:name}',
  ],
  find: ['the larger share', 'the share of {other:name}', 'the amount for {other:name}'],
  notes: [
    [
      '{who:name} to {other:name} {a}:{b}, {total} in all',
      '{total}, shared {a}:{b} by {who:name} and {other:name}',
    ],
  ],
  whole: [
    'Divide {total} in the ratio {a}:{b}. What is the larger part?',
    '{total} is shared out {a}:{b}. How much is the bigger share?',
    '"We split {total} {a} to {b}, and I get the larger part," says {other:name}. How much does {other:they} get?',
  ],
  known: ['{total} in all', 'ratio {a} to {b}'],
  want: 'larger share',
  steps: (p) => {
    const shares = plus(p.a, p.b);
    const one = over(p.total, shares.value, 'money');
    return [
      ['parts', shares],
      ['one part', one],
      ['{b} parts', times(one.value, p.b, 'money')],
    ];
  },
  unit: '{currency}',
});

/** total / (a + b + c) x c, the largest of three shares. */
const threeShares = family({
  name: 'ratio-three-shares',
  draw(n) {
    for (;;) {
      const [a, b, c] = [n.int(1, 5), n.int(2, 6), n.int(3, 9)];
      if (a >= b || b >= c || (!n.large && a + b + c > 12)) continue;
      const one = n.large ? n.int(21, 98) : n.int(2, 9);
      return { a, b, c, total: one * (a + b + c) };
    }
  },
  scene: (cast, p) => ({
    who: cast.person(),
    a: label(p.a),
    b: label(p.b),
    c: label(p.c),
    ...cast.pick([
      { one: 'land', heirs: 'three daughters', heir: 'daughter', verb: '<divides|divided>' },
      { one: 'wood', heirs: 'three neighbours', heir: 'neighbour', verb: '<shares|shared> out' },
      { one: 'wool', heirs: 'three weavers', heir: 'weaver', verb: '<splits|split>' },
      { one: 'grain', heirs: 'three villages', heir: 'village', verb: '<distributes|distributed>' },
      { one: 'paint', heirs: 'three teams', heir: 'team', verb: '<divides|divided>' },
      { one: 'clay', heirs: 'three classes', heir: 'class', verb: '<shares|shared>' },
      { one: 'honey', heirs: 'three cousins', heir: 'cousin', verb: '<splits|split>' },
      { one: 'hay', heirs: 'three stables', heir: 'stable', verb: '<divides|divided>' },
    ]),
    total: measure(p.total, 'kg'),
  }),
  facts: [
    [
      '{who} {verb} {total} of {one} among {heirs} in the ratio {a}:{b}:{c}',
      '{total} of {one} <goes|went> to {heirs} in the ratio {a} to {b} to {c}',
      'among {heirs}, {total} of {one} <is|was> divided {a}:{b}:{c}',
      '{heirs} <share|shared> {total} of {one} as {a}:{b}:{c}',
    ],
  ],
  ask: [
    'how much <does|did> the {heir} with the largest share get',
    'how many {unit:kg} <is|was> the largest share',
    'what <is|was> the biggest share',
    'how much {one} <is|was> in the largest share',
    'what <does|did> the {heir} with the most get',
  ],
  find: ['the largest share', 'the biggest of the three shares', 'the largest share in {unit:kg}'],
  whole: [
    '{total} of {one}, shared {a}:{b}:{c}. Largest part?',
    'Split {total:n} in the ratio {a}:{b}:{c}. Find the largest part.',
  ],
  known: ['{total} in all', 'ratio {a} to {b} to {c}'],
  want: 'largest share',
  steps: (p) => {
    const two = plus(p.a, p.b);
    const all = plus(two.value, p.c);
    const one = over(p.total, all.value);
    return [
      ['two parts', two],
      ['all parts', all],
      ['one part', one],
      ['{c} parts', times(one.value, p.c)],
    ];
  },
  unit: '{unit:kg}',
});

export const sharedRatioFamilies: readonly Family[] = [twoShares, threeShares];
