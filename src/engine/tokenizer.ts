/**
 * A tokenizer and its chat template, read from the files that transformers.js reads.
 *
 * Text from outside cannot inject control tokens (the "added tokens" of tokenizer.json). These come only from the chat
 * template and from the model; a second tokenizer without them encodes text from outside.
 */
import { Template } from '@huggingface/jinja';
import { z } from 'zod';

import { sha256Hex } from '../bytes/sha256.ts';
import { engineError, ModelError } from './errors.ts';
import { isControlToken, textEncoder } from './text-encoder.ts';
import { addedTokenText, byteCodingFields, byteCodingOf, type ByteCoding } from './byte-fallback.ts';
import { tokensIn } from './vocabulary.ts';

const tokenizerFile = z.looseObject({
  ...byteCodingFields,
  added_tokens: z.array(
    z.looseObject({
      id: z.int().nonnegative(),
      content: z.string().min(1),
      special: z.boolean().optional(),
    }),
  ),
});
type TokenizerFile = z.infer<typeof tokenizerFile>;

const specialToken = z.union([z.string(), z.looseObject({ content: z.string() }), z.null()]).optional();

const tokenizerConfigFile = z.looseObject({
  // Some models have several templates, for tools or documents; the one for plain chats is called default.
  chat_template: z
    .union([z.string(), z.array(z.looseObject({ name: z.string(), template: z.string() }))])
    .optional(),
  add_bos_token: z.boolean().optional(),
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
  /** chat_template.jinja, if the template has its own file. */
  readonly chatTemplate: string | null;
}

export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

export interface Tokenizer {
  /** SHA-256 of tokenizer.json: two models with the same fingerprint may exchange token ids. */
  readonly fingerprint: string;
  /** One more than the highest id. A model may have more logits than this, as padding. */
  readonly size: number;
  /** The ids of all control tokens. */
  readonly controlTokens: readonly number[];
  /** The id of a control token such as `<|im_end|>`, or null if the vocabulary has none of that name. */
  controlToken(name: string): number | null;
  /**
   * Encodes outside text. A control token written as text becomes ordinary tokens; the bytes are kept as they are, but
   * for control characters that some vocabularies have no token for.
   */
  encode(text: string): number[];
  /** The UTF-8 bytes of a token (of a control token: of its name). @throws RangeError for an unknown id. */
  bytesOf(id: number): Uint8Array;
  /**
   * The ids of a conversation in the model's chat template, up to the assistant's answer. A model without a template
   * was trained on plain text, and gets the messages as paragraphs to continue.
   */
  renderChat(messages: readonly ChatMessage[], options?: ChatOptions): number[];
  /** Whether the chat template can ask the model to think before it answers, as Qwen3's. */
  readonly canThink: boolean;
}

interface ChatOptions {
  /** Whether a model that can think before it answers is asked to. Default: no. */
  readonly thinks?: boolean;
}

/** @throws ModelError when the files are not those of a tokenizer that can write every text. */
export async function loadTokenizer(files: TokenizerFiles): Promise<Tokenizer> {
  const config = parse(tokenizerConfigFile, files.config, 'tokenizer_config.json');
  const file = withNamedTokens(
    parse(tokenizerFile, parseJson(files.tokenizer, 'tokenizer.json'), 'tokenizer.json'),
    config,
  );
  const tokenizer = new LosslessTokenizer(
    await sha256Hex(files.tokenizer),
    file,
    config,
    plainTemplate(config) ?? files.chatTemplate,
  );
  if (keepsText(tokenizer)) return tokenizer;
  throw new ModelError(engineError('tokenizer-changes-text'));
}

/** Whether a text with characters of many kinds survives encoding and decoding. */
function keepsText(tokenizer: Tokenizer): boolean {
  const text = ' So  x² + 1 = 2;\n\n\tÉté “ﬁn” ½ 漢字 🙂\r\n';
  const bytes = tokenizer.encode(text).flatMap((id) => [...tokenizer.bytesOf(id)]);
  return new TextDecoder().decode(Uint8Array.from(bytes)) === text;
}

class LosslessTokenizer implements Tokenizer {
  readonly fingerprint: string;
  readonly size: number;
  readonly controlTokens: readonly number[];
  readonly #encode: (text: string) => number[];
  readonly #controlIds: ReadonlyMap<string, number>;
  /** Matches one control token, the longest of those that begin at a place. */
  readonly #controlPattern: RegExp;
  readonly #bytes: readonly (Uint8Array | undefined)[];
  readonly #coding: ByteCoding;
  readonly #template: Template;
  readonly canThink: boolean;
  readonly #templateNames: Readonly<Record<string, string>>;

  constructor(
    fingerprint: string,
    file: TokenizerFile,
    config: z.infer<typeof tokenizerConfigFile>,
    chatTemplate: string | null,
  ) {
    this.fingerprint = fingerprint;
    this.#coding = byteCodingOf(file);
    const controls = file.added_tokens.filter((token) => isControlToken(token, this.#coding));
    this.#controlIds = new Map(controls.map((token) => [token.content, token.id]));
    this.controlTokens = [...this.#controlIds.values()];
    const longestFirst = [...this.#controlIds.keys()].sort((a, b) => b.length - a.length);
    this.#controlPattern = new RegExp(longestFirst.map(escapePattern).join('|') || '(?!)', 'u');
    this.#encode = textEncoder(file, this.#coding);
    this.#bytes = bytesPerId(file, this.#coding);
    this.size = this.#bytes.length;
    this.canThink = chatTemplate?.includes('enable_thinking') === true;
    this.#template = new Template(chatTemplate ?? paragraphs(config));
    this.#templateNames = templateNames(config);
  }

  controlToken(name: string): number | null {
    return this.#controlIds.get(name) ?? null;
  }

  encode(text: string): number[] {
    return this.#encode(text);
  }

  bytesOf(id: number): Uint8Array {
    const bytes = this.#bytes[id];
    if (bytes === undefined) throw new RangeError(`no token ${id}`);
    return bytes;
  }

  renderChat(messages: readonly ChatMessage[], { thinks = false }: ChatOptions = {}): number[] {
    const mark = unusedCharacter(messages.map((message) => message.content).join());
    const rendered = this.#template.render({
      messages: messages.map(({ role, content }) => ({ role, content: this.#disarm(content, mark) })),
      add_generation_prompt: true,
      // Of models that can think first (Qwen3). What they write is the solution, thoughts included.
      enable_thinking: thinks,
      ...this.#templateNames,
    });
    const ids: number[] = [];
    const splitter = new RegExp(`(${this.#controlPattern.source})`, 'u');
    for (const [index, section] of rendered.split(splitter).entries()) {
      // Splitting by a group puts the matches at the odd indices.
      const control = index % 2 === 1 ? this.#controlIds.get(section) : undefined;
      if (control !== undefined) ids.push(control);
      else ids.push(...this.#encodeStretch(section.replaceAll(mark, ''), index === 0));
    }
    return ids;
  }

  /** A stretch of a prompt between control tokens, with the space that some models were trained to expect before it. */
  #encodeStretch(text: string, isFirst: boolean): number[] {
    const { prefixSpace } = this.#coding;
    if (text === '' || prefixSpace.where === 'nowhere') return this.encode(text);
    const isMeant = prefixSpace.where === 'each' || isFirst;
    const isSpaced = prefixSpace.unlessSpaced && text.startsWith(' ');
    return this.encode(isMeant && !isSpaced ? ` ${text}` : text);
  }

  /** Puts `mark` into every control token of `text`, so that the finished prompt shows none where the text had one. */
  #disarm(text: string, mark: string): string {
    return text.replace(new RegExp(`(?=${this.#controlPattern.source})[^]`, 'gu'), `$&${mark}`);
  }
}

/**
 * The same with the pieces among its control tokens that only tokenizer_config.json calls so. Merges lead to no such token,
 * but a piece is found wherever a text holds it.
 */
function withNamedTokens(file: TokenizerFile, config: z.infer<typeof tokenizerConfigFile>): TokenizerFile {
  const named = new Set(Object.values(templateNames(config)).filter((name) => name.length > 1));
  for (const { content } of file.added_tokens) named.delete(content);
  if (file.model.type !== 'Unigram' || named.size === 0) return file;
  const found = tokensIn(file.model).filter(([piece]) => named.has(piece));
  const added = found.map(([content, id]) => ({ content, id, special: true }));
  return { ...file, added_tokens: [...file.added_tokens, ...added] };
}

function bytesPerId(file: TokenizerFile, coding: ByteCoding): (Uint8Array | undefined)[] {
  const bytes: (Uint8Array | undefined)[] = [];
  for (const [token, id] of tokensIn(file.model)) bytes[id] = coding.bytesOf(token) ?? undefined;
  for (const token of file.added_tokens) {
    const text = isControlToken(token, coding) ? token.content : addedTokenText(token.content, coding);
    bytes[token.id] = new TextEncoder().encode(text);
  }
  return bytes;
}

function plainTemplate({ chat_template: templates }: z.infer<typeof tokenizerConfigFile>): string | null {
  if (!Array.isArray(templates)) return templates ?? null;
  return templates.find(({ name }) => name === 'default')?.template ?? null;
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

/** A template for models that have none. */
function paragraphs({ add_bos_token: begins }: z.infer<typeof tokenizerConfigFile>): string {
  return `${begins === true ? '{{ bos_token }}' : ''}{% for message in messages %}{{ message['content'] + '\n\n' }}{% endfor %}`;
}

/** A private-use character that `text` does not contain. */
function unusedCharacter(text: string): string {
  for (let code = 0xe000; code <= 0xf8ff; code += 1) {
    const character = String.fromCharCode(code);
    if (!text.includes(character)) return character;
  }
  throw new ModelError(engineError('private-use-exhausted'));
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function parseJson(bytes: Uint8Array, name: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new ModelError(engineError('file-not-json', { file: name }), { cause });
  }
}

function parse<T>(schema: z.ZodType<T>, value: unknown, name: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new ModelError(
    engineError('file-not-understood', { file: name, detail: z.prettifyError(result.error) }),
  );
}
