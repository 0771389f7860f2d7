/**
 * Escapes control tokens in text that is sent to a remote teacher. A server would read `<|im_end|>` in a problem as the
 * end of the turn, so a space is inserted into each. special-tokens.ts adds those of a known tokenizer.
 */
import { question } from '../../relay/prompt.ts';

/** The shapes of the common families' tokens, where the tokenizer is not known. */
const shapes = [
  String.raw`<(?=\|[^\s|<>]+\|>)`, // <|im_end|>: ChatML, Llama 3, Phi, gpt-oss
  String.raw`<(?=｜[^<>]+｜>)`, // DeepSeek
  String.raw`<(?=\/?(?:s|think|unk|pad|bos|eos|mask|filename|reponame)>)`, // SentencePiece models, StarCoder
  // <start_of_turn>, <repo_name>, <tool_call>, <extra_id_0>, <seed:think>: Gemma, SmolLM2, Qwen, T5, Seed
  String.raw`<(?=\/?[A-Za-z]+(?:[_:][A-Za-z0-9]+)+>)`,
  String.raw`<(?=unused\d+>)`, // Gemma
  String.raw`\[(?=\/?(?:[A-Z]+(?:_[A-Z]+)+|INST|THINK|IMG|ARGS|PREFIX|MIDDLE|SUFFIX|CLS|SEP|MASK|PAD|UNK|gMASK)\])`, // Mistral, BERT, GLM
];
const controlToken = new RegExp(shapes.join('|'), 'g');

/** Escapes the control tokens in a text. */
export type EscapeText = (text: string) => string;

/** Escapes the control tokens of the common chat formats: `<|im_end|>` becomes `< |im_end|>`. */
export const escapeControlTokens: EscapeText = (text) => text.replace(controlToken, '$& ');

/** The user's message that asks for the solution of a problem, with escaped control tokens. */
export function userMessage(problem: string, escape: EscapeText = escapeControlTokens): string {
  return question(escape(problem));
}
