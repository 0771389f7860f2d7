/** The options of a student's sampling, which several commands have. */
import type { Command } from 'commander';
import { defaultOptions, plainSampling, samplingOf, type SamplingNumbers } from '../../relay/defaults.ts';
import type { Sampling } from '../../relay/events.ts';
import { nucleusShare, penaltyFactor, fromZeroToOne, temperatureValue, wholeNumber } from './command-line.ts';

/** Adds them. */
export function withSamplingOptions(command: Command): Command {
  const { temperature, topP, topK, minP, repetitionPenalty } = plainSampling;
  return command
    .option('--temperature <t>', 'of the student; 0 is greedy', temperatureValue, temperature)
    .option('--top-p <p>', 'only the most probable tokens that hold this share', nucleusShare, topP)
    .option('--top-k <k>', 'only this many of the most probable tokens; 0 for all', wholeNumber, topK)
    .option('--min-p <p>', 'only tokens with this share of the largest probability', fromZeroToOne, minP)
    .option(
      '--repetition-penalty <x>',
      'makes the tokens of problem and solution less probable; 1 does nothing',
      penaltyFactor,
      repetitionPenalty,
    );
}

/** The sampling that a command's options give. */
export function samplingFrom(command: Command): Sampling {
  return samplingOf(command.opts<SamplingNumbers>());
}

interface Wanted {
  readonly sampling: Sampling;
  readonly maxTokens: number;
}

/** Whether nothing but the temperature is other than usual. */
export function isPlain({ sampling, maxTokens }: Wanted): boolean {
  return samplingWords({ sampling, maxTokens }).length === 2;
}

/** The words of a command line that ask for this: the temperature, and what is other than usual. */
function samplingWords({ sampling, maxTokens }: Wanted): string[] {
  const { temperature, topP, topK, minP, repetitionPenalty } = { ...plainSampling, ...sampling };
  const usual = { ...plainSampling, maxTokens: defaultOptions.limits.maxTokens };
  return [
    `--temperature ${temperature}`,
    ...(topP === usual.topP ? [] : [`--top-p ${topP}`]),
    ...(topK === usual.topK ? [] : [`--top-k ${topK}`]),
    ...(minP === usual.minP ? [] : [`--min-p ${minP}`]),
    ...(repetitionPenalty === usual.repetitionPenalty ? [] : [`--repetition-penalty ${repetitionPenalty}`]),
    ...(maxTokens === usual.maxTokens ? [] : [`--max-tokens ${maxTokens}`]),
  ].flatMap((words) => words.split(' '));
}
