/** Measures a threshold for the policy `entropy` that suits the loaded student, and sets it. */
import type { StoreApi } from 'zustand/vanilla';

import { codedError } from '../errors/coded-error.ts';
import {
  calibrationOptions,
  calibrationProblems,
  entropiesIn,
  entropyThreshold,
} from '../relay/entropy-threshold.ts';
import type { PageActions, PageServices, PageState } from './page-state.ts';
import { changed } from './settings.ts';

/** The action over a store and its services. */
export function calibrationOn(
  { getState: get, setState: set }: StoreApi<PageState>,
  services: PageServices,
): Pick<PageActions, 'calibrateEntropy'> {
  async function measure(): Promise<number | null> {
    const { builtInSet } = await import('./problem-sets/built-in.ts');
    const problems = builtInSet(calibrationProblems, 0);
    const entropies: number[] = [];
    for (const [done, { problem }] of problems.entries()) {
      set({ calibration: { done, of: problems.length } });
      const request = { problem, ...calibrationOptions, teacher: { kind: 'none' }, resume: null } as const;
      for await (const events of services.student.solve({
        ...request,
        unboxed: false,
        pauses: false,
        prefill: false,
      }))
        entropies.push(...entropiesIn(events));
      // Stopped: what is measured so far is of other problems than a whole calibration.
      if (get().activity.kind !== 'solving') return null;
    }
    return entropyThreshold(entropies);
  }

  return {
    async calibrateEntropy() {
      const { activity, student } = get();
      if (activity.kind !== 'idle' || student.kind !== 'ready') return;
      set({
        activity: { kind: 'solving' },
        calibration: { done: 0, of: calibrationProblems },
        runError: null,
      });
      try {
        const entropy = await measure();
        if (entropy !== null) {
          set(({ settings }) => {
            const policyParameters = { ...settings.policyParameters, entropy };
            return { settings: changed(settings, { policyParameters }) };
          });
        }
      } catch (error) {
        set({ runError: codedError(error) });
      }
      set({ activity: { kind: 'idle' }, calibration: null });
    },
  };
}
