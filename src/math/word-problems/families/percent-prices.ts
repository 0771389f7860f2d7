/** Families about one price and a percentage of it: discounts, savings, rises. */
import { minus, plus } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { money, percent } from '../wording/quantity.ts';
import { moneyShare, shareSteps, suitedPercents } from './percent-draw.ts';

type Price = { price: number; off: number };

const offSteps = (p: Price): readonly LabeledStep[] => {
  const { steps, part } = shareSteps(p.price, p.off, 'discount', 'money');
  return [...steps, ['price to pay', minus(p.price, part.value, 'money')]];
};
const onSteps = (p: Price): readonly LabeledStep[] => {
  const { steps, part } = shareSteps(p.price, p.off, 'increase', 'money');
  return [...steps, ['new amount', plus(p.price, part.value, 'money')]];
};

/** price - price x percent / 100. */
const discount = family({
  name: 'discount',
  draw: (n) =>
    suitedPercents(
      n,
      () => {
        const [price, off] = moneyShare(n, { low: 8, high: 900, most: 80 });
        return { price, off };
      },
      offSteps,
    ),
  scene: (cast, p) => ({
    who: cast.person(),
    item: cast.thing('goods', 'clothes', 'crafts'),
    price: money(p.price),
    p: percent(p.off),
  }),
  facts: [
    [
      'a {item} <costs|cost> {price} [before the sale|at full price|normally|]',
      'the [full|normal|usual|regular] price of a {item} <is|was> {price}',
      'a {item} usually <sells|sold> for {price}',
      '{who} <wants|wanted> a {item} that [normally|usually] <costs|cost> {price}',
      '{who} <picks|picked> out a {item} with a price tag of {price}',
      'the tag on the {item} <says|said> {price}',
      'without a discount the {item} <is|was> {price}',
      'the list price of the {item} <is|was> {price}',
    ],
    [
      'there <is|was> a discount of {p}',
      'the {item} <is|was> {p} off',
      'the shop <takes|took> {p} off [the price|]',
      'the price <is|was> reduced by {p}',
      'with a voucher you <get|got> {p} off',
      'everything <is|was> reduced by {p} that day',
      'in the sale the {item} <is|was> {p} cheaper',
      'the seller <gives|gave> a discount of {p} on the {item}',
    ],
  ],
  ordered: true,
  ask: [
    'how much <does|did> the {item} cost [now|in the sale|with the discount|after that]',
    'what <is|was> the [sale|reduced|new] price [of the {item}|]',
    'how many {currency} <is|was> the {item} after the discount',
    'how much <is|was> there to pay for the {item}',
    'what <does|did> the {item} cost [then|in the end|now]',
    'what price <is|was> paid for the {item} [in the end|]',
    'how much money <does|did> the {item} cost after the price cut',
    'what <is|was> left to pay for the {item}',
  ],
  find: [
    'the [sale|reduced|new] price [in {currency}|]',
    'the price after the discount',
    'the price of the {item} in the sale',
    'the amount to pay [in {currency}|]',
  ],
  notes: [
    ['{item}: {price}', 'full price {price}', '{item}, was {price}', 'list price of the {item}: {price}'],
    ['{p} off', 'discount {p}', 'minus {p}', 'now {p} off'],
  ],
  extras: [
    "the shop <is|was> open until [6|8|9] o'clock",
    'the {item} <weighs|weighed> [2|3|5] kg',
    'the sale <lasts|lasted> [3|7|10] days',
    'there <are|were> [4|12|30] of them in the window',
    '[9|14|25] people <stand|stood> in the queue',
  ],
  whole: [
    'a {price} {item} at {p} off costs how much?',
    'SALE! {item}: {price}, now {p} off. [What do you pay?|New price?|Price now?]',
    '{price} − {p} = how many {currency}?',
    'take {p} off {price}. What is the price now?',
    'what do you pay for a {item} that costs {price} if you get {p} off?',
    '"This {item} is {price}, but today you get {p} off," says the [seller|shopkeeper|assistant]. How much does the {item} cost today?',
    'I found a {item} for {price} and had a voucher for {p} off. How much did I pay?',
    'my new {item} was marked {price}, and at the till they took off {p}. What did I pay?',
    'was {price}, now {p} less. {item} price?',
    'sign in the window: "All {item:s} {p} off!" Old price of one {item}: {price}. What is the new price?',
    'how much is a {item} of {price} with {p} off?',
    'hi! is it right that a {item} for {price} is cheaper by {p} this week? what would it cost me then?',
  ],
  known: ['{item} at {price}', '{p} off'],
  want: 'price in {currency} after the discount',
  steps: offSteps,
  unit: '{currency}',
});

/** price x percent / 100: only what is saved. */
const saved = family({
  name: 'discount-saved',
  draw(n) {
    const [price, off] = moneyShare(n, { low: 8, high: 900, most: 80 });
    return { price, off };
  },
  scene: (cast, p) => ({
    who: cast.person(),
    item: cast.thing('goods', 'clothes', 'crafts'),
    price: money(p.price),
    p: percent(p.off),
  }),
  facts: [
    [
      'the full price of the {item} <is|was> {price}',
      'a {item} <costs|cost> {price} without the discount',
      '{who} <chooses|chose> a {item} for {price}',
      'the {item} normally <sells|sold> for {price}',
      'the tag on the {item} <shows|showed> {price}',
      '{price} <is|was> the usual price of the {item}',
    ],
    [
      'there <is|was> {p} off',
      'the discount <is|was> {p}',
      '{who} <has|had> a card for {p} off',
      'in the sale the price <drops|dropped> by {p}',
      'the shop <gives|gave> {p} off',
      'a reduction of {p} <is|was> given on the {item}',
    ],
  ],
  ordered: true,
  ask: [
    'how much <does|did> {who} save',
    'how many {currency} <does|did> {who} save',
    'how large <is|was> the discount in {currency}',
    'how much money <does|did> {who} keep because of the discount',
    'by how many {currency} <is|was> the price lowered',
    'how much cheaper <is|was> the {item}[, in {currency}|]',
    'what <is|was> the saving [in {currency}|]',
  ],
  find: ['the discount in {currency}', 'the amount saved', 'the money saved [in {currency}|]', 'the saving'],
  notes: [
    ['{item}: {price}', 'full price {price}'],
    ['{p} off', 'discount {p}'],
  ],
  extras: ['the sale <lasts|lasted> [3|7|10] days', 'the shop <is|was> [2|5|8] km away'],
  whole: [
    'how much do you save on a {item} for {price} if it is {p} off?',
    '{item} {price}, {p} off. Saving in {currency}?',
    'with {p} off, how many {currency} are saved on a {item} for {price}?',
    'I got {p} off a {item} that was {price}. How much did I save?',
    'a discount of {p} on {price}: how many {currency} is that?',
    '"You save {p}," says the ad for a {item} at {price}. What is that in {currency}?',
  ],
  known: ['{item} at {price}', '{p} off'],
  want: 'saving in {currency}',
  steps: (p) => shareSteps(p.price, p.off, 'saving', 'money').steps,
  unit: '{currency}',
});

/** price + price x percent / 100: rents, fares and fees that go up. */
const priceRise = family({
  name: 'price-rise',
  draw: (n) =>
    suitedPercents(
      n,
      () => {
        const [price, off] = moneyShare(n, { low: 20, high: 3000, most: 60 });
        return { price, off };
      },
      onSteps,
    ),
  scene: (cast, p) => ({
    what: cast.pick([
      'rent for the flat',
      'yearly bus pass',
      'club fee',
      'price of the bicycle',
      'monthly wage',
      'train fare',
      'electricity bill',
      'price of the sofa',
      'hotel room',
      'school trip',
      'weekly pay',
      'season ticket',
      'car insurance',
      'price of a goat',
      'gym fee',
    ]),
    price: money(p.price),
    p: percent(p.off),
  }),
  facts: [
    [
      'the {what} was {price} [last year|so far|until now|]',
      'last year the {what} came to {price}',
      'at first the {what} was {price}',
      'until now the {what} has been {price}',
      '{price} was the {what} before',
      'the {what} used to be {price}',
      'the old {what} was {price}',
    ],
    [
      'since then it has gone up by {p}',
      'now it rises by {p}',
      'it is raised by {p}',
      'this year {p} is added',
      'now it is {p} more',
      'from now on it is {p} higher',
      'an increase of {p} comes on top',
    ],
  ],
  ordered: true,
  ask: [
    'how much is the {what} now',
    'what is the new {what}[ in {currency}|]',
    'how many {currency} is the {what} after that',
    'how much is it now',
    'what does the {what} come to [now|after the rise]',
    'how high is the {what} after the increase',
  ],
  find: [
    'the new {what} [in {currency}|]',
    'the {what} after the increase',
    'the new amount [in {currency}|]',
    'the amount after the rise',
  ],
  notes: [
    ['{what}: {price}', 'old {what} {price}', '{what} so far {price}'],
    ['up {p}', '+{p}', 'increase {p}', 'goes up {p}'],
  ],
  extras: [
    'the last rise was [2|3|5] years ago',
    'a letter of [2|3|4] pages explained it',
    '[12|40|75] people complained',
  ],
  whole: [
    'the {what} was {price} and went up by {p}. How much is it now?',
    'the {what} goes up {p} from {price}. New amount in {currency}?',
    '{price} + {p} = how many {currency}?',
    '"The {what} rises by {p}," says the letter. It has been {price} so far. What will it be?',
    'what is the {what} after a rise of {p} if it was {price} before?',
    'old {what} {price}, increase {p}, new {what}?',
    'if the {what}, now {price}, becomes {p} dearer, how many {currency} will it be?',
  ],
  known: ['{price} before', '{p} more now'],
  want: 'new amount in {currency}',
  steps: onSteps,
  unit: '{currency}',
});

export const percentPriceFamilies: readonly Family[] = [discount, saved, priceRise];
