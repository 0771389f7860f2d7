/**
 * A teacher in llama.cpp's server: its own `/completion`, which continues the prompt rendered here and tells the ids of
 * the tokens that it sends. It holds back characters that are not whole, and what may become a stop string, so an event
 * may be several tokens; `tokens_predicted` counts them all.
 *
 * https://github.com/ggml-org/llama.cpp/blob/master/tools/server/README.md (POST /completion); checked against
 * server-task.cpp (server_task_result_cmpl_partial, server_task_result_cmpl_final)
 */
import { z } from 'zod';
import type { Upstream } from '../upstream.ts';
import { streamCompletion, type CompletionDelta } from '../completion/stream-completion.ts';
import type { PromptFormat } from '../prompt/prompt-format.ts';
import type { TeacherServer } from '../completion/teacher-server.ts';

const event = z.object({
  content: z.string(),
  tokens: z.array(z.number()).default([]),
  stop: z.boolean().default(false),
  stop_type: z.string().optional(),
  tokens_predicted: z.number().optional().catch(undefined),
});

/** The last event would hold the prompt, too, which may be longer than an event is read. */
const fields = Object.keys(event.shape);

function read(_: string, json: unknown): CompletionDelta | null {
  const parsed = event.safeParse(json).data;
  if (parsed === undefined) return null;
  const { content, tokens, stop, stop_type, tokens_predicted } = parsed;
  // An end token, or a stop string, which ends the turn as well.
  const byModel = stop_type === 'eos' || stop_type === 'word';
  return {
    text: content,
    ids: tokens.length,
    count: tokens_predicted,
    ended: stop ? (byModel ? 'by-model' : 'otherwise') : undefined,
    last: stop,
  };
}

export function llamaCppUpstream(server: TeacherServer, format: PromptFormat): Upstream {
  return {
    description: { name: server.model, kind: 'llamacpp', fingerprint: null },
    write: ({ problem, prefix, maxTokens, temperature, seed }, signal) =>
      streamCompletion({
        server,
        path: '/completion',
        body: {
          // Read only where the server routes between several.
          model: server.model,
          prompt: format.prompt(problem, prefix),
          n_predict: maxTokens,
          temperature,
          seed,
          stop: format.stop,
          stream: true,
          cache_prompt: true,
          return_tokens: true,
          response_fields: fields,
        },
        maxTokens,
        read,
        // They come when the prompt has been read.
        lateHeaders: true,
        signal,
      }),
  };
}
