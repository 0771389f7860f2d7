/**
 * Runs in the page: replaces the student's worker by a fake that sends the log `streamed.log`, `streamed.events` events
 * every `streamed.everyMs`. It offers the same service by the same code as the real worker.
 */
import type { RelayEvent } from '../../../relay/events.ts';
import type { StudentService } from '../../../student/protocol.ts';
import { openStream } from '../../../workers/stream.ts';
import { ChannelWorker } from '../../../workers/testing/channel-worker.ts';

/** What the page is given before this script runs. */
export interface Streamed {
  readonly log: readonly RelayEvent[];
  readonly events: number;
  readonly everyMs: number;
}

const { log, events, everyMs } = Reflect.get(globalThis, 'streamed') as Streamed;

const service: StudentService = {
  load: () =>
    openStream(async () => ({
      identity: { name: 'a-student', device: 'wasm' },
      contextLength: 20_000,
      canCall: true,
      fallback: null,
    })),
  solve: () =>
    openStream(
      (push) =>
        new Promise<null>((resolve) => {
          let sent = 0;
          const timer = setInterval(() => {
            for (const event of log.slice(sent, sent + events)) push(event);
            sent += events;
            if (sent < log.length) return;
            clearInterval(timer);
            resolve(null);
          }, everyMs);
        }),
    ),
};

class StudentInstead extends ChannelWorker {
  constructor() {
    super(service);
  }
}

Reflect.set(globalThis, 'Worker', StudentInstead);
