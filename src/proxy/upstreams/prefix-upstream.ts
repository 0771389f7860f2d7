/**
 * What the hosted chat APIs share that continue a last message of the assistant's: the conversation, and what is taken
 * off the answer. Each API's own file says how it wants to be asked.
 */
import type { TeacherRequest } from '../../relay/teacher.ts';
import type { TeacherKind } from '../../teacher/wire.ts';
import type { Upstream } from '../upstream.ts';
import { neutralise, neutralUserMessage } from './chat-prompt.ts';
import { foreignAnswer } from './foreign-answer.ts';
import { readOpenAI } from './openai-events.ts';
import { RepeatedPrefix, splitTrailingSpace, withSpace } from './repeated-text.ts';
import type { TeacherServer } from './teacher-server.ts';

export interface PrefixApi {
  readonly kind: TeacherKind;
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
      const user = { role: 'user', content: neutralUserMessage(request.problem) };
      const prefix = neutralise(text);
      const assistant = { role: 'assistant', content: prefix, ...api.mark };
      return foreignAnswer({
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
