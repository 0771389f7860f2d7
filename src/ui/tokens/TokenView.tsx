/**
 * The solution token by token: a chip for each, with its author, its probability and how unsure the student was. Only
 * the rows in view are in the document. One chip is the current one: the keys move it, and a panel tells what is known.
 */
import '../styles/tokens-view.css';

import { memo, useDeferredValue, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { VList, type VListHandle } from 'virtua';

import { usePage } from '../page-context.ts';
import { useLocale } from '../locales/use-locale.ts';
import { heatOf } from '../timeline/lanes.ts';
import { chipText, spokenText } from './chip-text.ts';
import { rowOf, tokenRows, type Item } from './rows.ts';
import { TokenDetail } from './TokenDetail.tsx';

interface Props {
  readonly onOpenCall: (call: number) => void;
}

/** The chips of the shown run. */
export default function TokenView({ onOpenCall }: Props) {
  const strings = useLocale();
  const run = useDeferredValue(usePage((state) => state.shown));
  const rows = useMemo(() => tokenRows(run), [run]);
  const list = useRef<VListHandle>(null);
  const [chosen, setChosen] = useState(0);
  const [pointed, setPointed] = useState<number | null>(null);
  const id = useId();
  const count = run.tokens.length;
  const current = Math.min(chosen, count - 1);
  const currentRow = rowOf(rows, current);
  const choose = (index: number) => {
    const next = Math.min(Math.max(0, index), count - 1);
    setChosen(next);
    setPointed(null);
    list.current?.scrollToIndex(rowOf(rows, next), { align: 'nearest' });
  };
  if (count === 0) return <p className="hint">{strings.tokens.none}</p>;
  return (
    <div className="token-view">
      <VList
        ref={list}
        className="token-list"
        lang="en"
        dir="ltr"
        role="listbox"
        tabIndex={0}
        aria-label={strings.tokens.list}
        aria-activedescendant={`${id}${current}`}
        data={rows}
        keepMounted={currentRow < 0 ? [] : [currentRow]}
        onKeyDown={(event) => {
          const to = target(event, current, rows, count);
          if (to === null) return;
          event.preventDefault();
          choose(to);
        }}
        onMouseLeave={() => setPointed(null)}
      >
        {(items, row) => (
          <Row
            key={row}
            items={items}
            id={id}
            current={row === currentRow ? current : null}
            onChoose={setChosen}
            onPoint={setPointed}
          />
        )}
      </VList>
      <TokenDetail run={run} index={pointed ?? current} onOpenCall={onOpenCall} />
    </div>
  );
}

/** Where a key leads, as an index of a token; null for a key that leads nowhere. */
function target(
  { key }: KeyboardEvent,
  current: number,
  rows: readonly (readonly Item[])[],
  count: number,
): number | null {
  const neighbor = (by: number): number => {
    const row = rows[rowOf(rows, current) + by];
    const first = row?.find((item) => item.kind === 'token');
    return first?.kind === 'token' ? first.index : current;
  };
  switch (key) {
    case 'ArrowLeft':
      return current - 1;
    case 'ArrowRight':
      return current + 1;
    case 'ArrowUp':
      return neighbor(-1);
    case 'ArrowDown':
      return neighbor(1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

interface RowProps {
  readonly items: readonly Item[];
  readonly id: string;
  /** The current token, where it is one of these. */
  readonly current: number | null;
  readonly onChoose: (index: number) => void;
  readonly onPoint: (index: number) => void;
}

/** Every token makes new rows; a row with the same tokens does not render again. */
const Row = memo(
  function Row({ items, id, current, onChoose, onPoint }: RowProps) {
    return (
      <div className="token-row" role="presentation">
        {items.map((item) =>
          item.kind === 'token' ? (
            <Chip
              key={item.index}
              item={item}
              id={`${id}${item.index}`}
              isCurrent={item.index === current}
              onChoose={onChoose}
              onPoint={onPoint}
            />
          ) : (
            <Bracket key={`${item.kind} ${item.call.id}`} item={item} />
          ),
        )}
      </div>
    );
  },
  (one, other) =>
    one.current === other.current &&
    one.items.length === other.items.length &&
    one.items.every((item, i) => same(item, other.items[i])),
);

function same(one: Item, other: Item | undefined): boolean {
  if (one.kind === 'token') return other?.kind === 'token' && one.token === other.token;
  return other !== undefined && one.kind === other.kind && one.call === other.call;
}

function Chip({
  item: { index, token },
  id,
  isCurrent,
  onChoose,
  onPoint,
}: {
  readonly item: Extract<Item, { kind: 'token' }>;
  readonly id: string;
  readonly isCurrent: boolean;
  readonly onChoose: (index: number) => void;
  readonly onPoint: (index: number) => void;
}) {
  const strings = useLocale();
  const { author, stats, isCommand } = token;
  const probability = stats?.probability ?? null;
  const classes = [
    'token-chip',
    `token-chip-${author}`,
    isCommand ? 'token-chip-command' : '',
    isCurrent ? 'token-chip-current' : '',
  ];
  return (
    <span
      id={id}
      role="option"
      aria-selected={isCurrent}
      className={classes.join(' ')}
      style={{ '--heat': stats === null ? 0 : heatOf(stats.entropy).toFixed(3) } as React.CSSProperties}
      onClick={() => onChoose(index)}
      onMouseEnter={() => onPoint(index)}
    >
      <span className="visually-hidden">
        {strings.tokens.chip(spokenText(token), strings.tokens.authors[author], probability)}
      </span>
      <span className="token-chip-text" aria-hidden="true">
        {chipText(token)}
      </span>
      <span className="token-chip-share" aria-hidden="true">
        {probability === null ? '' : strings.share(probability)}
      </span>
    </span>
  );
}

function Bracket({ item }: { readonly item: Exclude<Item, { kind: 'token' }> }) {
  const strings = useLocale();
  const { id, requested, delivered, totalMs } = item.call;
  if (item.kind === 'open') {
    return (
      <span className="bracket bracket-open" aria-hidden="true">
        {strings.tokens.openCall(id + 1, requested)}
      </span>
    );
  }
  return (
    <span className="bracket bracket-close" aria-hidden="true">
      {strings.tokens.closeCall(delivered)}
      {totalMs !== null && `, ${strings.milliseconds(totalMs)}`}
    </span>
  );
}
