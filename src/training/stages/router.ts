/**
 * The stage `router`: finds out on train problems where the teacher's token changes what comes out, and teaches a small
 * network on the base student's hidden states to say so (after CITER, arXiv 2502.01976). Each verdict is appended to a
 * log as it is found, so that the stage can resume.
 */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { isCorrect } from '../../math/answer/equivalence.ts';
import { Random } from '../../bytes/random.ts';
import { wordProblem } from '../../math/word-problems/word-problems.ts';
import { defaultOptions } from '../../relay/defaults.ts';
import { defaultAdam } from '../optimizer/adamw.ts';
import { BatchDecoder } from '../decoding/batch-decoder.ts';
import { longestSolution } from '../report/evaluation.ts';
import type { ModelWeights } from '../model/weights.ts';
import type { Router } from '../model/router.ts';
import { judgeSolutions, type Authors, type JudgedSolution, type RouterProblem } from '../router/examples.ts';
import { ReadGraph } from '../router/read-graph.ts';
import { scoresOf, trainRouter, type RouterExample } from '../router/train.ts';
import type { TrainingTokenizer } from '../tokenizer/files.ts';
import { LineLog } from './line-log.ts';
import { routerSettings } from './settings.ts';
import type { ModelStage } from './recipes.ts';
import type { Workspace } from './workspace.ts';

const token = z.number().int();
const judgedSchema: z.ZodType<JudgedSolution> = z.object({
  prompt: z.array(token),
  solution: z.array(token),
  differing: z.array(z.object({ place: token, pays: z.boolean() })),
  agreeing: z.array(token),
});

const routerSchema = z.object({
  format: z.literal('relay-router/1'),
  parameters: z.array(z.array(z.number())),
});

/** What the router is worth on problems that it was not taught on. */
export interface RouterFigures {
  readonly solutions: number;
  /** Positions where student and teacher differ, and those of them where the teacher was needed. */
  readonly differing: number;
  readonly paying: number;
  /** Cross-entropy in nats a position, of the router and of its mean taken everywhere, on held-out problems. */
  readonly loss: number;
  readonly lossOfTheMean: number;
}

export interface RouterRun {
  readonly workspace: Workspace;
  readonly threads: number;
  readonly report: (progress: { readonly step: number; readonly steps: number }) => void;
  readonly signal?: AbortSignal;
}

const routerPath = (workspace: Workspace): string => join(workspace.directory, 'router.json');

/** Resumes where it was interrupted; returns null if it is interrupted again. */
export async function trainRouterStage(run: RouterRun): Promise<RouterFigures | null> {
  const { workspace, threads } = run;
  const solutions = await judgeAll(run);
  if (solutions.length < routerSettings.problems) return null;
  const student = await weightsOf(workspace, 'student');
  const isHeldOut = (_: JudgedSolution, i: number): boolean => i % routerSettings.heldOut === 0;
  const taught = await examplesOf(
    solutions.filter((each, i) => !isHeldOut(each, i)),
    student,
    threads,
  );
  const held = await examplesOf(solutions.filter(isHeldOut), student, threads);
  const random = new Random(routerSettings.seed);
  const { router } = await trainRouter({
    examples: taught,
    schedule: routerSettings.schedule,
    adam: { ...defaultAdam, weightDecay: routerSettings.weightDecay },
    threads,
    uniform: () => random.next(),
  });
  await writeRouter(workspace, router);
  const differing = solutions.flatMap((each) => each.differing);
  return {
    solutions: solutions.length,
    differing: differing.length,
    paying: differing.filter(({ pays }) => pays).length,
    loss: crossEntropy(held, await scoresOf(router, held)),
    lossOfTheMean: crossEntropy(held, new Float32Array(held.length).fill(meanOf(taught))),
  };
}

/** Stores the parameters of a router in the run's folder. */
export async function writeRouter(workspace: Workspace, router: Router): Promise<void> {
  const parameters = router.map((values) => [...values]);
  await writeFile(routerPath(workspace), JSON.stringify({ format: 'relay-router/1', parameters }));
}

/** The router that was trained here; null where there is none. */
export async function trainedRouter(workspace: Workspace): Promise<Router | null> {
  const path = routerPath(workspace);
  if (!existsSync(path)) return null;
  const { parameters } = routerSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  return parameters.map((values) => Float32Array.from(values));
}

async function weightsOf(workspace: Workspace, stage: ModelStage): Promise<ModelWeights> {
  const { config, state } = await workspace.trained(stage);
  return { config, parameters: state.parameters };
}

async function judgeAll({ workspace, threads, report, signal }: RouterRun): Promise<JudgedSolution[]> {
  const { problems: count, together, mostTried, seed } = routerSettings;
  const log = new LineLog(join(workspace.directory, 'router.jsonl'), judgedSchema);
  const lines = await log.resume();
  if (lines.length >= count) return lines;
  const tokenizer = await workspace.tokenizer();
  const { authors, release } = await authorsOf(workspace, tokenizer, threads);
  while (lines.length < count && signal?.aborted !== true) {
    const first = lines.length;
    const problems = Array.from({ length: Math.min(together, count - first) }, (_, i) =>
      routerProblem(tokenizer, first + i, seed),
    );
    const callTokens = defaultOptions.policyCallTokens;
    const judged = await judgeSolutions(problems, authors, { callTokens, mostTried });
    lines.push(...judged);
    await log.add(judged);
    report({ step: lines.length, steps: count });
  }
  await release();
  return lines;
}

function routerProblem(tokenizer: TrainingTokenizer, index: number, seed: number): RouterProblem {
  const { problem: text, answer } = wordProblem('train', index, seed);
  const end = tokenizer.control('<|im_end|>');
  return {
    prompt: tokenizer.prompt(text),
    isRight: (solution) => isCorrect(tokenizer.decode(solution.filter((id) => id !== end)), answer),
  };
}

async function authorsOf(
  workspace: Workspace,
  tokenizer: TrainingTokenizer,
  threads: number,
): Promise<{ authors: Authors; release: () => Promise<void> }> {
  const [student, teacher] = [await weightsOf(workspace, 'student'), await weightsOf(workspace, 'teacher')];
  const studentDecoder = await BatchDecoder.load(student, 'float32', threads);
  const teacherDecoder = await BatchDecoder.load(teacher, 'float32', threads);
  const reader = await ReadGraph.build(teacher, { ...routerSettings, threads });
  const end = tokenizer.control('<|im_end|>');
  const forbidden = (['<call>', '</call>'] as const).map((control) => tokenizer.control(control));
  const greedily =
    (decoder: BatchDecoder): Authors['student'] =>
    async (sequences) => {
      const room = (tokens: readonly number[]): number => routerSettings.length - tokens.length;
      const open = sequences.filter((tokens) => tokens.at(-1) !== end && room(tokens) > 0);
      const endings = await decoder.decode(open, {
        maxTokens: open.map((tokens) => Math.min(longestSolution, room(tokens))),
        endTokens: [end],
        temperature: 0,
        uniform: () => 0,
        forbidden,
      });
      return sequences.map((tokens) => endings[open.indexOf(tokens)] ?? []);
    };
  return {
    authors: {
      student: greedily(studentDecoder),
      teacher: greedily(teacherDecoder),
      teacherReads: async (sequences) => (await reader.read(sequences)).map(({ best }) => best),
    },
    release: async () => {
      await studentDecoder.release();
      await teacherDecoder.release();
      await reader.release();
    },
  };
}

/** The student's hidden states at judged positions: all where the two differ, and a draw of those where they agree. */
async function examplesOf(
  solutions: readonly JudgedSolution[],
  student: ModelWeights,
  threads: number,
): Promise<RouterExample[]> {
  const reader = await ReadGraph.build(student, { ...routerSettings, threads });
  const readings = await reader.read(solutions.map(({ prompt, solution }) => [...prompt, ...solution]));
  await reader.release();
  const random = new Random(routerSettings.seed);
  return solutions.flatMap(({ prompt, differing, agreeing }, i) => {
    const hiddenBefore = (place: number): Float32Array =>
      readings[i]?.hiddenAt(prompt.length + place - 1) ?? new Float32Array();
    const count = Math.min(routerSettings.agreeing, agreeing.length);
    const drawn = Array.from({ length: count }, () => random.pick(agreeing));
    return [
      ...differing.map(({ place, pays }) => ({ hidden: hiddenBefore(place), pays, weight: 1 })),
      ...drawn.map((place) => ({
        hidden: hiddenBefore(place),
        pays: false,
        weight: agreeing.length / count,
      })),
    ];
  });
}

const total = (examples: readonly RouterExample[]): number =>
  examples.reduce((sum, { weight }) => sum + weight, 0);

function meanOf(examples: readonly RouterExample[]): number {
  return total(examples.filter(({ pays }) => pays)) / total(examples);
}

/** Scores are float32 numbers: one that was rounded to 0 or 1 counts as the number next to it. */
const leastProbability = 2 ** -24;

function crossEntropy(examples: readonly RouterExample[], scores: Float32Array): number {
  const sum = examples.reduce((before, { pays, weight }, i) => {
    const score = scores[i] ?? 0;
    return before - weight * Math.log(Math.max(leastProbability, pays ? score : 1 - score));
  }, 0);
  return sum / total(examples);
}
