/**
 * For tests: a tokenizer as SentencePiece makes them, with byte fallback, a few longer tokens and added white space, once
 * with merges and once with probabilities. Their ids are the same.
 */
import type { TokenizerFiles } from '../tokenizer.ts';

const bytes = Array.from(
  { length: 256 },
  (_, byte) => `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`,
);
const merges = ['t h', 'th e', '▁ the'];
const characters = ['▁', ...'abcdefghijklmnopqrstuvwxyz', ...merges.map((merge) => merge.replace(' ', ''))];
const controls = ['<unk>', '<s>', '</s>', '<call>', '</call>', '<|im_start|>', '<|im_end|>', '<|endoftext|>'];
const ordinary = [...bytes, ...characters];
const whiteSpace = '\n\n';
const all = [...ordinary, ...controls, whiteSpace];

export const pieceIds: ReadonlyMap<string, number> = new Map(all.map((token, id) => [token, id]));

/** As it is without a normalizer or pre-tokenizer. */
const pieceJson = {
  added_tokens: [
    ...controls.map((content, i) => ({ id: ordinary.length + i, content, special: true, normalized: false })),
    { id: ordinary.length + controls.length, content: whiteSpace, special: false, normalized: false },
  ],
  normalizer: null,
  pre_tokenizer: null,
  post_processor: null,
  decoder: null,
};

/** Longer pieces are worth more than their letters. SentencePiece gives bytes and control tokens a score of 0. */
const scoreOf = (token: string): number => (characters.includes(token) ? -4 - token.length / 10 : 0);

const models = {
  BPE: { type: 'BPE', byte_fallback: true, unk_token: '<unk>', vocab: Object.fromEntries(pieceIds), merges },
  Unigram: {
    type: 'Unigram',
    byte_fallback: true,
    unk_id: pieceIds.get('<unk>'),
    // As in Helium's vocabulary, the line end stands in the place of its byte.
    vocab: all.map((token) => [token === '<0x0A>' ? '\n' : token, scoreOf(token)]),
  },
} as const;

const spaces = { type: 'Replace', pattern: { String: ' ' }, content: '▁' };

/** What puts a space before a text, as different exports have it. */
const ways = {
  Prepend: { normalizer: { type: 'Sequence', normalizers: [{ type: 'Prepend', prepend: '▁' }, spaces] } },
  Metaspace: { pre_tokenizer: { type: 'Metaspace', replacement: '▁', add_prefix_space: true } },
  'Metaspace, first': {
    pre_tokenizer: { type: 'Metaspace', replacement: '▁', prepend_scheme: 'first' },
  },
  nothing: { normalizer: spaces },
} as const;

export interface PieceOptions {
  readonly model: keyof typeof models;
  readonly prepend?: keyof typeof ways;
  /** Fields of tokenizer.json in the place of the usual ones. */
  readonly changed?: object;
}

/** tokenizer.json as an object. */
export function pieceTokenizerJson({ model, prepend = 'nothing', changed = {} }: PieceOptions): object {
  return { ...pieceJson, model: models[model], ...ways[prepend], ...changed };
}

export function pieceTokenizerFiles(options: PieceOptions): TokenizerFiles {
  return {
    tokenizer: new TextEncoder().encode(JSON.stringify(pieceTokenizerJson(options))),
    config: {
      chat_template:
        "{{ bos_token }}{% for message in messages %}{{ message['content'] + '</s>the' }}{% endfor %}",
      bos_token: '<s>',
    },
    chatTemplate: null,
  };
}
