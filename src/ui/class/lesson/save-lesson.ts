/** Saves the lesson of a class as a file. */
import { saveFile } from '../../solution/export.ts';
import { useClass } from '../page-class.ts';

/** Saves what a lesson was made into. @param text as `formatLesson` wrote it */
export const saveLessonFile = (text: string): void => saveFile('relay-lesson.json', text);

/** Saves the lesson so far. Resolves to false, with an error on the page, where that is not possible now. */
export function useSaveLesson(): () => Promise<boolean> {
  const { lesson } = useClass();
  return async () => {
    const text = await lesson.text();
    if (text === null) return false;
    saveLessonFile(text);
    lesson.settle();
    return true;
  };
}
