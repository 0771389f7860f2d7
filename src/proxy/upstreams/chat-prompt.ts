/**
 * The problem as a teacher of another make reads it: the user's message, and the ChatML prompt for servers that take
 * the prompt as text.
 *
 * Such a server reads control tokens that stand in its text as control tokens. Outside text must not hold any, so a
 * space takes them apart.
 */
import { question } from '../../relay/prompt.ts';

const controlToken =
  /<(?=\|[^\s|<>]+\|>|｜[^<>]+｜>|\/?s>|(?:bos|eos|pad|start_of_turn|end_of_turn)>)|\[(?=\/?INST\])/g;

/** The same text with every control token of the common chat formats taken apart: `<|im_end|>` is `< |im_end|>`. */
export function neutralise(text: string): string {
  return text.replace(controlToken, '$& ');
}

/** The user's message, safe for a server that renders it. */
export function neutralUserMessage(problem: string): string {
  return question(neutralise(problem));
}

/** The prompt in ChatML, up to the assistant's first or next word. */
export function chatMLPrompt(problem: string, prefix: string): string {
  return `<|im_start|>user\n${neutralUserMessage(problem)}<|im_end|>\n<|im_start|>assistant\n${neutralise(prefix)}`;
}
