/**
 * Makes a PromptFormat of a model's chat template, as `tokenizer_config.json`, `chat_template.jinja` or llama.cpp's
 * `/props` hold it. The template renders the prompt up to the assistant's first word; the solution so far is appended, so
 * that no template can change it or close the turn.
 *
 * https://huggingface.co/docs/transformers/main/en/chat_templating
 */
import { Template } from '@huggingface/jinja';
import { z } from 'zod';
import { ErrorWithCode } from '../../errors/coded-error.ts';
import { serverError } from '../settings/errors.ts';
import { userMessage } from './control-tokens.ts';
import type { PromptFormat } from './prompt-format.ts';
import { specialTokensIn, tokenEscaper } from './special-tokens.ts';
import { jsonOrUndefined } from '../../bytes/json.ts';

/** The text is no usable chat template. */
export class TemplateError extends ErrorWithCode {
  override readonly name = 'TemplateError';
}

const token = z
  .union([z.string(), z.object({ content: z.string() }).transform(({ content }) => content)])
  .nullish()
  .catch(null);

const named = z.array(z.object({ name: z.string(), template: z.string() }));

const config = z.object({
  chat_template: z.union([z.string(), named]).nullish(),
  bos_token: token,
  eos_token: token,
  /** Whether the tokenizer puts it before a prompt. */
  add_bos_token: z.boolean().nullish().catch(null),
  tokenizer_class: z.string().nullish().catch(null),
});

type Config = z.infer<typeof config>;

/** A question that no template contains. */
const probe = 'probe-question';

const noConfig: Config = config.parse({});

/** @throws TemplateError */
function configIn(text: string): { template: string; names: Config; json: unknown } {
  const json = jsonOrUndefined(text);
  if (json === undefined) {
    if (/^\s*<(?:!doctype|html)\b/i.test(text)) {
      throw new TemplateError(serverError('template-web-page'));
    }
    return { template: text, names: noConfig, json };
  }
  const names = config.safeParse(json).data;
  if (names === undefined) throw new TemplateError(serverError('template-other-json'));
  const found = names.chat_template ?? [];
  const template =
    typeof found === 'string' ? found : (found.find(({ name }) => name === 'default') ?? found[0])?.template;
  if (template === undefined) {
    throw new TemplateError(serverError('template-missing'));
  }
  return { template, names, json };
}

/** Tokenizers of byte-level BPE that add no BOS, although some of their models have one. */
const addsNoBos = /^(?:GPT2|Qwen2|CodeGen|GPTNeoX)/;

export interface TemplateFacts {
  /** Whether the server puts a BOS before a prompt, where it was asked; null or left out: by what the file says. */
  readonly addsBos?: boolean | null;
  /** Special tokens of the model, besides those in the file. */
  readonly specialTokens?: readonly string[];
  /** A tokenizer_config.json, where the template has a file of its own. */
  readonly config?: string;
}

/** Closes a think block that the template opens, as models with a switch for thinking do. */
export function withoutThinking(prompt: string): string {
  return /<think>\s*$/.test(prompt) ? `${prompt.trimEnd()}\n\n</think>\n\n` : prompt;
}

/**
 * @param text a template, or JSON that holds one
 * @throws TemplateError
 */
export function formatFrom(text: string, facts: TemplateFacts = {}): PromptFormat {
  const found = configIn(text);
  const separate =
    facts.config === undefined
      ? noConfig
      : (config.safeParse(jsonOrUndefined(facts.config)).data ?? noConfig);
  const bos = found.names.bos_token ?? separate.bos_token ?? '';
  const eos = found.names.eos_token ?? separate.eos_token ?? '';
  const escape = tokenEscaper([
    ...specialTokensIn(found.json),
    ...specialTokensIn(jsonOrUndefined(facts.config ?? '')),
    ...(facts.specialTokens ?? []),
  ]);
  const render = renderer(found.template, {
    bos_token: bos,
    eos_token: eos,
    // The same switch for Qwen and others, and for DeepSeek.
    enable_thinking: false,
    thinking: false,
  });
  const serverAddsBos =
    facts.addsBos ??
    found.names.add_bos_token ??
    separate.add_bos_token ??
    !addsNoBos.test(found.names.tokenizer_class ?? separate.tokenizer_class ?? '');
  const rendered = (problem: string): string => {
    const messages = [{ role: 'user', content: userMessage(problem, escape) }];
    return withoutThinking(render({ messages, add_generation_prompt: true }));
  };
  const example = rendered(probe);
  if (!example.includes(probe)) {
    throw new TemplateError(serverError('template-without-question'));
  }
  const writesBos = bos !== '' && example.startsWith(bos);
  // A server that puts a BOS before the prompt itself would make it two, which confuse a model.
  const dropped = writesBos && serverAddsBos ? bos.length : 0;
  return {
    prompt: (problem, prefix) => rendered(problem).slice(dropped) + escape(prefix),
    escape,
    bos: writesBos ? bos : null,
    stop: [...new Set([endOfTurn(render), eos])].filter((end) => end !== ''),
  };
}

type Render = (values: Readonly<Record<string, unknown>>) => string;

/** @throws TemplateError for a template that cannot be parsed; the returned function throws it for one that cannot be rendered */
function renderer(template: string, constants: Readonly<Record<string, unknown>>): Render {
  const attempt = <T>(work: () => T): T => {
    try {
      return work();
    } catch (cause) {
      const detail = cause instanceof Error ? cause.message : String(cause);
      throw new TemplateError(serverError('template-broken', { detail }), { cause });
    }
  };
  const parsed = attempt(() => new Template(template));
  return (values) => attempt(() => parsed.render({ ...constants, ...values }));
}

/** What the template writes after a complete answer. */
function endOfTurn(render: Render): string {
  const answer = 'probe-answer';
  const messages = [
    { role: 'user', content: probe },
    { role: 'assistant', content: answer },
  ];
  const rendered = render({ messages, add_generation_prompt: false });
  const [end = ''] = rendered
    .slice(rendered.lastIndexOf(answer) + answer.length)
    .trimStart()
    .split(/\s/);
  return end;
}
