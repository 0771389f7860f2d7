// What the tests of all browsers know of a run: the events that the page's workers send.

/**
 * Runs in the page before its own scripts: keeps a copy of the events that any worker of it sends. A run is a stream of
 * src/workers, which has a port of its own.
 */
export function recordWorkerMessages(): void {
  const log: unknown[] = [];
  Object.assign(globalThis, { recordedEvents: log });
  const isObject = (data: unknown): data is Record<string, unknown> =>
    typeof data === 'object' && data !== null;
  const record = ({ data }: MessageEvent<unknown>): void => {
    if (!isObject(data) || !isObject(data['value']) || !Array.isArray(data['value']['items'])) return;
    log.push(...data['value']['items'].filter((item) => isObject(item) && 'type' in item));
  };
  const start = Reflect.get(MessagePort.prototype, 'start');
  MessagePort.prototype.start = function (): void {
    this.addEventListener('message', record);
    start.call(this);
  };
}
