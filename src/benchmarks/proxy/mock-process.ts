/** The fake model server in its own process: answers questions about its counts, and reports streams that were left. */
import { startFakeModelServer } from '../../teacher/testing/fake-model-server/http-server.ts';
import { sharedClock } from './clock.ts';
import { loadScript, taskOf } from './load-script.ts';

const server = await startFakeModelServer(loadScript, {
  recordRequests: false,
  onLeft: (request) => {
    const at = sharedClock();
    process.send?.({ left: taskOf(request)?.stream, at });
  },
});

process.on('message', (question: { readonly ask?: string; readonly id?: number }) => {
  if (question.ask === 'counts') process.send?.({ id: question.id, answer: server.counts() });
  if (question.ask === 'reset') {
    server.resetCounts();
    process.send?.({ id: question.id, answer: null });
  }
});
process.send?.({ port: server.port });
