/**
 * The whole run as a strip: who wrote which tokens, where the calls are, how unsure the student was. The handle goes to
 * any token, and the solution, the tokens and the meter follow.
 */
import { useDeferredValue, useMemo } from 'react';

import type { RunState } from '../../relay/run-state.ts';
import { usePage, usePageActions } from '../page-context.ts';
import { useLocale } from '../locales/use-locale.ts';
import { entropyPath, authorSegments } from './lanes.ts';
import { speeds } from './player.ts';

/** The strip of the shown run. */
export function Timeline() {
  const strings = useLocale();
  const run = usePage((state) => state.recording.run);
  const shown = usePage((state) => state.shown.tokens.length);
  const actions = usePageActions();
  const count = run.tokens.length;
  const isEmpty = count === 0;
  return (
    <section className="timeline" aria-label={strings.timeline.region}>
      <div className="timeline-controls">
        <PlayButton isDisabled={isEmpty} />
        <Steps isDisabled={isEmpty} hasCalls={run.calls.length > 0} />
        <SpeedChoice isDisabled={isEmpty} />
        <p className="timeline-readout" data-figure="position">
          {strings.timeline.position(shown, count)}
        </p>
      </div>
      {/* Time runs from left to right in every script, as it does in a player. */}
      <div className="timeline-strip" dir="ltr">
        <Lanes run={run} />
        <input
          type="range"
          min={0}
          max={Math.max(1, count)}
          value={isEmpty ? 0 : shown}
          disabled={isEmpty}
          aria-label={strings.timeline.handle}
          aria-valuetext={strings.timeline.position(shown, count)}
          onChange={(event) => actions.showTokens(event.target.valueAsNumber)}
        />
      </div>
    </section>
  );
}

/** Arrows: double for calls, single for tokens. */
const arrows = {
  previousCall: 'M8 3 3 8l5 5M13 3 8 8l5 5',
  previousToken: 'M10 3 5 8l5 5',
  nextToken: 'M6 3l5 5-5 5',
  nextCall: 'M3 3l5 5-5 5M8 3l5 5-5 5',
} as const;

function Steps({ isDisabled, hasCalls }: { readonly isDisabled: boolean; readonly hasCalls: boolean }) {
  const strings = useLocale();
  const actions = usePageActions();
  const press = {
    previousCall: () => actions.stepCalls(-1),
    previousToken: () => actions.stepTokens(-1),
    nextToken: () => actions.stepTokens(1),
    nextCall: () => actions.stepCalls(1),
  };
  return (
    <span className="timeline-steps">
      {(Object.keys(arrows) as (keyof typeof arrows)[]).map((step) => (
        <button
          key={step}
          type="button"
          className="button quiet small"
          aria-label={strings.timeline[step]}
          title={strings.timeline[step]}
          disabled={isDisabled || (!hasCalls && step.endsWith('Call'))}
          onClick={press[step]}
        >
          <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <path d={arrows[step]} />
          </svg>
        </button>
      ))}
    </span>
  );
}

function Lanes({ run }: { readonly run: RunState }) {
  const drawn = useDeferredValue(run);
  const count = drawn.tokens.length;
  const stretches = useMemo(() => authorSegments(drawn.tokens), [drawn]);
  const entropy = useMemo(() => entropyPath(drawn.tokens, drawn.tokens.length), [drawn]);
  return (
    <div className="lanes" aria-hidden="true">
      <svg viewBox={`0 0 ${Math.max(1, count)} 1`} preserveAspectRatio="none" className="lane-entropy">
        <path d={entropy} />
      </svg>
      <div className="lane-authors">
        {stretches.map(({ author, start, tokens }) => (
          <span key={start} className={`strip-${author}`} style={{ flexGrow: tokens }} />
        ))}
      </div>
      {drawn.calls.map(({ id, position }) => (
        <span key={id} className="lane-call" style={{ left: `${(100 * position) / Math.max(1, count)}%` }}>
          {id + 1}
        </span>
      ))}
    </div>
  );
}

function PlayButton({ isDisabled }: { readonly isDisabled: boolean }) {
  const strings = useLocale();
  const isPlaying = usePage((state) => state.isPlaying);
  const actions = usePageActions();
  return (
    <button
      type="button"
      className="button small timeline-play"
      disabled={isDisabled}
      onClick={isPlaying ? actions.pause : actions.play}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <path d={isPlaying ? 'M4 3h3v10H4zM9 3h3v10H9z' : 'M4 2.5v11l9.5-5.5z'} />
      </svg>
      {isPlaying ? strings.timeline.pause : strings.timeline.play}
    </button>
  );
}

function SpeedChoice({ isDisabled }: { readonly isDisabled: boolean }) {
  const strings = useLocale();
  const speed = usePage((state) => state.speed);
  const actions = usePageActions();
  return (
    <label className="timeline-speed">
      <span className="visually-hidden">{strings.timeline.speed}</span>
      <select
        value={speed}
        disabled={isDisabled}
        onChange={(event) => actions.setSpeed(speeds[event.target.selectedIndex] ?? speed)}
      >
        {speeds.map((each) => (
          <option key={each} value={each}>
            {each === 'recorded' ? strings.timeline.recorded : strings.timeline.rate(each)}
          </option>
        ))}
      </select>
    </label>
  );
}
