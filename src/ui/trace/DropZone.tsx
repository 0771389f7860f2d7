/**
 * Files of runs, and the folder of a student model, may be dropped anywhere on the page; while something is held over it, the
 * page says so.
 */
import { useEffect, useState } from 'react';

import { useFirstTexts } from '../locales/use-first-texts.ts';
import { usePageActions } from '../page-context.ts';
import { filesIn, isFolder } from '../picker/dropped-folder.ts';
import { openRunFile } from './open-file.ts';

/** Text and links that are dragged are none of ours. */
const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') === true;

export function DropZone() {
  const strings = useFirstTexts();
  const actions = usePageActions();
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const onOver = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onLeave = ({ relatedTarget }: DragEvent): void => {
      // From one part of the page to another it is still over the page.
      if (relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      // To be asked for within the event.
      const entries = Array.from(event.dataTransfer?.items ?? [], (item) => item.webkitGetAsEntry());
      const folder = entries.find((entry) => entry !== null && isFolder(entry));
      if (folder != null && isFolder(folder)) {
        void filesIn(folder).then(actions.openFolder);
        return;
      }
      for (const file of event.dataTransfer?.files ?? []) void openRunFile(file, actions);
    };
    document.addEventListener('dragover', onOver);
    document.addEventListener('dragleave', onLeave);
    document.addEventListener('drop', onDrop);
    return () => {
      document.removeEventListener('dragover', onOver);
      document.removeEventListener('dragleave', onLeave);
      document.removeEventListener('drop', onDrop);
    };
  }, [actions]);
  return isOver ? <div className="drop-zone">{strings.trace.drop}</div> : null;
}
