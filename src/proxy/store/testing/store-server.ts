/** A Redis or Valkey server for tests, where one is installed. */
import { spawn } from 'node:child_process';
import { freePort } from '../../testing/free-port.ts';

interface StoreServer {
  readonly url: string;
  stop(): void;
}

/** Starts a Redis or Valkey server on a free port of this machine, which keeps nothing; null where none is installed. */
export async function startStoreServer(): Promise<StoreServer | null> {
  for (const program of ['valkey-server', 'redis-server']) {
    const port = await freePort();
    const options = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    const server = spawn(program, options, { stdio: ['ignore', 'pipe', 'ignore'] });
    const isReady = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false));
      server.once('exit', () => resolve(false));
      server.stdout.on('data', (text: Buffer) => {
        if (/ready to accept connections/i.test(text.toString())) resolve(true);
      });
    });
    if (isReady) {
      return { url: `redis://127.0.0.1:${port}`, stop: () => void server.kill('SIGKILL') };
    }
  }
  return null;
}
