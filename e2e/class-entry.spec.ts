// The way into a class: its forms, their texts in made-up languages, and a page that stays on its device.
import { en as strings } from '../src/ui/locales/en/index.ts';
import { rooms as texts } from '../src/ui/locales/en/rooms.ts';
import { longRoomTexts, longTexts, rightToLeft, rightToLeftRoomTexts } from '../src/ui/locales/pseudo.ts';
import { expectGoodView, openMember } from './testing/class-members.ts';
import { expect, test } from './testing/fixtures.ts';
import { layoutFaults } from './testing/layout-faults.ts';
import { RelayPage } from './testing/relay-page.ts';

test('its texts fit on phones and projectors in made-up languages, and in presenter view', async ({
  browser,
  server,
}) => {
  for (const [locale, page, own] of [
    ['en-XA', longTexts, longRoomTexts],
    ['ar-XB', rightToLeft, rightToLeftRoomTexts],
  ] as const) {
    const context = await browser.newContext({ locale, serviceWorkers: 'block' });
    const lead = await context.newPage();
    await lead.route('**/models/relay-*/**', () => undefined);
    await lead.goto(server.url);
    await lead.getByRole('button', { name: page.page.classroom, exact: true }).click();
    const open = lead.getByRole('button', { name: own.lead.open });
    await expect(open).toBeVisible();
    const expectToFit = async (view: string): Promise<void> => {
      for (const [width, height] of [
        [360, 740],
        [1280, 720],
      ] as const) {
        await lead.setViewportSize({ width, height });
        expect.soft(await layoutFaults(lead), `${view} at ${width} px, ${locale}`).toEqual([]);
      }
    };
    await expectToFit('the forms');
    await open.click();
    const code = lead.locator('.class-code');
    await expect(code).toBeVisible();
    const before = (await code.boundingBox())?.height ?? 0;
    await expectToFit('the lead');
    await lead.getByRole('button', { name: page.page.largeType }).click();
    await expectToFit('presenter view');
    expect((await code.boundingBox())?.height).toBeGreaterThan(1.5 * before);
    await context.close();
  }
});

test('the forms are good to use', async ({ browser, server }) => {
  const { part, page, context } = await openMember(browser, server.url);
  await page.getByRole('button', { name: strings.page.classroom, exact: true }).click();
  await part.getByLabel(texts.join.code).fill('BILOSZ');
  await expect(part.getByRole('alert')).toHaveText(texts.join.notACode);
  await expectGoodView(page, 'the forms');
  await context.close();
});

test('a page that stays on its device joins no class, and says so', async ({ page, server }) => {
  await page.route('**/models/relay-*/**', () => undefined);
  const relay = new RelayPage(page);
  await page.goto(server.url);
  await relay.stayOnDevice.click();
  await page.getByRole('button', { name: strings.page.classroom, exact: true }).click();
  await expect(page.getByText(texts.join.staysHere)).toBeVisible();
  await expectGoodView(page, 'a page that stays on its device');
  await expect(page.getByRole('button', { name: texts.lead.open })).toBeDisabled();
  await page.getByLabel(texts.join.code).fill('ACDEFG');
  await page.getByLabel(texts.join.name).fill('Ada');
  await expect(page.getByRole('button', { name: texts.join.button, exact: true })).toBeDisabled();
});
