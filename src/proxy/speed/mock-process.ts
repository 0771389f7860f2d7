/** The mock upstream in a process of its own: listens, answers questions about its counts, tells of streams left. */
import type { AddressInfo } from 'node:net';
import { mockUpstream } from './mock-upstream.ts';

const { server, counts, forget } = mockUpstream({
  onLeft: (stream, at) => void process.send?.({ left: stream, at }),
});

process.on('message', (question: { readonly ask?: string; readonly id?: number }) => {
  if (question.ask === 'counts') process.send?.({ id: question.id, answer: counts() });
  if (question.ask === 'forget') {
    forget();
    process.send?.({ id: question.id, answer: null });
  }
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
