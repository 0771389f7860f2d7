/**
 * The teacher that a person chose in the page, in a file of their configuration folder. It may hold a key, so only its
 * owner may read it (mode 0600). Each write replaces the whole file.
 */
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import envPaths from 'env-paths';
import { z } from 'zod';
import { jsonOrUndefined } from '../../bytes/json.ts';
import { EnvironmentError } from '../settings/environment-error.ts';
import { serverError } from '../settings/errors.ts';

const savedTeacher = z.object({
  url: z.string(),
  model: z.string(),
  /** '' for the kind that is detected. */
  kind: z.string(),
  /** '' for the server's own, else ChatML. */
  template: z.string(),
  /** '' for none. */
  apiKey: z.string(),
});

export type SavedTeacher = z.infer<typeof savedTeacher>;

const ownerOnly = { file: 0o600, folder: 0o700 };

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** The usual file: in XDG_CONFIG_HOME, or what stands for it on macOS and Windows. */
export function usualTeacherFile(): string {
  return join(envPaths('relay-in-the-browser', { suffix: '' }).config, 'teacher.json');
}

/** A teacher in a file. */
export class TeacherStore {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  /**
   * The saved teacher; null where none is saved.
   * @throws EnvironmentError for a file that cannot be read or holds something else
   */
  async read(): Promise<SavedTeacher | null> {
    let text: string;
    try {
      text = await readFile(this.path, 'utf8');
    } catch (cause) {
      if (isMissing(cause)) return null;
      throw new EnvironmentError(serverError('saved-teacher-unusable', { file: this.path }), { cause });
    }
    const { data } = savedTeacher.safeParse(jsonOrUndefined(text));
    if (data !== undefined) return data;
    throw new EnvironmentError(serverError('saved-teacher-unusable', { file: this.path }));
  }

  /** @throws where the file cannot be written */
  async write(teacher: SavedTeacher): Promise<void> {
    const draft = `${this.path}.new`;
    await mkdir(dirname(this.path), { recursive: true, mode: ownerOnly.folder });
    // What an interrupted write left may have another mode, which writing to it would keep.
    await rm(draft, { force: true });
    await writeFile(draft, `${JSON.stringify(teacher, null, 2)}\n`, { mode: ownerOnly.file, flag: 'wx' });
    await rename(draft, this.path);
  }

  /** @throws where the file cannot be removed */
  async remove(): Promise<void> {
    await rm(this.path, { force: true });
  }
}
