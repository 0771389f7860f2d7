/**
 * The problem as a teacher of another make reads it: the user's message.
 *
 * A server reads control tokens that stand in its text as control tokens. Outside text must not hold any, so a space
 * takes them apart.
 */
import { question } from '../../relay/prompt.ts';

const controlToken =
  /<(?=\|[^\s|<>]+\|>|｜[^<>]+｜>|\/?(?:s|think)>|(?:bos|eos|pad|start_of_turn|end_of_turn)>)|\[(?=\/?INST\])/g;

/** Takes control tokens in a text apart. */
export type EscapeText = (text: string) => string;

/** The same text with every control token of the common chat formats taken apart: `<|im_end|>` is `< |im_end|>`. */
export const escapeControlTokens: EscapeText = (text) => text.replace(controlToken, '$& ');

/** The user's message, safe for a server that renders it. */
export function userMessage(problem: string, apart: EscapeText = escapeControlTokens): string {
  return question(apart(problem));
}
