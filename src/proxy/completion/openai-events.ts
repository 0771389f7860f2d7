/**
 * Reads the events of OpenAI's two streaming endpoints, as many servers send them: `data:` lines up to `[DONE]`, with the
 * usage in a last chunk without choices, in the last chunk with one, or in every chunk. Checked against vLLM
 * (entrypoints/openai: protocol.py, serving_completion.py, serving_chat.py) and Mistral's openapi.yaml.
 *
 * https://platform.openai.com/docs/api-reference/chat-streaming
 */
import { z } from 'zod';
import { endOf } from './finish-reason.ts';
import type { CompletionDelta } from './completion-request.ts';

/** Mistral's reasoning models send lists of chunks: `text`, `thinking`, and others that do not belong to the answer. */
const chunks = z.array(
  z.object({
    type: z.string(),
    text: z.string().optional(),
    thinking: z.array(z.object({ text: z.string().default('') })).optional(),
  }),
);

const content = z.union([z.string().transform((text) => [{ type: 'text', text }]), chunks]).nullish();

const chunk = z.object({
  choices: z
    .array(
      z.object({
        text: z.string().nullish(), // completions
        delta: z // chat
          .object({
            content,
            // The names of vLLM and DeepSeek, and of SGLang and OpenRouter.
            reasoning_content: z.string().nullish().catch(null),
            reasoning: z.string().nullish().catch(null),
          })
          .nullish(),
        finish_reason: z.string().nullish().catch(null),
      }),
    )
    .nullish(),
  usage: z.object({ completion_tokens: z.number() }).nullish().catch(null),
});

/** Fields that ask both endpoints for a stream with its usage; some hosted APIs refuse the second one. */
export const streamWithUsage = { stream: true, stream_options: { include_usage: true } } as const;

type Delta = NonNullable<NonNullable<z.infer<typeof chunk>['choices']>[number]['delta']>;

function textOf({ content }: Delta): string {
  return (content ?? []).map(({ type, text = '' }) => (type === 'text' ? text : '')).join('');
}

function thoughtOf({ content, reasoning_content, reasoning }: Delta): string {
  const inContent = (content ?? []).flatMap((part) => ('thinking' in part ? (part.thinking ?? []) : []));
  return (reasoning_content ?? reasoning ?? '') + inContent.map(({ text }) => text).join('');
}

/** Reads one event; null for one in another shape. */
export function readOpenAI(data: string, json: unknown): CompletionDelta | null {
  if (data === '[DONE]') return { ended: 'otherwise', last: true };
  const parsed = chunk.safeParse(json).data;
  if (parsed === undefined) return null;
  const count = parsed.usage?.completion_tokens;
  const choice = parsed.choices?.[0];
  if (choice === undefined) return { count };
  const delta = choice.delta ?? {};
  return {
    text: (choice.text ?? '') + textOf(delta),
    thought: thoughtOf(delta),
    count,
    ended: endOf(choice.finish_reason),
  };
}
