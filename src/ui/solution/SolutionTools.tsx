/** Takes the solution elsewhere, as text, as a file or as a link, and brings a saved one back. */
import { useState } from 'react';

import { solutionText } from '../../relay/solution.ts';
import { formatTrace } from '../../relay/trace.ts';
import { usePage, usePageActions, usePageSnapshot } from '../page-context.ts';
import type { PageState } from '../page-state.ts';
import { useLocale } from '../locales/use-locale.ts';
import { Menu } from '../menu/Menu.tsx';
import { FileButton } from '../trace/FileButton.tsx';
import { openRunFile } from '../trace/open-file.ts';
import { LinkTooLongError, linkTo } from '../trace/link.ts';
import { toLatex, toMarkdown } from './documents.ts';
import { copyText, saveFile } from './export.ts';

/** The row of buttons. */
export function SolutionTools() {
  const strings = useLocale();
  const hasRun = usePage((state) => state.recording.length > 0);
  const snapshot = usePageSnapshot();
  const save = () => {
    const { recording, runAnswer } = snapshot();
    saveFile('relay-run.json', formatTrace(recording.events, new Date().toISOString(), runAnswer));
  };
  const documentOf = {
    markdown: () => toMarkdown(snapshot().shown, strings),
    latex: () => toLatex(snapshot().shown, strings),
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
            text={() => linkToRun(snapshot())}
          />
          <CopyButton
            label={strings.solution.copyMarkdown}
            done={strings.solution.copied}
            text={() => Promise.resolve(documentOf.markdown())}
          />
          <CopyButton
            label={strings.solution.copyLatex}
            done={strings.solution.copied}
            text={() => Promise.resolve(documentOf.latex())}
          />
          <button type="button" className="button quiet small" onClick={save}>
            {strings.solution.save}
          </button>
          <button
            type="button"
            className="button quiet small"
            onClick={() => saveFile('relay-run.md', documentOf.markdown(), 'text/markdown')}
          >
            {strings.solution.saveMarkdown}
          </button>
          <button
            type="button"
            className="button quiet small"
            onClick={() => saveFile('relay-run.tex', documentOf.latex(), 'application/x-tex')}
          >
            {strings.solution.saveLatex}
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

function linkToRun({ recording, runAnswer }: PageState): Promise<string> {
  const { origin, pathname } = window.location;
  return linkTo(`${origin}${pathname}`, recording.events, new Date().toISOString(), runAnswer);
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
      accept="application/json,.json,.jsonl"
      disabled={isBusy}
      onChoose={(file) => void openRunFile(file, actions)}
    />
  );
}
