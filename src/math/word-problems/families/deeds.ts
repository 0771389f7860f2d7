/** What people do that can be counted: the verb in the forms that clauses need, and what is counted. */
import type { Cast } from '../lexicon/cast.ts';
import type { PersonSlot } from '../wording/scene.ts';

const thing = (one: string, many = `${one}s`) => ({ kind: 'thing', one, many }) as const;

export const deeds = [
  {
    one: 'collect stickers',
    item: thing('sticker'),
    does: 'collects',
    did: 'collected',
    do: 'collect',
    done: 'collected',
  },
  { one: 'pick apples', item: thing('apple'), does: 'picks', did: 'picked', do: 'pick', done: 'picked' },
  { one: 'read pages', item: thing('page'), does: 'reads', did: 'read', do: 'read', done: 'read' },
  { one: 'bake biscuits', item: thing('biscuit'), does: 'bakes', did: 'baked', do: 'bake', done: 'baked' },
  { one: 'plant trees', item: thing('tree'), does: 'plants', did: 'planted', do: 'plant', done: 'planted' },
  { one: 'sell tickets', item: thing('ticket'), does: 'sells', did: 'sold', do: 'sell', done: 'sold' },
  { one: 'find shells', item: thing('shell'), does: 'finds', did: 'found', do: 'find', done: 'found' },
  { one: 'score points', item: thing('point'), does: 'scores', did: 'scored', do: 'score', done: 'scored' },
  {
    one: 'deliver letters',
    item: thing('letter'),
    does: 'delivers',
    did: 'delivered',
    do: 'deliver',
    done: 'delivered',
  },
  { one: 'fold napkins', item: thing('napkin'), does: 'folds', did: 'folded', do: 'fold', done: 'folded' },
  {
    one: 'thread beads',
    item: thing('bead'),
    does: 'threads',
    did: 'threaded',
    do: 'thread',
    done: 'threaded',
  },
  { one: 'count birds', item: thing('bird'), does: 'counts', did: 'counted', do: 'count', done: 'counted' },
  { one: 'take photos', item: thing('photo'), does: 'takes', did: 'took', do: 'take', done: 'taken' },
  {
    one: 'pack boxes',
    item: thing('box', 'boxes'),
    does: 'packs',
    did: 'packed',
    do: 'pack',
    done: 'packed',
  },
  { one: 'lay bricks', item: thing('brick'), does: 'lays', did: 'laid', do: 'lay', done: 'laid' },
  { one: 'buy stamps', item: thing('stamp'), does: 'buys', did: 'bought', do: 'buy', done: 'bought' },
  {
    one: 'peel potatoes',
    item: thing('potato', 'potatoes'),
    does: 'peels',
    did: 'peeled',
    do: 'peel',
    done: 'peeled',
  },
  { one: 'write emails', item: thing('email'), does: 'writes', did: 'wrote', do: 'write', done: 'written' },
  { one: 'wash plates', item: thing('plate'), does: 'washes', did: 'washed', do: 'wash', done: 'washed' },
  {
    one: 'catch fish',
    item: thing('fish', 'fish'),
    does: 'catches',
    did: 'caught',
    do: 'catch',
    done: 'caught',
  },
  { one: 'make bracelets', item: thing('bracelet'), does: 'makes', did: 'made', do: 'make', done: 'made' },
  {
    one: 'gather chestnuts',
    item: thing('chestnut'),
    does: 'gathers',
    did: 'gathered',
    do: 'gather',
    done: 'gathered',
  },
] as const;

/** The one it is about, perhaps `I`; a tag for notes (`me`), and someone with a name for texts that need one. */
export function storyPeople(cast: Cast): {
  readonly who: PersonSlot;
  readonly tag: string;
  readonly pal: PersonSlot;
} {
  const who = cast.person();
  return { who, tag: who.pronoun === 'I' ? 'me' : who.name, pal: cast.named() };
}

/** What goods are packed in, whatever they are. */
export const boxes = [
  thing('box', 'boxes'),
  thing('bag'),
  thing('crate'),
  thing('basket'),
  thing('carton'),
  thing('sack'),
  thing('tray'),
  thing('packet'),
  thing('bucket'),
  thing('case'),
  thing('tub'),
  thing('parcel'),
  thing('cardboard box', 'cardboard boxes'),
  thing('plastic box', 'plastic boxes'),
  thing('wooden crate'),
  thing('pack'),
] as const;
