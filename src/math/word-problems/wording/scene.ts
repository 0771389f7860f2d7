/**
 * What the slots of a story stand for, and how each is put into words. It knows people, things and quantities by their
 * look; it does not know which of them a family needs.
 */
import { quantityText, numberText, unitName, type Style } from './style.ts';
import type { Quantity } from './quantity.ts';
import { units, type UnitName } from './units.ts';

export interface PersonSlot {
  readonly kind: 'person';
  /** As the subject of a sentence: a name, `the baker`, or `I`. */
  readonly name: string;
  readonly pronoun: 'she' | 'he' | 'I';
}

/** Something that can be counted. */
export interface Thing {
  readonly kind: 'thing';
  readonly one: string;
  readonly many: string;
}

/** Plain strings stand as they are. */
export type Slot = PersonSlot | Thing | Quantity | string;
export type Scene = Readonly<Record<string, Slot>>;

const cases = {
  she: { they: 'she', them: 'her', their: 'her' },
  he: { they: 'he', them: 'him', their: 'his' },
  I: { they: 'I', them: 'me', their: 'my' },
} as const;

const possessive = (name: string): string => (name.endsWith('s') ? `${name}'` : `${name}'s`);

/**
 * Resolves the slots of one text from its start to its end. A person is named first; later mentions are pronouns where
 * `prefersPronoun` says so and nobody else was mentioned since.
 */
export class SlotReader {
  readonly #scene: Scene;
  readonly #style: Style;
  readonly #prefersPronoun: () => boolean;
  #lastPerson: PersonSlot | null = null;
  readonly #mentioned = new Set<PersonSlot>();

  constructor(scene: Scene, style: Style, prefersPronoun: () => boolean) {
    this.#scene = scene;
    this.#style = style;
    this.#prefersPronoun = prefersPronoun;
  }

  /**
   * The text of a slot:
   * `{price}` a quantity with its unit, `{price:n}` its number alone, `{width:u}` the plural of its unit; `{count item}` a number with its noun;
   * `{item}` a noun, `{item:s}` its plural; `{who}` a person as subject, `{who:them}`, `{who:their}`, `{who:they}`,
   * `{who:name}`; `{currency}`, `{currency:cents}`; `{unit:km}` the plural of a unit.
   *
   * @throws ReferenceError where the scene has no such slot
   */
  read(expression: string): string {
    const [head = '', form] = expression.split(':');
    if (head === 'currency') return form === 'cents' ? this.#style.currency.cents : this.#style.currency.many;
    if (head === 'unit' && form !== undefined && form in units)
      return unitName(form as UnitName, this.#style);
    const [name = '', noun] = head.split(' ');
    if (noun !== undefined) return this.#counted(name, noun);
    const slot = this.#slot(name);
    if (typeof slot === 'string') return slot;
    switch (slot.kind) {
      case 'person':
        return this.#person(slot, form);
      case 'thing':
        return form === 's' ? slot.many : slot.one;
      default:
        if (form === 'u' && slot.kind === 'measure') return unitName(slot.unit, this.#style);
        return form === 'n' ? numberText(slot.value, this.#style) : quantityText(slot, this.#style);
    }
  }

  #slot(name: string): Slot {
    const slot = this.#scene[name];
    if (slot === undefined) throw new ReferenceError(`The scene has no slot "${name}".`);
    return slot;
  }

  #counted(name: string, noun: string): string {
    const [quantity, thing] = [this.#slot(name), this.#slot(noun)];
    if (
      typeof quantity === 'string' ||
      !('value' in quantity) ||
      typeof thing === 'string' ||
      thing.kind !== 'thing'
    )
      throw new ReferenceError(`"{${name} ${noun}}" needs a quantity and a thing.`);
    return `${quantityText(quantity, this.#style)} ${quantity.value === 1 ? thing.one : thing.many}`;
  }

  #person(person: PersonSlot, form: string | undefined): string {
    const { they, them, their } = cases[person.pronoun];
    const known = this.#lastPerson === person;
    this.#lastPerson = person;
    if (person.pronoun === 'I') return form === 'their' ? their : form === 'them' ? them : they;
    const usesPronoun = known && this.#prefersPronoun();
    // Who was `a farmer` at first is `the farmer` from then on.
    const name = this.#mentioned.has(person) ? person.name.replace(/^an? /, 'the ') : person.name;
    this.#mentioned.add(person);
    switch (form) {
      case 'they':
        return they;
      case 'them':
        return usesPronoun ? them : name;
      case 'their':
        return usesPronoun ? their : possessive(name);
      case 'name':
        return name;
      default:
        return usesPronoun ? they : name;
    }
  }
}
