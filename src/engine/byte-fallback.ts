/**
 * How the tokens of a vocabulary spell bytes, and how text is made ready to be cut into them. There are two ways:
 * byte-level (GPT-2, Llama 3, Qwen), where every byte is a character of its own alphabet, and that of SentencePiece with
 * byte fallback (Llama 2, Mistral, Gemma, Helium), where a space is `▁` and what has no token is written as `<0xE2>`.
 */
import { z } from 'zod';

import { byteCharacters, bytesOfToken } from '../bytes/byte-alphabet.ts';
import { engineError, ModelError } from './errors.ts';
import { tokensIn, vocabularyModel } from './vocabulary.ts';

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

export const byteCodingFields = {
  model: vocabularyModel,
  normalizer: step.nullish(),
  pre_tokenizer: step.nullish(),
};
type ByteCodingFile = z.infer<z.ZodObject<typeof byteCodingFields>>;

/** Where a prompt gets a space that no text has: before each stretch between control tokens, before the first, never. */
export type PrefixSpace =
  | { readonly where: 'nowhere' }
  | { readonly where: 'each' | 'first'; readonly unlessSpaced: boolean };

export interface ByteCoding {
  readonly kind: 'byte-level' | 'sentence-piece';
  /** The token of each byte; undefined of bytes that no writable text has. */
  readonly idOfByte: readonly (number | undefined)[];
  /** The bytes of a token; null where it stands for none. */
  bytesOf(token: string): Uint8Array | null;
  /** The same text with `\uFFFD` in the place of characters that the vocabulary cannot write. */
  writable(text: string): string;
  /** What takes the place of the file's own: text is encoded as it is, without Unicode normalisation and added spaces. */
  readonly normalizer: object | null;
  readonly preTokenizer: object | null;
  readonly prefixSpace: PrefixSpace;
}

/** What SentencePiece writes for a space. */
export const SPACE = '▁';

/** @throws ModelError when the vocabulary cannot spell every text */
export function byteCodingOf(file: ByteCodingFile): ByteCoding {
  if (file.model.byte_fallback === true) return sentencePiece(file);
  if ([...steps(file.pre_tokenizer)].some(({ type }) => type === 'ByteLevel')) return byteLevel(file);
  throw new ModelError(engineError('tokenizer-loses-characters', { type: file.model.type }));
}

/** The text that an added token stands for, where it is an ordinary one. */
export function addedTokenText(content: string, { kind }: ByteCoding): string {
  return kind === 'sentence-piece' ? content.replaceAll(SPACE, ' ') : content;
}

/** As a vocabulary of SentencePiece has a text. */
export function toVocabularyText(text: string, { kind }: ByteCoding): string {
  return kind === 'sentence-piece' ? text.replaceAll(' ', SPACE) : text;
}

function byteLevel({ model, pre_tokenizer: preTokenizer }: ByteCodingFile): ByteCoding {
  const ids = new Map(tokensIn(model));
  const idOfByte = byteCharacters.map((character) => ids.get(character));
  return {
    kind: 'byte-level',
    idOfByte,
    bytesOf: bytesOfToken,
    writable: writableWith(missingBytes(idOfByte)),
    normalizer: null,
    preTokenizer: preTokenizer == null ? null : wholeText(preTokenizer),
    prefixSpace: { where: 'nowhere' },
  };
}

const fallbackTokens = Array.from(
  { length: 256 },
  (_, byte) => `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`,
);
const byteOfToken = new Map(fallbackTokens.map((token, byte) => [token, byte]));

/** Whether a token stands for a byte: one that a text of the same characters is not written with. */
export function isByteFallback(token: string): boolean {
  return byteOfToken.has(token);
}

function sentencePiece(file: ByteCodingFile): ByteCoding {
  const ids = new Map(tokensIn(file.model));
  // Some vocabularies have a line end in the place of its byte (Helium).
  const idOfByte = fallbackTokens.map((token, byte) => ids.get(token) ?? ids.get(characterOf(byte)));
  return {
    kind: 'sentence-piece',
    idOfByte,
    writable: writableWith(missingBytes(idOfByte)),
    bytesOf(token) {
      const byte = byteOfToken.get(token);
      if (byte !== undefined) return Uint8Array.of(byte);
      return new TextEncoder().encode(token.replaceAll(SPACE, ' '));
    },
    normalizer: { type: 'Replace', pattern: { String: ' ' }, content: SPACE },
    preTokenizer: file.pre_tokenizer == null ? null : wholeText(file.pre_tokenizer),
    prefixSpace: prefixSpaceOf(file),
  };
}

/** What a vocabulary has for a byte that is a character by itself. */
function characterOf(byte: number): string {
  if (byte >= 0x80) return '';
  return byte === 0x20 ? SPACE : String.fromCharCode(byte);
}

/**
 * Bytes that a vocabulary may lack, as SmolLM2's does: of control characters, of planes that Unicode has not assigned,
 * and those that no UTF-8 text holds.
 */
const isDispensable = (byte: number): boolean =>
  (byte < 0x20 && ![0x09, 0x0a, 0x0d].includes(byte)) || [0x7f, 0xc0, 0xc1].includes(byte) || byte > 0xf0;

/**
 * The bytes that a vocabulary has no token for.
 * @throws ModelError when one is missing that texts are full of
 */
function missingBytes(idOfByte: readonly (number | undefined)[]): ReadonlySet<number> {
  const missing = idOfByte.flatMap((id, byte) => (id === undefined ? [byte] : []));
  if (missing.every(isDispensable)) return new Set(missing);
  throw new ModelError(engineError('tokenizer-lacks-bytes', { count: missing.length }));
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

function prefixSpaceOf({ normalizer, pre_tokenizer: preTokenizer }: ByteCodingFile): PrefixSpace {
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

/** A pre-tokenizer without what it would add, and without the step that leaves white space out. */
function wholeText(outer: Step): object {
  if (outer.type === 'WhitespaceSplit') return { type: 'Sequence', pretokenizers: [] };
  return {
    ...outer,
    ...(outer.pretokenizers && { pretokenizers: outer.pretokenizers.map(wholeText) }),
    ...(outer.type === 'Metaspace' && { prepend_scheme: 'never' }),
    ...(outer.add_prefix_space !== undefined && { add_prefix_space: false }),
  };
}
