/** What is known of one token: its author, its probability and entropy, and the alternatives. */
import type { TokenStats } from '../../relay/events.ts';
import type { RunState, SolutionToken } from '../../relay/run-state.ts';
import { usePage, usePageActions } from '../page-context.ts';
import { locale } from '../locales/index.ts';
import { useLocale } from '../locales/use-locale.ts';
import { chipText, spokenText } from './chip-text.ts';
import { WhatIf } from './WhatIf.tsx';

interface Props {
  readonly run: RunState;
  readonly index: number;
  readonly onOpenCall: (call: number) => void;
}

/** The panel of the current token. */
export function TokenDetail({ run, index, onOpenCall }: Props) {
  const strings = useLocale();
  const actions = usePageActions();
  const token = run.tokens.at(index);
  if (token === undefined) return null;
  const { stats, call } = token;
  return (
    <section className="token-detail" aria-label={strings.tokens.heading(index + 1, run.tokens.length)}>
      <p className="token-detail-head">
        <span className={`token-chip token-chip-${token.author}`}>
          <span className="token-chip-text">{chipText(token)}</span>
        </span>
        <span className="label">{strings.tokens.heading(index + 1, run.tokens.length)}</span>
      </p>
      <dl className="facts">
        <Fact name={strings.tokens.author} value={authorOf(token)} />
        {stats !== null && (
          <>
            <Fact name={strings.tokens.probability} value={strings.share(stats.probability)} />
            <Fact name={strings.tokens.entropy} value={strings.tokens.nats(stats.entropy)} />
          </>
        )}
      </dl>
      {stats === null ? (
        <p className="hint">{strings.tokens.notAsked}</p>
      ) : (
        <Alternatives stats={stats} written={token} index={index} />
      )}
      <WhatIf run={run} index={index} />
      <p className="token-detail-actions">
        {call !== null && (
          <button type="button" className="button quiet small" onClick={() => onOpenCall(call)}>
            {strings.tokens.showCall(call + 1)}
          </button>
        )}
        <button type="button" className="button quiet small" onClick={() => actions.showTokens(index + 1)}>
          {strings.tokens.goTo}
        </button>
      </p>
      <p className="hint">{strings.tokens.hint}</p>
    </section>
  );
}

function authorOf({ author, isCommand }: SolutionToken): string {
  const strings = locale();
  return isCommand ? strings.tokens.command : strings.tokens.authors[author];
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Alternatives({
  stats,
  written,
  index,
}: {
  readonly stats: TokenStats;
  readonly written: SolutionToken;
  readonly index: number;
}) {
  const strings = useLocale();
  const isIdle = usePage((state) => state.activity.kind === 'idle');
  const actions = usePageActions();
  return (
    <>
      <h3 className="label">{strings.tokens.alternatives}</h3>
      <ol className="alternatives">
        {stats.alternatives.map(({ id, text, probability }) => (
          <li key={id} className={id === written.id ? 'alternative-written' : undefined}>
            <code>{chipText({ text, role: 'text' })}</code>
            <span className="alternative-bar" aria-hidden="true">
              <span style={{ width: `${100 * probability}%` }} />
            </span>
            <span className="alternative-share">{strings.share(probability)}</span>
            {/* A command is more than its first token: who wants a call asks for one. */}
            {isIdle && id !== written.id && text !== '<call>' && !written.isCommand && (
              <button
                type="button"
                className="button quiet small"
                aria-label={strings.tokens.takeName(spokenText({ text, role: 'text' }))}
                onClick={() =>
                  void actions.branch(
                    index,
                    { kind: 'token', id },
                    { kind: 'token', text: chipText({ text, role: 'text' }) },
                  )
                }
              >
                {strings.tokens.take}
              </button>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
