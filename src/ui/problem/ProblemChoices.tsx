/** What a person may choose before a run: examples, settings and earlier runs. It comes after the first paint. */
import { HistoryPanel } from '../history/HistoryPanel.tsx';
import { Examples } from './Examples.tsx';
import { SettingsForm } from './SettingsForm.tsx';

/** The choices, one below the other. */
export default function ProblemChoices() {
  return (
    <div className="problem-choices">
      <Examples />
      <SettingsForm />
      <HistoryPanel />
    </div>
  );
}
