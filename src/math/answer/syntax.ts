/** The tree of an answer that was read. */
import { rational, type Rational } from '../rational.ts';
import type { Unit } from './units.ts';

/** Brackets as they are written; `''` is a list without brackets, `{` a set. */
export type Open = '' | '(' | '[' | '{';
export type Close = '' | ')' | ']' | '}';

export type Sign = '=' | '<' | '>' | '<=' | '>=' | '!=' | 'in' | ':';

export type Answer =
  /** `places`: the digits after the decimal point; null for whole numbers and powers of ten. */
  | { readonly kind: 'number'; readonly value: Rational; readonly places: number | null }
  | { readonly kind: 'constant'; readonly name: 'pi' | 'e' | 'i' | 'infinity' }
  /** A variable; its name carries subscripts and primes. */
  | { readonly kind: 'symbol'; readonly name: string }
  /** Words, in small letters. */
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'apply'; readonly operation: string; readonly operands: readonly Answer[] }
  | { readonly kind: 'quantity'; readonly value: Answer; readonly unit: Unit }
  | {
      readonly kind: 'sequence';
      readonly open: Open;
      readonly close: Close;
      readonly items: readonly Answer[];
      /** Whether an "and" joins the items. */
      readonly joined: boolean;
    }
  | { readonly kind: 'matrix'; readonly rows: readonly (readonly Answer[])[] }
  | { readonly kind: 'relation'; readonly operands: readonly Answer[]; readonly signs: readonly Sign[] }
  /** `\cup`, or `\setminus` of two sets. */
  | { readonly kind: 'sets'; readonly operation: 'union' | 'without'; readonly parts: readonly Answer[] };

export const apply = (operation: string, ...operands: readonly Answer[]): Answer => ({
  kind: 'apply',
  operation,
  operands,
});

export const negative = (operand: Answer): Answer => apply('-', operand);

/** The parts that a node is made of. */
function partsOf(answer: Answer): readonly Answer[] {
  switch (answer.kind) {
    case 'apply':
    case 'relation':
      return answer.operands;
    case 'quantity':
      return [answer.value];
    case 'sequence':
      return answer.items;
    case 'matrix':
      return answer.rows.flat();
    case 'sets':
      return answer.parts;
    case 'number':
    case 'constant':
    case 'symbol':
    case 'words':
      return [];
  }
}

/** Whether a node or one of its parts satisfies a condition. */
export function some(answer: Answer, condition: (part: Answer) => boolean): boolean {
  return condition(answer) || partsOf(answer).some((part) => some(part, condition));
}

export const whole = (value: number): Answer => ({
  kind: 'number',
  value: rational(BigInt(value)),
  places: null,
});

export const symbol = (name: string): Answer => ({ kind: 'symbol', name });

export const constant = (name: 'pi' | 'e' | 'i' | 'infinity'): Answer => ({ kind: 'constant', name });
