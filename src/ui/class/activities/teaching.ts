/**
 * The class in the teacher's place: the lead's run pauses at each call, the devices propose and vote, and the run
 * continues with what the lead takes.
 */
import type { CallRequest } from '../../../relay/events.ts';
import type { RunState } from '../../../relay/run-state.ts';
import { solutionText } from '../../../relay/solution.ts';
import { leadNumber } from '../../../room/events.ts';
import { textLimits } from '../../../room/limits.ts';
import type { PageState } from '../../page-state.ts';
import type { ClassSession } from '../class-session.ts';
import type { SharedRun } from './shared-run.ts';
import { until } from './until.ts';

export interface SharedTeaching {
  /** Asks the class at the call where the shown run waits; else solves the problem in the box, and asks at its calls. */
  start(): Promise<void>;
  /** Continues the run of the lead with a text in the teacher's place. */
  take(text: string): Promise<void>;
  propose(text: string): void;
  /** @param proposal its number */
  vote(proposal: number): void;
}

/** The call at which a run waits; null where it does not. */
export function pausedRequest({
  recording,
  activity,
}: Pick<PageState, 'recording' | 'activity'>): CallRequest | null {
  const { status } = recording.run;
  const isPaused = activity.kind === 'idle' && status.kind === 'ended' && status.reason.kind === 'paused';
  return isPaused ? status.reason.request : null;
}

/** Whether two states are of one run, of which one may have gone further. */
const isSameRun = (one: RunState, other: RunState): boolean =>
  one.header !== null && JSON.stringify(one.header) === JSON.stringify(other.header);

/** Connects the pauses of the lead's run with the questions of the class. */
export function shareTeaching({ store, page, ...session }: ClassSession, runs: SharedRun): SharedTeaching {
  const { getState: get } = store;
  /** Whether the run that is being solved is for the class, and what the setting was before it. */
  let begun: { readonly pausesBefore: boolean } | null = null;

  const isLead = (): boolean => get().membership?.member === leadNumber;
  const teaching = () => {
    const { room } = get();
    return room?.activity?.mode === 'teach' ? room.activity : null;
  };

  /** Gives the class the run as it is, and asks where it waits. */
  async function show(): Promise<void> {
    const { recording } = page.getState();
    const request = pausedRequest(page.getState());
    const { shared } = get();
    const isKnown = teaching() !== null && shared !== null && isSameRun(shared.recording.run, recording.run);
    await (isKnown ? runs.replace() : runs.start('teach'));
    const { membership } = get();
    await until(store, (state) => {
      const activity = state.room?.activity;
      const hasRun = activity?.mode === 'teach' && activity.material === state.shared?.material;
      return hasRun || state.error !== null || state.membership !== membership;
    });
    const activity = teaching();
    if (request === null || activity === null || page.getState().recording !== recording) return;
    const prefix = solutionText(recording.run).slice(-textLimits.prefix);
    session.send({ do: 'ask', activity: activity.number, prefix, tokens: Math.max(1, request.requested) });
  }

  page.subscribe((state, before) => {
    if (!isLead() || state.activity.kind !== 'idle' || before.activity.kind === 'idle') return;
    const { shared } = get();
    const isOfClass =
      begun !== null ||
      (teaching() !== null && shared !== null && isSameRun(shared.recording.run, state.recording.run));
    const isOver = pausedRequest(state) === null;
    if (isOfClass && (!isOver || teaching() !== null)) void show();
    if (isOver && begun !== null) {
      page.actions.changeSettings({ pauses: begun.pausesBefore });
      begun = null;
    }
  });

  return {
    async start() {
      if (pausedRequest(page.getState()) !== null) return show();
      begun = { pausesBefore: page.getState().settings.pauses };
      page.actions.changeSettings({ pauses: true });
      await page.actions.solve();
    },
    async take(text) {
      const request = pausedRequest(page.getState());
      const question = teaching()?.question ?? null;
      if (request === null || question === null) return;
      session.send({ do: 'take', question: question.number, text });
      await page.actions.answer({ kind: 'text', text, request });
    },
    propose(text) {
      const question = teaching()?.question ?? null;
      if (question !== null) session.send({ do: 'propose', question: question.number, text });
    },
    vote(proposal) {
      const question = teaching()?.question ?? null;
      if (question !== null) session.send({ do: 'vote', question: question.number, proposal });
    },
  };
}
