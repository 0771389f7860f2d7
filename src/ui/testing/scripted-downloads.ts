/** Downloads for the page's tests: each one runs until the test ends it. */
import type { ModelProgress } from '../../student/downloads/model-files.ts';
import type { KeptModel } from '../../student/downloads/model-stores.ts';
import type { DownloadRequest, DownloadResult } from '../../student/downloads/service.ts';
import type { PageServices } from '../page-state.ts';

interface Running {
  readonly request: DownloadRequest;
  readonly progress: (progress: ModelProgress) => void;
  readonly end: (result: DownloadResult) => void;
}

export class ScriptedDownloads implements Pick<
  PageServices['downloads'],
  'download' | 'pause' | 'kept' | 'remove' | 'storage'
> {
  stored: KeptModel[] = [];
  running: Running[] = [];
  readonly removed: string[] = [];

  download(request: DownloadRequest, progress: (progress: ModelProgress) => void): Promise<DownloadResult> {
    return new Promise((resolve) => {
      const end = (result: DownloadResult): void => {
        this.running = this.running.filter((each) => each.request !== request);
        if (result.kind === 'kept') this.#store(request.address);
        resolve(result);
      };
      this.running.push({ request, progress, end });
    });
  }

  /** Ends the download of a student. */
  end(address: string, result: DownloadResult): void {
    this.running.find(({ request }) => request.address === address)?.end(result);
  }

  async pause(address: string): Promise<void> {
    this.end(address, { kind: 'paused' });
  }

  async kept(): Promise<readonly KeptModel[]> {
    return this.stored;
  }

  async remove(address: string): Promise<void> {
    this.removed.push(address);
    this.stored = this.stored.filter((each) => each.address !== address);
  }

  async storage() {
    return { usage: 5e8, quota: 1e10, isPersistent: false };
  }

  #store(address: string): void {
    this.stored = [...this.stored, { address, bytes: 100, totalBytes: 100, isComplete: true }];
  }
}
