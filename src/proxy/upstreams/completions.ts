/**
 * A teacher behind `/v1/completions`: the prompt is rendered here, in ChatML, and the server continues it as text. For
 * models that speak ChatML (the Qwen family, SmolLM2 and others) on vLLM, SGLang, llama.cpp and the like.
 *
 * https://docs.vllm.ai/en/latest/serving/openai_compatible_server.html (Completions API)
 */
import type { TeacherRequest } from '../../relay/teacher.ts';
import type { Upstream } from '../upstream.ts';
import { chatMLPrompt } from './chat-prompt.ts';
import { streamFrom, type OpenAIServer } from './openai-stream.ts';

/** The prefix is continued to the letter, trailing spaces included: no template touches it. */
export function completionsUpstream(server: OpenAIServer): Upstream {
  return {
    description: { name: server.model, kind: 'completions', fingerprint: null },
    write: ({ problem, prefix, maxTokens, temperature, seed }: TeacherRequest, signal) =>
      streamFrom(
        server,
        '/completions',
        {
          prompt: chatMLPrompt(problem, prefix),
          temperature,
          seed,
          // For servers whose end token is another one.
          stop: ['<|im_end|>'],
        },
        maxTokens,
        signal,
      ),
  };
}
