/** How the proxy renders the problem and the solution so far as a prompt that a server continues. */
import { escapeControlTokens, userMessage } from './control-tokens.ts';

export interface PromptFormat {
  /** The text up to the assistant's next word; it ends with `prefix`. */
  readonly prompt: (problem: string, prefix: string) => string;
  /** Texts that end the assistant's turn, for servers whose end token is a different one. */
  readonly stop: readonly string[];
}

/** ChatML, the format of the Qwen family, SmolLM and many others. */
export const chatML: PromptFormat = {
  prompt: (problem, prefix) =>
    `<|im_start|>user\n${userMessage(problem)}<|im_end|>\n<|im_start|>assistant\n${escapeControlTokens(prefix)}`,
  stop: ['<|im_end|>'],
};
