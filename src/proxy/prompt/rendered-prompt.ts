/**
 * Makes a PromptFormat of a prompt that a server rendered itself, for servers whose templates are in a language of their own
 * (Ollama's are Go templates, or code). The server renders the prompt for a question that no template contains; another
 * question takes its place.
 */
import { question } from '../../relay/prompt.ts';
import { withoutThinking } from './chat-template.ts';
import { userMessage } from './control-tokens.ts';
import type { PromptFormat } from './prompt-format.ts';
import { tokenEscaper } from './special-tokens.ts';

/** What a server rendered, and what it says of its tokenizer. */
export interface RenderedPrompt {
  /** The prompt for `probeQuestion`, up to the assistant's first word. */
  readonly prompt: string;
  /** The BOS token of its tokenizer; '' where there is none. */
  readonly bos: string;
  /** Whether the server puts it before a prompt that it is sent. */
  readonly addsBos: boolean;
}

const probe = 'probe-question';

/** The user's message that a server is to render. */
export const probeQuestion: string = question(probe);

/** null for a prompt that leaves the question out, or changes it. */
export function formatFromRendered(
  { prompt, bos, addsBos }: RenderedPrompt,
  specialTokens: readonly string[],
): PromptFormat | null {
  const at = prompt.lastIndexOf(probeQuestion);
  if (at < 0) return null;
  const writesBos = bos !== '' && prompt.startsWith(bos);
  // The server would make it two, which confuse a model.
  const before = prompt.slice(writesBos && addsBos ? bos.length : 0, at);
  const after = withoutThinking(prompt.slice(at + probeQuestion.length));
  const escape = tokenEscaper(specialTokens);
  return {
    prompt: (problem, prefix) => before + userMessage(problem, escape) + after + escape(prefix),
    escape,
    bos: writesBos ? bos : null,
    // The server knows where a turn of its own template ends.
    stop: [],
  };
}
