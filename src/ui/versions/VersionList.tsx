/** The versions of a run below its timeline: what was changed where, and what came of it. One of them is shown. */
import { useMemo } from 'react';

import { verdictOf } from '../answer/verdict.ts';
import { usePage, usePageActions } from '../page-context.ts';
import { strings } from '../strings.ts';
import { depthOf, type Change, type Version } from './versions.ts';

export function VersionList() {
  const versions = usePage((state) => state.versions);
  const shown = usePage((state) => state.version);
  if (versions.length < 2) return null;
  return (
    <section className="versions" aria-label={strings.versions.region}>
      <h2 className="label">{strings.versions.heading}</h2>
      <ol>
        {versions.map((version, index) => (
          <li key={index} style={{ '--depth': depthOf(versions, index) } as React.CSSProperties}>
            <VersionButton version={version} index={index} isShown={index === shown} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function VersionButton({
  version: { recording, from },
  index,
  isShown,
}: {
  readonly version: Version;
  readonly index: number;
  readonly isShown: boolean;
}) {
  const runAnswer = usePage((state) => state.runAnswer);
  const actions = usePageActions();
  const { run } = recording;
  const verdict = useMemo(() => verdictOf(run, runAnswer), [run, runAnswer]);
  return (
    <button
      type="button"
      className="version"
      aria-current={isShown ? 'true' : undefined}
      onClick={() => actions.showVersion(index)}
    >
      <span className="version-number">{index + 1}</span>
      <span className="version-change">
        {from === null ? strings.versions.itself : changeText(from.change)}
        {from !== null && (
          <span className="hint"> {strings.versions.from(from.version + 1, from.tokens)}</span>
        )}
      </span>
      <span className="version-figures">
        {verdict.kind !== 'open' && (
          <span className={`version-verdict answer-${verdict.kind}`}>
            {verdict.answer === null
              ? strings.versions.noAnswer
              : strings.versions.answers[verdict.kind](verdict.answer)}
          </span>
        )}
        <span>{strings.percent(run.meter.callRatio)}</span>
      </span>
    </button>
  );
}

function changeText(change: Change): string {
  switch (change.kind) {
    case 'call':
      return strings.versions.call(change.requested);
    case 'decline':
      return strings.versions.decline;
    case 'token':
      return strings.versions.token(change.text);
  }
}
