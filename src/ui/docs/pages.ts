/** The pages of the documentation that the page links to, below `docs/` next to it. src/docs makes them. */
export const docsPages = {
  index: 'index.html',
  differences: 'paper.html',
  familiarity: 'familiarity.html',
  lessonPlan: 'lesson-plan.html',
  problemSets: 'problem-sets.html',
  rooms: 'rooms.html',
  sent: 'api.html',
  students: 'students.html',
  teachers: 'teachers.html',
  traceFormat: 'trace-format.html',
} as const;

export type DocsPage = keyof typeof docsPages;
