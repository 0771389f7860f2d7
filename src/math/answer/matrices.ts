/** Matrices and vectors, also as sums, multiples and products of matrices. */
import { apply, some, type Answer } from './syntax.ts';

type Rows = readonly (readonly Answer[])[];

/** The entries of a matrix, computed where the answer is a sum, a multiple or a product; null for anything else. */
export function matrixOf(answer: Answer): Rows | null {
  if (answer.kind === 'matrix') return answer.rows;
  if (answer.kind !== 'apply' || !some(answer, ({ kind }) => kind === 'matrix')) return null;
  const [a, b] = answer.operands;
  if (a === undefined) return null;
  const left = matrixOf(a);
  if (answer.operation === '-' && left !== null)
    return left.map((row) => row.map((entry) => apply('-', entry)));
  if (b === undefined) return null;
  const right = matrixOf(b);
  if (left !== null && right !== null) {
    if (answer.operation === '+') return sum(left, right);
    return answer.operation === '*' ? product(left, right) : null;
  }
  const [rows, factor] = left !== null ? [left, b] : [right, a];
  if (rows === null || (answer.operation === '/' && left === null)) return null;
  if (answer.operation !== '*' && answer.operation !== '/') return null;
  return rows.map((row) => row.map((entry) => apply(answer.operation, entry, factor)));
}

function sum(a: Rows, b: Rows): Rows | null {
  const sameShape = a.length === b.length && a.every((row, i) => row.length === b[i]?.length);
  if (!sameShape) return null;
  return a.map((row, i) =>
    row.flatMap((entry, j) => {
      const other = b[i]?.[j];
      return other === undefined ? [] : [apply('+', entry, other)];
    }),
  );
}

function product(a: Rows, b: Rows): Rows | null {
  if (!a.every((row) => row.length === b.length)) return null;
  const width = b[0]?.length ?? 0;
  return a.map((row) =>
    Array.from({ length: width }, (_, j) =>
      row
        .flatMap((entry, k) => {
          const other = b[k]?.[j];
          return other === undefined ? [] : [apply('*', entry, other)];
        })
        .reduce((total, term) => apply('+', total, term)),
    ),
  );
}

/** The entries of a row or a column; null for other matrices. */
export function vectorOf(rows: Rows): readonly Answer[] | null {
  if (rows.length === 1) return rows[0] ?? null;
  return rows.every((row) => row.length === 1) ? rows.flat() : null;
}
