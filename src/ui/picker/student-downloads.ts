/**
 * The students that this browser downloads and keeps, as a part of the page's store. A student that is added is downloaded
 * first, while the one in use stays usable, and taken into use when all of it is kept.
 */
import type { StoreApi } from 'zustand/vanilla';

import type { ModelProgress } from '../../student/downloads/model-files.ts';
import type { DownloadRequest } from '../../student/downloads/service.ts';
import type { PageServices, PageState } from '../page-state.ts';
import { defaultSettings, type Settings } from '../settings.ts';
import { isEmbedded, type StudentName } from '../students.ts';
import type { DownloadActions, DownloadState, StudentDownload } from './download-state.ts';
import { withSample } from './rate.ts';

/** Errors that another try may get over when the network is back. */
const networkErrors: ReadonlySet<string> = new Set(['download-broke-off', 'file-unreachable']);

export function studentDownloadsOn(
  { getState: get, setState: set }: StoreApi<PageState>,
  services: Pick<PageServices, 'downloads' | 'now'>,
  changeSettings: (change: Partial<Settings>) => void,
): DownloadActions {
  const change = (address: StudentName, changes: Partial<StudentDownload>): void =>
    set(({ downloads }) => ({
      downloads: downloads.map((each) => (each.request.address === address ? { ...each, ...changes } : each)),
    }));

  const without = (address: StudentName): readonly StudentDownload[] =>
    get().downloads.filter(({ request }) => request.address !== address);

  const isKept = (address: StudentName): boolean =>
    get().kept?.some((each) => each.address === address && each.isComplete) === true;

  function noteProgress(address: StudentName, progress: ModelProgress): void {
    const before = get().downloads.find(({ request }) => request.address === address);
    if (before?.status !== 'running') return;
    change(address, {
      progress,
      samples: withSample(before.samples, services.now(), progress.networkBytes),
    });
  }

  async function download(asked: DownloadRequest): Promise<void> {
    // Its own object, so that a later download of the same student is another one.
    const request = { ...asked };
    const { address } = request;
    const running: StudentDownload = {
      request,
      status: 'running',
      progress: null,
      samples: [],
      error: null,
    };
    set({ downloads: [...without(address), running] });
    const result = await services.downloads.download(request, (progress) => noteProgress(address, progress));
    // It may have been deleted or begun again meanwhile.
    if (currentOf(get(), address)?.request !== request) return;
    switch (result.kind) {
      case 'kept':
        set({ downloads: without(address) });
        await actions.refreshKept();
        if (get().awaited === address) actions.useStudent(address);
        return;
      case 'paused':
        change(address, { status: 'paused', samples: [] });
        break;
      case 'failed':
        change(address, { status: 'failed', samples: [], error: result.error });
        break;
    }
    await actions.refreshKept();
  }

  const actions: DownloadActions = {
    openPicker() {
      set({ isPickerOpen: true });
      void actions.refreshKept();
    },

    closePicker: () => set({ isPickerOpen: false, chosenFolder: null }),

    openFolder(chosenFolder) {
      actions.openPicker();
      set({ chosenFolder });
    },

    async refreshKept() {
      const [kept, storage] = await Promise.all([services.downloads.kept(), services.downloads.storage()]);
      set({ kept, storage });
    },

    async addStudent(request) {
      set({ awaited: request.address });
      if (get().kept === null) await actions.refreshKept();
      if (isKept(request.address)) actions.useStudent(request.address);
      else await download(request);
    },

    pauseDownload(address) {
      void services.downloads.pause(address);
    },

    async resumeDownload(address) {
      const request = currentOf(get(), address)?.request ?? { address, listing: null, disk: null };
      set({ awaited: address });
      await download(request);
    },

    resumeBroken() {
      for (const { request, error } of get().downloads) {
        if (error !== null && networkErrors.has(error.code)) void download(request);
      }
    },

    useStudent(name) {
      const { otherStudents } = get().settings;
      const isNew = !isEmbedded(name) && !otherStudents.includes(name);
      set({ awaited: null, downloads: without(name) });
      changeSettings({ student: name, ...(isNew ? { otherStudents: [...otherStudents, name] } : {}) });
    },

    async removeStudent(address) {
      const { student, otherStudents } = get().settings;
      set(({ awaited }) => ({
        downloads: without(address),
        awaited: awaited === address ? null : awaited,
      }));
      changeSettings({
        otherStudents: otherStudents.filter((other) => other !== address),
        ...(student === address ? { student: defaultSettings.student } : {}),
      });
      await services.downloads.remove(address);
      await actions.refreshKept();
    },
  };
  return actions;
}

function currentOf({ downloads }: DownloadState, address: StudentName): StudentDownload | undefined {
  return downloads.find(({ request }) => request.address === address);
}
