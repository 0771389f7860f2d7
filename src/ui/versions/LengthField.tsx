/** How many tokens the teacher is asked for. */
interface Props {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** More than the limits of any run leave. */
const most = 999;

/** The field for that number. */
export function LengthField({ label, value, onChange }: Props) {
  return (
    <label className="length-field">
      <span className="label">{label}</span>
      <input
        type="number"
        min={1}
        max={most}
        required
        value={Number.isNaN(value) ? '' : value}
        onChange={(event) => onChange(event.target.valueAsNumber)}
      />
    </label>
  );
}
