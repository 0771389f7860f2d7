/**
 * Detects a solution that repeats itself: its last tokens are copies of one short piece. A small model that gets stuck
 * writes one syllable or one sentence until a limit ends it, and never recovers.
 *
 * The rule looks at token ids, so that numbers in tables, powers of ten and sums of equal terms pass: they are shorter
 * than `fewestTokens`, or differ somewhere in each row.
 */

/** The longest piece that is looked for, in tokens: a sentence. */
const longestPeriod = 32;

/** Tokens of a tail that repeats. A number of 70 equal digits or a product of 18 equal factors is still none. */
const fewestTokens = 72;

/** How often the piece stands there at least: four times the same sentence, number for number. */
const fewestRepeats = 4;

/** Reads tokens one by one, in constant time each, and says after each whether the tail repeats itself. */
export class RepetitionDetector {
  /** The newest `longestPeriod` tokens, as a ring. */
  readonly #newest: number[] = [];
  #count = 0;
  /** Per period: how many of the newest tokens equal the token one period before them. */
  readonly #matches: number[] = new Array<number>(longestPeriod + 1).fill(0);
  #repeats = false;

  /** Whether the tokens so far end in one piece of at most 32 tokens, repeated. */
  get repeats(): boolean {
    return this.#repeats;
  }

  /** Takes the next token. */
  push(id: number): void {
    this.#repeats = false;
    for (let period = 1; period <= longestPeriod; period += 1) {
      const before = this.#newest[(this.#count - period + longestPeriod) % longestPeriod];
      const matches = this.#count >= period && before === id ? (this.#matches[period] ?? 0) + 1 : 0;
      this.#matches[period] = matches;
      this.#repeats ||= matches + period >= Math.max(fewestTokens, fewestRepeats * period) && matches > 0;
    }
    this.#newest[this.#count % longestPeriod] = id;
    this.#count += 1;
  }
}

/** Whether `ids` end in a repetition. */
export function endsInRepetition(ids: Iterable<number>): boolean {
  const detector = new RepetitionDetector();
  for (const id of ids) detector.push(id);
  return detector.repeats;
}
