/**
 * How the tokens of a BPE vocabulary spell bytes, and how text is made ready for its merges. There are two ways:
 * byte-level (GPT-2, Llama 3, Qwen), where every byte is a character of its own alphabet, and that of SentencePiece with
 * byte fallback (Llama 2, Mistral, Gemma), where a space is `▁` and what has no token is written as `<0xE2>`.
 */
import { z } from 'zod';

import { byteCharacters, bytesOfToken } from './byte-level.ts';
import { ModelError } from './errors.ts';

/** A normalizer or pre-tokenizer of tokenizer.json, with what this file looks at. */
const step = z.looseObject({
  type: z.string(),
  get normalizers() {
    return z.array(step).optional();
  },
  get pretokenizers() {
    return z.array(step).optional();
  },
  prepend_scheme: z.enum(['always', 'first', 'never']).optional(),
  add_prefix_space: z.boolean().optional(),
});
type Step = z.infer<typeof step>;

export const spellingFields = {
  model: z.looseObject({
    type: z.literal('BPE', { error: 'only BPE tokenizers are understood' }),
    byte_fallback: z.boolean().optional(),
    vocab: z.record(z.string(), z.int().nonnegative()),
    merges: z.array(z.union([z.string(), z.tuple([z.string(), z.string()])])),
  }),
  normalizer: step.nullish(),
  pre_tokenizer: step.nullish(),
};
type SpellingFile = z.infer<z.ZodObject<typeof spellingFields>>;

/** Where a prompt gets a space that no text has: before each stretch between control tokens, before the first, never. */
export type PrefixSpace =
  { readonly where: 'nowhere' } | { readonly where: 'each' | 'first'; readonly unlessSpaced: boolean };

export interface Spelling {
  /** The bytes of a token; null where it stands for none. */
  bytesOf(token: string): Uint8Array | null;
  /** The same text with `\uFFFD` in the place of characters that the vocabulary cannot write. */
  writable(text: string): string;
  /** What takes the place of the file's own: text is encoded as it is, without Unicode normalisation and added spaces. */
  readonly normalizer: object | null;
  readonly preTokenizer: object | null;
  readonly prefixSpace: PrefixSpace;
}

/** @throws ModelError when the vocabulary cannot spell every text */
export function spellingOf(file: SpellingFile): Spelling {
  return file.model.byte_fallback === true ? sentencePiece(file) : byteLevel(file);
}

function byteLevel({ model, pre_tokenizer: preTokenizer }: SpellingFile): Spelling {
  return {
    bytesOf: bytesOfToken,
    writable: writableWith(missingBytes(model.vocab, byteCharacters)),
    normalizer: null,
    preTokenizer: preTokenizer == null ? null : withoutAddedSpaces(preTokenizer),
    prefixSpace: { where: 'nowhere' },
  };
}

const byteTokens = Array.from(
  { length: 256 },
  (_, byte) => `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`,
);
const byteOfToken = new Map(byteTokens.map((token, byte) => [token, byte]));
/** What SentencePiece writes for a space. */
const SPACE = '▁';

function sentencePiece(file: SpellingFile): Spelling {
  return {
    writable: writableWith(missingBytes(file.model.vocab, byteTokens)),
    bytesOf(token) {
      const byte = byteOfToken.get(token);
      if (byte !== undefined) return Uint8Array.of(byte);
      return new TextEncoder().encode(token.replaceAll(SPACE, ' '));
    },
    normalizer: { type: 'Replace', pattern: { String: ' ' }, content: SPACE },
    preTokenizer: file.pre_tokenizer == null ? null : withoutAddedSpaces(file.pre_tokenizer),
    prefixSpace: prefixSpaceOf(file),
  };
}

/**
 * Bytes that a vocabulary may lack, as SmolLM2's does: of control characters, of planes that Unicode has not assigned,
 * and those that no UTF-8 text holds.
 */
const isDispensable = (byte: number): boolean =>
  (byte < 0x20 && ![0x09, 0x0a, 0x0d].includes(byte)) || [0x7f, 0xc0, 0xc1].includes(byte) || byte > 0xf0;

/**
 * The bytes that a vocabulary has no token for.
 * @param names of the 256 bytes
 * @throws ModelError when one is missing that texts are full of
 */
function missingBytes(
  vocabulary: Readonly<Record<string, number>>,
  names: readonly string[],
): ReadonlySet<number> {
  const missing = names.flatMap((name, byte) => (name in vocabulary ? [] : [byte]));
  if (missing.every(isDispensable)) return new Set(missing);
  throw new ModelError(
    `tokenizer.json lacks ${missing.length} of the 256 bytes. BPE tokenizers are understood that can write every text: byte-level ones (as of Qwen, Llama 3, GPT-2), and those of SentencePiece with byte fallback (as of Llama 2, Mistral, Gemma).`,
  );
}

/** The characters that a dispensable byte is a part of. */
const rare = /[\p{Cc}\u{40000}-\u{10ffff}]/gu;

function writableWith(missing: ReadonlySet<number>): (text: string) => string {
  if (missing.size === 0) return (text) => text;
  const isWritable = (character: string): boolean =>
    new TextEncoder().encode(character).every((byte) => !missing.has(byte));
  return (text) => text.replace(rare, (character) => (isWritable(character) ? character : '\uFFFD'));
}

/** Every step, those within a sequence included. */
function* steps(outer: Step | null | undefined): Generator<Step> {
  if (outer == null) return;
  yield outer;
  for (const inner of [...(outer.normalizers ?? []), ...(outer.pretokenizers ?? [])]) yield* steps(inner);
}

function prefixSpaceOf({ normalizer, pre_tokenizer: preTokenizer }: SpellingFile): PrefixSpace {
  if ([...steps(normalizer)].some(({ type }) => type === 'Prepend')) {
    return { where: 'each', unlessSpaced: false };
  }
  const metaspace = [...steps(preTokenizer)].find(({ type }) => type === 'Metaspace');
  if (metaspace === undefined) return { where: 'nowhere' };
  // Before there was a scheme, there was a flag.
  const scheme = metaspace.prepend_scheme ?? (metaspace.add_prefix_space === false ? 'never' : 'always');
  if (scheme === 'never') return { where: 'nowhere' };
  return { where: scheme === 'always' ? 'each' : 'first', unlessSpaced: true };
}

function withoutAddedSpaces(outer: Step): object {
  return {
    ...outer,
    ...(outer.pretokenizers && { pretokenizers: outer.pretokenizers.map(withoutAddedSpaces) }),
    ...(outer.type === 'Metaspace' && { prepend_scheme: 'never' }),
    ...(outer.add_prefix_space !== undefined && { add_prefix_space: false }),
  };
}
