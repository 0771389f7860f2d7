/** Makes the teacher of a command: of a model in a folder, behind a proxy of this project, or behind another server. */
import { loadFromFolder } from '../../engine/node.ts';
import { checkUnchanged, serverFacts } from '../../evaluation/remote-student/server-facts.ts';
import { TransientError } from '../../proxy/upstream.ts';
import { TeacherError, type Teacher } from '../../relay/teacher.ts';
import { embeddedTeacher } from '../../teacher/embedded.ts';
import { UsageError } from '../arguments/command-line.ts';
import { sentence } from '../sentence.ts';
import { teacherForProxy } from '../server/teacher-for-proxy.ts';
import type { ModelChoice } from './model-choice.ts';
import { keyIn, sharedCheck, withVersion } from './model-server.ts';
import { teacherBehind } from './proxy-teacher.ts';

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
