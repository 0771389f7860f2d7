/** A field of the dialog that chooses the teacher: its label, its control, and a hint. */
import { useId, type ReactNode } from 'react';

interface FieldProps {
  readonly label: string;
  readonly hint?: string;
  /** Makes the control with this id; its hint has the id with `-hint`. */
  readonly children: (id: string) => ReactNode;
}

/** One row of the dialog. */
export function SetupField({ label, hint, children }: FieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <span className="field-row">{children(id)}</span>
      {hint !== undefined && (
        <span id={`${id}-hint`} className="hint">
          {hint}
        </span>
      )}
    </div>
  );
}
