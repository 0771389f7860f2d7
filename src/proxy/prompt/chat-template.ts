/**
 * Makes a PromptFormat of a model's chat template, as `tokenizer_config.json`, `chat_template.jinja` or llama.cpp's
 * `/props` hold it. The template renders the prompt up to the assistant's first word; the solution so far is appended, so
 * that no template can change it or close the turn.
 *
 * https://huggingface.co/docs/transformers/main/en/chat_templating
 */
import { Template } from '@huggingface/jinja';
import { z } from 'zod';
import { escapeControlTokens, userMessage, type EscapeText } from './control-tokens.ts';
import type { PromptFormat } from './prompt-format.ts';
import { jsonOf } from '../completion/teacher-server.ts';

/** The text is no usable chat template; the message continues a sentence that starts with "TEACHER_TEMPLATE". */
export class TemplateError extends Error {
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
  /** False where the server does not put it before a prompt. */
  add_bos_token: z.boolean().nullish().catch(null),
  added_tokens_decoder: z
    .record(z.string(), z.object({ content: z.string(), special: z.boolean().default(true) }))
    .catch({}),
});

type Config = z.infer<typeof config>;

const noConfig: Config = config.parse({});

/** @throws TemplateError */
function configIn(text: string): { template: string; names: Config } {
  const json = jsonOf(text);
  if (json === undefined) {
    if (/^\s*<(?:!doctype|html)\b/i.test(text)) {
      throw new TemplateError('leads to a web page. Of a file on a hub, take the address that downloads it.');
    }
    return { template: text, names: noConfig };
  }
  const names = config.safeParse(json).data;
  if (names === undefined) throw new TemplateError('leads to JSON that is no tokenizer_config.json.');
  const found = names.chat_template ?? [];
  const template =
    typeof found === 'string' ? found : (found.find(({ name }) => name === 'default') ?? found[0])?.template;
  if (template === undefined) {
    throw new TemplateError(
      'leads to JSON without a `chat_template`. Many models keep it in a file of its own: name their chat_template.jinja.',
    );
  }
  return { template, names };
}

/** Escapes the common control tokens, and those that the model adds to its vocabulary. */
function tokenEscaper({ added_tokens_decoder, bos_token, eos_token }: Config): EscapeText {
  const added = Object.values(added_tokens_decoder)
    .filter(({ content, special }) => special || /^[<[].*[>\]]$/.test(content))
    .map(({ content }) => content);
  const tokens = [...added, bos_token ?? '', eos_token ?? ''].filter((content) => /\S./u.test(content));
  const longestFirst = [...new Set(tokens)].sort((one, other) => other.length - one.length);
  const escaped = longestFirst.map((content) => [content, content.replace(/^./su, '$& ')] as const);
  return (text) =>
    escaped.reduce(
      (left, [token, replacement]) => left.replaceAll(token, replacement),
      escapeControlTokens(text),
    );
}

/** Closes a think block that the template opens, as models with a switch for thinking do. */
function withoutThinking(prompt: string): string {
  return /<think>\s*$/.test(prompt) ? `${prompt.trimEnd()}\n\n</think>\n\n` : prompt;
}

/**
 * @param text a template, or JSON that holds one
 * @throws TemplateError
 */
export function formatFrom(text: string): PromptFormat {
  const { template, names } = configIn(text);
  const { bos_token, eos_token, add_bos_token } = names;
  const escape = tokenEscaper(names);
  const render = renderer(template, {
    bos_token: bos_token ?? '',
    eos_token: eos_token ?? '',
    // The same switch for Qwen and others, and for DeepSeek.
    enable_thinking: false,
    thinking: false,
  });
  const start = (problem: string): string => {
    const messages = [{ role: 'user', content: userMessage(problem, escape) }];
    const prompt = withoutThinking(render({ messages, add_generation_prompt: true }));
    // Servers put the BOS token before every prompt themselves; two of them confuse a model.
    const serverAddsBos = bos_token != null && bos_token !== '' && add_bos_token !== false;
    return serverAddsBos && prompt.startsWith(bos_token) ? prompt.slice(bos_token.length) : prompt;
  };
  const probe = 'How many is one?';
  if (!start(probe).includes(probe)) {
    throw new TemplateError('holds a chat template that leaves the question out.');
  }
  return {
    prompt: (problem, prefix) => start(problem) + escape(prefix),
    stop: [...new Set([endOfTurn(render), eos_token ?? ''])].filter((end) => end !== ''),
  };
}

type Render = (values: Readonly<Record<string, unknown>>) => string;

/** @throws TemplateError for a template that cannot be parsed; the returned function throws it for one that cannot be rendered */
function renderer(template: string, constants: Readonly<Record<string, unknown>>): Render {
  const attempt = <T>(work: () => T): T => {
    try {
      return work();
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new TemplateError(`holds a chat template that cannot be rendered: ${why}`, { cause });
    }
  };
  const parsed = attempt(() => new Template(template));
  return (values) => attempt(() => parsed.render({ ...constants, ...values }));
}

/** What the template writes after a complete answer. */
function endOfTurn(render: Render): string {
  const answer = 'It is one.';
  const messages = [
    { role: 'user', content: 'How many is one?' },
    { role: 'assistant', content: answer },
  ];
  const rendered = render({ messages, add_generation_prompt: false });
  const [end = ''] = rendered
    .slice(rendered.lastIndexOf(answer) + answer.length)
    .trimStart()
    .split(/\s/);
  return end;
}
