import { expect, it } from 'vitest';
import { nextTask } from './next-task.ts';

it('lets messages in between two tasks', async () => {
  const { port1, port2 } = new MessageChannel();
  let received = false;
  port1.onmessage = () => {
    received = true;
  };
  port2.postMessage('stop');
  for (let i = 0; i < 3 && !received; i += 1) await nextTask();
  expect(received).toBe(true);
  port1.close();
});
