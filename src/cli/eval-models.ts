/** Makes what `npm run eval` runs: a pair of models in batches, or a student and a teacher each on its own. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { loadFromFolder } from '../engine/node.ts';
import { AdaptiveLimit } from '../evaluation/runs/pool.ts';
import type { RunTask } from '../evaluation/runs/evaluate.ts';
import { defaultRetries } from '../evaluation/runs/retries.ts';
import { retryingTeacher } from '../evaluation/runs/retrying-teacher.ts';
import type { StudentServer } from '../evaluation/remote-student/completion-stream.ts';
import { remoteStudent } from '../evaluation/remote-student/remote-student.ts';
import { checkUnchanged, serverFacts, type ServerFacts } from '../evaluation/remote-student/server-facts.ts';
import { formatFrom } from '../proxy/prompt/chat-template.ts';
import { TransientError } from '../proxy/upstream.ts';
import type { ModelIdentity, PolicyName, RunLimits, Sampling } from '../relay/events.ts';
import { relay } from '../relay/loop.ts';
import { emptyRun, reduceRun, type RunState } from '../relay/run-state.ts';
import type { Student } from '../relay/student.ts';
import { TeacherError, type Teacher } from '../relay/teacher.ts';
import { engineStudent } from '../student/student.ts';
import { isExportedModel } from '../training/export/read.ts';
import { embeddedTeacher } from '../teacher/embedded.ts';
import { UsageError } from './command-line.ts';
import { Evaluator } from './eval-runs.ts';
import { GatheringTeacher } from './gathering-teacher.ts';
import { teacherForProxy } from './models.ts';
import { teacherBehind } from './proxy-teacher.ts';
import { sentence } from './sentence.ts';
import { studentFolder } from './student-folder.ts';

/** A model in a folder of this machine, a teacher behind a proxy of this project, or a model behind another server. */
export type ModelChoice =
  | { readonly kind: 'folder'; readonly path: string }
  /** @property name one of the proxy's teachers; null for its default */
  | { readonly kind: 'proxy'; readonly url: string; readonly name: string | null }
  | {
      readonly kind: 'server';
      readonly url: string;
      /** Its name there; null takes the server's only one. */
      readonly model: string | null;
      /** File of the student's chat template, where the prompt is rendered here; null leaves it to the server. */
      readonly template: string | null;
    };

/**
 * The student that a comparison measures without calls: the base student where that lies next to a student that learned to
 * call, else the same model.
 */
export function baseStudentOf(student: ModelChoice): ModelChoice {
  if (student.kind !== 'folder') return student;
  const path = join(dirname(student.path), 'relay-student-base');
  return existsSync(path) ? { kind: 'folder', path } : student;
}

/** How runs are done; the same for all rows of a table. */
export interface EvalRunOptions {
  readonly sampling: Sampling;
  readonly limits: RunLimits;
  readonly policyCallTokens: number;
  readonly threads: number;
  /** Runs at once, of models that do not run in batches. */
  readonly concurrency: number;
  /** `batch` runs models of this project many runs at a time; `onnx`, and any other model, runs one token at a time. */
  readonly runtime: 'batch' | 'onnx';
}

/** A student and a teacher that are ready for runs. */
export interface EvalModels {
  readonly student: ModelIdentity;
  readonly teacher: ModelIdentity | null;
  readonly batch: number;
  readonly limit: AdaptiveLimit;
  readonly run: (tasks: readonly RunTask[], policy: PolicyName, signal?: AbortSignal) => Promise<RunState[]>;
  readonly checkModels?: () => Promise<void>;
  readonly release: () => Promise<void>;
}

/** @throws UsageError, ServerFactsError */
export async function loadModels(
  student: ModelChoice,
  teacher: ModelChoice | null,
  options: EvalRunOptions,
  policy: PolicyName,
): Promise<EvalModels> {
  if (options.runtime === 'batch' && student.kind === 'folder' && teacher?.kind !== 'server') {
    const folders = [student, ...(teacher?.kind === 'folder' ? [teacher] : [])];
    const areExported = await Promise.all(folders.map(({ path }) => isExportedModel(path)));
    if (areExported.every((each) => each)) return batchedPair(student.path, teacher, options);
  }
  return separateModels(student, teacher, options, policy);
}

async function batchedPair(
  student: string,
  teacher: Exclude<ModelChoice, { kind: 'server' }> | null,
  { sampling, limits, policyCallTokens, threads }: EvalRunOptions,
): Promise<EvalModels> {
  const behind = teacher?.kind === 'proxy' ? (await teacherSource(teacher)).teacher : null;
  const own = teacher?.kind === 'folder' ? teacher.path : null;
  const gathering = behind && new GatheringTeacher(retryingTeacher(behind));
  const evaluator = await Evaluator.load({ student, teacher: own ?? gathering }, threads);
  return {
    student: evaluator.studentIdentity,
    teacher: evaluator.teacherIdentity,
    batch: evaluator.batch,
    limit: new AdaptiveLimit(1),
    run: (tasks, policy) => evaluator.run(tasks, { policy, sampling, limits, policyCallTokens }),
    release: () => evaluator.release(),
  };
}

async function separateModels(
  student: ModelChoice,
  teacher: ModelChoice | null,
  options: EvalRunOptions,
  policy: PolicyName,
): Promise<EvalModels> {
  const { sampling, limits, policyCallTokens, concurrency } = options;
  const limit = new AdaptiveLimit(concurrency);
  const students = await studentSource(student, options, policy, limit.overloaded);
  const found = teacher === null ? null : await teacherSource(teacher);
  const asked = found && retryingTeacher(found.teacher, defaultRetries, limit.overloaded);
  const idle: Student[] = [];
  const checks = [students.check, found?.check].filter((check) => check !== undefined);
  const runOne = async ({ problem, seed }: RunTask, name: PolicyName, signal?: AbortSignal) => {
    // A student serves one run at a time, and the next one after that.
    const one = idle.pop() ?? students.create();
    let run = emptyRun;
    const settings = { policy: name, seed, sampling, limits, policyCallTokens, ...(signal && { signal }) };
    for await (const event of relay(problem.problem, one, asked, settings)) run = reduceRun(run, event);
    idle.push(one);
    return run;
  };
  return {
    student: students.identity,
    teacher: found?.teacher.identity ?? null,
    batch: 1,
    limit,
    run: (tasks, name, signal) => Promise.all(tasks.map((task) => runOne(task, name, signal))),
    checkModels: async () => {
      await Promise.all(checks.map((check) => check()));
    },
    release: () => Promise.resolve(),
  };
}

export interface StudentSource {
  readonly identity: ModelIdentity;
  readonly create: () => Student;
  readonly check?: () => Promise<void>;
}

/** Students of one model. @throws UsageError, ServerFactsError */
export async function studentSource(
  choice: ModelChoice,
  { limits, concurrency }: Pick<EvalRunOptions, 'limits' | 'concurrency'>,
  policy: PolicyName,
  onOverload: () => void,
): Promise<StudentSource> {
  if (choice.kind === 'folder') {
    const { folder, weights } = studentFolder(choice.path);
    const model = await loadFromFolder(folder, weights);
    const first = engineStudent(model);
    const students = [first];
    while (students.length < concurrency) students.push(engineStudent(model));
    return { identity: first.identity, create: () => students.pop() ?? engineStudent(model) };
  }
  if (choice.kind === 'proxy') throw new UsageError('A proxy has teachers only; the student needs a server.');
  const apiKey = keyIn('STUDENT_API_KEY');
  const url = withVersion(choice.url);
  const facts = await serverFacts(url, choice.model, { apiKey });
  const contextLength = facts.contextLength ?? DEFAULT_CONTEXT;
  const server: StudentServer = {
    url,
    model: facts.model,
    apiKey,
    api: choice.template === null ? { kind: 'chat' } : await renderedHere(choice.template),
    contextLength,
    maxTokens: Math.min(limits.maxTokens, Math.floor(contextLength / 2)),
    hasExtensions: ['vllm', 'sglang'].includes(facts.ownedBy ?? ''),
    wantsStats: policy.startsWith('entropy'),
  };
  const identity = remoteIdentity(facts);
  return {
    identity,
    create: () => remoteStudent(server, { identity, onOverload }),
    check: sharedCheck(async () =>
      checkUnchanged(url, facts, await serverFacts(url, facts.model, { apiKey })),
    ),
  };
}

/** What is taken for a server that does not say how long its context is. */
const DEFAULT_CONTEXT = 32_768;

const remoteIdentity = ({ model, root, ownedBy }: ServerFacts): ModelIdentity => ({
  name: root === null || root === model ? model : `${model} (${root})`,
  device: 'remote',
  ...(ownedBy === null ? {} : { provider: ownedBy }),
});

async function renderedHere(template: string): Promise<StudentServer['api']> {
  const text = await readFile(template, 'utf8').catch((cause: unknown) => {
    throw new UsageError(`The chat template ${template} cannot be read: ${String(cause)}.`, { cause });
  });
  const { prompt } = formatFrom(text);
  return { kind: 'completions', prompt: (problem) => prompt(problem, '') };
}

export interface TeacherSource {
  readonly teacher: Teacher;
  readonly check?: () => Promise<void>;
}

/** @throws UsageError, ServerFactsError, EnvironmentError */
export async function teacherSource(choice: ModelChoice): Promise<TeacherSource> {
  if (choice.kind === 'folder') return { teacher: embeddedTeacher(await loadFromFolder(choice.path)) };
  if (choice.kind === 'proxy') {
    const { teacher, serving } = await teacherBehind({ url: choice.url, teacherName: choice.name });
    if (serving === null) throw new UsageError(`No teacher answers at ${choice.url}.`);
    return { teacher };
  }
  const apiKey = keyIn('TEACHER_API_KEY');
  const url = withVersion(choice.url);
  const isOwn = process.env['TEACHER_KIND'] === undefined;
  // A hosted API of another kind has no list of models in this form.
  const facts = isOwn ? await serverFacts(url, choice.model, { apiKey }) : null;
  const model = choice.model ?? facts?.model ?? '';
  const found = await teacherForProxy(
    { ...process.env, TEACHER_URL: choice.url, TEACHER_MODEL: model, TEACHERS: undefined },
    () => undefined,
  );
  if (found.teacher === null) throw new UsageError(sentence(found.unavailableReason));
  const upstream = found.teacher;
  const { name, kind, server } = upstream.description;
  const teacher: Teacher = {
    identity: { name, device: 'remote', provider: kind, ...(server === undefined ? {} : { server }) },
    async *write(request, signal) {
      try {
        yield* upstream.write(request, signal);
      } catch (error) {
        // What a page takes for a refusal, an evaluation can wait for.
        if (error instanceof TransientError) throw new TeacherError('offline', error, { cause: error });
        throw error;
      }
    },
  };
  if (facts === null) return { teacher };
  return {
    teacher,
    check: sharedCheck(async () => checkUnchanged(url, facts, await serverFacts(url, model, { apiKey }))),
  };
}

/** Concurrent runs share one request. */
function sharedCheck(check: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  return () => (running ??= check().finally(() => (running = null)));
}

function keyIn(name: string): string | null {
  const key = process.env[name]?.trim() ?? '';
  return key === '' ? null : key;
}

/** The base of the paths: the address with `/v1` where it has no version. */
function withVersion(url: string): string {
  const base = url.replace(/\/+$/, '').replace(/\/(?:chat\/)?completions$/, '');
  return /\/v\d+$/.test(base) ? base : `${base}/v1`;
}

/** How a model is called in reports. */
export function labelOf(choice: ModelChoice): string {
  switch (choice.kind) {
    case 'folder':
      return basename(choice.path);
    case 'proxy':
      return choice.name ?? choice.url;
    case 'server':
      return choice.model ?? choice.url;
  }
}
