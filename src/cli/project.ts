/** The paths of this project's files, and of the models that it ships. */
import { fileURLToPath } from 'node:url';
import { defaultModel } from '../student/model-index.ts';

/** A file or folder of the project: two folders up from here, and from where this is compiled to (build/compile.mjs). */
export function inProject(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}

/** The embedded pair. */
export const shippedStudentFolder = inProject(`public/models/${defaultModel('student').name}`);
export const teacherFolder = inProject(`public/models/${defaultModel('teacher').name}`);
