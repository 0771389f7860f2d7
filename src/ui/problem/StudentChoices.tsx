/** Settings that only some students have: commands as text, thinking first, and a threshold measured for the student. */
import { usePage, usePageActions } from '../page-context.ts';
import { needsCommands } from '../policies.ts';
import { useLocale } from '../locales/use-locale.ts';

/** Whether the student writes `<call>` as text: asked where it has no token for it, and the policy needs commands. */
export function CommandsAsText() {
  const { settings: texts } = useLocale();
  const isAsked = usePage(
    ({ student, settings }) =>
      student.kind === 'ready' && !student.student.canCall && needsCommands(settings.policy),
  );
  const isOn = usePage(({ settings }) => settings.writesCommands);
  const { changeSettings } = usePageActions();
  if (!isAsked) return null;
  return (
    <Choice
      label={texts.writesCommands}
      isOn={isOn}
      change={(writesCommands) => changeSettings({ writesCommands })}
    />
  );
}

/** Whether the student thinks first: asked where its prompt can say so. */
export function ThinkFirst() {
  const { settings: texts } = useLocale();
  const isAsked = usePage(({ student }) => student.kind === 'ready' && student.student.canThink === true);
  const isOn = usePage(({ settings }) => settings.thinks);
  const { changeSettings } = usePageActions();
  if (!isAsked) return null;
  return <Choice label={texts.thinks} isOn={isOn} change={(thinks) => changeSettings({ thinks })} />;
}

interface ChoiceProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly change: (isOn: boolean) => void;
}

function Choice({ label, isOn, change }: ChoiceProps) {
  return (
    <label className="choice-row">
      <input type="checkbox" checked={isOn} onChange={(event) => change(event.target.checked)} />
      {label}
    </label>
  );
}

/** Measures the threshold of the policy `entropy` for the loaded student. */
export function EntropyCalibration() {
  const { settings: texts } = useLocale();
  const calibration = usePage((state) => state.calibration);
  const isReady = usePage(({ activity, student }) => activity.kind === 'idle' && student.kind === 'ready');
  const { calibrateEntropy } = usePageActions();
  return (
    <div>
      <button
        type="button"
        className="button quiet small"
        disabled={!isReady}
        onClick={() => void calibrateEntropy()}
      >
        {texts.calibrate}
      </button>
      <p className="hint" role="status">
        {calibration === null ? texts.calibrateHint : texts.calibrating(calibration.done, calibration.of)}
      </p>
    </div>
  );
}
