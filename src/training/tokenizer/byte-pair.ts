/**
 * Byte-level byte-pair encoding (Sennrich et al., arXiv 1508.07909) with Qwen2's pre-tokenizer: training of the merges
 * and encoding with them. files.ts adds files, the chat template and control tokens.
 */
import { byteCharacters, toByteCharacters } from '../../bytes/byte-alphabet.ts';

/**
 * Qwen2's pre-tokenizer pattern: letters with one leading non-letter, digits one by one, runs of other signs, spaces.
 * Tokenizer files hold it in the form of the Hugging Face library.
 */
export const pretokenizerPattern =
  "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

/** The same for JavaScript, whose regular expressions on Node 20 have no inline flags. */
const pretokenizer = new RegExp(
  pretokenizerPattern.replace(/\(\?i:(.*?)\)/, (_, body: string) => {
    const anyCase = body.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
    return `(?:${anyCase})`;
  }),
  'gu',
);

/** The pieces of a text that merges never cross. */
export function pretokenize(text: string): string[] {
  return text.match(pretokenizer) ?? [];
}

export interface BytePairVocabulary {
  /** Token strings in the byte alphabet; the index is the id. */
  readonly tokens: readonly string[];
  /** In the order in which they were learned. */
  readonly merges: readonly (readonly [string, string])[];
}

interface Word {
  symbols: string[];
  readonly count: number;
}

const SEPARATOR = '\u0000';

function countPairs(words: readonly Word[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { symbols, count } of words) {
    for (let i = 0; i + 1 < symbols.length; i++) {
      const pair = `${symbols[i]}${SEPARATOR}${symbols[i + 1]}`;
      counts.set(pair, (counts.get(pair) ?? 0) + count);
    }
  }
  return counts;
}

/** The symbols with every occurrence of the pair joined, left to right. */
function joinPair(symbols: readonly string[], left: string, right: string): string[] {
  const joined: string[] = [];
  for (let i = 0; i < symbols.length; i++) {
    if (symbols[i] === left && symbols[i + 1] === right) {
      joined.push(left + right);
      i++;
    } else {
      joined.push(symbols[i] as string);
    }
  }
  return joined;
}

/**
 * Learns merges until the vocabulary has `size` tokens or no pair occurs twice. Ties go to the pair that sorts first,
 * so that the same texts give the same vocabulary anywhere.
 */
export function trainBytePairs(texts: Iterable<string>, size: number): BytePairVocabulary {
  const frequency = new Map<string, number>();
  for (const text of texts) {
    for (const piece of pretokenize(text)) frequency.set(piece, (frequency.get(piece) ?? 0) + 1);
  }
  const words: Word[] = Array.from(frequency, ([piece, count]) => ({
    symbols: Array.from(toByteCharacters(piece)),
    count,
  }));
  const tokens = [...byteCharacters];
  const merges: [string, string][] = [];
  while (tokens.length < size) {
    let best = '';
    let bestCount = 1;
    for (const [pair, count] of countPairs(words)) {
      if (count > bestCount || (count === bestCount && count > 1 && pair < best))
        [best, bestCount] = [pair, count];
    }
    if (bestCount < 2) break;
    const [left, right] = best.split(SEPARATOR) as [string, string];
    merges.push([left, right]);
    tokens.push(left + right);
    for (const word of words) {
      if (word.symbols.includes(left)) word.symbols = joinPair(word.symbols, left, right);
    }
  }
  return { tokens, merges };
}

/** Encodes text with a vocabulary. Text never becomes control tokens, only ordinary tokens. */
export class BytePairEncoder {
  readonly #ids: Map<string, number>;
  readonly #ranks: Map<string, number>;
  readonly #seen = new Map<string, readonly number[]>();

  constructor(vocabulary: BytePairVocabulary) {
    this.#ids = new Map(vocabulary.tokens.map((token, id) => [token, id]));
    this.#ranks = new Map(vocabulary.merges.map(([left, right], rank) => [left + SEPARATOR + right, rank]));
  }

  encode(text: string): number[] {
    return pretokenize(text).flatMap((piece) => this.#encodePiece(piece));
  }

  #encodePiece(piece: string): readonly number[] {
    const known = this.#seen.get(piece);
    if (known !== undefined) return known;
    let symbols = Array.from(toByteCharacters(piece));
    for (;;) {
      let best = -1;
      let bestRank = Infinity;
      for (let i = 0; i + 1 < symbols.length; i++) {
        const rank = this.#ranks.get(`${symbols[i]}${SEPARATOR}${symbols[i + 1]}`) ?? Infinity;
        if (rank < bestRank) [best, bestRank] = [i, rank];
      }
      if (best < 0) break;
      symbols = joinPair(symbols, symbols[best] as string, symbols[best + 1] as string);
    }
    const ids = symbols.map((symbol) => {
      const id = this.#ids.get(symbol);
      if (id === undefined)
        throw new Error(`The vocabulary lacks the byte character ${JSON.stringify(symbol)}.`);
      return id;
    });
    if (this.#seen.size < 50_000) this.#seen.set(piece, ids);
    return ids;
  }
}
