/** `npm run relay -- --calibrate`: the threshold of the policy `entropy` that suits a student. */
import { distinctRelayMathProblems } from '../../math/relay-math/relay-math.ts';
import {
  calibrationOptions,
  calibrationProblems,
  entropiesIn,
  entropyThreshold,
} from '../../relay/entropy-threshold.ts';
import { relay } from '../../relay/loop.ts';
import type { Student } from '../../relay/student.ts';

interface EntropyCalibration {
  /** In nats. */
  readonly threshold: number;
  readonly problems: number;
  /** The student's tokens that it was measured on. */
  readonly tokens: number;
}

/** Has the student solve ten problems alone. */
export async function calibrateEntropy(student: Student, signal: AbortSignal): Promise<EntropyCalibration> {
  const entropies: number[] = [];
  for (const { problem } of distinctRelayMathProblems('test', calibrationProblems, 0)) {
    for await (const event of relay(problem, student, null, { ...calibrationOptions, signal }))
      entropies.push(...entropiesIn([event]));
    signal.throwIfAborted();
  }
  return {
    threshold: entropyThreshold(entropies),
    problems: calibrationProblems,
    tokens: entropies.length,
  };
}
