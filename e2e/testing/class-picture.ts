// A class for pictures: a lead, and devices that have marked where they expect calls.
import { expect, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import { rooms as texts } from '../../src/ui/locales/en/rooms.ts';
import { joinClass, openClass, openMember, openRecorded, press, type ClassMember } from './class-members.ts';

/** The name of a server in a school: under `localhost` no other device could join, and the page says so. */
export const schoolHost = 'relay.school.example';

/** Arguments of a browser that finds a server of this machine under that name, and trusts it as it trusts localhost. */
export const schoolArguments = (port: string): string[] => [
  `--host-resolver-rules=MAP ${schoolHost} localhost`,
  `--unsafely-treat-insecure-origin-as-secure=http://${schoolHost}:${port}`,
];

/** The devices, and which of the words with a digit each marks. */
const marks: Readonly<Record<string, readonly number[]>> = {
  Ada: [3, 5],
  Ben: [3, 4],
  Cleo: [5],
  Dan: [3, 5, 7],
  Eda: [3],
};

/**
 * A class that predicts calls.
 * @param screen on a desktop the page is that of the lead, on a phone that of a device
 */
export async function openPicturedClass(browser: Browser, url: string, screen: BrowserContextOptions) {
  const isPhone = screen.isMobile === true;
  const { lead, address } = await openClass(browser, url, isPhone ? {} : { screen });
  const devices: ClassMember[] = [];
  for (const name of Object.keys(marks)) {
    const device = await openMember(browser, address, isPhone ? { screen } : {});
    await joinClass(device, name);
    devices.push(device);
  }
  await openRecorded(lead, /^Several calls/);
  await press(lead, texts.activities.predict);
  for (const [index, own] of Object.values(marks).entries()) {
    const words = devices[index]?.relay.solution.locator('.predict-word').filter({ hasText: /\d/ });
    for (const each of own) {
      await words?.nth(each).click();
      await expect(words?.nth(each) ?? lead.part).toHaveAttribute('aria-pressed', 'true');
    }
  }
  const all = devices.length;
  await expect(lead.relay.solution).toContainText(texts.predict.markedBy(all, all));
  const page: Page = (isPhone ? devices.at(-2) : lead)?.page ?? lead.page;
  // The code of the class and the marked words, both as far as the screen is high enough.
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    document.querySelector('.classroom')?.scrollIntoView({ block: 'start' });
  });
  return {
    page,
    async close(): Promise<void> {
      for (const { context } of [lead, ...devices]) await context.close();
    },
  };
}
