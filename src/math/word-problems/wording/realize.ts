/**
 * Puts a family's clauses together as a person would ask: the order of the facts, where the question stands, one sentence
 * or several, statement, order, terse note or dialogue, with or without facts that are not needed. It knows how texts are
 * shaped; it does not know what any family is about.
 */
import type { Random } from '../../../bytes/random.ts';
import type { Family } from '../family.ts';
import { extras as commonExtras, fillers } from '../lexicon/asides.ts';
import { allowed, type Wording } from './held-out.ts';
import { careless, polished, withSlips } from './polish.ts';
import { count, label, measure } from './quantity.ts';
import { SlotReader, type Scene } from './scene.ts';
import type { Style } from './style.ts';
import { expand } from './template.ts';

/** One way to put clauses together. Which are held out is decided by `wordingOf` of the name. */
type Layout =
  | 'question last'
  | 'joined, question last'
  | 'question first, if'
  | 'if, question'
  | 'question in the middle'
  | 'question alone, then facts'
  | 'order last'
  | 'order first'
  | 'wanted, then facts'
  | 'notes'
  | 'notes, wanted first'
  | 'dialogue'
  | 'someone asks'
  | 'call for help'
  | 'suppose'
  | 'given'
  | 'whole';

const weights: Readonly<Record<Layout, number>> = {
  'question last': 28,
  'joined, question last': 12,
  'question first, if': 8,
  'if, question': 7,
  'question in the middle': 6,
  'question alone, then facts': 4,
  'order last': 8,
  'order first': 3,
  'wanted, then facts': 3,
  notes: 10,
  'notes, wanted first': 3,
  dialogue: 5,
  'someone asks': 3,
  'call for help': 4,
  suppose: 3,
  given: 3,
  whole: 30,
};

/** Layouts that training never shows. */
const heldOutLayouts: Readonly<Partial<Record<Layout, Wording>>> = {
  'question in the middle': 'validation',
  'wanted, then facts': 'test',
  'someone asks': 'test',
  given: 'validation',
};

export interface Realized {
  readonly problem: string;
  /** The layout and the constructions that were taken, for reports. */
  readonly layout: Layout;
}

/** Writes one problem. @param scene the slots of the family's templates */
export function realize(
  family: Family,
  scene: Scene,
  style: Style,
  random: Random,
  wording: Wording,
): Realized {
  const writer = new Writer(family, scene, style, random, wording);
  const layout = writer.drawLayout();
  const text = writer.write(layout);
  const slipped = random.chance(style.careless ? 0.4 : 0.02) ? withSlips(text, random) : text;
  return { problem: style.careless && layout !== 'dialogue' ? careless(slipped, random) : slipped, layout };
}

class Writer {
  readonly #family: Family;
  readonly #random: Random;
  readonly #wording: Wording;
  readonly #tense: 'present' | 'past';
  readonly #slots: SlotReader;
  readonly #asides: SlotReader;

  constructor(family: Family, scene: Scene, style: Style, random: Random, wording: Wording) {
    this.#family = family;
    this.#random = random;
    this.#wording = wording;

    const usesFirstPerson = Object.values(scene).some(
      (slot) => typeof slot === 'object' && slot.kind === 'person' && slot.pronoun === 'I',
    );
    this.#tense = usesFirstPerson || random.chance(0.5) ? 'past' : 'present';
    this.#slots = new SlotReader(scene, style, () => random.chance(0.6));
    this.#asides = new SlotReader(this.#asideScene(), style, () => true);
  }

  drawLayout(): Layout {
    const family = this.#family;
    const wording = this.#wording;
    const possible = (Object.keys(weights) as Layout[]).filter((layout) => {
      const heldFor = heldOutLayouts[layout] ?? 'known';
      if (heldFor !== 'known' && heldFor !== wording) return false;
      if (layout.startsWith('notes')) return family.notes !== undefined;
      if (layout === 'whole') return family.whole !== undefined;
      return true;
    });
    return this.#random.weighted(possible, (layout) => weights[layout]);
  }

  write(layout: Layout): string {
    if (layout === 'whole') return polished(this.#filler(0.08) + this.#say(this.#family.whole ?? []));
    if (layout === 'notes' || layout === 'notes, wanted first')
      return polished(this.#noted(layout === 'notes, wanted first'));
    return polished(this.#composed(layout));
  }

  /** A text of facts and a question. Parts are made in the order in which they are read, as pronouns follow names. */
  #composed(layout: Exclude<Layout, 'whole' | 'notes' | 'notes, wanted first'>): string {
    const random = this.#random;
    const ask = () => `${this.#say(this.#family.ask)}?`;
    const find = () => this.#say(this.#family.find);
    switch (layout) {
      case 'question last':
        return `${this.#filler(0.2)}${this.#sentences(this.#facts())} ${ask()}`;
      case 'joined, question last': {
        const facts = this.#facts();
        const joined = `${this.#filler(0.1)}${inOneSentence(facts, random)}`;
        return random.chance(0.75)
          ? `${joined}. ${ask()}`
          : `${joined}${random.pick([', so ', ': ', '; '])}${ask()}`;
      }
      case 'question first, if': {
        const question = this.#say(this.#family.ask);
        return `${question}${random.pick([' if ', ' if ', ' if ', ', if ', ' when '])}${inOneSentence(this.#facts(0), random)}?`;
      }
      case 'if, question':
        return `${random.pick(['if', 'if', 'if', 'when', 'say'])} ${inOneSentence(this.#facts(0), random)}, ${ask()}`;
      case 'question in the middle': {
        const [first = '', ...rest] = this.#facts(0);
        if (rest.length === 0) return `${first}. ${ask()}`;
        return `${first}. ${this.#say(this.#family.ask)} if ${inOneSentence(rest, random)}?`;
      }
      case 'question alone, then facts':
        return `${ask()} ${this.#sentences(this.#facts())}`;
      case 'order last':
        return `${this.#filler(0.12)}${this.#sentences(this.#facts())} ${this.#order()} ${find()}.`;
      case 'order first':
        return `${this.#order()} ${find()}${random.pick([' if ', ', if ', ' when '])}${inOneSentence(this.#facts(0), random)}.`;
      case 'wanted, then facts':
        return `wanted: ${find()}. ${this.#sentences(this.#facts())}`;
      case 'dialogue':
        return this.#dialogue(ask);
      case 'someone asks': {
        const facts = this.#sentences(this.#facts());
        return `"${facts} ${ask()}" ${random.pick(['asks', 'wonders', 'says'])} ${this.#speaker()}.`;
      }
      case 'call for help': {
        const opening = random.pick([
          'can you help me with this?',
          'please help!',
          'here is a puzzle:',
          'homework question:',
          'quick question.',
          'hi!',
          'I am stuck on this one.',
          'one more:',
        ]);
        return `${opening} ${this.#sentences(this.#facts())} ${ask()}`;
      }
      case 'suppose':
        return `${random.pick(['suppose', 'imagine', 'assume'])} ${random.chance(0.5) ? 'that ' : ''}${inOneSentence(this.#facts(0.1), random)}. ${ask()}`;
      case 'given':
        return `given that ${inOneSentence(this.#facts(0), random)}, ${random.chance(0.6) ? ask() : `${this.#order()} ${find()}.`}`;
    }
  }

  #noted(wantedFirst: boolean): string {
    const notes = this.#ordered(this.#family.notes ?? []).map((ways) => this.#say(ways));
    const separator = this.#random.pick([', ', '; ', '. ']);
    const wanted = this.#say(this.#family.find).replace(/^the /, '');
    if (wantedFirst) return `${wanted}? ${notes.join(separator)}.`;
    return `${notes.join(separator)}. ${wanted}${this.#random.pick(['?', '?', '?', '.', ' = ?', ':'])}`;
  }

  #dialogue(ask: () => string): string {
    const facts = this.#facts(0.1);
    const said = facts.map((fact, i) => {
      if (i === 0)
        return `"${fact}," ${this.#random.pick(['says', 'explains', 'tells us'])} ${this.#speaker()}.`;
      return i === 1 && this.#random.chance(0.5) ? `"And ${fact}."` : `"${fact}."`;
    });
    return this.#random.chance(0.6) ? `${said.join(' ')} ${ask()}` : `${said.join(' ')} "${ask()}"`;
  }

  #speaker(): string {
    return this.#random.pick([
      'the teacher',
      'a friend',
      'his sister',
      'her brother',
      'the manager',
      'a neighbour',
      'grandma',
      'the coach',
    ]);
  }

  #order(): string {
    return this.#random.pick([
      'find',
      'work out',
      'calculate',
      'give',
      'determine',
      'tell me',
      'compute',
      'state',
    ]);
  }

  /** The facts as clauses, with one that is not needed among them at times. @param extraShare of texts that hold one */
  #facts(extraShare = 0.16): string[] {
    const facts: (() => string)[] = this.#ordered(this.#family.facts).map((ways) => () => this.#say(ways));
    if (this.#random.chance(extraShare)) {
      const own = this.#family.extras ?? [];
      const usesOwn = own.length > 0 && this.#random.chance(0.7);
      const extra = usesOwn ? () => this.#say(own) : () => this.#aside(commonExtras);
      facts.splice(this.#random.int(0, facts.length), 0, extra);
    }
    return facts.map((say) => say());
  }

  #ordered<T>(items: readonly T[]): T[] {
    const list = [...items];
    if (this.#family.ordered === true || this.#random.chance(0.5)) return list;
    for (let i = list.length - 1; i > 0; i--) {
      const j = this.#random.int(0, i);
      [list[i], list[j]] = [list[j] as T, list[i] as T];
    }
    return list;
  }

  #sentences(clauses: readonly string[]): string {
    return clauses.map((clause) => `${clause}.`).join(' ');
  }

  #filler(share: number): string {
    return this.#random.chance(share) ? `${this.#aside(fillers)}. ` : '';
  }

  #say(ways: readonly string[]): string {
    return this.#expand(ways, this.#slots);
  }

  #aside(ways: readonly string[]): string {
    return this.#expand(ways, this.#asides);
  }

  #expand(ways: readonly string[], slots: SlotReader): string {
    const template = this.#random.pick(allowed(ways, this.#wording, (each) => each));
    return expand(template, {
      choose: (options) => this.#random.int(0, options - 1),
      tense: this.#tense,
      resolve: (slot) => slots.read(slot),
    });
  }

  /** Numbers for facts that do not matter. */
  #asideScene(): Scene {
    const random = this.#random;
    return {
      hour: label(random.int(6, 11)),
      year: label(random.int(1890, 2025)),
      house: label(random.int(2, 180)),
      few: count(random.int(2, 9)),
      some: count(random.int(11, 60)),
      many: count(random.int(100, 5000)),
      age: count(random.int(4, 80)),
      distance: measure(random.int(2, 40), 'km'),
      minutes: measure(random.int(5, 45), 'minute'),
    };
  }
}

/** Clauses as one: `a, b and c`. */
function inOneSentence(clauses: readonly string[], random: Random): string {
  if (clauses.length < 2) return clauses[0] ?? '';
  const head = clauses.slice(0, -1).join(', ');
  return `${head}${random.pick([' and ', ', and '])}${clauses.at(-1)}`;
}
