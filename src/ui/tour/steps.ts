/** The five steps of a first lesson: what each points at, and what its button does. No React. */
import { fetchGallery, fetchRecorded, galleryFolder } from '../gallery/gallery.ts';
import type { PageActions, PageState } from '../page-state.ts';
import type { Locale } from '../locales/index.ts';
import { recordedFragment } from '../trace/address.ts';

export interface TourStep {
  /** Its title and text are in the locale. */
  readonly id: keyof Locale['tour']['steps'];
  /** What it points at: a selector. */
  readonly target: string;
  /** What its button does, if it has one. */
  readonly run?: (page: TourPage) => void;
}

export interface TourPage {
  readonly actions: PageActions;
  readonly state: () => PageState;
}

/** How many problems the last step draws. */
const lessonProblems = 5;

/** Opens the first recorded run; an error appears where errors of opened runs do. */
async function openFirst({ actions }: TourPage): Promise<void> {
  const items = await fetchGallery(galleryFolder()).catch((error: unknown) => {
    void actions.openTrace(() => Promise.reject(error as Error));
    return [];
  });
  const [first] = items;
  if (first === undefined) return;
  await actions.openTrace(() => fetchRecorded(galleryFolder(), first), {
    answer: first.answer,
    fragment: recordedFragment(first.name),
  });
}

/** Goes to the end of the first command, before its answer. */
function goToFirstCall({ actions, state }: TourPage): void {
  const [first] = state().recording.run.calls;
  if (first !== undefined) actions.showTokens(first.position);
}

export const tourSteps: readonly TourStep[] = [
  { id: 'open', target: '#solution', run: (page) => void openFirst(page) },
  { id: 'read', target: '#solution' },
  { id: 'moment', target: '.timeline', run: goToFirstCall },
  { id: 'change', target: '#solution' },
  {
    id: 'lesson',
    target: '.class-mode',
    run: ({ actions, state }) => void actions.drawProblems(lessonProblems, state().settings.seed),
  },
];
