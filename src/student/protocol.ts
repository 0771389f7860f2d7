/** The service of the student's worker: what the page asks of it, and what it answers. */
import type { CacheChoice } from '../engine/model.ts';
import type { CodedError } from '../errors/coded-error.ts';
import type { FileProgress } from '../engine/model-source.ts';
import type { ModelIdentity, PolicyName, RelayEvent, RunLimits, Sampling } from '../relay/events.ts';
import type { ResumePoint } from '../relay/resume.ts';
import type { WorkerStream } from '../workers/stream.ts';

export type { FileProgress } from '../engine/model-source.ts';

/** Where the page wants the student to run. `auto` is WebGPU where it works, else WASM. */
export type DeviceChoice = 'auto' | 'webgpu' | 'wasm';

/** The teacher that a run calls. */
export type TeacherChoice =
  | {
      readonly kind: 'proxy';
      readonly url: string;
      /** The access code, for a proxy that requires one. */
      readonly accessCode?: string | undefined;
      /** Sent with each request, such as the token of a class that pays for the calls. */
      readonly headers?: Readonly<Record<string, string>> | undefined;
      /** One of the proxy's teachers by its name. */
      readonly teacherName?: string | undefined;
      /** What the proxy's health says of it, for the log. */
      readonly identity?: ModelIdentity | undefined;
    }
  /** One in a second worker of the page. `model` is the URL of its folder, absolute. */
  | { readonly kind: 'in-page'; readonly model: string }
  | { readonly kind: 'none' };

/** One problem, and how to solve it. */
export interface SolveRequest {
  readonly problem: string;
  readonly policy: PolicyName;
  readonly seed: number;
  readonly sampling: Sampling;
  readonly limits: RunLimits;
  /** Whether a student that can think first is asked to. Default: no. */
  readonly thinks?: boolean;
  /** Tokens that a call asks for where the policy decides it. */
  readonly policyCallTokens: number;
  readonly teacher: TeacherChoice;
  /** Whether the run pauses at every call. */
  readonly pauses: boolean;
  /** Whether the teacher prefills while the student writes a command. */
  readonly prefill: boolean;
  /** Whether an answer without a box counts, as for a model that never learned to box. */
  readonly unboxed: boolean;
  /** Where the run resumes; null for a run from the start. */
  readonly resume: ResumePoint | null;
}

/** Why the student runs on WASM although WebGPU was asked for or preferred. */
export type Fallback = CodedError;

export interface LoadedStudent {
  readonly identity: ModelIdentity;
  readonly contextLength: number;
  /** Whether the model has the tokens `<call>` and `</call>`. */
  readonly canCall: boolean;
  /** Whether its prompt can ask it to think before it answers. */
  readonly canThink?: boolean;
  readonly fallback: Fallback | null;
  /** How it keeps keys and values, and why not in place. */
  readonly cache?: CacheChoice;
  /** Whether its files are kept for the next visit; else it fetches them again. */
  readonly isKept?: boolean;
}

/** The methods of the worker. One request at a time: a later one begins when the one before has ended. */
export interface StudentService {
  /**
   * Loads a student in place of the one before, which stays if the load fails or is stopped.
   *
   * @param model absolute URL of a folder in the layout of transformers.js, with `#` and the weights where the folder
   *   has several
   */
  load(model: string, device: DeviceChoice): WorkerStream<FileProgress, LoadedStudent>;
  /**
   * Solves one problem with the loaded student. The items are the run's events; the last one is `run-ended`, also when
   * the run is stopped. With the error `gpu-lost` the log stays open: another worker can continue it on another device,
   * and this one is of no more use.
   */
  solve(request: SolveRequest): WorkerStream<RelayEvent, null>;
}
