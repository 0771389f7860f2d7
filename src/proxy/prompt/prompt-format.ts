/** How the problem and the solution so far become the text that a server continues. */
import { escapeControlTokens, userMessage } from './control-tokens.ts';

export interface PromptFormat {
  /** Everything up to the assistant's first or next word; `prefix` stands at its end. */
  readonly prompt: (problem: string, prefix: string) => string;
  /** What ends the assistant's turn, for servers whose end token is another one. */
  readonly stop: readonly string[];
}

/** ChatML, which the Qwen family, SmolLM and many others speak. */
export const chatML: PromptFormat = {
  prompt: (problem, prefix) =>
    `<|im_start|>user\n${userMessage(problem)}<|im_end|>\n<|im_start|>assistant\n${escapeControlTokens(prefix)}`,
  stop: ['<|im_end|>'],
};
