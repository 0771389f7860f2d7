/** Takes the solution elsewhere, as text, as a file or as a link, and brings a saved one back. */
import { useState } from 'react';

import { solutionText } from '../../relay/solution.ts';
import { formatTrace } from '../../relay/trace.ts';
import { usePage, usePageActions, usePageSnapshot } from '../page-context.ts';
import { useLocale } from '../locales/use-locale.ts';
import { Menu } from '../menu/Menu.tsx';
import { FileButton } from '../trace/FileButton.tsx';
import { readTextFile } from '../trace/file.ts';
import { LinkTooLongError, linkTo } from '../trace/link.ts';
import { copyText, saveFile } from './export.ts';

/** The row of buttons. */
export function SolutionTools() {
  const strings = useLocale();
  const hasRun = usePage((state) => state.recording.length > 0);
  const snapshot = usePageSnapshot();
  const save = () => {
    saveFile('relay-run.json', formatTrace(snapshot().recording.events, new Date().toISOString()));
  };
  return (
    <div className="tools">
      {hasRun && (
        <Menu label={strings.solution.take}>
          <CopyButton
            label={strings.solution.copy}
            done={strings.solution.copied}
            text={() => Promise.resolve(solutionText(snapshot().shown))}
          />
          <CopyButton
            label={strings.solution.share}
            done={strings.solution.shared}
            hint={strings.solution.shareHint}
            text={() => linkToRun(snapshot().recording.events)}
          />
          <button type="button" className="button quiet small" onClick={save}>
            {strings.solution.save}
          </button>
          <button type="button" className="button quiet small" onClick={() => window.print()}>
            {strings.solution.print}
          </button>
        </Menu>
      )}
      <OpenButton />
    </div>
  );
}

function linkToRun(events: Parameters<typeof linkTo>[1]): Promise<string> {
  const { origin, pathname } = window.location;
  return linkTo(`${origin}${pathname}`, events, new Date().toISOString());
}

/** Says on itself how it went. */
function CopyButton({
  label,
  done,
  hint,
  text,
}: {
  readonly label: string;
  readonly done: string;
  readonly hint?: string;
  readonly text: () => Promise<string>;
}) {
  const strings = useLocale();
  const [outcome, setOutcome] = useState<string | null>(null);
  const copy = async () => {
    try {
      setOutcome((await copyText(await text())) ? done : strings.solution.copyFailed);
    } catch (error) {
      if (!(error instanceof LinkTooLongError)) throw error;
      setOutcome(strings.solution.tooLong);
    }
  };
  return (
    <button
      type="button"
      className="button quiet small"
      title={hint}
      onClick={() => void copy()}
      onBlur={() => setOutcome(null)}
    >
      {outcome ?? label}
    </button>
  );
}

function OpenButton() {
  const strings = useLocale();
  const isBusy = usePage((state) => state.activity.kind !== 'idle');
  const actions = usePageActions();
  return (
    <FileButton
      label={strings.solution.open}
      accept="application/json,.json"
      disabled={isBusy}
      onChoose={(file) => void actions.openTrace(() => readTextFile(file))}
    />
  );
}
