// A class on two copies of the server that share a store, one of which fails in mid-lesson.
import type { Page } from '@playwright/test';
import { startStoreServer } from '../src/proxy/store/testing/store-server.ts';
import { rooms as texts } from '../src/ui/locales/en/rooms.ts';
import { classMarker } from '../src/ui/class/class-entry.ts';
import { startBalancer } from './testing/balancer.ts';
import {
  joinClass,
  openClass,
  openMember,
  openRecorded,
  press,
  type ClassMember,
} from './testing/class-members.ts';
import { expect, test } from './testing/fixtures.ts';
import { startServer } from './testing/server.ts';

/** What a page got from its room: how often it asked for the stream, and all that came, by its number in the log. */
interface Received {
  readonly asked: number;
  readonly pieces: readonly { readonly id: number; readonly data: string }[];
}

/** From now on the page keeps what its room sends it, at the next load. */
async function keepReceived(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const kept = { asked: 0, pieces: [] as { id: number; data: string }[] };
    Object.assign(globalThis, { received: kept });
    const original = globalThis.fetch;
    const keepAll = async (stream: ReadableStream<Uint8Array>): Promise<void> => {
      let text = '';
      const decoder = new TextDecoder();
      const reader = stream.getReader();
      for (let next = await reader.read(); !next.done; next = await reader.read()) {
        const events = (text + decoder.decode(next.value, { stream: true })).split('\n\n');
        text = events.pop() ?? '';
        for (const event of events) {
          const [, id, data] = /^id: (\d+)\nevent: event\ndata: (.*)$/.exec(event) ?? [];
          if (data !== undefined) kept.pieces.push({ id: Number(id), data });
        }
      }
    };
    globalThis.fetch = async (input, init) => {
      const isStream = String(input).endsWith('/events');
      if (isStream) kept.asked++;
      const response = await original(input, init);
      if (!isStream || response.body === null) return response;
      const [own, copy] = response.body.tee();
      void keepAll(copy).catch(() => undefined);
      return new Response(own, response);
    };
  });
}

const receivedBy = ({ page }: ClassMember): Promise<Received> =>
  page.evaluate(() => Reflect.get(globalThis, 'received') as Received);

/** Without those that only the lead sees. */
const ofAll = ({ pieces }: Received): Received['pieces'] =>
  pieces.filter(({ data }) => !/"type":"(marked|resulted|voted|proposed)"/.test(data));

/** A page of the class that keeps what it receives. */
async function openKeeping(...options: Parameters<typeof openMember>): Promise<ClassMember> {
  const member = await openMember(...options);
  await keepReceived(member.page);
  await member.page.reload();
  return member;
}

test('devices whose copy of the server fails continue on the other, and miss nothing', async ({
  browser,
}) => {
  const store = await startStoreServer();
  test.skip(
    store === null,
    'Neither valkey-server nor redis-server is installed: copies have no store to share.',
  );
  if (store === null) return;
  const [one, other] = [
    await startServer({ STORE_URL: store.url }),
    await startServer({ STORE_URL: store.url }),
  ];
  const forLead = await startBalancer([one.url, other.url]);
  const forDevices = await startBalancer([other.url, one.url]);

  const { lead, code } = await openClass(browser, forLead.url);
  await keepReceived(lead.page);
  await lead.page.reload();
  await expect(lead.part.locator('.class-code')).toHaveText(code);
  const address = `${forDevices.url}/${classMarker}${code.replace(' ', '')}`;
  const devices = [
    await openKeeping(browser, address),
    await openKeeping(browser, address, { width: 360 }),
    await openKeeping(browser, address),
  ];
  for (const [index, device] of devices.entries()) await joinClass(device, `Device ${index + 1}`);
  await expect(lead.part).toContainText(texts.here(3, 3));
  expect(forDevices.openTo(one.url)).toBe(0);
  expect(forLead.openTo(other.url)).toBe(0);

  await openRecorded(lead);
  await press(lead, texts.activities.watch);
  for (const { relay } of devices) await expect(relay.answer).toBeVisible();
  await lead.relay.handle.fill('10');
  for (const { relay } of devices) await expect(relay.handle).toHaveValue('10');
  const before = await Promise.all(devices.map(receivedBy));
  expect(before.map(({ asked }) => asked)).toEqual([1, 1, 1]);

  const failing = other.kill();
  for (const position of ['12', '14', '16', '18', '20']) await lead.relay.handle.fill(position);
  await failing;
  for (const { relay } of devices) await expect(relay.handle).toHaveValue('20');
  for (const { part } of devices) await expect(part).not.toContainText(texts.connection.lost);
  await expect(lead.part).toContainText(texts.here(3, 3));
  expect(forDevices.openTo(other.url)).toBe(0);

  // The other copy takes what the devices send, too.
  await press(lead, texts.activities.predict);
  const [, phone] = devices;
  for (const { relay } of devices) await relay.solution.locator('.predict-word').first().click();
  await expect(lead.relay.solution.locator('.predict-hot').first()).toContainText(texts.predict.heat(3));
  await lead.relay.solution.getByRole('button', { name: texts.predict.reveal }).click();
  for (const { relay } of devices) {
    await expect(relay.solution.locator('.predict-called')).not.toHaveCount(0);
  }
  await expect(phone?.part ?? lead.part).toContainText(texts.activities.following);

  const seenByLead = ofAll(await receivedBy(lead));
  const last = seenByLead.find(({ data }) => data.includes('"type":"revealed"'))?.id ?? 0;
  expect(last).toBeGreaterThan(0);
  for (const device of devices) {
    const isRevealed = async () =>
      ofAll(await receivedBy(device)).some(({ data }) => data.includes('"type":"revealed"'));
    await expect.poll(isRevealed).toBe(true);
    const received = await receivedBy(device);
    // Pauses of 0.25, 0.5, 1 and 2 seconds: four tries are made within five seconds.
    expect(received.asked - 1).toBeGreaterThan(0);
    expect(received.asked - 1).toBeLessThanOrEqual(4);
    const seen = ofAll(received);
    const first = seen[0]?.id ?? 0;
    // Each event once, in order, none missing.
    expect(seen.filter(({ id }) => id <= last)).toEqual(
      seenByLead.filter(({ id }) => id >= first && id <= last),
    );
  }
  for (const { context } of [lead, ...devices]) await context.close();
  for (const each of [forLead, forDevices, one]) await each.stop();
  store.stop();
});
