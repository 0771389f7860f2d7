/** What a device has to solve, with its own settings, and how far it has come. */
import type { SolveResult } from '../../../room/events.ts';
import { usePage, usePageActions } from '../../page-context.ts';
import { useClass, useClassState } from '../page-class.ts';
import { useRoomTexts } from '../room-texts.ts';

interface Props {
  /** The results of this device. */
  readonly results: Readonly<Record<string, SolveResult>>;
  readonly problems: number;
}

/** The card. */
export function SolveCard({ results, problems }: Props) {
  const texts = useRoomTexts();
  const { solving } = useClass();
  const { stop } = usePageActions();
  const given = useClassState((state) => state.problems);
  const isIdle = usePage((state) => state.activity.kind === 'idle');
  const isReady = usePage((state) => state.student.kind === 'ready');
  const own = Object.values(results);
  return (
    <>
      {given !== null && (
        <ol className="class-problems" lang="en" dir="ltr">
          {given.problems.map(({ problem }, index) => (
            <li key={index}>{problem}</li>
          ))}
        </ol>
      )}
      <p className="hint">{texts.solve.hint}</p>
      <div className="buttons">
        <button
          type="button"
          className="button primary small"
          disabled={given === null || !isIdle || !isReady}
          onClick={() => void solving.solve(texts.solve.setName)}
        >
          {own.length === 0 ? texts.solve.start : texts.solve.again}
        </button>
        {!isIdle && (
          <button type="button" className="button small" onClick={stop}>
            {texts.solve.stop}
          </button>
        )}
      </div>
      {own.length > 0 && (
        <p>{texts.solve.own(own.length, problems, own.filter(({ right }) => right).length)}</p>
      )}
    </>
  );
}
