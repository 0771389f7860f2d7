/** The teacher model of a proxy, as the environment names it. */
import { codedError, type CodedError } from '../../errors/coded-error.ts';
import { ModelError } from '../../engine/errors.ts';
import { loadFromFolder } from '../../engine/node.ts';
import { nodeTransport } from '../../proxy/node/node-transport.ts';
import { EnvironmentError } from '../../proxy/settings/environment-error.ts';
import { serverError } from '../../proxy/settings/errors.ts';
import { teacherFromEnvironment, type TeacherSettings } from '../../proxy/settings/teacher-settings.ts';
import { teachersFromFile } from '../../proxy/settings/teachers-file.ts';
import { remoteTeacher } from '../../proxy/settings/remote-teacher.ts';
import type { Upstream } from '../../proxy/upstream.ts';
import { embeddedUpstream } from '../../proxy/providers/embedded.ts';
import { apiError } from '../../teacher/api-errors.ts';
import type { HttpTransport } from '../../teacher/http-transport.ts';
import { embeddedTeacher } from '../../teacher/embedded.ts';
import { teacherFolder } from '../project.ts';
import { sentence } from '../sentence.ts';

/** A teacher model for the proxy, or why there is none. */
export type TeacherForProxy =
  | { readonly teacher: Upstream; readonly named?: ReadonlyMap<string, Upstream> }
  | { readonly teacher: null; readonly unavailableReason: CodedError };

/**
 * The teacher that the environment names, else the embedded one. A missing embedded teacher is no error: the page works
 * without it and says so.
 *
 * @param tell called with the kind of server found at TEACHER_URL, if the environment does not name it.
 * @param transport sends the calls to a remote teacher
 * @throws EnvironmentError when the environment has an invalid setting.
 */
export async function teacherForProxy(
  environment: Readonly<Record<string, string | undefined>>,
  tell: (notice: CodedError) => void = (notice) => console.log(sentence(notice)),
  transport: HttpTransport = nodeTransport,
): Promise<TeacherForProxy> {
  const several = await teachersFromFile(environment);
  if (several === null) return teacherOf(teacherFromEnvironment(environment), tell, transport);
  const named = new Map<string, Upstream>();
  for (const [name, settings] of several) {
    const choice = await teacherOf(settings, tell, transport);
    if (choice.teacher === null) {
      throw new EnvironmentError(serverError('teachers-entry', { name, cause: choice.unavailableReason }));
    }
    named.set(name, choice.teacher);
  }
  const [teacher] = named.values();
  if (teacher === undefined) throw new EnvironmentError(serverError('teachers-invalid', { field: '' }));
  return { teacher, named };
}

async function teacherOf(
  choice: TeacherSettings,
  tell: (notice: CodedError) => void,
  transport: HttpTransport,
): Promise<TeacherForProxy> {
  if (choice.type === 'remote') {
    return { teacher: await remoteTeacher(choice, { tell, transport }) };
  }
  try {
    const model = await loadFromFolder(teacherFolder);
    const { fingerprint } = model.tokenizer;
    const teacher = embeddedUpstream(embeddedTeacher(model), fingerprint, choice.timeouts);
    if (choice.prefill) return { teacher };
    const { prefill: _, ...without } = teacher;
    return { teacher: without };
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    return {
      teacher: null,
      unavailableReason: apiError('embedded-not-loaded', { cause: codedError(error) }),
    };
  }
}
