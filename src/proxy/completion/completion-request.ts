/** What a provider says about one request in its protocol, and what it reads from each event of the answer. */
import type { CallRemark } from '../../relay/events.ts';
import type { TeacherError } from '../../relay/teacher.ts';
import type { Framing } from '../../teacher/event-framing.ts';
import type { LightAbortSignal } from '../../teacher/light-abort.ts';
import type { TeacherServer } from './teacher-server.ts';
import type { TextFilter } from './text-filter.ts';
import type { ThinkingMemory } from './think-block.ts';

/** What one event adds to the answer. */
export interface CompletionDelta {
  readonly text?: string | undefined;
  /** Thinking, where the server sends it separately: counted, but not shown. */
  readonly thought?: string | undefined;
  /** How many token ids it holds. */
  readonly ids?: number | undefined;
  /** Tokens of the answer so far, thinking included, as the server counts them. */
  readonly count?: number | null | undefined;
  /** The answer is complete, because the model ended it or for another reason. Only counts may follow. */
  readonly ended?: 'by-model' | 'otherwise' | undefined;
  /** The rest of the stream need not be read. */
  readonly last?: boolean | undefined;
}

/** One request in a provider's protocol, and how to read the response. */
export interface CompletionRequest {
  readonly server: TeacherServer;
  readonly path: string;
  /** Besides Content-Type and Accept; they authenticate. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
  /** Fields of the body that may be left out where the server refuses them. */
  readonly dispensable?: readonly string[];
  /** Fields without which the call means something else; a server that refuses one needs another kind. */
  readonly essential?: readonly string[];
  /** The n of the call. */
  readonly maxTokens: number;
  /** Tokens that the body asks for besides, because the answer may repeat what is then removed. Default: 0. */
  readonly spareTokens?: number;
  /** Default: server-sent events. */
  readonly framing?: Framing;
  /** Reads an event; null for one that does not belong to the protocol. Errors of the server do not get here. */
  readonly read: (data: string, json: unknown) => CompletionDelta | null;
  /** Removes what the server adds to the model's text, before anything is counted. */
  readonly unwritten?: TextFilter;
  /** White space at the end of the prefix, which the model may write again: see `RepeatedSpace`. It is not counted. */
  readonly repeatableSpace?: string;
  /** Where the model was asked in words: the prefix that it was asked to continue. */
  readonly continuationOf?: string;
  /** What is known of the server's thinking. Default: nothing. */
  readonly thinking?: ThinkingMemory;
  readonly remarks?: readonly CallRemark[];
  /** The error of a status that has a special meaning for this provider; null for the common one. */
  readonly refusal?: (status: number, words: string) => TeacherError | null;
  /** The server may send its headers as late as the first token, so one timeout, that of the first token, holds for both. */
  readonly lateHeaders?: boolean;
  readonly signal: LightAbortSignal | undefined;
}
