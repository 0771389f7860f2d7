/** Fields of the settings form for numbers. */
import { useId, useState } from 'react';

import { usePage, usePageActions } from '../page-context.ts';
import type { NumberBounds } from '../policies.ts';
import { numberSettings, type NumberSettingName, type Settings } from '../settings.ts';

interface SettingFieldProps {
  readonly name: NumberSettingName;
  readonly label: string;
  readonly hint?: string;
}

/** The field of a setting that is a number. */
export function SettingField({ name, ...texts }: SettingFieldProps) {
  const value = usePage((state) => state.settings[name]);
  const { changeSettings } = usePageActions();
  const change = (next: number) => changeSettings({ [name]: next } satisfies Partial<Settings>);
  return <NumberField bounds={numberSettings[name]} value={value} onChange={change} {...texts} />;
}

interface NumberFieldProps {
  readonly bounds: NumberBounds;
  readonly label: string;
  readonly hint?: string;
  readonly value: number;
  /** Takes what is typed; a number out of bounds changes nothing. */
  readonly onChange: (value: number) => void;
}

/** Keeps what is typed while it is typed; only a number within bounds becomes the setting. */
export function NumberField({ bounds: { min, max, step }, label, hint, value, onChange }: NumberFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const id = useId();
  const write = (text: string) => {
    setDraft(text);
    if (text.trim() !== '') onChange(Number(text));
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="number"
        inputMode="decimal"
        min={min}
        max={max}
        step={step}
        value={draft ?? String(value)}
        onChange={(event) => write(event.target.value)}
        onBlur={() => setDraft(null)}
      />
      {hint !== undefined && <span className="hint">{hint}</span>}
    </div>
  );
}
