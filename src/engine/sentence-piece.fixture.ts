/** For tests: a tokenizer as SentencePiece makes them, with byte fallback, a few merges and added white space. */
import type { TokenizerFiles } from './tokenizer.ts';

const bytes = Array.from(
  { length: 256 },
  (_, byte) => `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`,
);
const merges = ['t h', 'th e', '▁ the'];
const characters = ['▁', ...'abcdefghijklmnopqrstuvwxyz', ...merges.map((merge) => merge.replace(' ', ''))];
const controls = ['<unk>', '<s>', '</s>', '<call>', '</call>', '<|im_start|>', '<|im_end|>', '<|endoftext|>'];
const ordinary = [...bytes, ...characters];

/** As it is without a normalizer or pre-tokenizer. */
export const pieceJson = {
  added_tokens: [
    ...controls.map((content, i) => ({ id: ordinary.length + i, content, special: true, normalized: false })),
    { id: ordinary.length + controls.length, content: '\n\n', special: false, normalized: false },
  ],
  normalizer: null as object | null,
  pre_tokenizer: null as object | null,
  post_processor: null,
  decoder: null,
  model: {
    type: 'BPE',
    byte_fallback: true,
    unk_token: '<unk>',
    vocab: Object.fromEntries([...ordinary, ...controls, '\n\n'].map((token, id) => [token, id])) as Record<
      string,
      number
    >,
    merges,
  },
};

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

export function pieceTokenizerFiles({ prepend }: { readonly prepend: keyof typeof ways }): TokenizerFiles {
  return {
    tokenizer: new TextEncoder().encode(JSON.stringify({ ...pieceJson, ...ways[prepend] })),
    config: {
      chat_template:
        "{{ bos_token }}{% for message in messages %}{{ message['content'] + '</s>the' }}{% endfor %}",
      bos_token: '<s>',
    },
    chatTemplate: null,
  };
}
