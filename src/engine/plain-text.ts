/**
 * Encodes text from outside: runs the tokenizer library with a vocabulary without control tokens and with no
 * normalisation that would change the text.
 */
import { Tokenizer as LibraryTokenizer } from '@huggingface/tokenizers';

import { ModelError } from './errors.ts';
import { addedText, isFallback, SPACE, written, type Spelling } from './spelling.ts';
import type { BpeModel, UnigramModel, VocabularyModel } from './vocabulary.ts';

export interface AddedToken {
  readonly id: number;
  readonly content: string;
  readonly special?: boolean | undefined;
}

export interface PlainTextFile {
  readonly model: VocabularyModel;
  readonly added_tokens: readonly AddedToken[];
}

type Encode = (text: string) => number[];

/**
 * Whether an added token means something. Some vocabularies list text among them: runs of white space (Gemma), the line
 * end (Helium), single characters.
 */
export function isControl({ special, content }: AddedToken, spelling: Spelling): boolean {
  const text = addedText(content, spelling);
  return special === true || (text.trim() !== '' && [...text].length > 1);
}

/**
 * How text is encoded: byte for byte, but for the characters that the vocabulary cannot write.
 *
 * @throws ModelError when the library does not know the file's way of cutting text
 */
export function plainEncoder(file: PlainTextFile, spelling: Spelling): Encode {
  const spellOut = bytewiseEncoder(spelling);
  const cut = cutter(file, spelling, spellOut);
  return (text) => {
    const writable = spelling.writable(text);
    if (spelling.kind === 'byte-level') return cut(writable);
    // In the text itself, the character for a space is not a space.
    return writable.split(SPACE).flatMap((part, i) => [...(i === 0 ? [] : spellOut(SPACE)), ...cut(part)]);
  };
}

/** Writes every byte as a token of its own. */
function bytewiseEncoder({ idOfByte }: Spelling): Encode {
  return (text) =>
    Array.from(new TextEncoder().encode(text), (byte) => {
      const id = idOfByte[byte];
      if (id === undefined) throw new RangeError(`The vocabulary has no token for the byte ${byte}.`);
      return id;
    });
}

function cutter(file: PlainTextFile, spelling: Spelling, spellOut: Encode): Encode {
  const [controls, texts] = partition(file.added_tokens, (token) => isControl(token, spelling));
  const names = new Set(controls.map(({ content }) => content));
  switch (file.model.type) {
    case 'BPE':
      return byMerges(file.model, names, texts, spelling);
    case 'Unigram':
      return byPieces(file.model, names, texts, spelling, spellOut);
  }
}

function byMerges(
  model: BpeModel,
  controls: ReadonlySet<string>,
  texts: readonly AddedToken[],
  spelling: Spelling,
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
    spelling,
  );
  return (text) => (text === '' ? [] : library.encode(text, { add_special_tokens: false }).ids);
}

/**
 * The library writes the unknown token for what has no piece, whatever the vocabulary says of bytes
 * (https://github.com/huggingface/tokenizers.js/issues/26); among the tokens' names it leaves what it did not know.
 */
function byPieces(
  model: UnigramModel,
  controls: ReadonlySet<string>,
  texts: readonly AddedToken[],
  spelling: Spelling,
  spellOut: Encode,
): Encode {
  const isOrdinary = (piece: string, id: number): boolean =>
    piece !== '' && id !== model.unk_id && !controls.has(piece) && !isFallback(piece);
  const pieces = new Map([
    // Added tokens have no score, so they always win.
    ...texts.map(({ content, id }) => [written(content, spelling), { id, score: 0 }] as const),
    ...model.vocab.flatMap(([piece, score], id) =>
      isOrdinary(piece, id) ? [[piece, { id, score }] as const] : [],
    ),
  ]);
  // Spaces are replaced by then, so no text contains this piece.
  const unknown: [string, number] = [' ', 0];
  const scored = [...pieces].map(([piece, { score }]): [string, number] => [piece, score]);
  const library = libraryTokenizer({ type: 'Unigram', unk_id: 0, vocab: [unknown, ...scored] }, [], spelling);
  return (text) =>
    text === ''
      ? []
      : library
          .encode(text, { add_special_tokens: false })
          .tokens.flatMap((token) => pieces.get(token)?.id ?? spellOut(addedText(token, spelling)));
}

function libraryTokenizer(
  model: object,
  addedTokens: readonly object[],
  { normalizer, preTokenizer }: Spelling,
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
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ModelError(`tokenizer.json wants text to be cut in a way that is not known here: ${why}`, {
      cause,
    });
  }
}

function partition<T>(items: readonly T[], isFirst: (item: T) => boolean): [first: T[], second: T[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}
