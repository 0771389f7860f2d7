/** The list of all pages of the documentation, by what a reader wants to do. */
import { escapeHtml } from './layout.ts';
import { addressOf } from './link-target.ts';
import type { RenderedPage } from './render-page.ts';

/** Headings, and the files below each in order. Pages that are not in it come last. */
export const pageGroups: readonly (readonly [heading: string, files: readonly string[]])[] = [
  ['Teach with it', ['lesson-plan.md', 'rooms.md', 'problem-sets.md']],
  ['Choose models', ['students.md', 'teachers.md', 'real-server.md', 'familiarity.md']],
  ['Run it for others', ['deploy.md', 'reliability.md', 'serve.md', 'scaling.md']],
  ['Look up', ['api.md', 'trace-format.md']],
  [
    'How it works and how well',
    [
      'paper.md',
      'results.md',
      'results/relay-math-test.md',
      'results/relay-math-test-phrasings.md',
      'evaluation.md',
      'grader.md',
      'problems.md',
      'engine.md',
      'training.md',
      'benchmarks.md',
    ],
  ],
];

/** The heading of pages that no group names. */
const others = 'More';

/** HTML of the list. @param pages by file */
export function indexBody(pages: ReadonlyMap<string, RenderedPage>): string {
  const grouped = new Set(pageGroups.flatMap(([, files]) => files));
  const all = [...pageGroups, [others, [...pages.keys()].filter((file) => !grouped.has(file))] as const];
  const sections = all.map(([heading, files]) => {
    const entries = files.flatMap((file) => {
      const page = pages.get(file);
      return page === undefined ? [] : [entry(file, page)];
    });
    return entries.length === 0
      ? ''
      : `<h2>${escapeHtml(heading)}</h2>\n<ul class="pages">\n${entries.join('\n')}\n</ul>\n`;
  });
  return `<h1>Documentation</h1>
<p>Relay is a student language model in your browser that asks a teacher model for the few tokens it cannot write.</p>
${sections.join('')}`;
}

const entry = (file: string, { title, purpose }: RenderedPage): string =>
  `<li><a href="${escapeHtml(addressOf(file))}">${escapeHtml(title)}</a> <span>${escapeHtml(purpose)}</span></li>`;
