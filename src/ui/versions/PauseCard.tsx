/** A run that waits at a call: the person lets the teacher write, asks for more or less, declines, or writes it. */
import { useEffect, useId, useRef, useState } from 'react';

import type { CallRequest } from '../../relay/events.ts';
import { usePage, usePageActions } from '../page-context.ts';
import { useLocale } from '../locales/use-locale.ts';
import { LengthField } from './LengthField.tsx';

/** The card of a paused run. */
export function PauseCard() {
  const request = usePage(({ recording: { run }, activity, position }) => {
    const isPaused = run.status.kind === 'ended' && run.status.reason.kind === 'paused';
    if (!isPaused || activity.kind !== 'idle' || position !== null) return null;
    return run.status.reason.request;
  });
  const place = usePage((state) => state.recording.length);
  // Each pause begins with what is asked for there.
  return request === null ? null : <Questions key={place} request={request} />;
}

function Questions({ request }: { readonly request: CallRequest }) {
  const strings = useLocale();
  const actions = usePageActions();
  const [length, setLength] = useState(request.requested);
  const [text, setText] = useState('');
  const heading = useId();
  const grant = useRef<HTMLButtonElement>(null);
  useEffect(() => grant.current?.focus(), []);
  const what = request.by === 'student' ? strings.pause.student : strings.pause.policy;
  return (
    <section className="pause" aria-labelledby={heading}>
      <h3 id={heading}>{what(request.requested)}</h3>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void actions.answer({ kind: 'call', request: { ...request, requested: length } });
        }}
      >
        <LengthField label={strings.pause.length} value={length} onChange={setLength} />
        <button ref={grant} type="submit" className="button primary small">
          {strings.pause.grant}
        </button>
        <button
          type="button"
          className="button small"
          onClick={() => void actions.answer({ kind: 'decline', request })}
        >
          {strings.pause.decline}
        </button>
      </form>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void actions.answer({ kind: 'text', text, request });
        }}
      >
        <label className="pause-text">
          <span className="label">{strings.pause.text}</span>
          <input type="text" value={text} onChange={(event) => setText(event.target.value)} />
        </label>
        <button type="submit" className="button small" disabled={text === ''}>
          {strings.pause.write}
        </button>
      </form>
    </section>
  );
}
