/** The changes at a token: each continues the run from there as a new version. */
import { useState } from 'react';

import type { RunState } from '../../relay/run-state.ts';
import { usePage, usePageActions } from '../page-context.ts';
import { useLocale } from '../locales/use-locale.ts';
import { LengthField } from '../versions/LengthField.tsx';
import { callAround } from '../versions/versions.ts';

interface Props {
  readonly run: RunState;
  readonly index: number;
}

/** The changes that are possible at this token. */
export function WhatIf({ run, index }: Props) {
  const strings = useLocale();
  const isIdle = usePage((state) => state.activity.kind === 'idle');
  const actions = usePageActions();
  const [length, setLength] = useState(4);
  const call = callAround(run, index);
  if (!isIdle) return null;
  return (
    <div className="what-if">
      <h3 className="label">{strings.tokens.change}</h3>
      {call === null ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const request = { by: 'person', requested: length, commandTokens: 0 } as const;
            void actions.branch(index, { kind: 'call', request }, { kind: 'call', requested: length });
          }}
        >
          <button type="submit" className="button small">
            {strings.tokens.callHere}
          </button>
          <LengthField label={strings.tokens.tokensPerCall} value={length} onChange={setLength} />
        </form>
      ) : (
        <button
          type="button"
          className="button small"
          onClick={() => {
            const place = call.position - call.commandTokens;
            void actions.branch(place, { kind: 'decline', request: null }, { kind: 'decline' });
          }}
        >
          {strings.tokens.withoutCall(call.id + 1)}
        </button>
      )}
    </div>
  );
}
