/**
 * The special tokens of a tokenizer, from the files that models come with. A server reads their text in a prompt as the
 * token itself, so they are escaped in everything that comes from outside.
 */
import { z } from 'zod';
import { escapeControlTokens, type EscapeText } from './control-tokens.ts';

const addedToken = z.object({ content: z.string(), special: z.boolean().default(true) });

const named = z
  .union([z.string(), z.object({ content: z.string() }).transform(({ content }) => content)])
  .nullish()
  .catch(null);

/** A tokenizer_config.json; llama.cpp's /props has the same names for BOS and EOS. */
const config = z.object({
  added_tokens_decoder: z.record(z.string(), addedToken).catch({}),
  additional_special_tokens: z.array(named).nullish().catch(null),
  extra_special_tokens: z
    .union([z.array(named), z.record(z.string(), named)])
    .nullish()
    .catch(null),
  bos_token: named,
  eos_token: named,
  pad_token: named,
  unk_token: named,
});

/** A tokenizer.json. */
const tokenizer = z.object({ added_tokens: z.array(addedToken) });

/** The vocabulary in a GGUF's metadata. https://github.com/ggml-org/ggml/blob/master/docs/gguf.md */
export const ggufVocabulary = z.object({
  'tokenizer.ggml.tokens': z.array(z.string()).catch([]),
  'tokenizer.ggml.token_type': z.array(z.number()).catch([]),
});

/** Token types of GGUF that a prompt is searched for: control and user-defined tokens. */
const searchedTypes = new Set([3, 4]);

/** A tag: a text that could not be ordinary. Added tokens that are no special tokens may be words or white space. */
const isTag = (text: string): boolean => /^[<[].*[>\]]$/.test(text);

/** The special tokens in the JSON of one of these files; empty for JSON of another kind. */
export function specialTokensIn(json: unknown): string[] {
  const added = tokenizer.safeParse(json).data?.added_tokens;
  if (added !== undefined) return tagsOf(added);
  const found = config.safeParse(json).data;
  if (found === undefined) return [];
  const { added_tokens_decoder, additional_special_tokens, extra_special_tokens, ...names } = found;
  return [
    ...tagsOf(Object.values(added_tokens_decoder)),
    ...(additional_special_tokens ?? []),
    ...Object.values(extra_special_tokens ?? {}),
    ...Object.values(names),
  ].filter((token) => token != null);
}

function tagsOf(tokens: readonly z.infer<typeof addedToken>[]): string[] {
  return tokens.filter(({ content, special }) => special || isTag(content)).map(({ content }) => content);
}

/** The special tokens of a GGUF's vocabulary. */
export function specialTokensOf(vocabulary: z.infer<typeof ggufVocabulary>): string[] {
  const { 'tokenizer.ggml.tokens': tokens, 'tokenizer.ggml.token_type': types } = vocabulary;
  return tokens.filter((_, id) => searchedTypes.has(types[id] ?? 0));
}

/** Escapes the common control tokens, and these. */
export function tokenEscaper(specialTokens: readonly string[]): EscapeText {
  // A token of one character, or of white space, is part of ordinary text.
  const tokens = [...new Set(specialTokens)].filter((token) => /\S./u.test(token));
  if (tokens.length === 0) return escapeControlTokens;
  const longestFirst = tokens.sort((one, other) => other.length - one.length);
  const literal = longestFirst.map((token) => token.replace(/[$()*+.?[\\\]^{|}/-]/g, '\\$&'));
  const [pattern, found] = [new RegExp(literal.join('|'), 'gu'), new RegExp(literal.join('|'), 'u')];
  // The space may complete another token, so each result is searched again until nothing is found.
  const escapeOnce = (text: string): string =>
    escapeControlTokens(text.replace(pattern, (token) => token.replace(/^./su, '$& ')));
  return (text) => {
    let escaped = escapeOnce(text);
    for (let round = 0; round < 4 && found.test(escaped); round += 1) escaped = escapeOnce(escaped);
    return escaped;
  };
}
