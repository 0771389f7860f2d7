import { expect, it } from 'vitest';

import { DeviceError, DeviceWatch } from './device-watch.ts';

it('gives the results of work', async () => {
  expect(await new DeviceWatch(new Promise(() => undefined)).run(() => Promise.resolve(3))).toBe(3);
});

it('ends work that never finishes when the device is lost, and does no more', async () => {
  let lose: (reason: string) => void = () => undefined;
  const watch = new DeviceWatch(new Promise((resolve) => (lose = resolve)));
  const hanging = watch.run(() => new Promise(() => undefined));
  expect(watch.failure).toBeNull();
  lose('The GPU process died.');
  await expect(hanging).rejects.toThrow(new DeviceError('The GPU process died.'));
  expect(watch.failure).toBe('The GPU process died.');
  await expect(watch.run(() => Promise.resolve(3))).rejects.toThrow(DeviceError);
});

it('takes work that fails for a failure of the device', async () => {
  const watch = new DeviceWatch();
  await expect(watch.run(() => Promise.reject(new Error('out of memory')))).rejects.toThrow(DeviceError);
  expect(watch.failure).toBe('out of memory');
});

it('works on where the runtime shows no device', async () => {
  const watch = new DeviceWatch(Promise.reject(new Error('no device')));
  expect(await watch.run(() => Promise.resolve(3))).toBe(3);
});
