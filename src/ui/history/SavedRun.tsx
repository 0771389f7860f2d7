/** One saved run in the list. */
import { useState } from 'react';

import { usePage, usePageActions } from '../page-context.ts';
import { useLocale } from '../locales/use-locale.ts';
import type { RunSummary } from './history-store.ts';
import { NameField } from './NameField.tsx';

export function SavedRun({ summary }: { readonly summary: RunSummary }) {
  const strings = useLocale();
  const actions = usePageActions();
  const [isNaming, setNaming] = useState(false);
  const { id, problem, name = '', isStarred = false } = summary;
  const title = name === '' ? problem : name;
  return (
    <li>
      <IconButton
        name={isStarred ? strings.history.unstar(title) : strings.history.star(title)}
        sign={isStarred ? '★' : '☆'}
        onPress={() => void actions.labelSavedRun(id, { isStarred: !isStarred })}
      />
      {isNaming ? (
        <NameField
          label={strings.history.name}
          value={name}
          onEnd={(changed) => {
            setNaming(false);
            if (changed !== null) void actions.labelSavedRun(id, { name: changed });
          }}
        />
      ) : (
        <OpenButton summary={summary} title={title} />
      )}
      <IconButton name={strings.history.rename(title)} sign="✎" onPress={() => setNaming(true)} />
      <IconButton
        name={strings.history.remove(title)}
        sign="×"
        onPress={() => void actions.removeSavedRuns([id])}
      />
    </li>
  );
}

function OpenButton({ summary, title }: { readonly summary: RunSummary; readonly title: string }) {
  const strings = useLocale();
  const isBusy = usePage((state) => state.activity.kind !== 'idle');
  const isShown = usePage((state) => state.versions[state.version]?.id === summary.id);
  const actions = usePageActions();
  const { id, changed, student, callRatio, answer, isOver } = summary;
  const what = isOver ? (answer === null ? '' : strings.history.answer(answer)) : strings.history.brokenOff;
  const facts = [strings.dateAndTime(new Date(changed)), student, strings.percent(callRatio), what];
  return (
    <button
      type="button"
      className="history-run"
      disabled={isBusy}
      aria-current={isShown ? 'true' : undefined}
      onClick={() => void actions.openSavedRun(id)}
    >
      <span className="history-problem" dir="auto">
        {title}
      </span>
      <span className="hint">{facts.filter((part) => part !== '').join(' · ')}</span>
    </button>
  );
}

interface IconButtonProps {
  readonly name: string;
  readonly sign: string;
  readonly onPress: () => void;
}

function IconButton({ name, sign, onPress }: IconButtonProps) {
  return (
    <button
      type="button"
      className="button quiet small history-icon"
      aria-label={name}
      title={name}
      onClick={onPress}
    >
      {sign}
    </button>
  );
}
