/**
 * A teacher in Ollama: `/api/generate` in raw mode, so that the prompt rendered here is continued as it is, and an answer
 * of JSON lines. `think: false`, as Ollama would take white space off an answer in which it looks for a think block;
 * `truncate: false`, as it would cut a prompt that is too long in silence.
 *
 * https://docs.ollama.com/api/generate; checked against server/routes.go (GenerateHandler), llm/llama_server.go
 */
import { z } from 'zod';
import type { Upstream } from '../upstream.ts';
import { jsonLines } from '../../teacher/event-framing.ts';
import { streamCompletion, type CompletionDelta } from '../completion/stream-completion.ts';
import type { PromptFormat } from '../prompt/prompt-format.ts';
import type { TeacherServer } from '../completion/teacher-server.ts';

const line = z.object({
  response: z.string(),
  thinking: z.string().optional(),
  done: z.boolean(),
  done_reason: z.string().optional(),
  eval_count: z.number().optional().catch(undefined),
});

function read(_: string, json: unknown): CompletionDelta | null {
  const parsed = line.safeParse(json).data;
  if (parsed === undefined) return null;
  const { response, thinking, done, done_reason, eval_count } = parsed;
  return {
    text: response,
    thought: thinking,
    count: eval_count,
    ended: done ? (done_reason === 'stop' ? 'by-model' : 'otherwise') : undefined,
    last: done,
  };
}

export function ollamaUpstream(server: TeacherServer, format: PromptFormat): Upstream {
  return {
    description: { name: server.model, kind: 'ollama', fingerprint: null },
    write: ({ problem, prefix, maxTokens, temperature, seed }, signal) =>
      streamCompletion({
        server,
        path: '/api/generate',
        body: {
          model: server.model,
          prompt: format.prompt(problem, prefix),
          raw: true,
          think: false,
          truncate: false,
          stream: true,
          options: { num_predict: maxTokens, temperature, seed, stop: format.stop },
        },
        maxTokens,
        framing: jsonLines,
        read,
        // The model is loaded before the headers come.
        lateHeaders: true,
        signal,
      }),
  };
}
