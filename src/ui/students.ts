/** The students that lie beside the page, by the name of their folder in public/models. */
export const students = [
  'relay-student',
  'relay-student-alone',
  'relay-student-warmup',
  'relay-student-base',
] as const;

export type StudentName = (typeof students)[number];
