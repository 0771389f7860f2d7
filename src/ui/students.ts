/**
 * The students that a person can choose: those that ship with the page, by the name of their folder in public/models, and
 * any other by its address.
 */
import { isFromDisk } from '../student/disk-address.ts';
import { defaultModel, pageModels } from '../student/model-index.ts';
import type { Locale } from './locales/index.ts';

/** The name of a student that ships with the page. */
export type EmbeddedStudent = string;

/** The students of the menu, in its order. */
export const embeddedStudents: readonly EmbeddedStudent[] = pageModels.flatMap(({ name, role }) =>
  role === 'student' ? [name] : [],
);

/** The student that the page opens with. */
export const defaultStudent: EmbeddedStudent = defaultModel('student').name;

/** What the menu says of a student that ships with the page; its name, if the locale has no label for it. */
export function embeddedStudentLabel(name: EmbeddedStudent, { settings }: Locale): string {
  const labels: Readonly<Record<string, string>> = settings.students;
  const key = pageModels.find((model) => model.name === name)?.label ?? name;
  return Object.hasOwn(labels, key) ? (labels[key] ?? name) : name;
}

/**
 * An embedded student's name, or the address of another one: the URL of its folder, then `#` and its weights
 * file, as in `https://huggingface.co/org/name/resolve/main/#onnx/model_q4.onnx`.
 */
export type StudentName = string;

/** Whether a student ships with the page. */
export function isEmbedded(student: StudentName): boolean {
  return embeddedStudents.includes(student);
}

/** A student's short name: the embedded one's own, else the name of its model and the kind of its weights. */
export function studentLabel(student: StudentName): string {
  if (isEmbedded(student)) return student;
  const { pathname, hash } = new URL(student);
  const path = pathname.replace(/\/resolve\/[^/]+\/$/, '').replace(/^\/|\/$/g, '');
  // A folder from disk has its name after a digest.
  const folder = isFromDisk(student) ? decodeURIComponent(path.slice(path.indexOf('/') + 1)) : path;
  const kind = /\/(?:model|decoder_model_merged)_(\w+)\.onnx$/.exec(hash)?.[1];
  return kind === undefined ? folder : `${folder} (${kind})`;
}
