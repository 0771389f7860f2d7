/** Things that can be bought, counted, packed or grown, by kind. */
import type { Thing } from '../wording/scene.ts';

/** Plurals that no rule gives. */
const irregular: Readonly<Record<string, string>> = {
  shelf: 'shelves',
  scarf: 'scarves',
  knife: 'knives',
  loaf: 'loaves',
  child: 'children',
  woman: 'women',
  man: 'men',
  sheep: 'sheep',
  goose: 'geese',
  calf: 'calves',
  person: 'people',
  potato: 'potatoes',
  tomato: 'tomatoes',
  mango: 'mangoes',
  leaf: 'leaves',
  fisherman: 'fishermen',
};

function plural(one: string): string {
  const [head = '', ...rest] = one.split(/ (?=of )/);
  if (rest.length > 0) return `${plural(head)} ${rest.join(' ')}`;
  const words = one.split(' ');
  const last = words.pop() ?? '';
  const many =
    irregular[last] ??
    (/(s|x|ch|sh)$/.test(last)
      ? `${last}es`
      : /[^aeiou]y$/.test(last)
        ? `${last.slice(0, -1)}ies`
        : `${last}s`);
  return [...words, many].join(' ');
}

const listed = (names: string): readonly Thing[] =>
  names.split(',').map((name) => {
    const one = name.trim();
    return { kind: 'thing', one, many: plural(one) };
  });

export const things = {
  /** Bought one by one, for 1 to 10 units of money. */
  cheap:
    listed(`pen, notebook, muffin, postcard, pencil, eraser, candle, badge, balloon, sponge, bar of soap, roll of tape,
    light bulb, battery, toothbrush, comb, key ring, magnet, glue stick, paintbrush, seed packet, paper lantern, ruler,
    greeting card, hair clip, bottle of ink, ball of wool, tea towel, packet of crisps, jar of jam, tin of beans, mug`),
  /** Bought one by one, for 10 to 100 units of money. */
  goods:
    listed(`chair, lamp, shelf, tent, stool, rug, mirror, kettle, toaster, backpack, sleeping bag, football, basketball,
    tennis racket, helmet, skateboard, drum, guitar, clock, vase, pillow, blanket, curtain, saucepan, frying pan, bookcase,
    desk lamp, garden chair, plant pot, ladder, bucket of paint, tin of paint, bag of cement, board game, puzzle, microphone,
    set of headphones, keyboard, hymn stand, music stand, fire extinguisher, heater, fan`),
  /** Small things that come in large numbers and are packed, collected or handed out. */
  small:
    listed(`marble, sticker, bead, stamp, button, coin, shell, pebble, badge, ticket, token, leaflet, flyer, envelope,
    paper clip, nail, screw, bolt, brick, tile, domino, dice cup, playing card, trading card, photo, pin, peg, cork, crayon,
    ribbon, feather, seed, tea light, sweet, jelly bean, chocolate, toffee, biscuit, cookie, lollipop`),
  /** What is picked, baked or laid and counted. */
  food: listed(`apple, egg, roll, peach, pear, plum, orange, lemon, mango, banana, potato, tomato, carrot, onion, cabbage,
    pumpkin, loaf, bun, pancake, dumpling, samosa, pie, tart, cupcake, scone, doughnut, croissant, waffle, meatball, olive,
    walnut, strawberry, melon, pineapple, avocado, radish, turnip, leek`),
  /** What holds others. */
  containers:
    listed(`box, bag, crate, basket, tray, carton, packet, sack, jar, tin, drawer, shelf, bucket, net, case, chest,
    barrel, pouch, parcel, trolley, album, folder, bowl, tub`),
  /** Animals that are kept. */
  animals:
    listed(`hen, goat, rabbit, sheep, duck, goose, cow, horse, pony, donkey, pig, calf, lamb, turkey, pigeon, hamster,
    guinea pig, goldfish bowl, parrot, tortoise, llama, alpaca, beehive, dog, cat`),
  /** People as groups that are counted. */
  groups:
    listed(`child, pupil, visitor, runner, student, guest, passenger, player, dancer, singer, drummer, scout, camper,
    tourist, volunteer, swimmer, cyclist, fan, worker, parent, teacher, musician, actor, hiker, skater, judge, farmer,
    customer, reader, climber, nurse`),
  /** Drinks by the cup or bottle. */
  drinks:
    listed(`coffee, juice, lemonade, tea, hot chocolate, milkshake, smoothie, bottle of water, cola, iced tea,
    glass of cider, cup of cocoa, espresso, can of soda, ginger beer`),
  /** Ready to eat, bought one by one. */
  snacks:
    listed(`sandwich, bagel, pretzel, salad, hot dog, burger, taco, burrito, wrap, slice of pizza, bowl of soup,
    portion of chips, ice cream, slice of cake, brownie, fruit cup, kebab, spring roll, baguette, pasty, noodle box`),
  /** Paid to get in or to ride. */
  tickets:
    listed(`cinema ticket, concert ticket, train ticket, raffle ticket, bus ticket, museum ticket, theatre ticket,
    ferry ticket, day pass, zoo ticket, festival pass, match ticket, ski pass, swimming ticket, tram ticket`),
  /** What grows in rows. */
  plants:
    listed(`tulip, apple tree, cabbage plant, rose bush, sunflower, tomato plant, vine, lavender bush, strawberry plant,
    pine tree, olive tree, daffodil, leek, bean plant, cherry tree, seedling, orchid, cactus plant, hedge plant, oak`),
  /** What carries people. */
  vehicles: listed(
    `bus, minibus, van, boat, coach, taxi, canoe, carriage, tram, cable car, jeep, raft, ferry, wagon`,
  ),
  /** What is worn. */
  clothes:
    listed(`shirt, scarf, cap, jumper, pair of socks, pair of gloves, T-shirt, coat, dress, skirt, hat, belt, tie,
    hoodie, jacket, pair of jeans, raincoat, apron, pair of boots, pair of trainers, uniform, vest`),
  /** What is read. */
  reading:
    listed(`novel, magazine, comic, newspaper, picture book, cookbook, atlas, dictionary, textbook, biography,
    poetry book, travel guide, hymn book, workbook, song book, brochure`),
  /** What people make by hand or machine. */
  crafts:
    listed(`candle, bracelet, birdhouse, toy car, necklace, quilt, wooden spoon, clay bowl, paper crane, kite, puppet,
    picture frame, basket, soap bar, felt bag, cushion, wreath, mosaic, lantern, keyring`),
} as const satisfies Record<string, readonly Thing[]>;

export type ThingKind = keyof typeof things;
