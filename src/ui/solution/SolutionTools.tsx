/** Takes the solution elsewhere, as text, as a file or as a link, and brings a saved one back. */
import { useState } from 'react';

import { solutionText } from '../../relay/solution.ts';
import { formatTrace } from '../../relay/trace.ts';
import { DocsLink } from '../docs/DocsLink.tsx';
import { usePage, usePageActions, usePageSnapshot } from '../page-context.ts';
import type { PageState } from '../page-state.ts';
import { useLocale } from '../locales/use-locale.ts';
import { Menu } from '../menu/Menu.tsx';
import { FileButton } from '../trace/FileButton.tsx';
import { openRunFile } from '../trace/open-file.ts';
import { LinkTooLongError, linkTo } from '../trace/link.ts';
import { sourceOf, toLatex, toMarkdown } from './documents.ts';
import { copyPicture, copyText, saveBlob, saveFile } from './export.ts';

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
  const picture = async (): Promise<Blob> => {
    const sheet = document.querySelector<HTMLElement>('#solution .sheet-body');
    if (sheet === null) throw new Error('There is no solution to draw.');
    const { pictureOfSolution } = await import('./picture.ts');
    return pictureOfSolution(sheet, sourceOf(snapshot().shown, strings));
  };
  return (
    <div className="tools">
      {hasRun && (
        <Menu label={strings.solution.take}>
          <ExportButton
            label={strings.solution.copy}
            done={strings.solution.copied}
            failed={strings.solution.copyFailed}
            act={() => copyText(solutionText(snapshot().shown))}
          />
          <ExportButton
            label={strings.solution.share}
            done={strings.solution.shared}
            failed={strings.solution.copyFailed}
            hint={strings.solution.shareHint}
            act={async () => copyText(await linkToRun(snapshot()))}
          />
          <ExportButton
            label={strings.solution.copyMarkdown}
            done={strings.solution.copied}
            failed={strings.solution.copyFailed}
            act={() => copyText(documentOf.markdown())}
          />
          <ExportButton
            label={strings.solution.copyLatex}
            done={strings.solution.copied}
            failed={strings.solution.copyFailed}
            act={() => copyText(documentOf.latex())}
          />
          <ExportButton
            label={strings.solution.copyPicture}
            done={strings.solution.copied}
            failed={strings.solution.copyFailed}
            act={() => copyPicture(picture())}
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
          <ExportButton
            label={strings.solution.savePicture}
            done={strings.solution.saved}
            act={async () => {
              saveBlob('relay-run.png', await picture());
              return true;
            }}
            failed={strings.solution.noPicture}
          />
          <button type="button" className="button quiet small" onClick={() => window.print()}>
            {strings.solution.print}
          </button>
          <DocsLink page="traceFormat" className="menu-link">
            {strings.docs.traceFormat}
          </DocsLink>
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
function ExportButton({
  label,
  done,
  failed,
  hint,
  act,
}: {
  readonly label: string;
  readonly done: string;
  readonly failed: string;
  readonly hint?: string;
  /** Whether it worked. */
  readonly act: () => Promise<boolean>;
}) {
  const strings = useLocale();
  const [outcome, setOutcome] = useState<string | null>(null);
  const run = async () => {
    try {
      setOutcome((await act()) ? done : failed);
    } catch (error) {
      setOutcome(error instanceof LinkTooLongError ? strings.solution.tooLong : failed);
    }
  };
  return (
    <button
      type="button"
      className="button quiet small"
      title={hint}
      onClick={() => void run()}
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
