/**
 * The versions of a run below its timeline: what was changed at which token, and the result. One is shown.
 */
import '../styles/versions.css';

import { useMemo } from 'react';

import { verdictOf } from '../answer/verdict.ts';
import { usePage, usePageActions } from '../page-context.ts';
import { useLocale } from '../locales/use-locale.ts';
import { SolveAgain } from './SolveAgain.tsx';
import { versionName } from './version-name.ts';
import { depthOf, type Version } from './versions.ts';

/** The list, where there is more than one version, and the ways to another one. */
export function VersionList() {
  const strings = useLocale();
  const versions = usePage((state) => state.versions);
  const shown = usePage((state) => state.version);
  if (versions.length === 0) return null;
  return (
    <section className="versions" aria-label={strings.versions.region}>
      {versions.length > 1 && <h2 className="label">{strings.versions.heading}</h2>}
      {versions.length > 1 && (
        <ol>
          {versions.map((version, index) => (
            <li key={index} style={{ '--depth': depthOf(versions, index) } as React.CSSProperties}>
              <VersionButton version={version} index={index} isShown={index === shown} />
            </li>
          ))}
        </ol>
      )}
      <SolveAgain />
    </section>
  );
}

function VersionButton({
  version,
  index,
  isShown,
}: {
  readonly version: Version;
  readonly index: number;
  readonly isShown: boolean;
}) {
  const strings = useLocale();
  const runAnswer = usePage((state) => state.runAnswer);
  const actions = usePageActions();
  const { recording, from } = version;
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
        {versionName(version)}
        {from !== null && from.change.kind !== 'setup' && (
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
        <span>{strings.percent(run.metrics.callRatio)}</span>
      </span>
    </button>
  );
}
