/**
 * llama.cpp's server: its own `/completion`, which continues the prompt that the proxy renders and reports the ids of the
 * tokens it sends. It holds back incomplete characters and text that may become a stop string, so one event may hold
 * several tokens; `tokens_predicted` counts all of them.
 *
 * https://github.com/ggml-org/llama.cpp/blob/master/tools/server/README.md (POST /completion); checked against
 * server-task.cpp (server_task_result_cmpl_partial, server_task_result_cmpl_final)
 */
import { z } from 'zod';
import { endOf } from '../completion/finish-reason.ts';
import type { CompletionDelta } from '../completion/completion-request.ts';
import { blankAtEnd, spareForSpace } from '../completion/repeated-text.ts';
import { addsBos } from './adds-bos.ts';
import { openAIModels } from './model-list.ts';
import type { Provider } from './provider.ts';

const event = z.object({
  content: z.string(),
  tokens: z.array(z.number()).default([]),
  stop: z.boolean().default(false),
  stop_type: z.string().optional(),
  tokens_predicted: z.number().optional().catch(undefined),
});

/** Without this list the last event also holds the prompt, which may be longer than the longest event that is read. */
const fields = Object.keys(event.shape);

function read(_: string, json: unknown): CompletionDelta | null {
  const parsed = event.safeParse(json).data;
  if (parsed === undefined) return null;
  const { content, tokens, stop, stop_type, tokens_predicted } = parsed;
  return {
    text: content,
    ids: tokens.length,
    count: tokens_predicted,
    // An end token (`eos`), or a stop string (`word`), which ends the turn as well.
    ended: stop ? (endOf(stop_type) ?? 'otherwise') : undefined,
    last: stop,
  };
}

const propsOf = z.object({
  chat_template: z.string(),
  bos_token: z.string().nullish(),
  eos_token: z.string().nullish(),
  model_path: z.string().optional(),
});

/** The server's command line may set any of them. */
const neutral = {
  top_k: 0,
  top_p: 1,
  min_p: 0,
  typical_p: 1,
  top_n_sigma: -1,
  repeat_penalty: 1,
  presence_penalty: 0,
  frequency_penalty: 0,
  dry_multiplier: 0,
  xtc_probability: 0,
  dynatemp_range: 0,
  mirostat: 0,
  adaptive_target: -1,
} as const;

export const llamaCpp = {
  kind: 'llamacpp',
  label: "llama.cpp's own /completion",
  continuation: 'as text, after a prompt that the proxy renders',
  url: 'http://localhost:8080',
  isHosted: false,
  basePath: 'root',
  rendersPrompt: true,
  reusesContext: true,
  detections: [
    {
      path: '/props',
      schema: z
        .object({ default_generation_settings: z.object({}), build_info: z.string().max(60).optional() })
        .transform(({ build_info }) => `llama.cpp${build_info === undefined ? '' : ` ${build_info}`}`),
      model: z.object({ model_path: z.unknown().optional(), chat_template: z.unknown().optional() }),
    },
  ],
  models: { ...openAIModels, path: '/v1/models' },
  // The GGUF's own template, and its path where the server runs on this machine.
  async describeModel({ get }) {
    const props = propsOf.safeParse(await get('/props')).data;
    if (props === undefined) return {};
    const { model_path, ...template } = props;
    return {
      template: JSON.stringify(template),
      ...(model_path === undefined ? {} : { file: model_path }),
    };
  },
  addsBos,
  call: ({ problem, prefix, maxTokens, temperature, seed }, { model }, format) => ({
    path: '/completion',
    body: {
      // Only read by a server that routes between several models.
      model,
      prompt: format.prompt(problem, prefix),
      n_predict: maxTokens + spareForSpace(blankAtEnd(prefix)),
      temperature,
      seed,
      stop: format.stop,
      ...neutral,
      stream: true,
      cache_prompt: true,
      return_tokens: true,
      response_fields: fields,
    },
    read,
    spareTokens: spareForSpace(blankAtEnd(prefix)),
    repeatableSpace: blankAtEnd(prefix),
    // The server sends its headers when a slot starts the request, and up to May 2026 (b9417) after the prefill; in both
    // cases later than it received the request. https://github.com/ggml-org/llama.cpp/pull/23884
    lateHeaders: true,
  }),
} as const satisfies Provider;
