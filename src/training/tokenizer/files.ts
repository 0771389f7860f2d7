/**
 * A tokenizer as files that transformers.js and the Hugging Face libraries read, and as training uses it: byte pairs
 * plus control tokens and the chat template.
 */
import { question, type PromptOptions } from '../../relay/prompt.ts';
import { bytesOfCharacters, fromByteCharacters, toByteCharacters } from '../../bytes/byte-alphabet.ts';
import { BytePairEncoder, pretokenizerPattern, type BytePairVocabulary } from './byte-pair.ts';

/** Control tokens in the order of their ids, after all byte-pair tokens. */
export const controlTokens = ['<|endoftext|>', '<|im_start|>', '<|im_end|>', '<call>', '</call>'] as const;
export type ControlToken = (typeof controlTokens)[number];

/** ChatML for one turn or several; a generation prompt opens the assistant's turn. */
export const chatTemplate =
  "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>' + '\\n' }}{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}";

/** What stands between the start of the turn and the problem. */
const OPENING = 'user\n';

/** Encodes prompts and solutions for training. */
export class TrainingTokenizer {
  readonly #encoder: BytePairEncoder;
  readonly size: number;
  readonly #firstControl: number;

  constructor(readonly vocabulary: BytePairVocabulary) {
    this.#encoder = new BytePairEncoder(vocabulary);
    this.#firstControl = vocabulary.tokens.length;
    this.size = vocabulary.tokens.length + controlTokens.length;
  }

  control(token: ControlToken): number {
    return this.#firstControl + controlTokens.indexOf(token);
  }

  encode(text: string): number[] {
    return this.#encoder.encode(text);
  }

  /** The text of token ids. Control tokens stand as they are written; broken bytes become U+FFFD. */
  decode(ids: readonly number[]): string {
    return fromByteCharacters(ids.map((id) => this.#characters(id)).join(''));
  }

  /** The UTF-8 bytes of one token, which may be part of a character. */
  bytesOf(id: number): Uint8Array {
    return bytesOfCharacters(this.#characters(id));
  }

  #characters(id: number): string {
    const control = controlTokens[id - this.#firstControl];
    return control === undefined ? (this.vocabulary.tokens[id] ?? '') : toByteCharacters(control);
  }

  /** The range of the problem's own tokens in its prompt; `end` is exclusive. */
  problemSpan(problem: string): { readonly start: number; readonly end: number } {
    const start = 1 + this.encode(OPENING).length;
    return { start, end: start + this.encode(problem).length };
  }

  /** The chat prompt of a problem, up to where the solution begins. */
  prompt(problem: string, options: PromptOptions = {}): number[] {
    return [
      this.control('<|im_start|>'),
      ...this.encode(`${OPENING}${question(problem, options)}`),
      this.control('<|im_end|>'),
      ...this.encode('\n'),
      this.control('<|im_start|>'),
      ...this.encode('assistant\n'),
    ];
  }
}

/** The content of tokenizer.json. */
export function tokenizerJson(vocabulary: BytePairVocabulary): object {
  const first = vocabulary.tokens.length;
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: controlTokens.map((content, i) => ({
      id: first + i,
      content,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
      special: true,
    })),
    normalizer: null,
    pre_tokenizer: {
      type: 'Sequence',
      pretokenizers: [
        { type: 'Split', pattern: { Regex: pretokenizerPattern }, behavior: 'Isolated', invert: false },
        { type: 'ByteLevel', add_prefix_space: false, trim_offsets: false, use_regex: false },
      ],
    },
    post_processor: null,
    decoder: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: false, use_regex: false },
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: null,
      continuing_subword_prefix: '',
      end_of_word_suffix: '',
      fuse_unk: false,
      byte_fallback: false,
      vocab: Object.fromEntries(vocabulary.tokens.map((token, id) => [token, id])),
      merges: vocabulary.merges.map(([left, right]) => [left, right]),
    },
  };
}

/** The content of tokenizer_config.json. */
export function tokenizerConfig(contextLength: number): object {
  return {
    tokenizer_class: 'Qwen2Tokenizer',
    model_max_length: contextLength,
    bos_token: null,
    eos_token: '<|im_end|>',
    pad_token: '<|endoftext|>',
    unk_token: null,
    add_prefix_space: false,
    add_bos_token: false,
    clean_up_tokenization_spaces: false,
    chat_template: chatTemplate,
  };
}
