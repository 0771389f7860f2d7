/** Takes the solution elsewhere: its clean text to the clipboard, its whole log to a file. */
import { useState } from 'react';

import { solutionText } from '../../relay/solution.ts';
import { formatTrace } from '../../relay/trace.ts';
import { usePage, usePageSnapshot } from '../page-context.ts';
import { strings } from '../strings.ts';
import { copyText, saveFile } from './take-away.ts';

export function SolutionTools() {
  const hasRun = usePage((state) => state.recording.length > 0);
  const snapshot = usePageSnapshot();
  const [copied, setCopied] = useState<boolean | null>(null);
  if (!hasRun) return null;
  const copy = async () => {
    setCopied(await copyText(solutionText(snapshot().shown)));
  };
  const save = () => {
    saveFile('relay-run.json', formatTrace(snapshot().recording.events, new Date().toISOString()));
  };
  const label = {
    null: strings.solution.copy,
    true: strings.solution.copied,
    false: strings.solution.copyFailed,
  };
  return (
    <div className="tools">
      <button
        type="button"
        className="button quiet small"
        onClick={() => void copy()}
        onBlur={() => setCopied(null)}
      >
        {label[`${copied}`]}
      </button>
      <button type="button" className="button quiet small" onClick={save}>
        {strings.solution.save}
      </button>
    </div>
  );
}
