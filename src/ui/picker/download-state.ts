/** What the page's store holds of the students that this browser downloads and keeps, and what can be done with them. */
import type { CodedError } from '../../errors/coded-error.ts';
import type { StorageFacts } from '../../student/downloads/client.ts';
import type { DiskFile } from '../../student/downloads/disk-folder.ts';
import type { ModelProgress } from '../../student/downloads/model-files.ts';
import type { KeptModel } from '../../student/downloads/model-stores.ts';
import type { DownloadRequest } from '../../student/downloads/service.ts';
import type { StudentName } from '../students.ts';
import type { RateSamples } from './rate.ts';

/** A download that runs, waits or failed. A complete one is kept. */
export interface StudentDownload {
  readonly request: DownloadRequest;
  readonly status: 'running' | 'paused' | 'failed';
  /** Null until something is known. */
  readonly progress: ModelProgress | null;
  readonly samples: RateSamples;
  /** Why it failed. */
  readonly error: CodedError | null;
}

export interface DownloadState {
  readonly isPickerOpen: boolean;
  readonly downloads: readonly StudentDownload[];
  /** What is stored; null until it is known. */
  readonly kept: readonly KeptModel[] | null;
  readonly storage: StorageFacts | null;
  /** The files of the folder from disk that the person chose last. */
  readonly chosenFolder: readonly DiskFile[] | null;
  /** The student that is taken into use when its download is through. */
  readonly awaited: StudentName | null;
}

export interface DownloadActions {
  openPicker(): void;
  closePicker(): void;
  /** Shows what a folder from disk offers. */
  openFolder(files: readonly DiskFile[]): void;
  /** Looks again at what is stored. */
  refreshKept(): Promise<void>;
  /** Downloads a student from elsewhere, unless it is kept, and takes it into use. */
  addStudent(request: DownloadRequest): Promise<void>;
  pauseDownload(address: StudentName): void;
  resumeDownload(address: StudentName): Promise<void>;
  /** Continues the downloads that failed because the network was away. */
  resumeBroken(): void;
  /** Takes a student into use; one from elsewhere that is not kept is read from its host at each visit. */
  useStudent(name: StudentName): void;
  /** Deletes what is stored of a student, and removes it from the menu. */
  removeStudent(address: StudentName): Promise<void>;
}

export const noDownloads: DownloadState = {
  isPickerOpen: false,
  downloads: [],
  kept: null,
  storage: null,
  chosenFolder: null,
  awaited: null,
};
