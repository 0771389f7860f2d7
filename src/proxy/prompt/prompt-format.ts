/** How the proxy renders the problem and the solution so far as a prompt that a server continues. */
import { userMessage, type EscapeText } from './control-tokens.ts';
import { tokenEscaper } from './special-tokens.ts';

export interface PromptFormat {
  /** The text up to the assistant's next word; it ends with `prefix`. */
  readonly prompt: (problem: string, prefix: string) => string;
  /** Escapes the special tokens of the model in outside text. */
  readonly escape: EscapeText;
  /** The BOS token that the model's template writes; null where it writes none. */
  readonly bos: string | null;
  /** Texts that end the assistant's turn, for servers whose end token is a different one. */
  readonly stop: readonly string[];
}

/** ChatML with the special tokens of a model. */
export function chatMLWith(specialTokens: readonly string[]): PromptFormat {
  const escape = tokenEscaper(specialTokens);
  return {
    prompt: (problem, prefix) =>
      `<|im_start|>user\n${userMessage(problem, escape)}<|im_end|>\n<|im_start|>assistant\n${escape(prefix)}`,
    escape,
    bos: null,
    stop: ['<|im_end|>'],
  };
}

/** ChatML, the format of the Qwen family, SmolLM and many others. */
export const chatML: PromptFormat = chatMLWith([]);
