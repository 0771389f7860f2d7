/**
 * Escapes control tokens in text that is sent to a remote teacher. A server would read `<|im_end|>` in a problem as the
 * end of the turn, so a space is inserted into each.
 */
import { question } from '../../relay/prompt.ts';

const controlToken =
  /<(?=\|[^\s|<>]+\|>|｜[^<>]+｜>|\/?(?:s|think)>|(?:bos|eos|pad|start_of_turn|end_of_turn)>)|\[(?=\/?INST\])/g;

/** Escapes the control tokens in a text. */
export type EscapeText = (text: string) => string;

/** Escapes the control tokens of the common chat formats: `<|im_end|>` becomes `< |im_end|>`. */
export const escapeControlTokens: EscapeText = (text) => text.replace(controlToken, '$& ');

/** The user's message that asks for the solution of a problem, with escaped control tokens. */
export function userMessage(problem: string, escape: EscapeText = escapeControlTokens): string {
  return question(escape(problem));
}
