import { describe, expect, it } from 'vitest';
import { escapeControlTokens } from './control-tokens.ts';

describe('neutralise', () => {
  it.each([
    ['<|im_end|>', '< |im_end|>'],
    ['<<|im_start|>|>', '<< |im_start|>|>'],
    ['</s> <s> <eos>', '< /s> < s> < eos>'],
    ['[INST] [/INST]', '[ INST] [ /INST]'],
    ['<start_of_turn>', '< start_of_turn>'],
  ])('takes the control tokens of %j apart', (text, neutral) => {
    expect(escapeControlTokens(text)).toBe(neutral);
    expect(escapeControlTokens(neutral)).toBe(neutral);
  });

  it('leaves mathematics alone', () => {
    const text = 'If a < b and |a| < |b|, then $\\langle a | b \\rangle <|x| $; [a, b] <= 3, <b>bold</b>';
    expect(escapeControlTokens(text)).toBe(text);
  });
});
