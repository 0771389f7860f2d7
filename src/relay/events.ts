/**
 * What happened in a run, in order. A run is an append-only log of these events: the relay loop writes it, and
 * everything shown, measured, saved or rewarded is a fold over it. The events are plain JSON.
 *
 * This file defines the events of a run, independent of which models produce the tokens and where they run.
 */

import type { CodedError } from '../errors/coded-error.ts';
import type { PolicyName } from './policies/registry.ts';
import type { Branded, TokenId, TokenStats } from './token-stats.ts';

export type { PolicyName } from './policies/registry.ts';
export type { TokenId, TokenStats } from './token-stats.ts';

/** The number of a teacher call within its run, from 0. */
export type CallId = Branded<number, 'CallId'>;

/** Who wrote a token. `person` is text that someone put in by hand. */
export type Author = 'student' | 'teacher' | 'person';

/** Where a model runs. */
export type Device = 'webgpu' | 'wasm' | 'cpu' | 'remote';

export interface ModelIdentity {
  /** Folder name, hub id, or what the upstream calls it. */
  readonly name: string;
  readonly device: Device;
  /** SHA-256 of the weights file, hex, where it is known. */
  readonly weights?: string;
  /** How a remote model is reached: `embedded` in the proxy, or the kind of its provider. */
  readonly provider?: string;
  /** Name and version of a remote model's server, where it says them. */
  readonly server?: string;
}

/** Limits of one run. Token counts are tokens of the student's vocabulary. */
export interface RunLimits {
  readonly maxCalls: number;
  /** Teacher tokens over the whole run. */
  readonly maxTeacherTokens: number;
  /** Length of the solution, both authors together. */
  readonly maxTokens: number;
}

/** How the student samples. Temperature 0 is greedy. A filter that is left out does nothing. */
export interface Sampling {
  readonly temperature: number;
  /** Nucleus, 0 < topP <= 1. */
  readonly topP: number;
  /** Only so many of the most probable tokens; 0 for all. */
  readonly topK?: number;
  /** Only tokens with at least this share of the largest probability, 0 <= minP <= 1. */
  readonly minP?: number;
  /** Makes the tokens of prompt and solution less probable; 1 does nothing. */
  readonly repetitionPenalty?: number;
}

/** The student's familiarity with the problem's wording, measured during prefill. */
export interface Familiarity {
  /** Surprise at the problem's tokens, in nats per token: the mean over all of them, and over the worst window. */
  readonly mean: number;
  readonly worstWindow: number;
  /** How often the student is right on problems with this surprise, from its calibration. */
  readonly probabilityRight: number;
  /** Whether the problem is unlike those in the training data. */
  readonly warns: boolean;
}

/** Why the teacher wrote nothing, or less than it was asked for. */
export type TeacherFailure =
  | 'offline' // no server answers at that address, or the person chose to stay on this device
  | 'refused' // it answered with an error
  | 'timeout'
  | 'over-budget'
  | 'broken-stream'; // it began, then broke off

export type CallOutcome =
  | { readonly kind: 'delivered' } // as many tokens as were granted
  | { readonly kind: 'ended-solution' } // the teacher ended the solution itself
  | { readonly kind: 'short' } // it stopped early without ending the solution
  | { readonly kind: 'stopped' } // the person stopped the run
  | { readonly kind: 'declined' } // the person declined the call
  | { readonly kind: 'manual' } // the person wrote it
  | { readonly kind: 'failed'; readonly failure: TeacherFailure; readonly error: CodedError };

/** Remarks on a teacher's answer, in addition to the outcome. */
export const callRemarks = [
  'approximate', // it cannot continue a text, and was asked for the continuation in words
  'cut', // it wrote more than it was asked for; the rest was cut off
  'cut-by-estimate', // the same by the student's tokenizer, as the teacher reports no count; cut at the next word boundary
  'cut-by-limit', // the run's length or the student's context had no room for the rest
  'thought', // it wrote hidden reasoning tokens first, which count but are not shown
] as const;
export type CallRemark = (typeof callRemarks)[number];

/**
 * How a final answer was found. `boxed`: in `\boxed{}`. `stated`: in a sentence that states it, or in bold at the end.
 * `guessed`: the last formula or number.
 */
export const answerSources = ['boxed', 'stated', 'guessed'] as const;
export type FinalAnswerSource = (typeof answerSources)[number];

/** The final answer of a solution. */
export interface FinalAnswer {
  readonly answer: string;
  readonly source: FinalAnswerSource;
}

export type EndReason =
  | { readonly kind: 'end-token'; readonly author: Author }
  | { readonly kind: 'length' } // RunLimits.maxTokens
  | { readonly kind: 'context-full' }
  /** The solution repeats one short piece; `author` wrote the last part of it. */
  | { readonly kind: 'repetition'; readonly author: Author }
  | { readonly kind: 'stopped' }
  /** The student, a policy or the person asked for the teacher, and the run pauses for the person to decide. */
  | { readonly kind: 'paused'; readonly request: CallRequest }
  | { readonly kind: 'failed'; readonly error: CodedError };

/** Who asks the teacher to write, and for how many tokens. */
export interface CallRequest {
  readonly by: 'student' | 'policy' | 'person';
  readonly requested: number;
  /** How many of the tokens written just before are the command itself, 0 where there was none. */
  readonly commandTokens: number;
}

interface Stamped {
  /** Milliseconds since the run started. */
  readonly at: number;
}

export interface RunStarted extends Stamped {
  readonly type: 'run-started';
  readonly problem: string;
  readonly policy: PolicyName;
  readonly seed: number;
  readonly sampling: Sampling;
  readonly limits: RunLimits;
  /** Whether the student was asked to think first; left out where not. */
  readonly thinks?: boolean;
  readonly student: ModelIdentity;
  readonly teacher: ModelIdentity | null;
  /** 0 where the student could not read the prompt: the run then ends at once. */
  readonly promptTokens: number;
}

/** The student has read the prompt and reports how foreign the problem is. Only calibrated students emit this. */
export interface ProblemRead extends Stamped {
  readonly type: 'problem-read';
  readonly familiarity: Familiarity;
}

/**
 * One token was committed to the solution. `text` is the characters that this token completes: the texts of all
 * tokens joined are the solution, and a token that ends within a multi-byte character carries ''.
 */
export interface TokenWritten extends Stamped {
  readonly type: 'token';
  readonly id: TokenId;
  readonly text: string;
  readonly author: Author;
  /** `end`: an end token, which is not shown. Which tokens are a command is said by the event after them. */
  readonly role: 'text' | 'end';
  readonly call: CallId | null;
  readonly stats?: TokenStats;
}

/**
 * The student (or the policy) asked for `requested` tokens. `commandTokens` is how many of the tokens written just
 * before are the command itself (0 when a policy or a person called).
 */
export interface CallRequested extends Stamped {
  readonly type: 'call-requested';
  readonly call: CallId;
  readonly by: CallRequest['by'];
  readonly commandTokens: number;
  readonly requested: number;
  /** What the limits leave of it. */
  readonly granted: number;
  /** The solution so far as the teacher sees it: every command taken out. */
  readonly prefix: string;
}

export interface CallEnded extends Stamped {
  readonly type: 'call-ended';
  readonly call: CallId;
  readonly outcome: CallOutcome;
  /** Tokens delivered, and who counted them. */
  readonly delivered: number;
  readonly countedBy: 'teacher' | 'student-tokenizer';
  /** Milliseconds from the request to its first token (null when none came) and to its end. */
  readonly firstTokenMs: number | null;
  readonly totalMs: number;
  /** Left out where there is nothing to remark. */
  readonly remarks?: readonly CallRemark[];
}

/**
 * A `<call>` that leads to no call. `zero`: a command that asks for nothing (n = 0), taken out of the text like every
 * command. `malformed`: no command at all, so it stays in the text. `commandTokens` and `text` are of the tokens
 * written just before: from `<call>` up to what makes it malformed.
 */
export interface CommandIgnored extends Stamped {
  readonly type: 'command-ignored';
  readonly why: 'malformed' | 'zero';
  readonly commandTokens: number;
  readonly text: string;
}

export interface RunEnded extends Stamped {
  readonly type: 'run-ended';
  readonly reason: EndReason;
  /** Null where the solution has none; left out where the run did not look for one, as in older traces. */
  readonly answer?: FinalAnswer | null;
}

export type RelayEvent =
  | RunStarted
  | ProblemRead
  | TokenWritten
  | CallRequested
  | CallEnded
  | CommandIgnored
  | RunEnded;
