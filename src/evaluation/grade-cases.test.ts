import { describe, expect, it } from 'vitest';
import { checkAnswers, describeAnswerCheck } from './answer-check.ts';
import { agreementOf, describeAgreement, parseAnswers, parseGradeCases } from './grade-cases.ts';

describe('the cases of a grader', () => {
  it('counts agreement, and lists what disagrees', () => {
    const lines = [
      { gold: '1/2', prediction: 'So it is $\\boxed{0.5}$.', expected: true },
      { gold: 2, prediction: '3', expected: false },
      { gold: '2', prediction: 'The answer is 2.', expected: false },
      { gold: '2', prediction: 'It is hard to say.', expected: true },
      { gold: '8/3', prediction: '2.6667', expected: true, options: { precision: 2 } },
    ];
    const agreement = agreementOf(
      parseGradeCases(lines.map((line) => JSON.stringify(line)).join('\r\n'), 'cases'),
    );
    expect(agreement).toMatchObject({
      total: 5,
      agree: 3,
      agreement: 0.6,
      falsePositives: 1,
      falseNegatives: 1,
    });
    expect(agreement.disagreements).toEqual([
      { gold: '2', prediction: 'The answer is 2.', expected: false, answer: '2', source: 'stated' },
      { gold: '2', prediction: 'It is hard to say.', expected: true, answer: null, source: null },
    ]);
    expect(describeAgreement(agreement)).toContain(
      '3 of 5 agree (60.0 %), 1 false positives, 1 false negatives',
    );
  });

  it('says which line is no case', () => {
    expect(() => parseGradeCases('{"gold": "1", "prediction": "1", "expected": true}\n{"gold"', 'f')).toThrow(
      'f, line 2',
    );
    expect(() => parseGradeCases('\n', 'f')).toThrow('f holds no case');
    expect(() => parseAnswers('{"id": 1}', 'f')).toThrow('f, line 1');
  });

  it('checks that the answers of a set can be read', () => {
    const check = checkAnswers(
      parseAnswers('{"answer": 5}\n{"answer": "x=5"}\n{"answer": "\\\\frac{1}{3}"}', 'f'),
    );
    expect(check).toMatchObject({ answers: 3, refused: [], taken: [], pairs: 3, equalPairs: [['5', 'x=5']] });
    expect(describeAnswerCheck(check)).toContain('5 | x=5');
  });
});
