/**
 * The students that a person can choose: those that lie beside the page, by the name of their folder in public/models,
 * and any other by its address. Pure.
 */
export const students = [
  'relay-student',
  'relay-student-difficulty-aware',
  'relay-student-simple',
  'relay-student-alone',
  'relay-student-warmup',
  'relay-student-base',
] as const;

/** The student that the page opens with. */
export const defaultStudent = 'relay-student' satisfies EmbeddedStudent;

export type EmbeddedStudent = (typeof students)[number];

/**
 * An embedded student's name, or the address of another one: the URL of its folder, and the weights file of it behind
 * `#`, as in `https://huggingface.co/org/name/resolve/main/#onnx/model_q4.onnx`.
 */
export type StudentName = string;

export function isEmbedded(student: StudentName): student is EmbeddedStudent {
  return students.some((name) => name === student);
}

/** What a person calls it: the embedded one's name, else the name of its model and the kind of its weights. */
export function studentLabel(student: StudentName): string {
  if (isEmbedded(student)) return student;
  const { pathname, hash } = new URL(student);
  const folder = pathname.replace(/\/resolve\/[^/]+\/$/, '').replace(/^\/|\/$/g, '');
  const kind = /\/(?:model|decoder_model_merged)_(\w+)\.onnx$/.exec(hash)?.[1];
  return kind === undefined ? folder : `${folder} (${kind})`;
}
