// The port that a server listens on. Plain JavaScript, because `npm start` reads it before anything is installed.
import { SetUpError } from '../set-up/install.mjs';

/**
 * @param {Record<string, string | undefined>} [environment]
 * @returns {number} PORT, else 4173
 * @throws {SetUpError}
 */
export function portFromEnvironment(environment = process.env) {
  const text = environment['PORT'] ?? '4173';
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65535) return port;
  throw new SetUpError(`PORT must be a number from 0 to 65535, and it is "${text}".`);
}
