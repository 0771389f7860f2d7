/** Ends the class for all: at a second press or, where the lesson is not saved, after a dialog that offers to save it. */
import { useState } from 'react';

import { Dialog } from '../dialog/Dialog.tsx';
import { useClass, useClassState } from './page-class.ts';
import { useRoomTexts } from './room-texts.ts';
import { useSaveLesson } from './lesson/save-lesson.ts';

/** The button with its dialog. */
export function EndClass() {
  const texts = useRoomTexts();
  const { send, lesson } = useClass();
  const isUnsaved = useClassState((state) => !state.isSettled);
  const save = useSaveLesson();
  const [isAsking, setAsking] = useState(false);
  const end = (): void => {
    setAsking(false);
    send({ do: 'end' });
  };
  const saveAndEnd = async (): Promise<void> => {
    // The page says why it cannot be saved, and the class continues.
    if (await save()) end();
    else setAsking(false);
  };
  return (
    <>
      <button
        type="button"
        className="button small"
        onClick={() => (isAsking && !isUnsaved ? end() : setAsking(true))}
        onBlur={() => !isUnsaved && setAsking(false)}
      >
        {isAsking && !isUnsaved ? texts.endSure : texts.end}
      </button>
      {isAsking && isUnsaved && (
        <Dialog heading={texts.lesson.endHeading} onClose={() => setAsking(false)}>
          <p>{texts.lesson.endUnsaved}</p>
          <div className="buttons">
            <button type="button" className="button primary small" onClick={() => void saveAndEnd()}>
              {texts.lesson.saveAndEnd}
            </button>
            <button
              type="button"
              className="button small"
              onClick={() => {
                lesson.settle();
                end();
              }}
            >
              {texts.lesson.endWithout}
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}
