/** What is known of the setup of the next run, from the page's settings and from who answers now. */
import type { PageEnvironment, PageState } from '../page-state.ts';
import type { SolveRequest } from '../../student/protocol.ts';
import { chosenTeacher, inPageName } from '../teacher/teacher-location.ts';
import { solveRequest } from '../versions/runner.ts';
import type { SetupPlan } from './setup.ts';

/** The plan, with all of its request. */
export interface RequestPlan extends SetupPlan {
  readonly request: SolveRequest;
}

/** @returns null while no student is loaded */
export function planOf(state: PageState, environment: PageEnvironment): RequestPlan | null {
  if (state.student.kind !== 'ready') return null;
  const teacher = chosenTeacher(state, environment);
  const identity = teacher.kind === 'proxy' ? teacher.identity : undefined;
  return {
    request: solveRequest('', state, environment),
    student: state.student.student.identity,
    teacher:
      teacher.kind === 'in-page'
        ? { name: inPageName(environment), provider: null, server: null }
        : identity === undefined
          ? null
          : { name: identity.name, provider: identity.provider ?? null, server: identity.server ?? null },
  };
}
