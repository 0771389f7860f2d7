/** A button that lets the person choose a file. */
import { useRef } from 'react';

interface Props {
  readonly label: string;
  /** Endings or types, as an input of the type `file` takes them. */
  readonly accept: string;
  readonly disabled: boolean;
  readonly onChoose: (file: File) => void;
}

/** The button; it passes the chosen file on. */
export function FileButton({ label, accept, disabled, onChoose }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const choose = (file: File | undefined) => {
    if (file !== undefined) onChoose(file);
    // So that the same file can be chosen again, after a correction.
    if (input.current !== null) input.current.value = '';
  };
  return (
    <>
      <button
        type="button"
        className="button quiet small"
        disabled={disabled}
        onClick={() => input.current?.click()}
      >
        {label}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        aria-label={label}
        onChange={(event) => choose(event.target.files?.[0])}
      />
    </>
  );
}
