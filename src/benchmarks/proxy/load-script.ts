/** The fake model server's response in the benchmark: the stream that the task in the prompt asks for. */
import { z } from 'zod';
import { openAIProtocolOf } from '../../teacher/testing/fake-model-server/protocols.ts';
import type {
  BodyPiece,
  FakeRequest,
  ResponseScript,
} from '../../teacher/testing/fake-model-server/script.ts';
import { sharedClock } from './clock.ts';
import { taskIn, taskTokenText, type Task } from './task.ts';

const completionBody = z.object({ prompt: z.string(), max_tokens: z.int().positive() });

/** The task of a request; null for a prompt without one. */
export function taskOf({ body }: FakeRequest): Task | null {
  const { prompt, max_tokens } = completionBody.parse(body);
  const task = taskIn(prompt);
  return task === null ? null : { ...task, tokens: max_tokens };
}

/** One event per token, each with the time when it is sent. */
export function loadScript(request: FakeRequest): ResponseScript {
  const task = taskOf(request);
  if (task === null) return { status: 400, contentType: 'application/json', body: ['{}'] };
  const protocol = openAIProtocolOf(request);
  function* body({ stream, tokens, everyMs }: Task): Generator<BodyPiece> {
    for (let index = 0; index < tokens; index += 1) {
      // A turn of the event loop even at full speed, so that streams alternate.
      if (index > 0 || everyMs === 0) yield everyMs;
      yield () => protocol.piece(taskTokenText({ stream, index, sentAt: sharedClock() }));
    }
    yield protocol.end('limit', tokens);
    // The end comes in a separate packet, as from servers in Python: a client that does not wait for it opens a
    // connection for each call.
    yield 0;
  }
  return { contentType: protocol.contentType, body: body(task) };
}
