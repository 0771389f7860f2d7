// A class in one room for tests: a lead and devices, each in a browser context of its own.
import {
  expect,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from '@playwright/test';
import { en as strings } from '../../src/ui/locales/en/index.ts';
import { rooms as texts } from '../../src/ui/locales/en/rooms.ts';
import { violations } from './accessibility.ts';
import { layoutFaults } from './layout-faults.ts';
import { RelayPage } from './relay-page.ts';

/** A page of the class in a browser of its own, as on another device. */
export interface ClassMember {
  readonly relay: RelayPage;
  readonly page: Page;
  readonly context: BrowserContext;
  /** The class part. */
  readonly part: ReturnType<Page['getByRole']>;
}

interface MemberOptions {
  readonly width?: number;
  /** More of the screen than its width. */
  readonly screen?: BrowserContextOptions;
  /** Whether its student loads; most need none. */
  readonly hasStudent?: boolean;
}

export async function openMember(
  browser: Browser,
  url: string,
  { width = 1280, screen = {}, hasStudent = false }: MemberOptions = {},
): Promise<ClassMember> {
  const viewport = { width, height: 800 };
  const context = await browser.newContext({ viewport, serviceWorkers: 'block', ...screen });
  const page = await context.newPage();
  if (!hasStudent) await page.route('**/models/relay-*/**', () => undefined);
  const relay = new RelayPage(page);
  if (hasStudent) await relay.open(url);
  else await page.goto(url);
  return { relay, page, context, part: page.getByRole('region', { name: texts.region, exact: true }) };
}

/** A lead that has opened a class, and the code of its room. */
export async function openClass(browser: Browser, url: string, options?: MemberOptions) {
  const lead = await openMember(browser, url, options);
  await lead.page.getByRole('button', { name: strings.page.classroom, exact: true }).click();
  await lead.part.getByRole('button', { name: texts.lead.open }).click();
  const code = lead.part.locator('.class-code');
  await expect(code).toHaveText(/^[A-Z]{3} [A-Z]{3}$/);
  const address = (await lead.part.locator('.class-address').textContent()) ?? '';
  return { lead, code: (await code.textContent()) ?? '', address };
}

export async function joinClass({ page, part }: ClassMember, name: string): Promise<void> {
  await part.getByLabel(texts.join.name).fill(name);
  await part.getByRole('button', { name: texts.join.button, exact: true }).click();
  await expect(part).toContainText(texts.you(name));
  await expect(page.getByRole('switch', { name: strings.privacy.label })).toBeDisabled();
}

/** Opens a recorded run on a page. */
export async function openRecorded({ page, relay }: ClassMember, name: RegExp = /^One call/): Promise<void> {
  await page.getByRole('button', { name }).click();
  await expect(relay.answer).toBeVisible();
}

export const press = ({ part }: ClassMember, name: string) =>
  part.getByRole('button', { name, exact: true }).click();

/** Looks at a view at the width that it has, then dark and on a phone. */
export async function expectGoodView(page: Page, view: string): Promise<void> {
  const own = page.viewportSize() ?? { width: 1280, height: 800 };
  for (const [colorScheme, width] of [
    ['light', own.width],
    ['dark', 360],
  ] as const) {
    await page.setViewportSize({ ...own, width });
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme });
    const place = `${view} at ${width} px, ${colorScheme}`;
    expect.soft(await layoutFaults(page), `layout of ${place}`).toEqual([]);
    expect.soft(await violations(page), `axe on ${place}`).toEqual([]);
  }
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' });
  await page.setViewportSize(own);
}

/** Three devices: one that typed the code, one that followed the address on a phone, and one more. */
export async function openDevices(browser: Browser, url: string, code: string, address: string) {
  const typed = await openMember(browser, url);
  await typed.page.getByRole('button', { name: strings.page.classroom, exact: true }).click();
  await typed.part.getByLabel(texts.join.code).fill(code.toLowerCase());
  await joinClass(typed, 'Ada');
  const phone = await openMember(browser, address, { width: 360 });
  await joinClass(phone, 'Ben');
  const third = await openMember(browser, address);
  await joinClass(third, '<b>Cleo</b>');
  return { typed, phone, third };
}

/** Keeps a picture of a view where one is asked for. */
export async function picture({ page }: ClassMember, name: string): Promise<void> {
  const folder = process.env['CLASS_PICTURES'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` });
}
