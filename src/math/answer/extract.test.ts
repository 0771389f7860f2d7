import fc from '../../bytes/testing/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { extractAnswer } from './extract.ts';

describe('extractAnswer', () => {
  it('takes the last box', () => {
    expect(extractAnswer('First $\\boxed{3}$. No, on second thoughts it is $\\boxed{4}$.')).toBe('4');
    expect(extractAnswer('\\fbox{ 7 }')).toBe('7');
    expect(extractAnswer('\\boxed {5}')).toBe('5');
  });

  it('balances braces and opens boxes inside', () => {
    expect(extractAnswer('$\\boxed{\\frac{1}{\\sqrt{2}}}$')).toBe('\\frac{1}{\\sqrt{2}}');
    expect(extractAnswer('$\\boxed{\\{1, 2\\}}$')).toBe('\\{1, 2\\}');
    expect(extractAnswer('$\\boxed{\\boxed{8}}$')).toBe('8');
    expect(extractAnswer('$\\boxed{\\text{see } \\fbox{9}}$')).toBe('9');
  });

  it('joins boxes that stand side by side', () => {
    expect(extractAnswer('$\\boxed{2}$ and $\\boxed{3}$')).toBe('2, 3');
    expect(extractAnswer('$\\boxed{2}$ is too small, so $\\boxed{3}$')).toBe('3');
    expect(extractAnswer('\\boxed{1} papers and \\boxed{2} bins')).toBe('1, 2');
    expect(extractAnswer('$\\boxed{(3, 3)} \\text{ for part (a) and } \\boxed{(1, 1)}$')).toBe(
      '(3, 3), (1, 1)',
    );
    expect(extractAnswer('\\boxed{1} no no no no no \\boxed{2}')).toBe('2');
  });

  it('finds nothing where no box is complete', () => {
    for (const text of ['', 'The answer is 12.', '\\boxed{12', '\\boxed 12', 'boxed{12}'])
      expect(extractAnswer(text)).toBeNull();
    expect(extractAnswer('$\\boxed{1}$ then \\boxed{12')).toBe('1');
  });

  it('gives back any content with balanced braces', () => {
    const { tree } = fc.letrec<{ tree: string }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.stringMatching(/^[a-z0-9+ ,.]{1,8}$/),
        fc.tuple(tie('tree'), tie('tree')).map(([a, b]) => `${a}{${b}}`),
      ),
    }));
    fc.assert(
      fc.property(tree, fc.stringMatching(/^[a-z .$]{0,20}$/), (content, around) => {
        expect(extractAnswer(`${around}\\boxed{${content}}${around}`)).toBe(content.trim());
      }),
    );
  });
});
