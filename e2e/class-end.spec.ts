// How a class ends, for all and for one device, and what becomes of a lesson that was not saved.
import { readFile } from 'node:fs/promises';
import { freePort } from '../src/proxy/testing/free-port.ts';
import { rooms as texts } from '../src/ui/locales/en/rooms.ts';
import { en as strings } from '../src/ui/locales/en/index.ts';
import { parseLesson } from '../src/ui/class/lesson/lesson-file.ts';
import {
  expectGoodView,
  joinClass,
  openClass,
  openMember,
  openRecorded,
  press,
  type ClassMember,
} from './testing/class-members.ts';
import { expect, test } from './testing/fixtures.ts';
import { startServer } from './testing/server.ts';

/** The lesson that a page saves when this is done. */
async function savedBy({ page }: ClassMember, act: () => Promise<void>) {
  const saving = page.waitForEvent('download');
  await act();
  return parseLesson(await readFile(await (await saving).path(), 'utf8'));
}

/** Whether the browser asks before it reloads a page; the answer is to stay. */
async function asksBeforeReload({ page }: ClassMember): Promise<boolean> {
  const answered = new Promise<true>((resolve) =>
    page.once('dialog', (dialog) => void dialog.dismiss().then(() => resolve(true))),
  );
  const loaded = page.waitForEvent('load').then(() => false);
  await page.evaluate(() => setTimeout(() => window.location.reload()));
  return Promise.race([answered, loaded]);
}

test('a device that leaves is gone at once, one whose tab is closed is away', async ({ browser, server }) => {
  const { lead, address } = await openClass(browser, server.url);
  const leaving = await openMember(browser, address, { width: 360 });
  await joinClass(leaving, 'Ada');
  const closing = await openMember(browser, address);
  await joinClass(closing, 'Ben');
  await expect(lead.part).toContainText(texts.here(2, 2));

  await press(leaving, texts.leave);
  await expect(lead.part).toContainText(texts.here(1, 1));
  await expect(lead.part.getByRole('list', { name: texts.people })).not.toContainText('Ada');
  await expect(leaving.relay.stayOnDevice).toBeEnabled();
  await leaving.part.getByText(texts.sent, { exact: true }).click();
  await expect(leaving.part).toContainText(texts.sentItems.leave);
  await leaving.page.reload();
  await expect(leaving.part.getByRole('button', { name: texts.join.button, exact: true })).toBeVisible();
  // Its place is free for another name.
  await joinClass(leaving, 'Cleo');
  await expect(lead.part).toContainText(texts.here(2, 2));

  await closing.context.close();
  await expect(lead.part).toContainText(texts.here(1, 2));
  await expect(lead.part.getByRole('list', { name: texts.people })).toContainText(`Ben ${texts.away}`);
  for (const { context } of [lead, leaving]) await context.close();
});

test('a class whose lesson is not saved ends after a question that offers to save it', async ({
  browser,
  server,
}) => {
  const { lead, address } = await openClass(browser, server.url);
  const device = await openMember(browser, address);
  await joinClass(device, 'Ada');
  await openRecorded(lead);
  await press(lead, texts.activities.watch);
  await expect(device.relay.answer).toBeVisible();
  // A reload loses nothing, and asks nothing.
  expect(await asksBeforeReload(lead)).toBe(false);
  await expect(lead.part.locator('.class-code')).toBeVisible();

  await press(lead, texts.end);
  const question = lead.page.getByRole('dialog', { name: texts.lesson.endHeading });
  await expect(question).toBeVisible();
  await expectGoodView(lead.page, 'the question before the end');
  await question.getByRole('button', { name: strings.dialog.close }).click();
  await expect(question).toBeHidden();
  await expect(device.part).toContainText(texts.you('Ada'));

  await press(lead, texts.end);
  const lesson = await savedBy(lead, () =>
    question.getByRole('button', { name: texts.lesson.saveAndEnd }).click(),
  );
  expect(lesson.parts.map(({ mode }) => mode)).toEqual(['watch']);
  for (const { part } of [lead, device]) await expect(part).toContainText(texts.over.lead);
  await expect(lead.part).not.toContainText(texts.lesson.unsaved);
  expect(await asksBeforeReload(lead)).toBe(false);
  for (const { context } of [lead, device]) await context.close();
});

test('a server that starts again ends a class in its memory: the lesson and the own runs stay', async ({
  browser,
}) => {
  const port = `${await freePort()}`;
  const first = await startServer({ PORT: port });
  const { lead, address } = await openClass(browser, first.url);
  const device = await openMember(browser, address, { hasStudent: true, width: 360 });
  await device.relay.solve('Ann has 2 pens and finds 3 more. How many pens does Ann have?');
  await expect(device.relay.answer).toBeVisible();
  await joinClass(device, 'Ada');
  await openRecorded(lead);
  await press(lead, texts.activities.watch);
  await expect(device.part).toContainText(texts.activities.following);

  await first.kill();
  for (const { part } of [lead, device]) await expect(part).toContainText(texts.connection.lost);
  const second = await startServer({ PORT: port });
  for (const { part } of [lead, device]) await expect(part).toContainText(texts.over.gone);
  await expect(device.relay.answer).toBeVisible();
  await expect(device.relay.solveButton).toBeEnabled();
  await expect(device.relay.stayOnDevice).toBeEnabled();
  await device.page.locator('summary', { hasText: strings.history.heading }).click();
  await expect(device.page.locator('.history-problem')).toContainText('Ann has 2 pens');

  await expect(lead.part).toContainText(texts.lesson.unsaved);
  await expectGoodView(lead.page, 'a lesson that only this page has');
  expect(await asksBeforeReload(lead)).toBe(true);
  // The room's texts are gone with it: the page has read them before.
  const lesson = await savedBy(lead, () => press(lead, texts.lesson.save));
  expect(lesson.parts.map(({ mode }) => mode)).toEqual(['watch']);
  await expect(lead.part).not.toContainText(texts.lesson.unsaved);
  expect(await asksBeforeReload(lead)).toBe(false);
  // Nothing else is broken: the same page leads another class.
  await lead.page.getByRole('button', { name: strings.page.classroom, exact: true }).click();
  await lead.part.getByRole('button', { name: texts.lead.open }).click();
  await expect(lead.part.locator('.class-code')).toHaveText(/^[A-Z]{3} [A-Z]{3}$/);
  for (const { context } of [lead, device]) await context.close();
  await second.stop();
});
