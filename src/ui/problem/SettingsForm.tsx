/** The form of a run's settings. Bounds and defaults are those of settings.ts. */
import type { ReactNode } from 'react';
import { useId } from 'react';

import { usePage, usePageActions, usePageEnvironment } from '../page-context.ts';
import { parameterOf, policyInForce, policyLabel, policyMenu, writesCommands } from '../policies.ts';
import { defaultSettings, devices } from '../settings.ts';
import { useLocale } from '../locales/use-locale.ts';
import { embeddedStudentLabel, embeddedStudents, studentLabel } from '../students.ts';
import { canPrefill } from '../teacher/teacher-location.ts';
import { CacheFact } from './CacheFact.tsx';
import { NumberField, SettingField } from './NumberField.tsx';
import { CommandsAsText, EntropyCalibration, ThinkFirst } from './StudentChoices.tsx';
import { SamplingFields } from './SamplingFields.tsx';

/** The form, folded up at first. */
export function SettingsForm() {
  const strings = useLocale();
  const settings = usePage((state) => state.settings);
  const { changeSettings } = usePageActions();
  // Only the settings of a run: students from elsewhere, the access code and how the page looks stay.
  const reset = () => {
    const { otherStudents, accessCode, language, theme, textSize, largeType, dismissed } = settings;
    const kept = { otherStudents, accessCode, language, theme, textSize, largeType, dismissed };
    changeSettings({ ...defaultSettings, ...kept });
  };
  return (
    <details className="settings">
      <summary>{strings.settings.heading}</summary>
      <div className="settings-body">
        <Choices
          legend={strings.settings.whoDecides}
          value={settings.policy}
          options={policyMenu.map(({ kind }) => ({
            value: kind,
            label: policyLabel(kind, strings.settings.policies),
          }))}
          onChange={(policy) => changeSettings({ policy })}
        />
        <CommandsAsText />
        <PolicyFields />
        <ThinkFirst />
        <label className="choice-row">
          <input
            type="checkbox"
            checked={settings.pauses}
            onChange={(event) => changeSettings({ pauses: event.target.checked })}
          />
          {strings.settings.pauses}
        </label>
        <PrefillChoice />
        <div className="fields">
          <SettingField name="maxCalls" label={strings.settings.maxCalls} />
          <SettingField name="maxTeacherTokens" label={strings.settings.maxTeacherTokens} />
          <SettingField name="maxTokens" label={strings.settings.maxTokens} />
          <SettingField
            name="inputPrice"
            label={strings.settings.inputPrice}
            hint={strings.settings.priceHint}
          />
          <SettingField
            name="outputPrice"
            label={strings.settings.outputPrice}
            hint={strings.settings.priceHint}
          />
        </div>
        <SamplingFields />
        <StudentMenu />
        <Choices
          legend={strings.settings.device}
          value={settings.device}
          options={devices.map((value) => ({ value, label: strings.settings.devices[value] }))}
          onChange={(device) => changeSettings({ device })}
        />
        <CacheFact />
        <button type="button" className="button quiet small" onClick={reset}>
          {strings.settings.reset}
        </button>
      </div>
    </details>
  );
}

/** What the chosen policy needs to know. */
function PolicyFields() {
  const strings = useLocale();
  const settings = usePage((state) => state.settings);
  const { changeSettings } = usePageActions();
  const canCall = usePage(
    ({ student, settings }) => student.kind !== 'ready' || writesCommands(student.student.canCall, settings),
  );
  const inForce = policyInForce(settings.policy, canCall);
  const chosen = policyMenu.find(({ kind }) => kind === inForce);
  if (chosen === undefined || (chosen.bounds === null && !chosen.hasTokensPerCall)) return null;
  const { kind, bounds, hasTokensPerCall } = chosen;
  return (
    <div className="fields">
      {inForce !== settings.policy && (
        <p className="hint" role="status">
          {strings.settings.policyInForce(policyLabel(inForce, strings.settings.policies))}
        </p>
      )}
      {bounds !== null && (
        <NumberField
          key={kind}
          bounds={bounds}
          label={policyLabel(kind, strings.settings.policyParameters)}
          value={parameterOf(kind, settings)}
          onChange={(value) =>
            changeSettings({ policyParameters: { ...settings.policyParameters, [kind]: value } })
          }
        />
      )}
      {hasTokensPerCall && <SettingField name="tokensPerCall" label={strings.settings.tokensPerCall} />}
      {kind === 'entropy' && <EntropyCalibration />}
    </div>
  );
}

/** Offered where the teacher that is asked does it. */
function PrefillChoice() {
  const strings = useLocale();
  const environment = usePageEnvironment();
  const wanted = usePage((state) => state.settings.prefill);
  const canBe = usePage((state) => canPrefill(state, environment));
  const { changeSettings } = usePageActions();
  const hint = useId();
  return (
    <div>
      <label className="choice-row">
        <input
          type="checkbox"
          checked={wanted && canBe}
          disabled={!canBe}
          aria-describedby={hint}
          onChange={(event) => changeSettings({ prefill: event.target.checked })}
        />
        {strings.settings.prefill}
      </label>
      <span id={hint} className="hint">
        {canBe ? strings.settings.prefillHint : strings.settings.prefillUnavailable}
      </span>
    </div>
  );
}

/** The students that ship with the page and those in this browser; the picker has all others. */
function StudentMenu() {
  const strings = useLocale();
  const chosen = usePage((state) => state.settings.student);
  const others = usePage((state) => state.settings.otherStudents);
  const { changeSettings, openPicker } = usePageActions();
  return (
    <>
      <Choices
        legend={strings.settings.student}
        value={chosen}
        options={[
          ...embeddedStudents.map((value) => ({ value, label: embeddedStudentLabel(value, strings) })),
          ...others.map((value) => ({ value, label: studentLabel(value) })),
        ]}
        onChange={(student) => changeSettings({ student })}
      />
      <button type="button" className="button small" aria-haspopup="dialog" onClick={openPicker}>
        {strings.hub.more}
      </button>
    </>
  );
}

interface ChoicesProps<T extends string> {
  readonly legend: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}

function Choices<T extends string>({ legend, value, options, onChange }: ChoicesProps<T>): ReactNode {
  const name = useId();
  return (
    <fieldset className="choices">
      <legend className="label">{legend}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={value === option.value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
