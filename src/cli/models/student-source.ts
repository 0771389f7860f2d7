/** Makes the students of a command: of a model in a folder, or behind a server. */
import { readFile } from 'node:fs/promises';
import { loadFromFolder } from '../../engine/node.ts';
import type { StudentServer } from '../../evaluation/remote-student/completion-stream.ts';
import { remoteStudent } from '../../evaluation/remote-student/remote-student.ts';
import {
  checkUnchanged,
  serverFacts,
  type ServerFacts,
} from '../../evaluation/remote-student/server-facts.ts';
import { formatFrom } from '../../proxy/prompt/chat-template.ts';
import type { ModelIdentity, PolicyName, RunLimits } from '../../relay/events.ts';
import type { Student } from '../../relay/student.ts';
import { engineStudent } from '../../student/student.ts';
import { UsageError } from '../arguments/command-line.ts';
import type { ModelChoice } from './model-choice.ts';
import { keyIn, sharedCheck, withVersion } from './model-server.ts';
import { studentFolder } from './student-folder.ts';

/** What is taken for a server that does not say how long its context is. */
const DEFAULT_CONTEXT = 32_768;

export interface StudentSource {
  readonly identity: ModelIdentity;
  readonly create: () => Student;
  readonly check?: () => Promise<void>;
}

/** Students of one model. @throws UsageError, ServerFactsError */
export async function studentSource(
  choice: ModelChoice,
  { limits, concurrency }: { readonly limits: RunLimits; readonly concurrency: number },
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
