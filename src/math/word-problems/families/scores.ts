/** Families about points, votes and collections that are to be filled. */
import { minus, plus, times } from '../arithmetic.ts';
import { family, type Family } from '../family.ts';
import { totalFamilies } from './totals.ts';
import { count } from '../wording/quantity.ts';
import { goesFrom } from './count-draws.ts';
import { storyPeople } from './deeds.ts';

/** right x p - wrong x q. */
const quiz = family({
  name: 'quiz-score',
  draw(n) {
    for (;;) {
      const [right, p] = n.large ? n.product('product22') : [n.factor(), n.factor()];
      const [wrong, q] = [n.int(2, 12), n.int(2, 10)];
      if (p > q && right * p - wrong * q >= 3) return { right, p, wrong, q };
    }
  },
  scene: (cast, p) => ({
    ...storyPeople(cast),
    game: cast.pick([
      'quiz',
      'board game',
      'maths contest',
      'video game',
      'spelling test',
      'pub quiz',
      'darts game',
      'ring toss',
      'trivia night',
      'geography contest',
    ]),
    right: count(p.right),
    p: count(p.p),
    wrong: count(p.wrong),
    q: count(p.q),
  }),
  facts: [
    [
      'in the {game} every [hit|success] <gives|gave> {p:n} points, and {who} <has|had> {right:n} of these',
      '{who} <gets|got> {right:n} tasks right in the {game} and <earns|earned> {p:n} points for each',
      'a right answer <is|was> worth {p:n} points, and {who} <gives|gave> {right:n} right answers',
      '{right:n} right answers [by|from] {who:them} <bring|brought> {p:n} points each',
      '{who} <answers|answered> {right:n} questions [correctly|right], each [worth|for] {p:n} points',
      'for each of {who:their} {right:n} correct answers {who} <wins|won> {p:n} points',
    ],
    [
      'a mistake <costs|cost> {q:n} points, and {who} <makes|made> {wrong:n} mistakes',
      '{who} <loses|lost> {q:n} points for each of {wrong:n} [mistakes|wrong answers]',
      '{wrong:n} wrong answers <take|took> {q:n} points away each',
      '{wrong:n} times {who} <loses|lost> {q:n} points',
      'for each of {wrong:n} wrong answers there <is|was> a penalty of {q:n} points',
      '{who} <gives|gave> {wrong:n} wrong answers at a loss of {q:n} points [each|apiece]',
    ],
  ],
  ask: [
    'how many points <does|did> {who} have [in the end|]',
    'what <is|was> {who:their} [final|total] score',
    'with how many points <does|did> {who} finish',
    'how many points <does|did> {who} end up with',
    'what score <does|did> {who} reach [in the {game}|]',
    'how many points <are|were> left for {who:them} in the end',
    'what <does|did> the scoreboard show for {who:them}',
  ],
  find: [
    'the final score',
    'the number of points in the end',
    'the points that {who} <has|had> at the end',
    'the total after the penalties',
  ],
  notes: [
    ['{right:n} right, {p:n} points each', 'right: {right:n} × {p:n}', '+{p:n} points, {right:n} times'],
    ['{wrong:n} wrong, minus {q:n} each', 'wrong: {wrong:n} × -{q:n}', '-{q:n} points, {wrong:n} times'],
  ],
  extras: [
    'the {game} <takes|took> [45|60|90] minutes',
    '[6|14|25] people <take|took> part',
    'the winner <gets|got> a prize worth [20|50] {currency}',
  ],
  whole: [
    'Rules of the {game}: {p:n} points for a right answer, minus {q:n} for a wrong one. {pal} had {right:n} right and {wrong:n} wrong. Score?',
    '{right:n} × {p:n} − {wrong:n} × {q:n} = ?',
    'In our {game} you get {p:n} points for a correct answer and lose {q:n} for a wrong one. I had {right:n} correct and {wrong:n} wrong. How many points did I get?',
    'How many points are {right:n} right and {wrong:n} wrong answers worth, if a right one brings {p:n} points and a wrong one costs {q:n}?',
    '"{right:n} right and {wrong:n} wrong," says the quizmaster. "That is {p:n} points for each right one and {q:n} off for each wrong one." What is the score?',
  ],
  known: ['{right:n} times {p:n} points won', '{wrong:n} times {q:n} points lost'],
  want: 'points in the end',
  steps: (p) => {
    const [won, lost] = [times(p.right, p.p), times(p.wrong, p.q)];
    return [
      ['won', won],
      ['lost', lost],
      ['score', minus(won.value, lost.value)],
    ];
  },
  unit: 'points',
});

/** first + second - third: points over three rounds. */
const rounds = family({
  name: 'rounds',
  draw(n) {
    const [first, second] = n.large ? [n.int(113, 1980), n.int(114, 990)] : n.addends();
    return { first, second, third: goesFrom(n, first + second) };
  },
  scene: (cast, p) => ({
    ...storyPeople(cast),
    game: cast.pick([
      'board game',
      'video game',
      'card game',
      'dice game',
      'quiz show',
      'pinball game',
      'word game',
      'bowling match',
      'treasure hunt',
      'marble game',
    ]),
    first: count(p.first),
    second: count(p.second),
    third: count(p.third),
  }),
  ordered: true,
  facts: [
    [
      'in the first round of a {game} {who} <wins|won> {first:n} points',
      '{who} <scores|scored> {first:n} points in round one',
      'round one of the {game} <brings|brought> {who:them} {first:n} points',
      '{who} <plays|played> a {game} and <gets|got> {first:n} points in the first round',
      '{first:n} points <go|went> to {who:them} in the first round',
      '{who:their} first round <is|was> worth {first:n} points',
    ],
    [
      'in the second round {who} <wins|won> {second:n} points',
      'round two <brings|brought> {who:them} {second:n} points more',
      '{who} <scores|scored> {second:n} in round two',
      '{second:n} [further|more] points <come|came> in the second round',
      'the second round <adds|added> {second:n} points',
      'another {second:n} points <follow|followed> in round two',
    ],
    [
      'in the last round {who} <loses|lost> {third:n} points',
      'round three <costs|cost> {who:them} {third:n} points',
      '{third:n} points <are|were> lost in round three',
      'the third round <takes|took> {third:n} points away [again|]',
      '{who} <has|had> to give back {third:n} points in round three',
      'a bad third round <means|meant> {third:n} points less',
    ],
  ],
  ask: [
    'how many points <does|did> {who} have [in the end|after three rounds]',
    'what <is|was> {who:their} score [after three rounds|at the end|in the end]',
    'with how many points <does|did> {who} finish',
    'how many points <are|were> left after the third round',
    'what <is|was> the final score',
    'how many points <is|was> that after all three rounds',
  ],
  find: [
    'the final score',
    'the number of points after three rounds',
    'the points in the end',
    'the score of {who:them}',
  ],
  notes: [
    ['round 1: +{first:n} points', 'first round {first:n} points won', 'R1: {first:n} points'],
    ['round 2: +{second:n}', 'second round {second:n} won', 'R2: {second:n} more'],
    ['round 3: -{third:n}', 'third round {third:n} lost', 'R3: {third:n} lost'],
  ],
  extras: [
    'each round <takes|took> [5|10|15] minutes',
    'there <are|were> [4|5|6] players',
    'the record <is|was> [9,500|8,200|12,000] points',
  ],
  whole: [
    'I got {first:n} points, then {second:n} more, and then I lost {third:n}. What is my score?',
    '{first:n} + {second:n} − {third:n} = ?',
    'Scoreboard for {pal:name}: +{first:n}, +{second:n}, −{third:n}. Total?',
    'What is the score after winning {first:n} points, winning {second:n} points and losing {third:n} points?',
    'After round one {pal:name} has {first:n} points. Round two brings {second:n} more, but in round three {third:n} are lost. How many points does {pal:they} finish with?',
  ],
  known: ['{first:n} points won', '{second:n} points won', '{third:n} points lost'],
  want: 'points in the end',
  steps: (p) => {
    const won = plus(p.first, p.second);
    return [
      ['won', won],
      ['score', minus(won.value, p.third)],
    ];
  },
  unit: 'points',
});

export const scoreFamilies: readonly Family[] = [quiz, rounds, ...totalFamilies];
