// The product's server as a program of its own, as a person would run it, on a free port.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { reportAddress } from './policy-reports.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface TestServer {
  /** Its address, without a slash at the end. */
  readonly url: string;
  stop(): Promise<void>;
  /** Ends it at once, as where its machine fails. */
  kill(): Promise<void>;
}

/**
 * Starts the server of `npm start`, as a container runs it: server and page are built already.
 *
 * @param environment added to this process's, e.g. TEACHER_URL.
 * @param folder where the server and the page lie, e.g. as the container image holds them.
 * @throws when it ends before it has printed its address; the message holds what it printed.
 */
export async function startServer(
  environment: Readonly<Record<string, string>> = {},
  folder = root,
): Promise<TestServer> {
  const reporting = new URL('report-policy.mjs', import.meta.url).href;
  const reports = await reportAddress();
  const child = spawn(process.execPath, ['--import', reporting, 'dist-server/node/server.js'], {
    cwd: folder,
    // A test does not wait at its end for answers that its page has left, and no teacher that the person at this
    // machine chose takes part in it.
    env: {
      ...process.env,
      PORT: '0',
      SHUTDOWN_TIMEOUT_SECONDS: '0',
      ADMIN: '0',
      POLICY_REPORTS: reports,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const printed: string[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface(stream).on('line', (line) => {
        printed.push(line);
        const address = /http:\/\/localhost:\d+/.exec(line);
        if (address !== null) resolve(address[0]);
      });
    }
    void ended.then(() => reject(new Error(`The server ended at once:\n${printed.join('\n')}`)));
  });
  const endBy = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    child.kill(signal);
    await ended;
  };
  return { url, stop: () => endBy('SIGTERM'), kill: () => endBy('SIGKILL') };
}
