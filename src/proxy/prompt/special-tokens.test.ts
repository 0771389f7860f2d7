import fc from '../../bytes/testing/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { formatFrom } from './chat-template.ts';
import { specialTokensIn, specialTokensOf, tokenEscaper } from './special-tokens.ts';

describe('the special tokens of a model', () => {
  it('are read from a tokenizer.json', () => {
    const json = {
      added_tokens: [
        { id: 0, content: '<|endoftext|>', special: true },
        { id: 4, content: '<repo_name>', special: true },
        { id: 5, content: '<tool_call>', special: false },
        { id: 6, content: '  ', special: false },
        { id: 7, content: 'word', special: false },
      ],
      model: { vocab: {} },
    };
    expect(specialTokensIn(json)).toEqual(['<|endoftext|>', '<repo_name>', '<tool_call>']);
  });

  it('are read from a tokenizer_config.json, in old and new forms', () => {
    const json = {
      added_tokens_decoder: { 3: { content: '<fim>', special: true } },
      additional_special_tokens: ['<a>', { content: '<b>' }],
      extra_special_tokens: { image: '<image>' },
      bos_token: '<s>',
      eos_token: { content: '</s>' },
    };
    expect(specialTokensIn(json)).toEqual(['<fim>', '<a>', '<b>', '<image>', '<s>', '</s>']);
    expect(specialTokensIn({ extra_special_tokens: ['<x>'] })).toEqual(['<x>']);
  });

  it('are read from the metadata of a GGUF: control and user-defined tokens', () => {
    const tokens = ['a', '<|im_end|>', '<tool>', '<0x0A>', 'b'];
    expect(
      specialTokensOf({ 'tokenizer.ggml.tokens': tokens, 'tokenizer.ggml.token_type': [1, 3, 4, 6, 1] }),
    ).toEqual(['<|im_end|>', '<tool>']);
  });

  it.each([[null], [[]], ['text'], [{ model: {} }], [{ added_tokens: 5 }]])('are none in %j', (json) => {
    expect(specialTokensIn(json)).toEqual([]);
  });
});

describe('escaping them', () => {
  it('leaves none of them in any text', () => {
    const tokens = ['<repo_name>', '[X]', '<x>', '<<x>', 'AB', '\u2047|'];
    const escape = tokenEscaper(tokens);
    const parts = fc.array(fc.constantFrom(...tokens, '<', 'x>', ' ', 'a', '['));
    fc.assert(
      fc.property(parts, (texts) => {
        const escaped = escape(texts.join(''));
        for (const token of tokens) expect(escaped).not.toContain(token);
        expect(escaped.replaceAll(' ', '')).toBe(texts.join('').replaceAll(' ', ''));
      }),
    );
  });

  it('changes nothing else', () => {
    const escape = tokenEscaper(['<repo_name>', 'x', ' ', '']);
    expect(escape('x < 3 and <repo_name>')).toBe('x < 3 and < repo_name>');
  });
});

describe('a BOS token', () => {
  const names = {
    chat_template: '{{ bos_token }}[{{ messages[0].content }}]',
    bos_token: '<|im_start|>',
    eos_token: '<|im_end|>',
  };
  const begins = (more: object, addsBos?: boolean | null) =>
    formatFrom(JSON.stringify({ ...names, ...more }), addsBos === undefined ? {} : { addsBos })
      .prompt('?', '')
      .startsWith('<|im_start|>[');

  it('is written where the server says that it adds none, whatever the file says', () => {
    expect(begins({}, false)).toBe(true);
    expect(begins({ add_bos_token: true }, false)).toBe(true);
    expect(begins({ add_bos_token: false }, true)).toBe(false);
  });

  it('is written by what the file says where the server says nothing', () => {
    expect(begins({ add_bos_token: false }, null)).toBe(true);
    expect(begins({ tokenizer_class: 'GPT2Tokenizer' })).toBe(true);
    expect(begins({ tokenizer_class: 'LlamaTokenizerFast' })).toBe(false);
    expect(begins({ add_bos_token: true, tokenizer_class: 'GPT2Tokenizer' })).toBe(false);
  });
});
