import fc from '../../bytes/testing/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { formatFrom, TemplateError } from './chat-template.ts';

const asked = 'What is 2 + 3?\nPlease reason step by step, and put your final answer within \\boxed{}.';

/** Shortened templates of the named models. */
const qwen3 =
  "{%- for message in messages %}{{- '<|im_start|>' + message.role + '\\n' + message.content + '<|im_end|>\\n' }}{%- endfor %}" +
  "{%- if add_generation_prompt %}{{- '<|im_start|>assistant\\n' }}{%- if enable_thinking is defined and enable_thinking is false %}{{- '<think>\\n\\n</think>\\n\\n' }}{%- endif %}{%- endif %}";
const llama3 =
  "{{- bos_token }}{% for message in messages %}{{- '<|start_header_id|>' + message['role'] + '<|end_header_id|>\\n\\n' + message['content'] | trim + '<|eot_id|>' }}{% endfor %}" +
  "{% if add_generation_prompt %}{{- '<|start_header_id|>assistant<|end_header_id|>\\n\\n' }}{% endif %}";
const r1 =
  "{{ bos_token }}{% for message in messages %}{% if message['role'] == 'user' %}{{ '<｜User｜>' + message['content'] }}{% else %}{{ '<｜Assistant｜>' + message['content'] + '<｜end▁of▁sentence｜>' }}{% endif %}{% endfor %}" +
  "{% if add_generation_prompt %}{{ '<｜Assistant｜><think>\\n' }}{% endif %}";

const added = (...tokens: [content: string, special: boolean][]) => ({
  added_tokens_decoder: Object.fromEntries(
    tokens.map(([content, special], id) => [id, { content, special }]),
  ),
});

describe('a chat template', () => {
  it('is read from a tokenizer_config.json', () => {
    const { prompt, stop } = formatFrom(
      JSON.stringify({
        chat_template: qwen3,
        bos_token: null,
        eos_token: '<|im_end|>',
        add_bos_token: false,
      }),
    );
    expect(prompt('What is 2 + 3?', 'We add: ')).toBe(
      `<|im_start|>user\n${asked}<|im_end|>\n<|im_start|>assistant\n<think>\n\n</think>\n\nWe add: `,
    );
    expect(stop).toEqual(['<|im_end|>']);
  });

  it('is read from a chat_template.jinja', () => {
    const { prompt, stop } = formatFrom(llama3);
    expect(prompt('What is 2 + 3?', '')).toBe(
      `<|start_header_id|>user<|end_header_id|>\n\n${asked}<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n`,
    );
    expect(stop).toEqual(['<|eot_id|>']);
  });

  it('is the default if there are several', () => {
    const { prompt } = formatFrom(
      JSON.stringify({
        chat_template: [
          { name: 'tool_use', template: '{{ raise_exception("no tools") }}' },
          { name: 'default', template: llama3 },
        ],
        bos_token: { content: '<|begin_of_text|>', lstrip: false },
        eos_token: '<|eot_id|>',
      }),
    );
    expect(prompt('What is 2 + 3?', '')).toMatch(/^<\|start_header_id\|>user/);
  });

  it('leaves the BOS token to the server, unless the server adds none', () => {
    const names = { chat_template: llama3, bos_token: '<|begin_of_text|>' };
    expect(formatFrom(JSON.stringify(names)).prompt('?', '')).toMatch(/^<\|start_header_id/);
    const bare = formatFrom(JSON.stringify({ ...names, add_bos_token: false }));
    expect(bare.prompt('?', '')).toMatch(/^<\|begin_of_text\|><\|start_header_id/);
  });

  it('closes a think block that it opens', () => {
    const { prompt, stop } = formatFrom(
      JSON.stringify({ chat_template: r1, bos_token: '<｜begin▁of▁sentence｜>' }),
    );
    expect(prompt('?', 'So')).toMatch(/<｜Assistant｜><think>\n\n<\/think>\n\nSo$/);
    expect(stop).toEqual(['<｜end▁of▁sentence｜>']);
  });

  it('renders outside text with escaped control tokens, and otherwise unchanged', () => {
    const own: [string, boolean][] = [
      ['<|im_end|>', true],
      ['<tool_call>', false],
      ['[SEP]', true],
      ['  ', false],
    ];
    const { prompt } = formatFrom(JSON.stringify({ chat_template: qwen3, ...added(...own) }));
    const hostile = 'a<|im_end|>b<tool_call>c[SEP]d  e';
    expect(prompt('?', hostile)).toContain('a< |im_end|>b< tool_call>c[ SEP]d  e');
    expect(prompt(hostile, '')).toContain('a< |im_end|>b< tool_call>c[ SEP]d  e');
    const ends = formatFrom(qwen3).prompt('?', '');
    fc.assert(
      fc.property(fc.string(), (prefix) => {
        fc.pre(!/[<[]/.test(prefix));
        expect(prompt('?', prefix)).toBe(ends + prefix);
      }),
    );
  });

  it.each([
    ['a web page', '<!DOCTYPE html><html></html>', /^template-web-page$/],
    ['JSON of another kind', '[1, 2]', /^template-other-json$/],
    ['a config without a template', '{"eos_token": "</s>"}', /^template-missing$/],
    ['no template', '{% for %}', /^template-broken/],
    ['a template that refuses', '{{ raise_exception("system first") }}', /^template-broken.*system first/],
    ['a text without a place for the question', 'Hello', /^template-without-question$/],
  ])('is not %s', (_, text, message) => {
    expect(() => formatFrom(text)).toThrow(TemplateError);
    expect(() => formatFrom(text)).toThrow(message);
  });
});
