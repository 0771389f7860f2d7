/** The field in which a person names what the browser keeps. */
import { useState } from 'react';

/** Characters of a name. */
export const LONGEST_NAME = 500;

interface Props {
  readonly label: string;
  readonly value: string;
  /** Takes the name without white space around it; null leaves it as it was. */
  readonly onEnd: (name: string | null) => void;
}

/** Enter and leaving it take the name, Escape does not. */
export function NameField({ label, value, onEnd }: Props) {
  const [text, setText] = useState(value);
  return (
    <input
      className="history-name"
      type="text"
      dir="auto"
      // The person asked for the field with the button next to it.
      autoFocus
      maxLength={LONGEST_NAME}
      aria-label={label}
      placeholder={label}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => onEnd(text.trim())}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onEnd(null);
      }}
    />
  );
}
