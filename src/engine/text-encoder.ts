/**
 * Encodes text from outside: runs the tokenizer library with a vocabulary without control tokens and with no
 * normalisation that would change the text.
 */
import { Tokenizer as LibraryTokenizer } from '@huggingface/tokenizers';

import { engineError, ModelError } from './errors.ts';
import { addedTokenText, isByteFallback, SPACE, toVocabularyText, type ByteCoding } from './byte-fallback.ts';
import type { BpeModel, UnigramModel, VocabularyModel } from './vocabulary.ts';

export interface AddedToken {
  readonly id: number;
  readonly content: string;
  readonly special?: boolean | undefined;
}

export interface TextEncoderFile {
  readonly model: VocabularyModel;
  readonly added_tokens: readonly AddedToken[];
}

type Encode = (text: string) => number[];

/**
 * Whether an added token means something. Some vocabularies list text among them: runs of white space (Gemma), the line
 * end (Helium), single characters.
 */
export function isControlToken({ special, content }: AddedToken, coding: ByteCoding): boolean {
  const text = addedTokenText(content, coding);
  return special === true || (text.trim() !== '' && [...text].length > 1);
}

/**
 * How text is encoded: byte for byte, but for the characters that the vocabulary cannot write.
 *
 * @throws ModelError when the library does not know the file's way of cutting text
 */
export function textEncoder(file: TextEncoderFile, coding: ByteCoding): Encode {
  const encodeBytes = bytewiseEncoder(coding);
  const encode = vocabularyEncoder(file, coding, encodeBytes);
  return (text) => {
    const writable = coding.writable(text);
    if (coding.kind === 'byte-level') return encode(writable);
    // In the text itself, the character for a space is not a space.
    return writable
      .split(SPACE)
      .flatMap((part, i) => [...(i === 0 ? [] : encodeBytes(SPACE)), ...encode(part)]);
  };
}

/** Writes every byte as a token of its own. */
function bytewiseEncoder({ idOfByte }: ByteCoding): Encode {
  return (text) =>
    Array.from(new TextEncoder().encode(text), (byte) => {
      const id = idOfByte[byte];
      if (id === undefined) throw new RangeError(`no token for the byte ${byte}`);
      return id;
    });
}

function vocabularyEncoder(file: TextEncoderFile, coding: ByteCoding, encodeBytes: Encode): Encode {
  const [controls, texts] = partition(file.added_tokens, (token) => isControlToken(token, coding));
  const names = new Set(controls.map(({ content }) => content));
  switch (file.model.type) {
    case 'BPE':
      return bpeEncoder(file.model, names, texts, coding);
    case 'Unigram':
      return unigramEncoder(file.model, names, texts, coding, encodeBytes);
  }
}

function bpeEncoder(
  model: BpeModel,
  controls: ReadonlySet<string>,
  texts: readonly AddedToken[],
  coding: ByteCoding,
): Encode {
  const joined = (merge: BpeModel['merges'][number]): string =>
    typeof merge === 'string' ? merge.replace(' ', '') : merge.join('');
  const library = libraryTokenizer(
    {
      ...model,
      vocab: Object.fromEntries(Object.entries(model.vocab).filter(([token]) => !controls.has(token))),
      merges: model.merges.filter((merge) => !controls.has(joined(merge))),
    },
    // Some added tokens would swallow the white space around them.
    texts.map((token) => ({ ...token, lstrip: false, rstrip: false })),
    coding,
  );
  return (text) => (text === '' ? [] : library.encode(text, { add_special_tokens: false }).ids);
}

/**
 * The library writes the unknown token for what has no piece, whatever the vocabulary says of bytes
 * (https://github.com/huggingface/tokenizers.js/issues/26); among the tokens' names it leaves what it did not know.
 */
function unigramEncoder(
  model: UnigramModel,
  controls: ReadonlySet<string>,
  texts: readonly AddedToken[],
  coding: ByteCoding,
  encodeBytes: Encode,
): Encode {
  const isOrdinary = (piece: string, id: number): boolean =>
    piece !== '' && id !== model.unk_id && !controls.has(piece) && !isByteFallback(piece);
  const pieces = new Map([
    // Added tokens have no score, so they always win.
    ...texts.map(({ content, id }) => [toVocabularyText(content, coding), { id, score: 0 }] as const),
    ...model.vocab.flatMap(([piece, score], id) =>
      isOrdinary(piece, id) ? [[piece, { id, score }] as const] : [],
    ),
  ]);
  // Spaces are replaced by then, so no text contains this piece.
  const unknown: [string, number] = [' ', 0];
  const scored = [...pieces].map(([piece, { score }]): [string, number] => [piece, score]);
  const library = libraryTokenizer({ type: 'Unigram', unk_id: 0, vocab: [unknown, ...scored] }, [], coding);
  return (text) =>
    text === ''
      ? []
      : library
          .encode(text, { add_special_tokens: false })
          .tokens.flatMap((token) => pieces.get(token)?.id ?? encodeBytes(addedTokenText(token, coding)));
}

function libraryTokenizer(
  model: object,
  addedTokens: readonly object[],
  { normalizer, preTokenizer }: ByteCoding,
): LibraryTokenizer {
  const file = {
    model,
    added_tokens: addedTokens,
    normalizer,
    pre_tokenizer: preTokenizer,
    post_processor: null,
    decoder: null,
  };
  try {
    return new LibraryTokenizer(file, {});
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new ModelError(engineError('tokenizer-cuts', { detail }), { cause });
  }
}

function partition<T>(items: readonly T[], isFirst: (item: T) => boolean): [first: T[], second: T[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}
