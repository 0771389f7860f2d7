import type { SpawnOptions } from 'node:child_process';

export function runNpm(args: string[], options?: SpawnOptions): Promise<number>;
