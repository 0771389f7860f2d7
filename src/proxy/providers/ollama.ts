/**
 * Ollama's `/api/generate` in raw mode, so that the solution so far is continued as it is, after the prompt that Ollama
 * itself renders for a problem. The answer is NDJSON. `think: false`, because Ollama would otherwise trim white space off an
 * answer in which it looks for a think block; `truncate: false`, because it would otherwise cut a prompt that is too long
 * without an error.
 *
 * https://docs.ollama.com/api/generate; checked against server/routes.go (GenerateHandler), llm/llama_server.go.
 * Detection: https://docs.ollama.com/api/version
 */
import { z } from 'zod';
import { ndjson } from '../../teacher/ndjson.ts';
import { endOf } from '../completion/finish-reason.ts';
import type { CompletionDelta } from '../completion/completion-request.ts';
import { blankAtEnd, spareForSpace } from '../completion/repeated-text.ts';
import { probeQuestion } from '../prompt/rendered-prompt.ts';
import { ggufVocabulary, specialTokensOf } from '../prompt/special-tokens.ts';
import type { AskServer, Provider } from './provider.ts';

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
    ended: done ? (endOf(done_reason) ?? 'otherwise') : undefined,
    last: done,
  };
}

const shown = z.object({
  model_info: ggufVocabulary.extend({
    'tokenizer.ggml.bos_token_id': z.number().optional().catch(undefined),
    'tokenizer.ggml.eos_token_id': z.number().optional().catch(undefined),
    'tokenizer.ggml.add_bos_token': z.boolean().catch(false),
  }),
  template: z.string().catch(''),
});

const rendering = z
  .object({ _debug_info: z.object({ rendered_template: z.string() }) })
  .transform(({ _debug_info }) => _debug_info.rendered_template);

/** A template of Jinja; Ollama's own language of templates has no such brackets. */
const isJinja = (template: string): boolean => template.includes('{%');

/**
 * The prompt for a question, as Ollama itself renders it: with the model's Go template, the code that stands for one, or the
 * GGUF's template, and with the system prompt of its Modelfile. Versions that do not know the field write one token instead.
 * Checked against api/types.go (ChatRequest.DebugRenderOnly), server/routes.go (ChatHandler).
 */
async function renderedBy({ post }: AskServer, model: string): Promise<string | undefined> {
  const body = {
    model,
    messages: [{ role: 'user', content: probeQuestion }],
    think: false,
    stream: false,
    options: { num_predict: 1 },
    _debug_render_only: true,
  };
  return rendering.safeParse(await post('/api/chat', body, { loadsModel: true })).data;
}

/** Ollama's own defaults have a repetition penalty of 1.1, top_k 40 and top_p 0.9. https://docs.ollama.com/modelfile#parameter */
const neutral = {
  top_k: 0,
  top_p: 1,
  min_p: 0,
  typical_p: 1,
  repeat_penalty: 1,
  presence_penalty: 0,
  frequency_penalty: 0,
} as const;

export const ollama = {
  kind: 'ollama',
  label: "Ollama's /api/generate",
  continuation: 'raw mode, after a prompt that Ollama renders',
  url: 'http://localhost:11434',
  isHosted: false,
  basePath: 'root',
  rendersPrompt: true,
  reusesContext: true,
  detections: [
    {
      path: '/api/version',
      schema: z.object({ version: z.string().max(40) }).transform(({ version }) => `Ollama ${version}`),
    },
  ],
  // Its /v1 endpoints render the model's template: openai/openai.go (FromCompleteRequest) sets no `raw`.
  inexactKinds: ['completions', 'chat-continue'],
  // https://docs.ollama.com/api/tags
  models: {
    path: '/api/tags',
    schema: z
      .object({ models: z.array(z.object({ name: z.string() })) })
      .transform(({ models }) => models.map(({ name }) => name)),
  },
  // https://docs.ollama.com/api/show: `verbose` adds the vocabulary to `model_info`.
  async describeModel(ask, model) {
    const found = shown.safeParse(await ask.post('/api/show', { model, verbose: true })).data;
    if (found === undefined) return {};
    const { model_info: info, template } = found;
    const specialTokens = specialTokensOf(info);
    const tokenAt = (id = -1): string => info['tokenizer.ggml.tokens'][id] ?? '';
    const addsBos = info['tokenizer.ggml.add_bos_token'];
    const bos = tokenAt(info['tokenizer.ggml.bos_token_id']);
    return {
      specialTokens,
      render: async () => {
        const prompt = await renderedBy(ask, model);
        return prompt === undefined ? null : { prompt, bos, addsBos };
      },
      ...(isJinja(template)
        ? {
            template: JSON.stringify({
              chat_template: template,
              bos_token: bos,
              eos_token: tokenAt(info['tokenizer.ggml.eos_token_id']),
              add_bos_token: addsBos,
            }),
          }
        : {}),
    };
  },
  call: ({ problem, prefix, maxTokens, temperature, seed }, { model }, format) => ({
    path: '/api/generate',
    body: {
      model,
      prompt: format.prompt(problem, prefix),
      raw: true,
      think: false,
      truncate: false,
      stream: true,
      options: {
        num_predict: maxTokens + spareForSpace(blankAtEnd(prefix)),
        temperature,
        seed,
        // Without this field the stop texts of the Modelfile apply.
        ...(format.stop.length === 0 ? {} : { stop: format.stop }),
        ...neutral,
      },
    },
    framing: ndjson,
    read,
    spareTokens: spareForSpace(blankAtEnd(prefix)),
    repeatableSpace: blankAtEnd(prefix),
    // The server loads the model before it sends its headers.
    lateHeaders: true,
  }),
} as const satisfies Provider;
