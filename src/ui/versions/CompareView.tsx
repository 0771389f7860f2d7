/** Two versions of a run side by side: what they have in common is pale, and each goes its own way from there. */
import { useDeferredValue, useMemo, useState } from 'react';

import { usePage } from '../page-context.ts';
import type { RunState } from '../../relay/run-state.ts';
import { useLocale } from '../locales/use-locale.ts';
import { attributedText } from '../solution/from-run.ts';
import { layOut } from '../solution/layout.ts';
import { SolutionView } from '../solution/SolutionView.tsx';
import { isEmbedded } from '../students.ts';
import { partingOf } from './diff.ts';
import { versionName } from './version-name.ts';
import type { Version } from './versions.ts';

/** Both versions, in columns. */
export function CompareView() {
  const strings = useLocale();
  const versions = usePage((state) => state.versions);
  const shown = usePage((state) => state.version);
  const [chosen, setChosen] = useState<number | null>(null);
  const current = versions[shown];
  const fallback = current?.from?.version ?? versions.findIndex((_, index) => index !== shown);
  const other = chosen === null || chosen === shown || chosen >= versions.length ? fallback : chosen;
  const compared = versions[other];
  if (current === undefined || compared === undefined) {
    return <p className="compare hint">{strings.versions.nothingToCompare}</p>;
  }
  return (
    <div className="compare">
      <label className="compare-choice">
        <span className="label">{strings.versions.compareWith}</span>
        <select value={other} onChange={(event) => setChosen(Number(event.target.value))}>
          {versions.map((version, index) =>
            index === shown ? null : (
              <option key={index} value={index}>
                {index + 1}: {versionName(version)}
              </option>
            ),
          )}
        </select>
      </label>
      <Columns versions={[compared, current]} numbers={[other + 1, shown + 1]} />
    </div>
  );
}

function Columns({
  versions: [left, right],
  numbers,
}: {
  readonly versions: readonly [Version, Version];
  readonly numbers: readonly [number, number];
}) {
  const [one, two] = [useDeferredValue(left.recording.run), useDeferredValue(right.recording.run)];
  const parting = useMemo(() => partingOf(one, two), [one, two]);
  return (
    <div className="compare-columns">
      {([left, right] as const).map((version, side) => (
        <section key={side} aria-label={`${numbers[side] ?? ''}: ${versionName(version)}`}>
          <h3 className="label">
            {numbers[side]}: {versionName(version)}
          </h3>
          <Column run={side === 0 ? one : two} parting={parting} />
        </section>
      ))}
    </div>
  );
}

function Column({ run, parting }: { readonly run: RunState; readonly parting: number }) {
  // Without the marks of the calls: they open what the version that is shown asked.
  const blocks = useMemo(() => layOut({ ...attributedText(run), calls: [], parting }), [run, parting]);
  const isEnglish = isEmbedded(run.header?.student.name ?? '');
  return (
    <div className="solution compare-solution" lang={isEnglish ? 'en' : ''} dir="ltr">
      <SolutionView blocks={blocks} onOpenCall={() => undefined} />
    </div>
  );
}
