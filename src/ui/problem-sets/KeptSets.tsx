/** The sets that this browser keeps: to open, and to delete. */
import { usePage, usePageActions } from '../page-context.ts';
import { useLocale } from '../locales/use-locale.ts';

/** The list, and the way back for what was deleted last. */
export function KeptSets() {
  const strings = useLocale();
  const kept = usePage((state) => state.keptSets) ?? [];
  const open = usePage((state) => state.set?.id);
  const isIdle = usePage((state) => state.activity.kind === 'idle');
  const removed = usePage((state) => state.removedFromSets);
  const actions = usePageActions();
  return (
    <>
      {kept.length > 0 && (
        <section aria-label={strings.problemSets.kept}>
          <h2 className="label">{strings.problemSets.kept}</h2>
          <ul className="kept-sets">
            {kept.map(({ id, name, problems, setups }) => (
              <li key={id}>
                <button
                  type="button"
                  className="kept-set"
                  disabled={!isIdle}
                  aria-current={id === open ? 'true' : undefined}
                  onClick={() => void actions.openSet(id)}
                >
                  <span className="kept-set-name" dir="auto">
                    {name}
                  </span>
                  <span className="hint">{strings.problemSets.keptFacts(problems, setups)}</span>
                </button>
                <button
                  type="button"
                  className="button quiet small"
                  disabled={!isIdle}
                  aria-label={strings.problemSets.remove(name)}
                  title={strings.problemSets.remove(name)}
                  onClick={() => void actions.removeSet(id)}
                >
                  ×
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <div role="status">
        {removed !== null && (
          <p>
            {removed.setup === null ? strings.problemSets.setRemoved : strings.problemSets.setupRemoved}{' '}
            <button
              type="button"
              className="button small"
              disabled={!isIdle}
              onClick={() => void actions.restoreRemoved()}
            >
              {strings.problemSets.undo}
            </button>
          </p>
        )}
      </div>
    </>
  );
}
