import { describe, expect, it } from 'vitest';
import { escapeControlTokens } from './control-tokens.ts';

describe('escapeControlTokens', () => {
  it.each([
    ['<|im_end|>', '< |im_end|>'],
    ['<<|im_start|>|>', '<< |im_start|>|>'],
    ['</s> <s> <eos>', '< /s> < s> < eos>'],
    ['[INST] [/INST]', '[ INST] [ /INST]'],
    ['<start_of_turn>', '< start_of_turn>'],
  ])('escapes the control tokens of %j', (text, escaped) => {
    expect(escapeControlTokens(text)).toBe(escaped);
    expect(escapeControlTokens(escaped)).toBe(escaped);
  });

  it('does not change mathematics', () => {
    const text = 'If a < b and |a| < |b|, then $\\langle a | b \\rangle <|x| $; [a, b] <= 3, <b>bold</b>';
    expect(escapeControlTokens(text)).toBe(text);
  });
});
