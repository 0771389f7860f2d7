/**
 * For tests: a worker without a thread. Its service answers over a message channel, so that messages are copied and
 * arrive in a later task, as those of a real worker do.
 */
import { expose } from 'comlink';
import type { WorkerThread } from '../connection.ts';

export class ChannelWorker extends EventTarget implements WorkerThread {
  readonly #channel = new MessageChannel();
  terminated = false;

  constructor(service: object) {
    super();
    const { port1, port2 } = this.#channel;
    port1.addEventListener('message', ({ data }) => {
      if (!this.terminated) this.dispatchEvent(new MessageEvent('message', { data }));
    });
    port1.start();
    expose(service, port2);
  }

  postMessage(message: unknown, transfer: Transferable[] = []): void {
    if (!this.terminated) this.#channel.port1.postMessage(message, transfer);
  }

  /** Ends the connection; the service's work may still go through its last step. */
  terminate(): void {
    this.terminated = true;
    this.#channel.port1.close();
  }

  /** Reports an error that nothing in the worker caught. */
  die(message: string): void {
    this.dispatchEvent(Object.assign(new Event('error'), { message }));
  }
}
