/**
 * What the hosted chat APIs share that continue a last message of the assistant's: the conversation, and what is taken
 * off the answer. Each API's own file says how it wants to be asked.
 */
import type { TeacherRequest } from '../../relay/teacher.ts';
import type { ProviderKind } from './registry.ts';
import type { Upstream } from '../upstream.ts';
import { escapeControlTokens, userMessage } from '../prompt/control-tokens.ts';
import { streamCompletion } from '../completion/stream-completion.ts';
import { readOpenAI } from '../completion/openai-events.ts';
import { RepeatedPrefix, splitTrailingSpace, withSpace } from '../completion/repeated-text.ts';
import type { TeacherServer } from '../completion/teacher-server.ts';

export interface PrefixApi {
  readonly kind: ProviderKind;
  /** Fields of the last message that say it is to be continued. */
  readonly mark: Readonly<Record<string, unknown>>;
  /** Fields of the request beside model, messages, length and streaming. */
  readonly settings: (request: TeacherRequest) => Readonly<Record<string, unknown>>;
  /**
   * Characters that a prefix must have at least for its copy before the answer to be the API's: 1 where every answer has
   * one, more where an API may send none and a short prefix may be the answer's first word by chance.
   */
  readonly shortestCopy: number;
}

export function prefixUpstream(server: TeacherServer, api: PrefixApi): Upstream {
  return {
    description: { name: server.model, kind: api.kind, fingerprint: null },
    write: (request, signal) => {
      // Behind such an API may be a template that trims the prefix, or a server that refuses white space at its end.
      const { text, space } = splitTrailingSpace(request.prefix);
      const user = { role: 'user', content: userMessage(request.problem) };
      const prefix = escapeControlTokens(text);
      const assistant = { role: 'assistant', content: prefix, ...api.mark };
      return streamCompletion({
        server,
        path: '/chat/completions',
        body: {
          model: server.model,
          messages: prefix === '' ? [user] : [user, assistant],
          max_tokens: withSpace(request.maxTokens, space),
          stream: true,
          ...api.settings(request),
        },
        maxTokens: request.maxTokens,
        read: readOpenAI,
        unwritten: new RepeatedPrefix(prefix, api.shortestCopy),
        keptSpace: space,
        signal,
      });
    },
  };
}
