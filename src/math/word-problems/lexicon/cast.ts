/** Draws the people, things and places of a story from the lexicon, after the wording of the split. */
import type { Random } from '../../../bytes/random.ts';
import { allowed, type Wording } from '../wording/held-out.ts';
import type { PersonSlot, Thing } from '../wording/scene.ts';
import { inventedName, inventedNoun } from './invented.ts';
import { givenNames, roles } from './people.ts';
import { places, towns } from './places.ts';
import { things, type ThingKind } from './things.ts';

/** Shares of names and nouns that are made up, where words may be. */
const INVENTED_NAMES = 0.15;
const INVENTED_NOUNS = 0.06;

/** Draws the people, places and things of one problem, each of them once. */
export class Cast {
  readonly #random: Random;
  readonly #wording: Wording;
  /** Whether a person may be the one who tells the story: `I`. */
  readonly #allowsFirstPerson: boolean;
  /** Whether words may be made up, which a training set needs and a test does not. */
  readonly #invents: boolean;
  readonly #taken = new Set<string>();

  constructor(random: Random, wording: Wording, allowsFirstPerson: boolean, invents = false) {
    this.#random = random;
    this.#wording = wording;
    this.#allowsFirstPerson = allowsFirstPerson;
    this.#invents = invents;
  }

  /** Someone new in the story: mostly by name, sometimes by role (`the baker`, `my uncle`), sometimes `I`. */
  person(): PersonSlot {
    if (this.#allowsFirstPerson && this.#taken.size === 0 && this.#random.chance(0.35)) {
      this.#taken.add('I');
      return { kind: 'person', name: 'I', pronoun: 'I' };
    }
    return this.#random.chance(0.82) ? this.named() : this.#new(roles);
  }

  /** Someone with a given name. */
  named(): PersonSlot {
    if (this.#invents && this.#random.chance(INVENTED_NAMES))
      return { kind: 'person', name: inventedName(this.#random), pronoun: this.#random.pick(['she', 'he']) };
    return this.#new(givenNames);
  }

  /** A thing of a kind, other than those drawn before. */
  thing(...kinds: readonly ThingKind[]): Thing {
    if (this.#invents && this.#random.chance(INVENTED_NOUNS)) return inventedNoun(this.#random);
    const list = kinds.flatMap((kind): readonly Thing[] => things[kind]);
    return this.#draw(list, ({ one }) => one);
  }

  /** A place with its article: `the school`, `a bakery`. */
  place(): string {
    return this.#draw(places, (each) => each);
  }

  /** A town's name. */
  town(): string {
    return this.#draw(towns, (each) => each);
  }

  /** One of the items of a list that the family brings along; some are held out. */
  pick<T extends string | { readonly one: string }>(list: readonly T[]): T {
    return this.#draw(list, (each) => (typeof each === 'string' ? each : each.one));
  }

  #new(list: readonly PersonSlot[]): PersonSlot {
    return this.#draw(list, ({ name }) => name);
  }

  #draw<T>(list: readonly T[], textOf: (item: T) => string): T {
    const fresh = list.filter((item) => !this.#taken.has(textOf(item)));
    const drawn = this.#random.pick(allowed(fresh.length > 0 ? fresh : list, this.#wording, textOf));
    this.#taken.add(textOf(drawn));
    return drawn;
  }
}
