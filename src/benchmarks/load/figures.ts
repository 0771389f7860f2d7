/** What `npm run bench -- load` prints. */

export interface LoadRow {
  readonly model: string;
  readonly weights: string;
  readonly runtime: 'wasm' | 'webgpu';
  /** Which build of the page: this one, or the one that it is compared with. */
  readonly build: 'this' | 'other';
  /** Of the weights, data files included. */
  readonly fileBytes: number;
  /** Most memory that the renderer process had until the student was ready. */
  readonly peakBytes: number;
  readonly ratio: number;
  /** From the navigation to a ready student, which was fetched before from this machine. */
  readonly secondsToReady: number;
}

export interface LoadFigures {
  readonly rows: readonly LoadRow[];
}
