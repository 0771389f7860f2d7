/** Families about weights: loads, differences; and dozens. */
import { minus, plus, times } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { count, measure } from '../wording/quantity.ts';
import { suited } from './suited.ts';

const loadSteps = (p: { sacks: number; kg: number; pallet: number }): LabeledStep[] => {
  const all = times(p.sacks, p.kg);
  return [
    ['all together', all],
    ['with the base', plus(all.value, p.pallet)],
  ];
};

/** sacks x kilograms + what carries them. */
const load = family({
  name: 'load-weight',
  draw: (n) =>
    suited(n, loadSteps, () => {
      const [sacks, kg] = n.product('product22', 'product31');
      if (sacks > 120) return null;
      return { sacks, kg, pallet: n.pick([n.addTo(sacks * kg), n.int(5, 30)]) };
    }),
  scene: (cast, p) => ({
    who: cast.person(),
    item: {
      kind: 'thing',
      ...cast.pick([
        { one: 'sack of cement', many: 'sacks of cement' },
        { one: 'bag of potatoes', many: 'bags of potatoes' },
        { one: 'crate of apples', many: 'crates of apples' },
        { one: 'paving slab', many: 'paving slabs' },
        { one: 'box of books', many: 'boxes of books' },
        { one: 'barrel', many: 'barrels' },
        { one: 'sack of grain', many: 'sacks of grain' },
        { one: 'parcel', many: 'parcels' },
        { one: 'bale of straw', many: 'bales of straw' },
        { one: 'stone block', many: 'stone blocks' },
        { one: 'bag of sand', many: 'bags of sand' },
        { one: 'tub of paint', many: 'tubs of paint' },
      ]),
    },
    base: cast.pick([
      'pallet',
      'trailer',
      'trolley',
      'cart',
      'container',
      'wooden crate',
      'sledge',
      'raft',
      'cage',
      'wagon',
    ]),
    sacks: count(p.sacks),
    kg: measure(p.kg, 'kg'),
    pallet: measure(p.pallet, 'kg'),
  }),
  facts: [
    [
      'there <are|were> {sacks item} on a {base}, each weighing {kg}',
      '{who} <loads|loaded> {sacks item} of {kg} each onto a {base}',
      'a {base} <carries|carried> {sacks item} with a weight of {kg} each',
      'on a {base} <lie|lay> {sacks item}, and each of them <weighs|weighed> {kg}',
      '{sacks item} <are|were> loaded onto a {base}, {kg} each',
      '{who} <puts|put> {sacks item} on a {base}, and one {item} <weighs|weighed> {kg}',
    ],
    [
      'the {base} itself <weighs|weighed> {pallet}',
      'the weight of the empty {base} <is|was> {pallet}',
      'empty, the {base} <weighs|weighed> {pallet}',
      'the {base} alone <brings|brought> {pallet} to the scales',
      'the {base} without its load <is|was> {pallet}',
      'the empty {base} <has|had> a weight of {pallet}',
    ],
  ],
  ordered: true,
  ask: [
    'how much <does|did> it all weigh [together|] [in {unit:kg}|]',
    'what <is|was> the total weight [in {unit:kg}|]',
    'how many {unit:kg} <is|was> that [in all|altogether|]',
    'how heavy <is|was> the loaded {base} [in {unit:kg}|]',
    'what <does|did> the {base} weigh with its load [, in {unit:kg}|]',
    'how many {unit:kg} <do|did> {base} and load weigh together',
  ],
  find: [
    'the total weight [in {unit:kg}|]',
    'the weight of the loaded {base} [in {unit:kg}|]',
    'the weight of load and {base} together',
  ],
  notes: [
    ['{sacks item}, {kg} each', '{item:s}: {sacks:n}, {kg} each', '{sacks:n} x {kg} ({item:s})'],
    ['empty {base} {pallet}', 'plus the {base}: {pallet}', '{base} itself {pallet}'],
  ],
  extras: [
    'the way <is|was> [3|8|12] km long',
    '[2|3] people <push|pushed>',
    'the {base} <is|was> [4|6|10] years old',
    'each {item} <costs|cost> [5|9|14] {currency}',
  ],
  whole: [
    'How heavy is a {base} of {pallet} with {sacks item} of {kg} each on it?',
    '{sacks item} at {kg} each, plus the {base}, {pallet}. Total weight?',
    '"Is that too heavy for the lift?" asks the driver. On the {base}, which weighs {pallet} empty, there are {sacks item} of {kg} each. What is the total weight in {unit:kg}?',
    'We loaded {sacks item} onto our {base}. One {item} weighs {kg}, and the empty {base} {pallet}. How many {unit:kg} is that together?',
    '{sacks:n} × {kg} ({item:s}) + {pallet} ({base}) = ?',
    '{base} weighs {pallet} empty, then we put {sacks item} on it, {kg} each, whats the weight now',
  ],
  known: ['{sacks item}', '{kg} each', '{base} of {pallet}'],
  want: 'total weight in kilograms',
  steps: loadSteps,
  unit: 'kilograms',
});

const lighterSteps = (p: { kg: number; g: number; other: number }): LabeledStep[] => {
  const whole = times(p.kg, 1000);
  const heavy = plus(whole.value, p.g);
  return [
    ['kilograms in grams', whole],
    ['the heavier one', heavy],
    ['difference', minus(heavy.value, p.other)],
  ];
};

/** kg x 1000 + g - grams of the other. */
const lighter = family({
  name: 'how-much-lighter',
  draw: (n) =>
    suited(n, lighterSteps, () => ({
      kg: n.int(1, 12),
      g: 100 * n.int(1, 9),
      other: n.large ? 5 * n.int(25, 199) : 100 * n.int(1, 9),
    })),
  scene: (cast, p) => ({
    heavy: cast.pick([
      'parcel',
      'suitcase',
      'pumpkin',
      'dog',
      'rucksack',
      'box',
      'salmon',
      'turkey',
      'watermelon',
      'toolbox',
    ]),
    light: cast.pick([
      'book',
      'handbag',
      'cabbage',
      'chick',
      'cake',
      'melon',
      'kitten',
      'hamster',
      'bag of apples',
      'vase',
      'duckling',
    ]),
    kg: measure(p.kg, 'kg'),
    g: measure(p.g, 'g'),
    other: measure(p.other, 'g'),
  }),
  facts: [
    [
      'a {heavy} <weighs|weighed> {kg} {g}',
      'a {heavy} <weighs|weighed> {kg} and {g}',
      'the weight of a {heavy} <is|was> {kg} {g}',
      'the scales <show|showed> {kg} {g} for a {heavy}',
      'a {heavy} <comes|came> to {kg} and {g}',
      'there <is|was> a {heavy} of {kg} {g}',
    ],
    [
      'a {light} <weighs|weighed> {other}',
      'a {light} <weighs|weighed> [only|just] {other}',
      'the weight of a {light} <is|was> {other}',
      'for a {light} the scales <show|showed> {other}',
      'a {light} <comes|came> to {other}',
      'there <is|was> a {light} of {other}',
    ],
  ],
  ask: [
    'how much lighter <is|was> the {light} [, in {unit:g}|]',
    'by how many {unit:g} <is|was> the {light} lighter',
    'how many {unit:g} heavier <is|was> the {heavy} [than the {light}|]',
    'how many {unit:g} lighter <is|was> the {light} than the {heavy}',
    'what <is|was> the difference in weight, in {unit:g}',
    'how many {unit:g} more <does|did> the {heavy} weigh',
    'how many {unit:g} less <does|did> the {light} weigh',
  ],
  find: [
    'the difference [in weight|] in {unit:g}',
    'the difference between {heavy} and {light} in {unit:g}',
    'the weight by which the {light} <is|was> lighter, in {unit:g}',
  ],
  notes: [
    ['{heavy}: {kg} {g}', '{heavy} {kg} {g}'],
    ['{light}: {other}', '{light} {other}'],
  ],
  extras: [
    'the scales <are|were> [3|7|12] years old',
    'the {heavy} <costs|cost> [20|35|60] {currency}',
    '[2|3] people <look|looked> on',
  ],
  whole: [
    'How much lighter is a {light} of {other} than a {heavy} of {kg} {g}, in {unit:g}?',
    '{heavy} {kg} {g}, {light} {other}. Difference in grams?',
    '{kg} {g} - {other} = ? g',
    'I can carry the {light} ({other}) more easily than the {heavy} ({kg} {g}). By how many {unit:g} is it lighter?',
    'On the scales: first a {heavy}, {kg} {g}; then a {light}, {other}. How many {unit:g} lie between the two?',
    'the {heavy} is {kg} {g} and the {light} is {other}, how many grams lighter is the {light}',
  ],
  known: ['{kg} and {g}', 'the other {other}', '1 kilogram is 1000 grams'],
  want: 'difference in grams',
  steps: lighterSteps,
  unit: 'grams',
});

const dozenSteps = (p: { dozens: number; gone: number }): LabeledStep[] => {
  const all = times(p.dozens, 12);
  return [
    ['in all', all],
    ['left', minus(all.value, p.gone)],
  ];
};

/** dozens x 12 - gone. */
const dozens = family({
  name: 'dozens',
  draw: (n) =>
    suited(n, dozenSteps, () => ({
      dozens: n.int(2, n.large ? 48 : 12),
      gone: n.large ? n.pick([n.int(3, 90), 100, 50, 200]) : n.int(2, 60),
    })),
  scene: (cast, p) => ({
    who: cast.person(),
    item: cast.thing('food', 'snacks', 'plants'),
    dozens: count(p.dozens),
    gone: count(p.gone),
  }),
  facts: [
    [
      '{who} <has|had> {dozens} dozen {item:s}',
      '{who} <gets|got> {dozens} dozen {item:s}',
      'there <are|were> {dozens} dozen {item:s} [in the shop|on the table|]',
      '{dozens} dozen {item:s} <are|were> delivered [to {who:them}|]',
      '{who} <orders|ordered> {dozens} dozen {item:s}',
      'a van <brings|brought> {dozens} dozen {item:s}',
    ],
    [
      '{gone} [of them|] <are|were> no good',
      '{gone} of these <are|were> given away',
      '{who} <sells|sold> {gone} of them',
      '{who} <throws|threw> away {gone} [of them|]',
      'by the evening {gone} <are|were> gone',
      '{gone} of the {item:s} <are|were> sold',
    ],
  ],
  ordered: true,
  ask: [
    'how many {item:s} <are|were> left',
    'how many {item:s} <does|did> {who} have left',
    'how many [{item:s}|] <remain|remained>',
    'what number of {item:s} <is|was> left [over|]',
    'how many {item:s} <are|were> still there',
    'how many {item:s} <is|was> that, without the {gone}',
  ],
  find: [
    'the number of {item:s} left',
    'the number of {item:s} that <remain|remained>',
    'the rest of the {item:s}',
  ],
  notes: [
    ['{dozens} dozen {item:s}', '{item:s}: {dozens} dozen'],
    ['{gone} gone', 'minus {gone}', '{gone} taken away'],
  ],
  extras: [
    'one dozen <costs|cost> [3|5|8] {currency}',
    'the shop <closes|closed> at [5|6|7]',
    '[2|3] people <help|helped>',
  ],
  whole: [
    'How many {item:s} are left of {dozens} dozen when {gone} are gone?',
    '{dozens} dozen {item:s} minus {gone} = ?',
    'We started the day with {dozens} dozen {item:s} and sold {gone}. How many {item:s} are still here?',
    '{dozens} dozen {item:s}, {gone} of them sold, how many left',
    '"{dozens} dozen {item:s}, please." But {gone} fall off the cart on the way. How many {item:s} arrive?',
  ],
  known: ['{dozens:n} dozen {item:s}', '{gone:n} gone', '1 dozen is 12'],
  want: 'number of {item:s} left',
  steps: dozenSteps,
  unit: '{item:s}',
});

export const weightFamilies: readonly Family[] = [load, lighter, dozens];
