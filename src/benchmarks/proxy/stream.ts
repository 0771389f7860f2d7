/**
 * One stream of the load: the request, the response with its times, and whether it is the right one. The response is only
 * recorded while the load runs and parsed afterwards, so that parsing is not measured.
 */
import { request as httpRequest, type Agent } from 'node:http';
import { createParser } from 'eventsource-parser';
import { sharedClock } from './clock.ts';
import type { BenchmarkTarget } from './target.ts';
import { readTokens, tokenMark, type TimedToken, type Task } from './task.ts';

/** The recording of one request. Times are milliseconds on the shared clock. */
export interface StreamRecording {
  readonly task: Task;
  readonly startedAt: number;
  readonly chunks: readonly { readonly at: number; readonly bytes: Buffer }[];
  /** The error of the connection; null if the response ended properly. */
  readonly failure: string | null;
}

export interface OpenStream {
  /** Resolves with the first token, or with the end of a stream that has none. */
  readonly begun: Promise<void>;
  /** Never rejects: a failure is part of the recording. */
  readonly ended: Promise<StreamRecording>;
  /** Closes the connection; returns the time. */
  leave(): number;
}

/** Sends one request. `agent` keeps connections alive between streams. */
export function startStream(target: BenchmarkTarget, task: Task, agent: Agent): OpenStream {
  const chunks: { at: number; bytes: Buffer }[] = [];
  const body = JSON.stringify(target.body(task));
  let onFirst: () => void = () => undefined;
  let onEnd: (failure: string | null) => void = () => undefined;
  const firstToken = new Promise<void>((resolve) => (onFirst = resolve));
  const ended = new Promise<string | null>((resolve) => (onEnd = resolve));
  const startedAt = sharedClock();
  const request = httpRequest(target.url, {
    method: 'POST',
    agent,
    headers: {
      ...target.headers,
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
      Accept: 'text/event-stream',
    },
  });
  request.on('error', (error) => onEnd(error.message));
  request.on('response', (response) => {
    let began = false;
    response.on('data', (bytes: Buffer) => {
      chunks.push({ at: sharedClock(), bytes });
      if (began || !bytes.includes(tokenMark)) return;
      began = true;
      onFirst();
    });
    response.on('error', (error) => onEnd(error.message));
    response.on('end', () => onEnd(response.statusCode === 200 ? null : `HTTP ${response.statusCode ?? 0}`));
  });
  request.end(body);
  return {
    begun: Promise.race([firstToken, ended.then(() => undefined)]),
    ended: ended.then((failure) => ({ task, startedAt, chunks, failure })),
    leave: () => {
      const at = sharedClock();
      request.destroy();
      return at;
    },
  };
}

/** A parsed recording. Durations are in milliseconds. */
export interface StreamReading {
  /** `mixed`: it holds tokens of another stream or in the wrong order. `lost`: tokens are missing. */
  readonly verdict: 'whole' | 'lost' | 'mixed';
  /** Why it is not complete. */
  readonly why: string | null;
  /** From the request to the first token; null where none came. */
  readonly firstToken: number | null;
  /** Between a token and the next. */
  readonly between: readonly number[];
  /** From sending a token at the upstream to its arrival. */
  readonly delivery: readonly number[];
}

/** Parses the tokens and compares them with the task. */
export function readRecording(target: BenchmarkTarget, recording: StreamRecording): StreamReading {
  const { task, startedAt } = recording;
  const arrivals: { at: number; piece: TimedToken }[] = [];
  const decoder = new TextDecoder();
  let at = startedAt;
  let rest = '';
  const parser = createParser({
    onEvent: (event) => {
      const read = readTokens(rest + (target.textOf(event) ?? ''));
      rest = read.rest;
      for (const piece of read.pieces) arrivals.push({ at, piece });
    },
  });
  for (const chunk of recording.chunks) {
    at = chunk.at;
    parser.feed(decoder.decode(chunk.bytes, { stream: true }));
  }
  const misplaced = arrivals.find(({ piece }, i) => piece.stream !== task.stream || piece.index !== i);
  const [verdict, why]: [StreamReading['verdict'], string | null] =
    misplaced !== undefined || rest !== ''
      ? ['mixed', `It holds ${JSON.stringify(misplaced?.piece ?? rest.slice(0, 80))}.`]
      : recording.failure !== null || arrivals.length < task.tokens
        ? ['lost', recording.failure ?? `It ended after ${arrivals.length} of ${task.tokens} tokens.`]
        : ['whole', null];
  const times = arrivals.map((arrival) => arrival.at);
  return {
    verdict,
    why,
    firstToken: times[0] === undefined ? null : times[0] - startedAt,
    between: times.slice(1).map((time, i) => time - (times[i] ?? time)),
    delivery: arrivals.map((arrival) => arrival.at - arrival.piece.sentAt),
  };
}
