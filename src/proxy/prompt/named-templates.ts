/** The templates that TEACHER_TEMPLATE and the page can name, instead of a file. */
import { namedTemplates, type NamedTemplate } from '../../teacher/setup-schema.ts';
import { userMessage } from './control-tokens.ts';
import { chatMLWith, type PromptFormat } from './prompt-format.ts';
import { tokenEscaper } from './special-tokens.ts';

/** The problem and the solution as plain text, for base models, which never learned a chat format. */
function plainTextWith(specialTokens: readonly string[]): PromptFormat {
  const escape = tokenEscaper(specialTokens);
  return {
    prompt: (problem, prefix) => `${userMessage(problem, escape)}\n\n${escape(prefix)}`,
    escape,
    bos: null,
    stop: [],
  };
}

/** The format of each name, with the special tokens of a model. */
export const namedFormats: Readonly<
  Record<NamedTemplate, (specialTokens: readonly string[]) => PromptFormat>
> = { chatml: chatMLWith, none: plainTextWith };

/** The name that a setting is, in any case; null for a path or an address. */
export function templateName(text: string): NamedTemplate | null {
  return namedTemplates.find((name) => name === text.toLowerCase()) ?? null;
}
