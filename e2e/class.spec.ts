// A class in one room: a lead and three devices, each in a browser context of its own, through all that they do together.
import { en as strings } from '../src/ui/locales/en/index.ts';
import { rooms as texts } from '../src/ui/locales/en/rooms.ts';
import {
  expectGoodView,
  joinClass,
  openClass,
  openDevices,
  openMember,
  openRecorded,
  picture,
  press,
  type ClassMember,
} from './testing/class-members.ts';
import { startFileHost } from './testing/file-host.ts';
import { expect, test } from './testing/fixtures.ts';
import { hardProblem } from './testing/hard-problem.ts';

test('a lead opens a class, sees who is there, locks it, removes a device, reloads and ends it', async ({
  browser,
  server,
}) => {
  const { lead, code, address } = await openClass(browser, server.url);
  const { typed, phone, third } = await openDevices(browser, server.url, code, address);
  await expect(lead.part).toContainText(texts.here(3, 3));
  // What a device sends is text.
  await expect(lead.part.getByRole('list', { name: texts.people })).toContainText('<b>Cleo</b>');
  await picture(lead, 'lead');
  await picture(phone, 'device-phone');
  await expectGoodView(lead.page, 'the lead');
  await expectGoodView(phone.page, 'a device');

  await press(lead, texts.lock);
  const late = await openMember(browser, address, { width: 360 });
  await late.part.getByLabel(texts.join.name).fill('Dan');
  await picture(late, 'join-phone');
  await expectGoodView(late.page, 'joining');
  await press(late, texts.join.button);
  await expect(late.part.getByRole('alert')).toHaveText(strings.errors['room-locked']());

  await press(lead, texts.remove('<b>Cleo</b>'));
  await expect(third.part).toContainText(strings.errors['room-removed']());
  await expect(third.relay.stayOnDevice).toBeEnabled();
  await expect(lead.part).toContainText(texts.here(2, 2));

  await lead.page.reload();
  await expect(lead.part.locator('.class-code')).toHaveText(code);
  await expect(lead.part).toContainText(texts.here(2, 2));
  await expect(lead.part).toContainText(texts.isLocked);
  await phone.page.reload();
  await expect(phone.part).toContainText(texts.you('Ben'));

  await phone.part.getByText(texts.sent, { exact: true }).click();
  await expect(phone.part).toContainText(texts.sentItems.joined('Ben'));
  await expectGoodView(phone.page, 'what was sent');
  await press(lead, texts.end);
  await press(lead, texts.endSure);
  for (const member of [lead, typed, phone]) await expect(member.part).toContainText(texts.over.lead);
  await expectGoodView(phone.page, 'the end');
  for (const { context } of [lead, typed, phone, third, late]) await context.close();
});

test('all follow the timeline of the lead, also one that was offline, and one that joins late', async ({
  browser,
  server,
}) => {
  const { lead, code, address } = await openClass(browser, server.url);
  const { typed, phone, third } = await openDevices(browser, server.url, code, address);
  await openRecorded(lead);
  await press(lead, texts.activities.watch);
  for (const { relay } of [typed, phone, third]) await expect(relay.answer).toBeVisible();

  await lead.relay.handle.fill('20');
  for (const { relay } of [typed, phone, third]) await expect(relay.handle).toHaveValue('20');
  await picture(phone, 'watch-phone');
  await picture(lead, 'watch-lead');
  await expectGoodView(phone.page, 'watching');
  await expectGoodView(lead.page, 'a run that all watch');

  await phone.context.setOffline(true);
  await expect(phone.part).toContainText(texts.connection.lost);
  await expectGoodView(phone.page, 'a lost connection');
  await lead.relay.handle.fill('33');
  await expect(typed.relay.handle).toHaveValue('33');
  await expect(phone.relay.handle).toHaveValue('20');
  await phone.context.setOffline(false);
  await expect(phone.relay.handle).toHaveValue('33');
  await expect(phone.part).not.toContainText(texts.connection.lost);

  // One that looks at something else finds its way back.
  await third.relay.handle.fill('5');
  await lead.relay.handle.fill('34');
  await expect(third.relay.handle).toHaveValue('34');

  const late = await openMember(browser, address);
  await joinClass(late, 'Dan');
  await expect(late.relay.handle).toHaveValue('34');

  await lead.page.reload();
  await expect(lead.relay.handle).toHaveValue('34');
  await lead.relay.handle.fill('35');
  for (const { relay } of [typed, phone, third, late]) await expect(relay.handle).toHaveValue('35');
  for (const { context } of [lead, typed, phone, third, late]) await context.close();
});

test('the class predicts calls: heat over the words, then precision and recall of all and of each', async ({
  browser,
  server,
}) => {
  const { lead, code, address } = await openClass(browser, server.url);
  const { typed, phone, third } = await openDevices(browser, server.url, code, address);
  await openRecorded(lead);
  const handle = await lead.relay.handle.inputValue();
  await press(lead, texts.activities.predict);
  const words = (member: ClassMember) => member.relay.solution.locator('.predict-word');
  await expect(words(phone).first()).toBeVisible();
  // Nothing tells where the calls were.
  for (const each of [lead, phone]) {
    await expect(each.relay.meter).toBeHidden();
    await expect(each.page.getByRole('button', { name: strings.tokens.asText, exact: true })).toBeHidden();
  }
  await expect(phone.relay.solution.locator('.predict-called')).toHaveCount(0);

  await words(typed).nth(0).click();
  await words(phone).nth(0).click();
  await expect(lead.part).toBeVisible();
  const heat = lead.relay.solution.locator('.predict-hot');
  await expect(heat).toHaveCount(1);
  await expect(heat.first()).toContainText(texts.predict.heat(2));
  await expect(lead.relay.solution).toContainText(texts.predict.markedBy(2, 3));

  // Marks made without a network come when it is back.
  await phone.context.setOffline(true);
  await expect(phone.part).toContainText(texts.connection.lost);
  await words(phone).nth(1).click();
  await expect(words(phone).nth(1)).toHaveAttribute('aria-pressed', 'true');
  await expect(heat).toHaveCount(1);
  await phone.context.setOffline(false);
  await expect(heat).toHaveCount(2);
  // A reload keeps the marks.
  await phone.page.reload();
  await expect(words(phone).nth(1)).toHaveAttribute('aria-pressed', 'true');
  await picture(lead, 'predict-lead');
  await picture(phone, 'predict-phone');
  await expectGoodView(lead.page, 'the heat');
  await expectGoodView(phone.page, 'marking');

  await lead.relay.solution.getByRole('button', { name: texts.predict.reveal }).click();
  const none = strings.percent(0);
  for (const each of [lead, typed, phone, third]) {
    await expect(each.relay.solution).toContainText(texts.predict.ofClass(none, none));
    await expect(each.relay.solution.locator('.predict-called')).not.toHaveCount(0);
  }
  await expect(phone.relay.solution).toContainText(texts.predict.own(none, none));
  await expect(third.relay.solution).toContainText(texts.predict.own(strings.meter.none, none));
  const scores = lead.relay.solution.getByRole('group', { name: texts.predict.scores });
  await expect(scores.getByRole('row', { name: /^Ben/ })).toContainText(none);
  await expect(phone.relay.handle).toHaveValue(handle);
  await picture(lead, 'predict-shown-lead');
  await picture(phone, 'predict-shown-phone');
  await expectGoodView(lead.page, 'the shown calls');
  await expectGoodView(phone.page, 'the own score');

  // The lesson opens again on a page without a server, and says so of rooms.
  const saving = lead.page.waitForEvent('download');
  await press(lead, texts.lesson.save);
  const file = await (await saving).path();
  const host = await startFileHost();
  const later = await openMember(browser, host.url);
  await later.page.getByRole('button', { name: strings.page.classroom, exact: true }).click();
  await expect(later.part).toContainText(texts.needsServer);
  await later.part.locator('input[type=file]').setInputFiles(file);
  const part = later.part.getByRole('region', { name: texts.lesson.modes.predict });
  await expect(part).toContainText(texts.predict.ofClass(none, none));
  await expect(part.locator('.predict-hot')).toHaveCount(2);
  await expect(part.locator('.predict-called')).toHaveCount(1);
  await expect(later.part).not.toContainText('Ben');
  await picture(later, 'lesson');
  await expectGoodView(later.page, 'a saved lesson');
  await part.getByRole('button', { name: texts.lesson.openRun }).click();
  await expect(later.relay.answer).toBeVisible();
  await later.context.close();
  await host.stop();
  for (const { context } of [lead, typed, phone, third]) await context.close();
});

test('each device solves with its own settings: the lead sees a dot for each, and opens its run', async ({
  browser,
  server,
}) => {
  const { lead, address } = await openClass(browser, server.url);
  const alone = await openMember(browser, address, { hasStudent: true });
  await joinClass(alone, 'Ada');
  const taught = await openMember(browser, address, { hasStudent: true, width: 360 });
  await joinClass(taught, 'Ben');
  const idle = await openMember(browser, server.url);
  // A person pastes the address into a page that is open already.
  await idle.page.evaluate((to) => window.location.assign(to), address);
  await joinClass(idle, 'Cleo');
  await lead.relay.problem.fill('Tom has 3 apples and buys 4 more. How many apples does Tom have?');
  await lead.page.getByLabel(strings.problem.expected).fill('7');
  await press(lead, texts.activities.solveProblem);
  for (const each of [alone, taught, idle]) await expect(each.part).toContainText('Tom has 3 apples');
  await picture(taught, 'solve-phone');
  await expectGoodView(taught.page, 'solving');

  await press(alone, texts.solve.start);
  await taught.relay.letTeacherWrite();
  await press(taught, texts.solve.start);
  const board = lead.part.getByRole('group', { name: texts.solve.results });
  await expect(board.getByRole('row')).toHaveCount(3);
  const row = board.getByRole('row', { name: /^Ben/ });
  await expect(row).toContainText(strings.percent(1));
  await expect(lead.part.locator('.class-chart circle')).toHaveCount(2);
  // The teacher wrote for the class: its room has paid.
  await expect(idle.part).not.toContainText(texts.budget(0, 20_000));
  await picture(lead, 'solve-lead');
  await expectGoodView(lead.page, 'the results');

  await lead.part.locator('.class-chart circle').nth(1).click();
  await expect(lead.relay.answer).toBeVisible();
  await expect(lead.relay.meter).toContainText(strings.percent(1));
  await taught.part.getByText(texts.sent, { exact: true }).click();
  await expect(taught.part).toContainText(texts.sentItems.report(1));
  for (const { context } of [lead, alone, taught, idle]) await context.close();
});

test('the class is the teacher model: devices propose and vote, the lead takes one, and all see what comes of it', async ({
  browser,
  server,
}) => {
  const { lead, address } = await openClass(browser, server.url, { hasStudent: true });
  const one = await openMember(browser, address);
  await joinClass(one, 'Ada');
  const phone = await openMember(browser, address, { width: 360 });
  await joinClass(phone, 'Ben');
  const third = await openMember(browser, address);
  await joinClass(third, 'Cleo');
  await lead.relay.problem.fill(hardProblem);
  await press(lead, texts.activities.teach);
  for (const each of [one, phone, third]) {
    await expect(each.relay.solution.getByLabel(texts.teach.text)).toBeVisible();
  }
  const propose = async ({ relay }: ClassMember, text: string) => {
    await relay.solution.getByLabel(texts.teach.text).fill(text);
    await relay.solution.getByRole('button', { name: texts.teach.propose, exact: true }).click();
  };
  await propose(one, '11');
  await propose(phone, '4321');
  const voteFor = (text: string) => texts.teach.voteFor(text);
  await third.relay.solution.getByRole('button', { name: voteFor('4321') }).click();
  const proposals = (each: ClassMember) =>
    each.relay.solution.getByRole('list', { name: texts.teach.proposals }).getByRole('listitem');
  await expect(proposals(lead).first()).toContainText(`4321${texts.teach.votes(2)} Ben`);
  // Who made a proposal, the lead's screen alone says.
  await expect(proposals(third).first()).toContainText(texts.teach.votes(2));
  await expect(proposals(third).first()).not.toContainText('Ben');
  await picture(lead, 'teach-lead');
  await picture(phone, 'teach-phone');
  await expectGoodView(lead.page, 'the proposals');
  await expectGoodView(phone.page, 'proposing');

  const before = Number(await phone.relay.handle.getAttribute('max'));
  await lead.relay.solution.getByRole('button', { name: texts.teach.takeThis('4321') }).click();
  for (const each of [one, phone, third]) {
    await expect
      .poll(async () => Number(await each.relay.handle.getAttribute('max')))
      .toBeGreaterThan(before);
    await expect(each.relay.solution).toContainText('4321');
  }
  await expect(lead.relay.solution).toContainText('4321');
  await picture(phone, 'taught-phone');
  await expectGoodView(phone.page, 'what the student model made of it');
  for (const { context } of [lead, one, phone, third]) await context.close();
});
