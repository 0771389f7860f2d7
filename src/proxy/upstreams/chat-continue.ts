/**
 * A teacher behind `/v1/chat/completions` that continues the assistant's last message in place of a new turn, as vLLM,
 * SGLang and TGI do. The server renders the chat template, so any model with one will do.
 *
 * https://docs.vllm.ai/en/latest/serving/openai_compatible_server.html (Chat API, extra parameters)
 */
import type { TeacherChunk, TeacherRequest } from '../../relay/teacher.ts';
import type { Upstream } from '../upstream.ts';
import { neutralise, neutralUserMessage } from './chat-prompt.ts';
import { streamFrom, type OpenAIServer } from './openai-stream.ts';

/** Reading the last message, some templates (Llama's for one) trim it. So the spaces at its end stay here. */
function splitTrailingSpace(prefix: string): { text: string; space: string } {
  const text = prefix.trimEnd();
  return { text, space: prefix.slice(text.length) };
}

function bodyFor(problem: string, text: string): Record<string, unknown> {
  const user = { role: 'user', content: neutralUserMessage(problem) };
  // Templates of models that may think leave the thinking out; all others pass over this.
  const plain = { chat_template_kwargs: { enable_thinking: false } };
  return text === ''
    ? { messages: [user], add_generation_prompt: true, ...plain }
    : {
        messages: [user, { role: 'assistant', content: neutralise(text) }],
        add_generation_prompt: false,
        continue_final_message: true,
        ...plain,
      };
}

/** Drops what the teacher writes of `space` again, since the prefix has it already. */
async function* withoutRepeated(
  space: string,
  chunks: AsyncIterable<TeacherChunk>,
): AsyncGenerator<TeacherChunk> {
  let left = space;
  for await (const chunk of chunks) {
    if (left === '' || chunk.type !== 'text') {
      yield chunk;
      continue;
    }
    let repeated = 0;
    while (repeated < left.length && chunk.text[repeated] === left[repeated]) repeated += 1;
    // Only a piece that is nothing but the repeated space lets the next one go on repeating.
    left = repeated === chunk.text.length ? left.slice(repeated) : '';
    const text = chunk.text.slice(repeated);
    if (text !== '') yield { type: 'text', text };
  }
}

export function chatContinueUpstream(server: OpenAIServer): Upstream {
  return {
    description: { name: server.model, kind: 'chat-continue', fingerprint: null },
    write: ({ problem, prefix, maxTokens, temperature, seed }: TeacherRequest, signal) => {
      const { text, space } = splitTrailingSpace(prefix);
      const body = { ...bodyFor(problem, text), temperature, seed };
      return withoutRepeated(space, streamFrom(server, '/chat/completions', body, maxTokens, signal));
    },
  };
}
