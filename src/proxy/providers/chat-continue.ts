/**
 * A teacher behind `/v1/chat/completions` that continues the assistant's last message in place of a new turn, as vLLM,
 * SGLang and TGI do. The server renders the chat template, so any model with one will do.
 *
 * https://docs.vllm.ai/en/latest/serving/openai_compatible_server.html (Chat API, extra parameters)
 */
import type { TeacherRequest } from '../../relay/teacher.ts';
import type { Upstream } from '../upstream.ts';
import { escapeControlTokens, userMessage } from '../prompt/control-tokens.ts';
import { streamCompletion } from '../completion/stream-completion.ts';
import { readOpenAI, streamWithUsage } from '../completion/openai-events.ts';
import { splitTrailingSpace, withSpace } from '../completion/repeated-text.ts';
import type { TeacherServer } from '../completion/teacher-server.ts';

function conversation(problem: string, text: string): Record<string, unknown> {
  const user = { role: 'user', content: userMessage(problem) };
  return text === ''
    ? { messages: [user], add_generation_prompt: true }
    : {
        messages: [user, { role: 'assistant', content: escapeControlTokens(text) }],
        add_generation_prompt: false,
        continue_final_message: true,
      };
}

export function chatContinueUpstream(server: TeacherServer): Upstream {
  return {
    description: { name: server.model, kind: 'chat-continue', fingerprint: null },
    write: ({ problem, prefix, maxTokens, temperature, seed }: TeacherRequest, signal) => {
      // Reading the last message, some templates (Llama's for one) trim it. So the spaces at its end stay here.
      const { text, space } = splitTrailingSpace(prefix);
      return streamCompletion({
        server,
        path: '/chat/completions',
        body: {
          model: server.model,
          ...conversation(problem, text),
          // Templates of models that may think leave the thinking out; all others pass over this.
          chat_template_kwargs: { enable_thinking: false },
          max_tokens: withSpace(maxTokens, space),
          temperature,
          seed,
          ...streamWithUsage,
        },
        maxTokens,
        read: readOpenAI,
        keptSpace: space,
        signal,
      });
    },
  };
}
