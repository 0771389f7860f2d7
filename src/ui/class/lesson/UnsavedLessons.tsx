/** Lessons of classes that ended before they were saved, as where the time was over or the server started again. */
import { formatLesson } from './lesson-file.ts';
import { useClass, useClassState } from '../page-class.ts';
import { useRoomTexts } from '../room-texts.ts';
import { saveLessonFile } from './save-lesson.ts';

/** One notice for each; mostly there is none. */
export function UnsavedLessons() {
  const texts = useRoomTexts();
  const { lesson: actions } = useClass();
  const unsaved = useClassState((state) => state.unsaved);
  return unsaved.map((lesson) => (
    <div key={lesson.saved} className="notice notice-problem class-unsaved" role="status">
      <p>{texts.lesson.unsaved}</p>
      <div className="buttons">
        <button
          type="button"
          className="button primary small"
          onClick={() => {
            saveLessonFile(formatLesson(lesson));
            actions.forget(lesson);
          }}
        >
          {texts.lesson.save}
        </button>
        <button type="button" className="button small" onClick={() => actions.forget(lesson)}>
          {texts.lesson.discard}
        </button>
      </div>
    </div>
  ));
}
