/** Whether the page may choose the teacher, and the teacher that it chose before. */
import { codedError, ErrorWithCode, type CodedError } from '../../errors/coded-error.ts';
import { nodeTransport } from '../../proxy/node/node-transport.ts';
import { serverError } from '../../proxy/settings/errors.ts';
import type { Guards } from '../../proxy/settings/guard-settings.ts';
import type { ServerSettings } from '../../proxy/settings/server-settings.ts';
import type { Environment } from '../../proxy/settings/variables.ts';
import { TeacherSetup } from '../../proxy/setup/teacher-setup.ts';
import { TeacherStore, usualTeacherFile } from '../../proxy/setup/teacher-store.ts';
import type { HttpTransport } from '../../teacher/http-transport.ts';

/** Where the notices of a setup go. */
export interface SetupNotices {
  readonly tell: (notice: CodedError) => void;
  readonly report: (error: unknown) => void;
}

export interface SetupPlaces {
  /** Holds the choice. Default: the usual one. */
  readonly file?: string;
  /** Sends the calls. */
  readonly transport?: HttpTransport;
}

/** Whether only the person at this machine uses the proxy: others must not change its teacher. */
export function mayChooseTeacher(
  { admin }: Pick<ServerSettings, 'admin'>,
  { access, trustedHops }: Pick<Guards, 'access' | 'trustedHops'>,
): boolean {
  return admin && trustedHops === 0 && access.shared === null && access.tokens.length === 0;
}

/**
 * The setup with the saved teacher taken up. A saved teacher that cannot be used is left out with a notice, as the page
 * can choose another.
 */
export async function teacherSetup(
  environment: Environment,
  { tell, report }: SetupNotices,
  { file = usualTeacherFile(), transport = nodeTransport }: SetupPlaces = {},
): Promise<TeacherSetup> {
  const store = new TeacherStore(file);
  const setup = new TeacherSetup({ store, environment, tell, report, transport });
  try {
    await setup.restore();
  } catch (error) {
    if (!(error instanceof ErrorWithCode)) throw error;
    tell(serverError('saved-teacher-left-out', { file, cause: codedError(error) }));
  }
  return setup;
}
