/** An answer as the body of a fetch-standard response, for platforms that stream what they are given. */
import type { Answer } from './answer.ts';

const encoder = new TextEncoder();

/** The pieces as bytes, asked for as the client reads them. A body that is cancelled cancels the answer. */
function bodyOf(answer: Answer): ReadableStream<Uint8Array> {
  let isCancelled = false;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const piece = await answer.next();
      if (isCancelled) return;
      if (piece === null) controller.close();
      else controller.enqueue(encoder.encode(piece));
    },
    cancel(reason) {
      isCancelled = true;
      answer.cancel(reason);
    },
  });
}

/** What a platform does with an answer that has no quicker way. */
export function streamedResponse(answer: Answer, init: ResponseInit): Response {
  return new Response(bodyOf(answer), init);
}
