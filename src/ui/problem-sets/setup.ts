/**
 * A setup: everything that decides how a run comes out, but the problem. Results of one set are kept apart by their setup,
 * so that no table mixes runs of different settings.
 */
import type { PolicyName, RunStarted } from '../../relay/events.ts';
import type { SolveRequest } from '../../student/protocol.ts';
import { policyMenu } from '../policies.ts';

export interface SetupTeacher {
  readonly name: string;
  /** SHA-256 of its weights, where it is known. */
  readonly weights: string | null;
  /** How a remote teacher is reached; null for one in the page. */
  readonly provider: string | null;
  /** Name and version of a remote teacher's server, where it says them. */
  readonly server: string | null;
}

export interface SetupFacts {
  readonly student: string;
  /** SHA-256 of the student's weights; null where it is unknown. */
  readonly studentWeights: string | null;
  /** Null where the policy never calls, or where there was none. */
  readonly teacher: SetupTeacher | null;
  readonly policy: PolicyName;
  /** Null where the policy does not use it. */
  readonly tokensPerCall: number | null;
  readonly temperature: number;
  readonly topP: number;
  /** 0 for all tokens. */
  readonly topK: number;
  readonly minP: number;
  /** 1 for none. */
  readonly repetitionPenalty: number;
  /** Whether the student is asked to think first. */
  readonly thinks: boolean;
  readonly seed: number;
  readonly maxCalls: number;
  readonly maxTeacherTokens: number;
  readonly maxTokens: number;
}

/** Names a setup: the same facts have the same key. */
export const setupKey = (facts: SetupFacts): string =>
  JSON.stringify([
    ...[facts.student, facts.studentWeights],
    facts.teacher && teacherKey(facts.teacher),
    ...[facts.policy, facts.tokensPerCall, facts.temperature, facts.topP, facts.topK, facts.minP],
    ...[facts.repetitionPenalty, facts.thinks, facts.seed],
    ...[facts.maxCalls, facts.maxTeacherTokens, facts.maxTokens],
  ]);

/** A server that says nothing adds nothing, so that results of earlier versions keep their key. */
const teacherKey = ({ name, weights, provider, server }: SetupTeacher): readonly (string | null)[] => [
  ...[name, weights, provider],
  ...(server === null ? [] : [server]),
];

const kindOf = (policy: PolicyName): string => policy.split(':')[0] ?? policy;

function tokensPerCallOf(policy: PolicyName, tokens: number): number | null {
  return policyMenu.find(({ kind }) => kind === kindOf(policy))?.hasTokensPerCall === true ? tokens : null;
}

/** Whether the policy is one of the two that a router chooses between: the student alone, or the teacher alone. */
export const isStudentAlone = ({ policy }: SetupFacts): boolean => kindOf(policy) === 'never';
export const isTeacherAlone = ({ policy }: SetupFacts): boolean => kindOf(policy) === 'always';

/**
 * The setup of a run, by what its log says.
 * @param tokensPerCall as it was asked for, which no log holds
 */
export function factsOf({ student, teacher, ...header }: RunStarted, tokensPerCall: number): SetupFacts {
  const { policy } = header;
  return {
    student: student.name,
    studentWeights: student.weights ?? null,
    teacher:
      teacher === null || kindOf(policy) === 'never'
        ? null
        : {
            name: teacher.name,
            weights: teacher.weights ?? null,
            provider: teacher.provider ?? null,
            server: teacher.server ?? null,
          },
    ...settingsOf(header, tokensPerCall),
  };
}

type SettingFacts = Omit<SetupFacts, 'student' | 'studentWeights' | 'teacher'>;

/** The part of the facts that is set in the page. What a log leaves out does nothing. */
function settingsOf(
  { policy, sampling, limits, seed, thinks = false }: Pick<RunStarted, RunSetting>,
  tokensPerCall: number,
): SettingFacts {
  const { temperature, topP, topK = 0, minP = 0, repetitionPenalty = 1 } = sampling;
  return {
    policy,
    tokensPerCall: tokensPerCallOf(policy, tokensPerCall),
    ...{ temperature, topP, topK, minP, repetitionPenalty, thinks, seed },
    ...limits,
  };
}

type RunSetting = 'policy' | 'sampling' | 'limits' | 'seed' | 'thinks';

/** What is known of the next run before it begins. The weights of a teacher that is not loaded are not. */
export interface SetupPlan {
  readonly request: Pick<SolveRequest, RunSetting | 'policyCallTokens'>;
  readonly student: { readonly name: string; readonly weights?: string };
  /** Null where it is not known which one answers. */
  readonly teacher: Omit<SetupTeacher, 'weights'> | null;
}

/** Whether runs after this plan have these facts. */
export function fitsPlan(facts: SetupFacts, { request, student, teacher }: SetupPlan): boolean {
  const isSameTeacher =
    facts.teacher === null ||
    (facts.teacher.name === teacher?.name &&
      facts.teacher.provider === teacher.provider &&
      facts.teacher.server === teacher.server);
  const planned: SetupFacts = {
    ...facts,
    student: student.name,
    studentWeights: student.weights ?? null,
    ...settingsOf(request, request.policyCallTokens),
  };
  return isSameTeacher && setupKey(planned) === setupKey(facts);
}

/** The facts in which some of these setups differ from others, in the order of `SetupFacts`. */
export function differingFacts(setups: readonly SetupFacts[]): readonly (keyof SetupFacts)[] {
  const [first] = setups;
  if (first === undefined) return [];
  return (Object.keys(first) as (keyof SetupFacts)[]).filter((name) =>
    setups.some((facts) => JSON.stringify(facts[name]) !== JSON.stringify(first[name])),
  );
}
