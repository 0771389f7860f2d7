/** Families about equal shares: of all, of all after more came, of what is left. */
import { minus, over, plus } from '../arithmetic.ts';
import { family, type Family } from '../family.ts';
import { count } from '../wording/quantity.ts';
import { storyPeople } from './deeds.ts';

/** total / people. */
const share = family({
  name: 'share',
  draw(n) {
    const [total, sharers] = n.division();
    return { total, sharers };
  },
  scene: (cast, p) => ({
    ...storyPeople(cast),
    item: cast.thing('small', 'food', 'crafts', 'cheap'),
    guest: cast.thing('groups'),
    total: count(p.total),
    sharers: count(p.sharers),
  }),
  facts: [
    [
      '{who} <has|had> {total item} [to share out|]',
      'there <are|were> {total item} [to share|on the table|in all|]',
      '{who} <brings|brought> {total item}',
      'a box <holds|held> {total item}',
      '{who} <counts|counted> {total item}',
      '{total item} <are|were> to be shared out',
      'the number of {item:s} <is|was> {total:n}',
    ],
    [
      '{sharers guest} <share|shared> the {item:s} equally',
      'the {item:s} <are|were> split evenly between {sharers guest}',
      '{sharers guest} <get|got> equal shares of the {item:s}',
      'each of {sharers guest} <gets|got> the same number of {item:s}, with none left over',
      '{who} <divides|divided> the {item:s} [fairly|evenly|equally] among {sharers guest}',
      'all the {item:s} <go|went> to {sharers guest} in equal parts',
      '{sharers guest} <are|were> given equally many {item:s} until all <are|were> gone',
    ],
  ],
  ask: [
    'how many {item:s} <does|did> each [{guest}|of them|one] get',
    'how many {item:s} <are|were> there for each {guest}',
    'what <is|was> the share of each {guest}',
    'how many {item:s} per {guest} <is|was> that',
    'how many {item:s} <come|came> to one {guest}',
    'how many <does|did> every {guest} receive',
    'how large <is|was> one share',
  ],
  find: [
    'the number of {item:s} for each {guest}',
    'the share of one {guest}',
    'the number of {item:s} per {guest}',
    'the size of one share',
  ],
  notes: [
    ['{total item}', '{item:s}: {total:n}', 'in all {total item}'],
    ['{sharers guest}, equal shares', 'shared by {sharers guest}', '÷ {sharers guest}'],
  ],
  extras: [
    '[2|3|4] grown-ups <look|looked> on',
    'it all <takes|took> [10|20|35] minutes',
    'each {item} <costs|cost> [15|30|80] {currency:cents}',
  ],
  whole: [
    '{total item}, {sharers guest}, equal shares. How many each?',
    '{total:n} {item:s} ÷ {sharers:n} = ?',
    'Share {total item} equally among {sharers guest}. How many does each get?',
    'I have {total item} for {sharers guest} and I want to be fair. How many do I give to each?',
    'If {sharers guest} split {total item} evenly, how many does one {guest} take home?',
    '"Here are {total item}. Share them fairly, all {sharers:n} of you," says {pal:name}. How many {item:s} is that for each?',
  ],
  known: ['{total item}', '{sharers guest} share equally'],
  want: '{item:s} for each',
  steps: (p) => [['each', over(p.total, p.sharers)]],
  unit: '{item:s}',
});

/** (first + second) / people. */
const shareSum = family({
  name: 'share-sum',
  draw(n) {
    for (;;) {
      const [total, sharers] = n.division();
      if (total < 12) continue;
      const first = n.int(3, total - 3);
      return { first, second: total - first, sharers };
    }
  },
  scene: (cast, p) => ({
    ...storyPeople(cast),
    other: cast.named(),
    item: cast.thing('small', 'food', 'crafts'),
    guest: cast.thing('groups'),
    first: count(p.first),
    second: count(p.second),
    sharers: count(p.sharers),
  }),
  facts: [
    [
      '{who:name} <brings|brought> {first item}',
      '{first item} <come|came> from {tag}',
      '{who:name} <has|had> {first item} to give',
      '{who:name} <puts|put> {first item} on the table',
      'there <are|were> {first item} from {tag}',
      '{who:name} <adds|added> {first item} to the heap',
    ],
    [
      '{other:name} <brings|brought> {second item}',
      '{second item} <come|came> from {other:name}',
      '{other:name} <has|had> {second item} to give',
      '{other:name} <puts|put> {second item} on the table',
      'there <are|were> {second item} from {other:name}',
      '{other:name} <adds|added> {second item} to the heap',
    ],
    [
      'all the {item:s} together <are|were> shared equally by {sharers guest}',
      '{sharers guest} <share|shared> all of the {item:s} [equally|evenly]',
      'everything <is|was> split evenly between {sharers guest}',
      '{sharers guest} <get|got> equal shares of the whole lot',
      'the whole heap of {item:s} <is|was> divided equally among {sharers guest}',
      'each of {sharers guest} <gets|got> the same part of all the {item:s}',
    ],
  ],
  ask: [
    'how many {item:s} <does|did> each {guest} get',
    'how many {item:s} <are|were> there for each {guest}',
    'what <is|was> the share of each {guest}',
    'how many {item:s} per {guest} <is|was> that',
    'how many {item:s} <does|did> every {guest} receive',
    'how large <is|was> one share',
  ],
  find: [
    'the number of {item:s} for each {guest}',
    'the share of one {guest}',
    'the number of {item:s} per {guest}',
    'the size of one share',
  ],
  notes: [
    ['{tag}: {first item}', '{first item} from {tag}'],
    ['{other:name}: {second item}', '{second item} from {other:name}'],
    [
      'all shared equally by {sharers guest}',
      'together ÷ {sharers guest}',
      '{sharers guest}, equal shares of all',
    ],
  ],
  extras: [
    '[2|3|4] grown-ups <look|looked> on',
    'it all <takes|took> [10|20|35] minutes',
    'each {item} <costs|cost> [15|30|80] {currency:cents}',
  ],
  whole: [
    '{first item} and another {second:n} are shared by {sharers guest}. How many each?',
    '({first:n} + {second:n}) ÷ {sharers:n} = ?',
    'I had {first item}, then I found {second:n} more. I shared all of them equally among {sharers guest}. How many did each get?',
    'Put {first item} and {second item} together and share them fairly among {sharers guest}. How many for each {guest}?',
    'How many {item:s} does each of {sharers guest} get, if {first:n} from one bag and {second:n} from another are shared equally?',
  ],
  known: ['{first item}', '{second item} more', '{sharers guest} share equally'],
  want: '{item:s} for each',
  steps: (p) => {
    const all = plus(p.first, p.second);
    return [
      ['all', all],
      ['each', over(all.value, p.sharers)],
    ];
  },
  unit: '{item:s}',
});

/** (total - kept) / people. */
const shareRest = family({
  name: 'share-rest',
  draw(n) {
    const [rest, sharers] = n.division();
    const kept = n.large
      ? n.int(0, 1) === 0
        ? n.int(3, 60)
        : n.pick([20, 30, 40, 50, 100])
      : n.int(2, Math.max(3, Math.min(40, 190 - rest)));
    return { total: rest + kept, kept, sharers };
  },
  scene: (cast, p) => ({
    ...storyPeople(cast),
    item: cast.thing('small', 'food', 'crafts'),
    guest: cast.thing('groups'),
    total: count(p.total),
    kept: count(p.kept),
    sharers: count(p.sharers),
  }),
  ordered: true,
  facts: [
    [
      '{who} <has|had> {total item}',
      'there <are|were> {total item} [in all|in a basket|]',
      '{who} <brings|brought> {total item} along',
      '{who} <starts|started> with {total item}',
      'the number of {item:s} <is|was> {total:n}',
      '{who} <counts|counted> {total item}',
    ],
    [
      '{who} <keeps|kept> {kept:n} of them',
      '{kept:n} of the {item:s} <are|were> put aside',
      '{who} <puts|put> {kept item} aside',
      '{who} <takes|took> {kept:n} out',
      '{kept:n} <are|were> bad and <are|were> thrown away',
      '{kept item} <go|went> to a neighbour',
    ],
    [
      'the rest <is|was> shared equally by {sharers guest}',
      '{sharers guest} <get|got> equal shares of the rest',
      'the others <are|were> split evenly between {sharers guest}',
      '{who} <divides|divided> the rest [fairly|evenly|equally] among {sharers guest}',
      'all that <is|was> left <goes|went> to {sharers guest} in equal parts',
      '{sharers guest} <share|shared> what <is|was> left',
    ],
  ],
  ask: [
    'how many {item:s} <does|did> each {guest} get',
    'how many {item:s} <are|were> there for each {guest}',
    'what <is|was> the share of each {guest}',
    'how many {item:s} per {guest} <is|was> that',
    'how many <does|did> every {guest} receive',
    'how many {item:s} <come|came> to one {guest}',
  ],
  find: [
    'the number of {item:s} for each {guest}',
    'the share of one {guest}',
    'the number of {item:s} per {guest}',
    'the size of one share',
  ],
  notes: [
    ['{total item}', '{item:s}: {total:n}', 'in all {total item}'],
    ['{kept:n} put aside', 'minus {kept:n}', '{kept:n} kept back'],
    ['rest shared by {sharers guest}', 'rest ÷ {sharers guest}', '{sharers guest} share the rest equally'],
  ],
  extras: [
    '[2|3|4] grown-ups <look|looked> on',
    'it all <takes|took> [10|20|35] minutes',
    '{who} <has|had> done this for [2|5|7] years',
  ],
  whole: [
    'Of {total item} {kept:n} are put aside; {sharers guest} share the rest. How many each?',
    '({total:n} − {kept:n}) ÷ {sharers:n} = ?',
    'I had {total item} and kept {kept:n} for myself. The rest I shared equally among {sharers guest}. How many did each get?',
    'How many {item:s} does each of {sharers guest} get from {total:n}, after {kept:n} have been taken out?',
    '"I keep {kept:n}, you share the rest," says {pal:name} to {sharers guest}. There are {total item}. How many are there for each?',
  ],
  known: ['{total item}', '{kept:n} put aside', '{sharers guest} share the rest'],
  want: '{item:s} for each',
  steps: (p) => {
    const rest = minus(p.total, p.kept);
    return [
      ['rest', rest],
      ['each', over(rest.value, p.sharers)],
    ];
  },
  unit: '{item:s}',
});

export const sharingFamilies: readonly Family[] = [share, shareSum, shareRest];
