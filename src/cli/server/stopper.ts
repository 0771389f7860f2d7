/** Stops a server on a signal, with time for open responses to end. */
import type { RunningServer } from '../../proxy/node-server.ts';

/**
 * Milliseconds within which two signals count as one: npm forwards a signal that the terminal sent to all processes.
 */
const sameSignalMs = 500;

/**
 * The first call lets answers under way end and then calls `exit`; one that comes later ends them now.
 *
 * @param print tells the person why it takes a while, where it does
 */
export function stopperOf(
  server: Pick<RunningServer, 'close' | 'cut'>,
  exit: () => void,
  print: (line: string) => void,
): () => void {
  let began: number | null = null;
  return () => {
    if (began !== null) {
      if (performance.now() - began > sameSignalMs) server.cut();
      return;
    }
    began = performance.now();
    const waiting = setTimeout(() => {
      print('Answers under way may end first. Ctrl-C again ends them now.');
    }, sameSignalMs);
    void server
      .close()
      .finally(() => clearTimeout(waiting))
      .then(exit);
  };
}
