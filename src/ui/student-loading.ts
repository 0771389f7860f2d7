/**
 * Loads the student of the settings. The one before stays usable until the next one is ready, and stays for good where that
 * cannot be loaded: then the settings go back to it.
 */
import type { StoreApi } from 'zustand/vanilla';

import { codedError, type CodedError } from '../errors/coded-error.ts';
import type { LoadedStudent, FileProgress } from '../student/protocol.ts';
import type { PageActions, PageServices, PageState } from './page-state.ts';
import type { Settings } from './settings.ts';
import { isEmbedded, type StudentName } from './students.ts';
import type { StudentLoader } from './versions/runner.ts';

type Choice = Pick<Settings, 'student' | 'device'>;

export interface StudentLoading extends StudentLoader {
  readonly actions: Pick<PageActions, 'loadStudent' | 'retryLoad' | 'cancelLoad'>;
}

/** @param whenReady called when a student is ready that the person waits for */
export function studentLoadingOn(
  { getState: get, setState: set }: StoreApi<PageState>,
  services: PageServices,
  whenReady: () => Promise<void>,
): StudentLoading {
  /** What is loaded, or is being loaded. */
  let wanted: Choice | null = null;
  /** What is loaded. */
  let loaded: Choice | null = null;

  const isSame = (a: Choice | null, b: Choice): boolean => a?.student === b.student && a.device === b.device;

  const modelAddress = (name: StudentName): string => (isEmbedded(name) ? services.studentModel(name) : name);

  /** Loads a student and shows how far it is. */
  async function load({ student: name, device }: Choice): Promise<LoadedStudent> {
    const isFirst = get().student.kind !== 'ready';
    set({ loadError: null, ...(isFirst ? { student: { kind: 'loading', files: [] } } : {}) });
    set({ nextStudent: isFirst ? null : { name, files: [] } });
    return services.student.load(modelAddress(name), device, (progress) => {
      set(({ student, nextStudent }) => ({
        ...(student.kind === 'loading' && isFirst
          ? { student: { ...student, files: withFile(student.files, progress) } }
          : {}),
        ...(nextStudent?.name === name
          ? { nextStudent: { ...nextStudent, files: withFile(nextStudent.files, progress) } }
          : {}),
      }));
    });
  }

  /** The student before stays, if there is one. */
  function failed(choice: Choice, error: CodedError): void {
    const { student, settings } = get();
    if (student.kind !== 'ready' || loaded === null) {
      set({ student: { kind: 'failed', error }, activity: { kind: 'idle' } });
      return;
    }
    wanted = loaded;
    set({
      nextStudent: null,
      // A load that the person stopped needs no message.
      loadError: error.code === 'load-stopped' ? null : { ...choice, error },
      ...(isSame(settings, choice) ? { settings: { ...settings, ...loaded } } : {}),
    });
  }

  async function loadStudent(): Promise<void> {
    const { student: name, device } = get().settings;
    const choice = (wanted = { student: name, device });
    try {
      const student = await load(choice);
      loaded = choice;
      set({ student: { kind: 'ready', student }, nextStudent: null });
    } catch (error) {
      // Another load may have taken this one's place.
      if (wanted === choice) failed(choice, codedError(error));
      return;
    }
    if (get().activity.kind === 'waiting') await whenReady();
  }

  return {
    async ensure() {
      const { settings, activity } = get();
      const runs = activity.kind !== 'idle' && activity.kind !== 'waiting';
      if (wanted !== null && !isSame(wanted, settings) && !runs) await loadStudent();
    },

    async leaveDevice(reason) {
      const { student: name } = loaded ?? get().settings;
      // A student that was on its way gives way; after the run it loads again.
      wanted = loaded;
      set({ student: { kind: 'loading', files: [] }, nextStudent: null });
      try {
        const student = await load({ student: name, device: 'wasm' });
        set({ student: { kind: 'ready', student: { ...student, fallback: reason } } });
      } catch (error) {
        set({ student: { kind: 'failed', error: codedError(error) } });
        throw error;
      }
    },

    actions: {
      loadStudent,

      async retryLoad() {
        const { loadError, settings } = get();
        if (loadError !== null) {
          const { student, device } = loadError;
          set({ settings: { ...settings, student, device } });
        }
        await loadStudent();
      },

      cancelLoad() {
        services.student.stopLoading();
      },
    },
  };
}

function withFile(files: readonly FileProgress[], progress: FileProgress): readonly FileProgress[] {
  return [...files.filter(({ file }) => file !== progress.file), progress];
}
