/** The five steps of a first lesson: what each points at, and what its button does. No React. */
import { fetchGallery, fetchRecorded, galleryFolder } from '../gallery/gallery.ts';
import type { PageActions, PageState } from '../page-state.ts';
import { strings } from '../strings.ts';

export interface TourStep {
  readonly title: string;
  readonly text: string;
  /** What it points at: a selector. */
  readonly target: string;
  /** What the step can do for the person. */
  readonly action?: { readonly label: string; readonly run: (page: TourPage) => void };
}

export interface TourPage {
  readonly actions: PageActions;
  readonly state: () => PageState;
}

/** How many problems the last step draws. */
const lessonProblems = 5;

/** Opens the first recorded run; what goes wrong is told where runs are opened. */
async function openFirst({ actions }: TourPage): Promise<void> {
  const items = await fetchGallery(galleryFolder()).catch((error: unknown) => {
    void actions.openTrace(() => Promise.reject(error as Error));
    return [];
  });
  const [first] = items;
  if (first !== undefined) await actions.openTrace(() => fetchRecorded(galleryFolder(), first), first.answer);
}

/** Goes to where the student had written its first command, and nobody had answered. */
function goToFirstCall({ actions, state }: TourPage): void {
  const [first] = state().recording.run.calls;
  if (first !== undefined) actions.showTokens(first.position);
}

const { steps } = strings.tour;

export const tourSteps: readonly TourStep[] = [
  {
    ...steps.open,
    target: '#solution',
    action: { label: steps.open.action, run: (page) => void openFirst(page) },
  },
  { ...steps.read, target: '#solution' },
  { ...steps.moment, target: '.timeline', action: { label: steps.moment.action, run: goToFirstCall } },
  { ...steps.change, target: '#solution' },
  {
    ...steps.lesson,
    target: '.class-mode',
    action: {
      label: steps.lesson.action,
      run: ({ actions, state }) => void actions.drawProblems(lessonProblems, state().settings.seed),
    },
  },
];
