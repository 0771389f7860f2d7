/** Lays out the tokens of a run in rows, with brackets around those of a call. A pure function of the run. */
import type { CallRecord, RunState, SolutionToken } from '../../relay/run-state.ts';

export type Item =
  | { readonly kind: 'token'; readonly index: number; readonly token: SolutionToken }
  | { readonly kind: 'open'; readonly call: CallRecord }
  | { readonly kind: 'close'; readonly call: CallRecord };

/** A row ends with a line of the solution, with a sentence when it is long enough, and at the latest after so many. */
const ENOUGH = 14;
const MOST = 32;

/** The rows of a run. */
export function tokenRows({ tokens, calls }: RunState): readonly (readonly Item[])[] {
  const rows: Item[][] = [];
  let row: Item[] = [];
  let held = 0;
  let next = 0;
  let open: CallRecord | null = null;
  const close = (): void => {
    if (open !== null) row.push({ kind: 'close', call: open });
    open = null;
  };
  const begins = (index: number): CallRecord | null => {
    const call = calls[next];
    return call !== undefined && call.position - call.commandTokens === index ? call : null;
  };
  let index = 0;
  for (const token of tokens) {
    if (open !== null && !belongs(token, index, open)) close();
    for (let call = begins(index); call !== null; call = begins(index)) {
      close();
      open = call;
      row.push({ kind: 'open', call });
      next += 1;
    }
    row.push({ kind: 'token', index, token });
    held += 1;
    index += 1;
    if (token.text.includes('\n') || held >= MOST || (held >= ENOUGH && /[.!?:]\s*$/.test(token.text))) {
      rows.push(row);
      row = [];
      held = 0;
    }
  }
  close();
  for (let call = calls[next]; call !== undefined; call = calls[++next]) {
    row.push({ kind: 'open', call }, { kind: 'close', call });
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

/** The command before the call's place, and what the teacher wrote there. */
const belongs = (token: SolutionToken, index: number, call: CallRecord): boolean =>
  index < call.position || token.call === call.id;

/** The row in which a token stands. */
export function rowOf(rows: readonly (readonly Item[])[], index: number): number {
  return rows.findIndex((row) => row.some((item) => item.kind === 'token' && item.index === index));
}
