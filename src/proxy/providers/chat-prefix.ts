/**
 * The call that the hosted chat APIs share which continue a last message of the assistant: the conversation, and what is
 * removed from the answer. Each API's own file holds its fields.
 */
import type { TeacherRequest } from '../../relay/teacher.ts';
import { readOpenAI } from '../completion/openai-events.ts';
import { RepeatedPrefix, spareForSpace, splitTrailingSpace } from '../completion/repeated-text.ts';
import { userMessage } from '../prompt/control-tokens.ts';
import { dispensable } from './neutral-sampling.ts';
import type { PromptFormat } from '../prompt/prompt-format.ts';
import type { ProviderCall } from './provider.ts';

export interface ChatPrefixApi {
  readonly model: string;
  /** Fields that mark the last message as one to continue. */
  readonly mark: Readonly<Record<string, unknown>>;
  /** More fields of the request: sampling, thinking, usage. */
  readonly fields: Readonly<Record<string, unknown>>;
  /**
   * The shortest prefix, in characters, whose copy at the start of an answer is removed: 1 where every answer repeats the
   * prefix; more where an API may not repeat it, as an answer may start with a short prefix by chance.
   */
  readonly shortestCopy: number;
}

/** Asks for the continuation of `request.prefix` as the assistant's last message. */
export function chatPrefixCall(
  request: TeacherRequest,
  api: ChatPrefixApi,
  format: PromptFormat,
): ProviderCall {
  // The API may apply a template that trims the prefix, or refuse white space at its end.
  const { text, space } = splitTrailingSpace(request.prefix);
  const spareTokens = spareForSpace(space);
  const user = { role: 'user', content: userMessage(request.problem, format.escape) };
  const prefix = format.escape(text);
  const assistant = { role: 'assistant', content: prefix, ...api.mark };
  return {
    path: '/chat/completions',
    body: {
      model: api.model,
      messages: prefix === '' ? [user] : [user, assistant],
      max_tokens: request.maxTokens + spareTokens,
      stream: true,
      ...api.fields,
    },
    dispensable,
    read: readOpenAI,
    unwritten: new RepeatedPrefix(prefix, api.shortestCopy),
    spareTokens,
    repeatableSpace: space,
  };
}
