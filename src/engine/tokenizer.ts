/**
 * A byte-level BPE tokenizer, read from the files that transformers.js reads, with the chat template beside it.
 *
 * It keeps two worlds apart. Control tokens (all "added tokens" of tokenizer.json) come only from the chat template and
 * from the model; text from outside is encoded by a tokenizer that has never heard of them. It knows nothing of models.
 */
import { Template } from '@huggingface/jinja';
import { Tokenizer as BpeTokenizer } from '@huggingface/tokenizers';
import { z } from 'zod';

import { byteCharacters, bytesOfToken } from './bytelevel.ts';
import { sha256Hex } from './digest.ts';
import { ModelError } from './errors.ts';

const tokenizerFile = z.looseObject({
  model: z.looseObject({
    type: z.literal('BPE'),
    vocab: z.record(z.string(), z.int().nonnegative()),
    merges: z.array(z.union([z.string(), z.tuple([z.string(), z.string()])])),
  }),
  pre_tokenizer: z.unknown(),
  added_tokens: z.array(z.looseObject({ id: z.int().nonnegative(), content: z.string().min(1) })),
});

const specialToken = z.union([z.string(), z.looseObject({ content: z.string() }), z.null()]).optional();

const tokenizerConfigFile = z.looseObject({
  chat_template: z.string().optional(),
  bos_token: specialToken,
  eos_token: specialToken,
  pad_token: specialToken,
  unk_token: specialToken,
});

export interface TokenizerFiles {
  /** tokenizer.json as it stands. */
  readonly tokenizer: Uint8Array<ArrayBuffer>;
  /** tokenizer_config.json, parsed as JSON. */
  readonly config: unknown;
  /** chat_template.jinja, where the template is a file of its own. */
  readonly chatTemplate: string | null;
}

export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

export interface Tokenizer {
  /** SHA-256 of tokenizer.json: two models with the same fingerprint may exchange token ids. */
  readonly fingerprint: string;
  /** One more than the highest id. A model's logits may go on beyond it, for padding. */
  readonly size: number;
  /** The ids of all control tokens. */
  readonly controlTokens: readonly number[];
  /** The id of a control token such as `<|im_end|>`, or null where the vocabulary has none of that name. */
  controlToken(name: string): number | null;
  /** Encodes outside text. A control token written as text becomes ordinary tokens; the bytes are kept as they are. */
  encode(text: string): number[];
  /** The UTF-8 bytes of a token (of a control token: of its name). @throws RangeError for an unknown id. */
  bytesOf(id: number): Uint8Array;
  /**
   * The ids of a conversation in the model's chat template, ready for the assistant's answer.
   *
   * @throws ModelError when the model has no chat template.
   */
  renderChat(messages: readonly ChatMessage[]): number[];
}

/** @throws ModelError when the files are not those of a byte-level BPE tokenizer. */
export async function loadTokenizer(files: TokenizerFiles): Promise<Tokenizer> {
  const file = parse(tokenizerFile, parseJson(files.tokenizer, 'tokenizer.json'), 'tokenizer.json');
  const config = parse(tokenizerConfigFile, files.config, 'tokenizer_config.json');
  const missing = byteCharacters.filter((character) => !(character in file.model.vocab));
  if (missing.length > 0) {
    throw new ModelError(
      `tokenizer.json lacks ${missing.length} of the 256 bytes. Only byte-level BPE tokenizers (as of Qwen, Llama 3, GPT-2) are understood.`,
    );
  }
  return new ByteLevelTokenizer(
    await sha256Hex(files.tokenizer),
    file,
    config,
    config.chat_template ?? files.chatTemplate,
  );
}

class ByteLevelTokenizer implements Tokenizer {
  readonly fingerprint: string;
  readonly size: number;
  readonly controlTokens: readonly number[];
  readonly #bpe: BpeTokenizer;
  readonly #controlIds: ReadonlyMap<string, number>;
  /** Matches one control token, the longest of those that begin at a place. */
  readonly #controlPattern: RegExp;
  readonly #bytes: readonly (Uint8Array | undefined)[];
  readonly #template: Template | null;
  readonly #templateNames: Readonly<Record<string, string>>;

  constructor(
    fingerprint: string,
    file: z.infer<typeof tokenizerFile>,
    config: z.infer<typeof tokenizerConfigFile>,
    chatTemplate: string | null,
  ) {
    this.fingerprint = fingerprint;
    this.#controlIds = new Map(file.added_tokens.map((token) => [token.content, token.id]));
    this.controlTokens = [...this.#controlIds.values()];
    const longestFirst = [...this.#controlIds.keys()].sort((a, b) => b.length - a.length);
    this.#controlPattern = new RegExp(longestFirst.map(escapePattern).join('|') || '(?!)', 'u');
    this.#bpe = new BpeTokenizer(withoutControlTokens(file, this.#controlIds), {});
    this.#bytes = bytesPerId(file);
    this.size = this.#bytes.length;
    this.#template = chatTemplate === null ? null : new Template(chatTemplate);
    this.#templateNames = templateNames(config);
  }

  controlToken(name: string): number | null {
    return this.#controlIds.get(name) ?? null;
  }

  encode(text: string): number[] {
    return text === '' ? [] : this.#bpe.encode(text, { add_special_tokens: false }).ids;
  }

  bytesOf(id: number): Uint8Array {
    const bytes = this.#bytes[id];
    if (bytes === undefined) throw new RangeError(`There is no token ${id} in this vocabulary.`);
    return bytes;
  }

  renderChat(messages: readonly ChatMessage[]): number[] {
    if (this.#template === null) {
      throw new ModelError('This model has no chat template, so it cannot be asked a question.');
    }
    const mark = unusedCharacter(messages.map((message) => message.content).join());
    const rendered = this.#template.render({
      messages: messages.map(({ role, content }) => ({ role, content: this.#disarm(content, mark) })),
      add_generation_prompt: true,
      // Of models that can think first (Qwen3): what they write is the solution, and is shown as it is.
      enable_thinking: false,
      ...this.#templateNames,
    });
    const ids: number[] = [];
    const splitter = new RegExp(`(${this.#controlPattern.source})`, 'u');
    for (const [index, section] of rendered.split(splitter).entries()) {
      // Splitting by a group puts what matched at the odd places.
      const control = index % 2 === 1 ? this.#controlIds.get(section) : undefined;
      if (control !== undefined) ids.push(control);
      else ids.push(...this.encode(section.replaceAll(mark, '')));
    }
    return ids;
  }

  /** Puts `mark` into every control token of `text`, so that the finished prompt shows none where the text had one. */
  #disarm(text: string, mark: string): string {
    return text.replace(new RegExp(`(?=${this.#controlPattern.source})[^]`, 'gu'), `$&${mark}`);
  }
}

/** The same tokenizer for plain text: no control tokens, and no Unicode normalisation, which would change the text. */
function withoutControlTokens(
  file: z.infer<typeof tokenizerFile>,
  controls: ReadonlyMap<string, number>,
): object {
  const { vocab, merges } = file.model;
  const joined = (merge: (typeof merges)[number]): string =>
    typeof merge === 'string' ? merge.replace(' ', '') : merge.join('');
  return {
    ...file,
    normalizer: null,
    post_processor: null,
    added_tokens: [],
    model: {
      ...file.model,
      vocab: Object.fromEntries(Object.entries(vocab).filter(([token]) => !controls.has(token))),
      merges: merges.filter((merge) => !controls.has(joined(merge))),
    },
  };
}

function bytesPerId(file: z.infer<typeof tokenizerFile>): (Uint8Array | undefined)[] {
  const bytes: (Uint8Array | undefined)[] = [];
  for (const [token, id] of Object.entries(file.model.vocab)) bytes[id] = bytesOfToken(token) ?? undefined;
  for (const { id, content } of file.added_tokens) bytes[id] = new TextEncoder().encode(content);
  return bytes;
}

function templateNames(config: z.infer<typeof tokenizerConfigFile>): Record<string, string> {
  const names = ['bos_token', 'eos_token', 'pad_token', 'unk_token'] as const;
  return Object.fromEntries(
    names.flatMap((name) => {
      const token = config[name];
      if (token === null || token === undefined) return [];
      return [[name, typeof token === 'string' ? token : token.content]];
    }),
  );
}

/** A private-use character that `text` does not contain. */
function unusedCharacter(text: string): string {
  for (let code = 0xe000; code <= 0xf8ff; code += 1) {
    const character = String.fromCharCode(code);
    if (!text.includes(character)) return character;
  }
  throw new ModelError('The problem uses every private-use character there is; it cannot be encoded safely.');
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function parseJson(bytes: Uint8Array, name: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new ModelError(`${name} is not JSON.`, { cause });
  }
}

function parse<T>(schema: z.ZodType<T>, value: unknown, name: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new ModelError(`${name} is not what this engine can read:\n${z.prettifyError(result.error)}`);
}
