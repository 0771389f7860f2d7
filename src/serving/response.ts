/** The answers of the server, in the form of OpenAI's API, with the relay's own facts in the field `relay`. */
import type { EndReason } from '../relay/events.ts';
import type { RunState } from '../relay/run-state.ts';
import { segments } from '../relay/solution.ts';

/** Which of the two APIs is answered. */
export type OpenAiApi = 'chat' | 'text';

/** What all parts of an answer have in common. */
export interface AnswerHead {
  readonly id: string;
  /** Seconds since 1970. */
  readonly created: number;
  readonly model: string;
}

const object = {
  chat: { whole: 'chat.completion', chunk: 'chat.completion.chunk' },
  text: { whole: 'text_completion', chunk: 'text_completion' },
} as const;

/** Tokens by author. The command's own tokens and an end token count for who wrote them. */
export function usageOf({ header, metrics }: RunState) {
  const { studentTokens, teacherTokens, callRatio } = metrics;
  const prompt = header?.promptTokens ?? 0;
  const completion = studentTokens + teacherTokens;
  return {
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: prompt + completion,
    relay: { student_tokens: studentTokens, teacher_tokens: teacherTokens, call_ratio: callRatio },
  };
}

/** Who wrote what, where the calls were, and what the answer is. Offsets are UTF-16 code units of the text. */
export function relayOf(run: RunState) {
  const { header, metrics, calls, answer = null } = run;
  const { segments: parts, marks } = segments(run);
  const offsets = new Map(
    marks.flatMap((mark) => (mark.kind === 'call' ? [[mark.call.id, mark.offset]] : [])),
  );
  return {
    policy: header?.policy ?? null,
    student: header?.student.name ?? null,
    teacher: header?.teacher?.name ?? null,
    call_ratio: metrics.callRatio,
    answer: answer?.answer ?? null,
    answer_source: answer?.source ?? null,
    calls: calls.map(({ id, by, requested, delivered, outcome }) => ({
      by,
      offset: offsets.get(id) ?? null,
      requested,
      delivered,
      outcome: outcome?.kind ?? null,
      error: outcome?.kind === 'failed' ? outcome.error.code : null,
    })),
    segments: parts.map(({ author, start, end }) => ({ author, start, end })),
  };
}

export type FinishReason = 'stop' | 'length';

/** @param stopped whether a stop string of the request was found */
export function finishReasonOf(reason: EndReason['kind'] | null, stopped: boolean): FinishReason {
  return stopped || reason === 'end-token' ? 'stop' : 'length';
}

export function wholeAnswer(
  api: OpenAiApi,
  head: AnswerHead,
  text: string,
  run: RunState,
  finish_reason: FinishReason,
) {
  const choice = api === 'chat' ? { message: { role: 'assistant', content: text, refusal: null } } : { text };
  return {
    ...head,
    object: object[api].whole,
    choices: [{ index: 0, ...choice, logprobs: null, finish_reason }],
    usage: usageOf(run),
    relay: relayOf(run),
  };
}

/** A part of a stream. The first of a chat names the role. */
export function chunk(
  api: OpenAiApi,
  head: AnswerHead,
  { text = '', role, finish = null }: { text?: string; role?: 'assistant'; finish?: FinishReason | null },
) {
  const delta = { ...(role && { role }), ...(finish === null ? { content: text } : {}) };
  const choice = api === 'chat' ? { delta } : { text };
  return {
    ...head,
    object: object[api].chunk,
    choices: [{ index: 0, ...choice, logprobs: null, finish_reason: finish }],
  };
}

/** The error of OpenAI's API. */
export function openAiError(message: string, type: string, param: string | null = null) {
  return { error: { message, type, param, code: null } };
}
