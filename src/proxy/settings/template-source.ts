/**
 * Reads what TEACHER_TEMPLATE and TEACHER_TOKENIZER name: a chat template and the tokenizer's special tokens, from a file
 * or over the network, and from the files that stand next to it.
 */
import { readFile } from 'node:fs/promises';
import { gguf } from '@huggingface/gguf';
import { z } from 'zod';
import { codedError, type CodedError } from '../../errors/coded-error.ts';
import { EnvironmentError } from './environment-error.ts';
import { serverError } from './errors.ts';
import { jsonOrUndefined } from '../../bytes/json.ts';
import { TemplateError, formatFrom, type TemplateFacts } from '../prompt/chat-template.ts';
import type { PromptFormat } from '../prompt/prompt-format.ts';
import { ggufVocabulary, specialTokensIn, specialTokensOf } from '../prompt/special-tokens.ts';

const timeoutMs = 20_000;

/** Far more than any such file has. */
const maxCharacters = 32 * 1024 * 1024;

/** The variables that name such a file. */
export type SourceVariable = 'TEACHER_TEMPLATE' | 'TEACHER_TOKENIZER';

/** The file or address cannot be read. A server that starts later may change that. */
export class SourceError extends EnvironmentError {
  readonly variable: SourceVariable;

  constructor(variable: SourceVariable, error: CodedError, options?: ErrorOptions) {
    super(error, options);
    this.variable = variable;
  }
}

async function download(address: string, variable: SourceVariable, fetcher: typeof fetch): Promise<string> {
  let response: Response;
  try {
    response = await fetcher(address, { signal: AbortSignal.timeout(timeoutMs) });
  } catch (cause) {
    throw new SourceError(variable, serverError('source-no-answer', { name: variable }), { cause });
  }
  if (!response.ok) {
    const { status } = response;
    throw new SourceError(variable, serverError('source-status', { name: variable, status }));
  }
  return response.text();
}

async function open(path: string, variable: SourceVariable): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new SourceError(variable, serverError('file-unreadable-variable', { name: variable }), { cause });
  }
}

const isAddress = (source: string): boolean => /^https?:\/\//i.test(source);
const isGGUF = (source: string): boolean => /\.gguf(?:\?[^/]*)?$/i.test(source);

/** The text of a path or an http or https address. */
async function textAt(source: string, variable: SourceVariable, fetcher: typeof fetch): Promise<string> {
  const text = await (isAddress(source) ? download(source, variable, fetcher) : open(source, variable));
  if (text.length <= maxCharacters) return text;
  throw new EnvironmentError(serverError('source-too-large', { name: variable }));
}

/** The text of a file in the same folder; '' where there is none. */
function siblingText(source: string, name: string, fetcher: typeof fetch): Promise<string> {
  const path = source.replace(/[^/\\]+$/, name);
  return path === source ? Promise.resolve('') : textAt(path, 'TEACHER_TEMPLATE', fetcher).catch(() => '');
}

const metadataOf = ggufVocabulary.extend({
  'tokenizer.chat_template': z.string().optional(),
  'tokenizer.ggml.bos_token_id': z.number().optional(),
  'tokenizer.ggml.eos_token_id': z.number().optional(),
  'tokenizer.ggml.add_bos_token': z.boolean().optional(),
});

interface ModelFile {
  /** In the form of a tokenizer_config.json. */
  readonly config: string;
  readonly specialTokens: readonly string[];
}

/**
 * The tokenizer in a GGUF's metadata; the weights are not read.
 * @throws SourceError
 */
export async function tokenizerOfGGUF(source: string, variable: SourceVariable): Promise<ModelFile> {
  let metadata: unknown;
  try {
    ({ metadata } = await gguf(source, isAddress(source) ? {} : { allowLocalFile: true }));
  } catch (cause) {
    throw new SourceError(variable, serverError('source-gguf-unreadable', { name: variable }), { cause });
  }
  const found = metadataOf.parse(metadata);
  const tokens = found['tokenizer.ggml.tokens'];
  const tokenAt = (id: number | undefined) => (id === undefined ? undefined : tokens[id]);
  const config = {
    chat_template: found['tokenizer.chat_template'],
    bos_token: tokenAt(found['tokenizer.ggml.bos_token_id']),
    eos_token: tokenAt(found['tokenizer.ggml.eos_token_id']),
    add_bos_token: found['tokenizer.ggml.add_bos_token'],
  };
  return { config: JSON.stringify(config), specialTokens: specialTokensOf(found) };
}

/**
 * The special tokens of a tokenizer.json, a tokenizer_config.json or a GGUF.
 * @throws EnvironmentError
 */
export async function specialTokensAt(
  source: string,
  fetcher: typeof fetch = fetch,
): Promise<readonly string[]> {
  if (isGGUF(source)) return (await tokenizerOfGGUF(source, 'TEACHER_TOKENIZER')).specialTokens;
  const tokens = specialTokensIn(jsonOrUndefined(await textAt(source, 'TEACHER_TOKENIZER', fetcher)));
  if (tokens.length > 0) return tokens;
  throw new EnvironmentError(serverError('tokenizer-without-special-tokens'));
}

/** The format of a template and what belongs to it. @throws EnvironmentError */
export function formatOf(text: string, facts: TemplateFacts): PromptFormat {
  try {
    return formatFrom(text, facts);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    throw new EnvironmentError(codedError(error), { cause: error });
  }
}

/** A template, and what the files next to it say of the model. */
export interface TemplateSource extends TemplateFacts {
  readonly text: string;
}

/**
 * Reads a template with the files next to it: newer models keep the template in a file of its own, and the special tokens
 * in tokenizer.json only.
 * @param source a path, or an http or https address
 * @throws EnvironmentError
 */
export async function templateAt(source: string, fetcher: typeof fetch = fetch): Promise<TemplateSource> {
  if (isGGUF(source)) {
    const { config, specialTokens } = await tokenizerOfGGUF(source, 'TEACHER_TEMPLATE');
    return { text: config, specialTokens };
  }
  const text = await textAt(source, 'TEACHER_TEMPLATE', fetcher);
  if (!/\.(?:json|jinja)$/i.test(source)) return { text };
  const [tokenizer, config] = await Promise.all([
    siblingText(source, 'tokenizer.json', fetcher),
    siblingText(source, 'tokenizer_config.json', fetcher),
  ]);
  return { text, config, specialTokens: specialTokensIn(jsonOrUndefined(tokenizer)) };
}
