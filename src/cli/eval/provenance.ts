/** What a results file says of its origin: versions, commit, machine and command. */
import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { sha256Hex } from '../../bytes/sha256.ts';
import type { ResultsHeader } from '../../evaluation/runs/results-file.ts';
import type { EvalProblem } from '../../evaluation/suites/suite.ts';
import projectPackage from '../../../package.json' with { type: 'json' };
import { inProject } from '../project.ts';

/** @param words the arguments of the command */
export function provenanceOf(words: readonly string[]): ResultsHeader['provenance'] {
  return {
    command: `npm run eval -- ${words.map(quoted).join(' ')}`,
    started: new Date().toISOString(),
    project: projectPackage.version,
    commit: commit(),
    node: process.version,
    onnxruntime: projectPackage.dependencies['onnxruntime-node'],
    platform: `${process.platform} ${process.arch}`,
    cpu: cpus()[0]?.model ?? 'unknown',
  };
}

/** The commit of this checkout, `+` where files were changed; null outside of one. */
function commit(): string | null {
  const git = (...words: string[]): string =>
    execFileSync('git', words, { cwd: inProject(''), encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    return git('rev-parse', 'HEAD').trim() + (git('status', '--porcelain', '-uno') === '' ? '' : '+');
  } catch {
    return null;
  }
}

const quoted = (word: string): string =>
  /^[\w./:@=-]+$/.test(word) ? word : `'${word.replace(/'/g, `'\\''`)}'`;

/** SHA-256 of the problems and their answers, hex. */
export function hashOf(problems: readonly EvalProblem[]): Promise<string> {
  const text = problems.map(({ id, problem, answer }) => JSON.stringify([id, problem, answer])).join('\n');
  return sha256Hex(new TextEncoder().encode(text));
}
