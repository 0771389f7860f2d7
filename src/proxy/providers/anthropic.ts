/**
 * A teacher behind Anthropic's Messages API, which continues a last message of the assistant's where the model allows it:
 * those up to the 4.5 generation do. White space at the end of that message is an error there, so it stays here.
 * Temperatures end at 1, and there is no seed.
 *
 * https://platform.claude.com/docs/en/build-with-claude/streaming,
 * https://platform.claude.com/docs/en/about-claude/models/migration-guide (prefill)
 */
import { z } from 'zod';
import { TeacherError } from '../../relay/teacher.ts';
import type { Upstream } from '../upstream.ts';
import { escapeControlTokens, userMessage } from '../prompt/control-tokens.ts';
import { streamCompletion, type CompletionDelta } from '../completion/stream-completion.ts';
import { splitTrailingSpace, withSpace } from '../completion/repeated-text.ts';
import { serverName, type TeacherServer } from '../completion/teacher-server.ts';

const version = '2023-06-01';
const hottest = 1;

const event = z.object({
  type: z.string(),
  delta: z
    .object({
      text: z.string().optional(),
      thinking: z.string().optional(),
      stop_reason: z.string().nullish(),
    })
    .optional(),
  usage: z.object({ output_tokens: z.number() }).optional().catch(undefined),
});

/** Events of other types, `ping` for one and those that are still to come, add nothing. */
function read(_: string, json: unknown): CompletionDelta | null {
  const parsed = event.safeParse(json).data;
  if (parsed === undefined) return null;
  const { type, delta, usage } = parsed;
  switch (type) {
    case 'content_block_delta':
      return { text: delta?.text, thought: delta?.thinking };
    case 'message_delta': {
      const reason = delta?.stop_reason ?? null;
      const byModel = reason === 'end_turn' || reason === 'stop_sequence';
      return {
        count: usage?.output_tokens,
        ended: reason === null ? undefined : byModel ? 'by-model' : 'otherwise',
      };
    }
    case 'message_stop':
      return { last: true };
    default:
      return {};
  }
}

function refusal(status: number, words: string): TeacherError | null {
  if (status !== 400 || !/prefill/i.test(words)) return null;
  return new TeacherError(
    'refused',
    `${serverName} does not let this model go on in the middle of an answer. Whoever runs the proxy must set TEACHER_MODEL to one that may, such as claude-haiku-4-5, or have it asked in words: TEACHER_KIND=instruct with TEACHER_URL=https://api.anthropic.com.`,
  );
}

export function anthropicUpstream(server: TeacherServer): Upstream {
  return {
    description: { name: server.model, kind: 'anthropic', fingerprint: null },
    write: ({ problem, prefix, maxTokens, temperature }, signal) => {
      const { text, space } = splitTrailingSpace(prefix);
      const user = { role: 'user', content: userMessage(problem) };
      const assistant = { role: 'assistant', content: escapeControlTokens(text) };
      return streamCompletion({
        server,
        path: '/messages',
        headers: {
          'anthropic-version': version,
          ...(server.apiKey === null ? {} : { 'x-api-key': server.apiKey }),
        },
        body: {
          model: server.model,
          messages: text === '' ? [user] : [user, assistant],
          max_tokens: withSpace(maxTokens, space),
          temperature: Math.min(temperature, hottest),
          thinking: { type: 'disabled' },
          stream: true,
        },
        maxTokens,
        read,
        keptSpace: space,
        refusal,
        signal,
      });
    },
  };
}
