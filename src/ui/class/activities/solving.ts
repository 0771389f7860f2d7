/**
 * Solving together: the lead sends problems, and each device solves them with its own settings, as a problem set of its
 * own. Results and runs go to the room.
 */
import { codedError } from '../../../errors/coded-error.ts';
import type { Recording } from '../../../relay/recording.ts';
import { RoomError } from '../../../room/client.ts';
import { roomError } from '../../../room/errors.ts';
import { leadNumber, type MaterialId } from '../../../room/events.ts';
import { textLimits } from '../../../room/limits.ts';
import type { RoomActivity } from '../../../room/state.ts';
import type { PageState } from '../../page-state.ts';
import { checkProblem } from '../../problem/check-problem.ts';
import type { SetupResults } from '../../problem-sets/figures.ts';
import { planOf } from '../../problem-sets/plan.ts';
import type { SetProblem } from '../../problem-sets/set-problem.ts';
import type { JudgedResult } from '../../problem-sets/set-result.ts';
import { fitsPlan } from '../../problem-sets/setup.ts';
import type { ClassSession } from '../class-session.ts';
import { problemsSchema, type ClassProblems } from './problems-material.ts';
import { runMaterial } from './run-material.ts';

export interface SharedSolving {
  /** Sends the problem in the box, or the open set, to all devices. @param nameOf a single problem's set on a device */
  start(source: 'problem' | 'set'): Promise<void>;
  /** Solves the problems of the class here, with the settings of this page. @param name of the set where it has none */
  solve(name: string): Promise<void>;
  /** Shows a run that a device sent. */
  openRun(material: MaterialId): Promise<void>;
}

/** The problems that the lead's page has to offer; null for none. */
export function problemsToSend(
  { problem, known, expected, set }: Pick<PageState, 'problem' | 'known' | 'expected' | 'set'>,
  source: 'problem' | 'set',
): ClassProblems | null {
  if (source === 'set') {
    if (set === null || set.problems.length > textLimits.problems) return null;
    return {
      name: set.name,
      problems: set.problems.map(({ problem: text, answer }) => ({ problem: text, answer })),
    };
  }
  const checked = checkProblem(problem);
  if (!checked.ok) return null;
  const answer = known?.problem === problem ? known.answer : expected.trim() || null;
  return { name: '', problems: [{ problem: checked.problem, answer }] };
}

type Solving = Extract<RoomActivity, { mode: 'solve' }>;

/** Connects the problem sets of this page with what the class solves. */
export function shareSolving({ store, page, ...session }: ClassSession): SharedSolving {
  const { getState: get, setState: set } = store;
  /** The set that this page solves for the class. */
  let own: { readonly set: string; readonly activity: number } | null = null;
  let reading: MaterialId | null = null;

  const solving = (): Solving | null => {
    const { room } = get();
    return room?.activity?.mode === 'solve' ? room.activity : null;
  };

  async function read(material: MaterialId): Promise<void> {
    reading = material;
    try {
      const parsed = problemsSchema.safeParse(JSON.parse(await session.read(material)));
      if (parsed.success) set({ problems: { material, ...parsed.data } });
      else set({ error: roomError('room-events-unknown') });
    } catch (error) {
      if (!(error instanceof RoomError)) throw error;
      set({ error: codedError(error) });
    }
  }

  store.subscribe(({ problems, connection }, before) => {
    const activity = solving();
    if (connection.kind === 'open' && before.connection.kind !== 'open') reading = null;
    if (activity === null) return;
    if (problems?.material !== activity.material && reading !== activity.material)
      void read(activity.material);
  });

  page.subscribe(({ setups, set: open, recording, versions, version }, before) => {
    const activity = solving();
    if (setups === before.setups || own === null || own.activity !== activity?.number || open?.id !== own.set)
      return;
    for (const [setup, index, result] of newResults(setups, before.setups)) {
      // The run that has just ended is the one in the sheet.
      const isShown = versions[version]?.id === result.run;
      void report(activity.number, setup, index, result, isShown ? recording : null);
    }
  });

  async function report(
    activity: number,
    { facts }: SetupResults,
    problem: number,
    result: JudgedResult,
    recording: Recording | null,
  ): Promise<void> {
    const answer = get().problems?.problems[problem]?.answer ?? null;
    // A room that holds no more runs still takes the result.
    const material =
      recording === null ? null : await session.keepPatiently(runMaterial(recording.events, answer));
    const { calls, teacherTokens, tokens, outcome } = result;
    const right = outcome === 'unknown' ? null : outcome === 'right';
    const label = (text: string): string => text.slice(0, textLimits.label);
    session.send(
      {
        do: 'report',
        activity,
        result: {
          ...{ problem, right, calls, teacherTokens, tokens, material },
          ...{ policy: label(facts.policy), temperature: facts.temperature, student: label(facts.student) },
        },
      },
      `report ${problem}`,
    );
  }

  return {
    async start(source) {
      const problems = problemsToSend(page.getState(), source);
      if (problems === null || get().membership?.member !== leadNumber) return;
      const material = await session.keep(problems, { what: 'problems', detail: problems.problems.length });
      if (material === null) return;
      set({ problems: { material, ...problems } });
      session.send({ do: 'start', start: { mode: 'solve', material, problems: problems.problems.length } });
    },

    async solve(name) {
      const { problems } = get();
      const activity = solving();
      if (problems === null || activity === null || page.getState().activity.kind !== 'idle') return;
      const plain: SetProblem[] = problems.problems.map((each) => ({
        ...each,
        family: null,
        difficulty: null,
      }));
      own = null;
      await page.actions.keepSet(problems.name || name, plain);
      const { set: open, setups } = page.getState();
      if (open === null) return;
      own = { set: open.id, activity: activity.number };
      // What this device solved before under the same settings is not solved again.
      const planned = planOf(page.getState(), page.environment);
      for (const setup of setups) {
        if (planned === null || !fitsPlan(setup.facts, planned)) continue;
        for (const [index, result] of setup.results.entries()) {
          if (result !== null) void report(activity.number, setup, index, result, null);
        }
      }
      await page.actions.runSet();
    },

    async openRun(material) {
      await page.actions.openTrace(() => session.read(material));
    },
  };
}

/** The results that were added between two states. */
function newResults(
  setups: readonly SetupResults[],
  before: readonly SetupResults[],
): (readonly [SetupResults, number, JudgedResult])[] {
  return setups.flatMap((setup) => {
    const old = before.find(({ key }) => key === setup.key);
    return setup.results.flatMap((result, index) =>
      result !== null && result !== old?.results[index] ? [[setup, index, result] as const] : [],
    );
  });
}
