/** Names of commands and options that changed in version 0.2. The old ones still work, with a warning. */

/** Writes one line to stderr, so that a program that reads stdout is not disturbed. */
export function warnOfOldName(old: string, name: string): void {
  console.error(`${old} is now called ${name}. The old name works until version 0.3.`);
}
