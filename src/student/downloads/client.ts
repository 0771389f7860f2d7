/** The page's side of the worker that downloads students. */
import { proxy, wrap, type Remote } from 'comlink';

import type { ModelProgress } from './model-files.ts';
import type { KeptModel } from './model-stores.ts';
import type { DownloadRequest, DownloadResult, DownloadService } from './service.ts';

/** How much the browser stores for this page, in bytes. */
export interface StorageFacts {
  readonly usage: number | null;
  readonly quota: number | null;
  /** Whether the browser promised not to delete it when space runs short. */
  readonly isPersistent: boolean;
}

/** The students that the browser keeps. The worker starts when it is needed. */
export class DownloadClient {
  readonly #createWorker: () => Worker;
  #service: Remote<DownloadService> | null = null;

  constructor(createWorker: () => Worker) {
    this.#createWorker = createWorker;
  }

  /** Downloads a student, or continues where an earlier download left off; asks the browser to keep it for good. */
  async download(
    request: DownloadRequest,
    onProgress: (progress: ModelProgress) => void,
  ): Promise<DownloadResult> {
    await (navigator.storage as StorageManager | undefined)?.persist?.().catch(() => false);
    return this.#remote().download(request, proxy(onProgress));
  }

  /** Stops a download; what came is kept. */
  async pause(address: string): Promise<void> {
    await this.#remote().pause(address);
  }

  kept(): Promise<readonly KeptModel[]> {
    return this.#remote().kept();
  }

  /** Deletes what is stored of a student. */
  async remove(address: string): Promise<void> {
    await this.#remote().remove(address);
  }

  async storage(): Promise<StorageFacts> {
    const manager = navigator.storage as StorageManager | undefined;
    const { usage = null, quota = null } = (await manager?.estimate?.()) ?? {};
    return { usage, quota, isPersistent: (await manager?.persisted?.()) ?? false };
  }

  #remote(): Remote<DownloadService> {
    return (this.#service ??= wrap<DownloadService>(this.#createWorker()));
  }
}
