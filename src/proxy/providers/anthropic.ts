/**
 * Anthropic's Messages API, which continues a last message of the assistant with models up to the 4.5 generation. White
 * space at the end of that message is an error, so the proxy keeps it. Temperatures end at 1, and there is no seed.
 *
 * https://platform.claude.com/docs/en/build-with-claude/streaming,
 * https://platform.claude.com/docs/en/about-claude/models/migration-guide (prefill)
 */
import { z } from 'zod';
import { TeacherError } from '../../relay/teacher.ts';
import { apiError } from '../../teacher/api-errors.ts';
import { endOf } from '../completion/finish-reason.ts';
import { spareForSpace, splitTrailingSpace } from '../completion/repeated-text.ts';
import type { CompletionDelta } from '../completion/completion-request.ts';
import { userMessage } from '../prompt/control-tokens.ts';
import { openAIModels } from './model-list.ts';
import type { Provider } from './provider.ts';

const version = '2023-06-01';
const maxTemperature = 1;

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

/** Events of other types, such as `ping` and future ones, add nothing. */
function read(_: string, json: unknown): CompletionDelta | null {
  const parsed = event.safeParse(json).data;
  if (parsed === undefined) return null;
  const { type, delta, usage } = parsed;
  switch (type) {
    case 'content_block_delta':
      return { text: delta?.text, thought: delta?.thinking };
    case 'message_delta':
      return { count: usage?.output_tokens, ended: endOf(delta?.stop_reason) };
    case 'message_stop':
      return { last: true };
    default:
      return {};
  }
}

function refusal(status: number, words: string): TeacherError | null {
  if (status !== 400 || !/prefill/i.test(words)) return null;
  return new TeacherError('refused', apiError('server-no-prefix'));
}

function headersFor(apiKey: string | null): Record<string, string> {
  return { 'anthropic-version': version, ...(apiKey === null ? {} : { 'x-api-key': apiKey }) };
}

export const anthropic = {
  kind: 'anthropic',
  label: "Anthropic's API, models that allow a prefill (up to the 4.5 generation)",
  continuation: 'a last assistant message',
  url: 'https://api.anthropic.com/v1',
  isHosted: true,
  basePath: 'version',
  rendersPrompt: false,
  // It caches what is marked for caching and long (512 to 4,096 tokens, by model); the prefixes here are neither.
  reusesContext: false,
  models: { ...openAIModels, headers: headersFor },
  call: ({ problem, prefix, maxTokens, temperature }, { model, apiKey }, format) => {
    const { text, space } = splitTrailingSpace(prefix);
    const spareTokens = spareForSpace(space);
    const user = { role: 'user', content: userMessage(problem, format.escape) };
    const assistant = { role: 'assistant', content: format.escape(text) };
    return {
      path: '/messages',
      headers: headersFor(apiKey),
      body: {
        model,
        messages: text === '' ? [user] : [user, assistant],
        max_tokens: maxTokens + spareTokens,
        temperature: Math.min(temperature, maxTemperature),
        thinking: { type: 'disabled' },
        stream: true,
      },
      read,
      spareTokens,
      repeatableSpace: space,
      refusal,
    };
  },
} as const satisfies Provider;
