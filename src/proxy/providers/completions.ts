/**
 * A teacher behind `/v1/completions`: the prompt is rendered here, and the server continues it as text. For vLLM, SGLang,
 * TGI, LM Studio and the like.
 *
 * https://docs.vllm.ai/en/latest/serving/openai_compatible_server.html (Completions API)
 */
import type { TeacherRequest } from '../../relay/teacher.ts';
import type { Upstream } from '../upstream.ts';
import { streamCompletion } from '../completion/stream-completion.ts';
import { readOpenAI, streamWithUsage } from '../completion/openai-events.ts';
import type { PromptFormat } from '../prompt/prompt-format.ts';
import type { TeacherServer } from '../completion/teacher-server.ts';

/** The prefix is continued to the letter, trailing spaces included: no template of the server's touches it. */
export function completionsUpstream(server: TeacherServer, format: PromptFormat): Upstream {
  return {
    description: { name: server.model, kind: 'completions', fingerprint: null },
    write: ({ problem, prefix, maxTokens, temperature, seed }: TeacherRequest, signal) =>
      streamCompletion({
        server,
        path: '/completions',
        body: {
          model: server.model,
          prompt: format.prompt(problem, prefix),
          max_tokens: maxTokens,
          temperature,
          seed,
          stop: format.stop,
          ...streamWithUsage,
        },
        maxTokens,
        read: readOpenAI,
        signal,
      }),
  };
}
