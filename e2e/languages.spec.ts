// The page in each of its languages: it is chosen by the browser or by hand, and no text is cut, in pseudo-locales too.
import { gzipSync } from 'node:zlib';
import { formatTrace } from '../src/relay/trace.ts';
import { de } from '../src/ui/locales/de/index.ts';
import { en } from '../src/ui/locales/en/index.ts';
import { es } from '../src/ui/locales/es/index.ts';
import { fr } from '../src/ui/locales/fr/index.ts';
import type { FoundServer, SetupSession, TestResult } from '../src/teacher/setup-schema.ts';
import type { Locale } from '../src/ui/locales/index.ts';
import { longTexts, rightToLeft } from '../src/ui/locales/pseudo.ts';
import { zhHans } from '../src/ui/locales/zh-Hans/index.ts';
import { recordedRun } from '../src/ui/testing/recorded-run.ts';
import { violations } from './testing/accessibility.ts';
import { expect, test } from './testing/fixtures.ts';
import { layoutFaults } from './testing/layout-faults.ts';
import { RelayPage } from './testing/relay-page.ts';

/** What a browser of each region asks for, and what it gets. */
const languages: Readonly<Record<string, Locale>> = {
  'en-XA': longTexts,
  'ar-XB': rightToLeft,
  'de-AT': de,
  'fr-CA': fr,
  'es-MX': es,
  'zh-CN': zhHans,
};

async function openRun({ solution }: RelayPage): Promise<void> {
  const buffer = Buffer.from(formatTrace(await recordedRun()));
  const file = { name: 'run.json', mimeType: 'application/json', buffer };
  await solution.locator('input[type=file]').setInputFiles(file);
}

/** What a proxy says that lets its page choose the teacher, and what it answers. */
const health = { teacher: { name: 'qwen2.5:7b', kind: 'ollama', fingerprint: null }, setup: true };
const ollama = {
  url: 'http://localhost:11434',
  usual: 'Ollama',
  server: 'Ollama 0.12.1',
  kind: 'ollama',
  inexactKinds: ['completions', 'chat-continue'],
  models: ['qwen2.5:7b'],
};
const setupAnswers: Readonly<Record<string, unknown>> = {
  session: {
    token: 'token',
    file: '/home/someone/.config/relay-in-the-browser/teacher.json',
    lockedBy: [],
    chosen: { url: ollama.url, model: 'qwen2.5:7b', kind: '', template: '', hasKey: true },
    kinds: [{ kind: 'ollama', usesTemplate: true, hostedAt: null }],
  } satisfies SetupSession,
  scan: { servers: [ollama] } satisfies { servers: FoundServer[] },
  test: {
    kind: 'ollama',
    server: ollama.server,
    request: { url: `${ollama.url}/api/generate`, body: '{"model":"qwen2.5:7b"}' },
    firstTokenMs: 120,
    totalMs: 1400,
    kindAdvice: { server: ollama.server, kind: 'completions', use: 'ollama' },
    outcome: { type: 'answer', text: ' 36', tokens: 2, endedSolution: false },
  } satisfies TestResult,
};

/** The views of the page, in an order in which each continues from the one before. */
const views: Readonly<Record<string, (relay: RelayPage) => Promise<void>>> = {
  async settings({ page, strings }) {
    await page.getByText(strings.settings.heading, { exact: true }).click();
    await page.locator('summary', { hasText: strings.history.heading }).click();
  },
  async display({ page, strings }) {
    await page.getByRole('button', { name: strings.display.menu, exact: true }).click();
    await expect(page.getByLabel(strings.language.label)).toBeVisible();
  },
  async keys({ page, strings }) {
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: strings.keys.heading }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
  },
  async tour({ page, strings }) {
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: strings.tour.start, exact: true }).click();
    await expect(page.getByText(strings.tour.steps.open.text)).toBeVisible();
  },
  async run(relay) {
    await relay.page.getByRole('button', { name: relay.strings.tour.end, exact: true }).click();
    await openRun(relay);
    await expect(relay.answer).toBeVisible();
  },
  async share({ page, strings }) {
    await page.getByRole('button', { name: strings.solution.take, exact: true }).click();
    await expect(page.getByRole('button', { name: strings.solution.share })).toBeVisible();
  },
  async call({ page }) {
    await page.keyboard.press('Escape');
    await page.locator('.call-mark').first().click();
    await expect(page.getByRole('dialog')).toBeVisible();
  },
  async tokens({ page, strings }) {
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: strings.tokens.asTokens, exact: true }).click();
    await expect(page.getByRole('option').first()).toBeVisible();
  },
  async predict({ page, strings }) {
    await page.getByRole('button', { name: strings.predict.view, exact: true }).click();
    await page.getByRole('button', { name: strings.predict.show }).click();
  },
  async compare({ page, strings }) {
    await page.getByRole('button', { name: strings.versions.compare, exact: true }).click();
  },
  async problems({ page, strings }) {
    await page.locator('summary', { hasText: strings.problemSets.heading }).click();
    await page.getByRole('spinbutton', { name: strings.problemSets.count }).fill('3');
    await page.getByRole('button', { name: strings.problemSets.draw }).click();
    await expect(page.getByRole('button', { name: strings.problemSets.run })).toBeVisible();
  },
  async setup({ page, strings }) {
    await page.route('**/api/health', (route) => route.fulfill({ json: health }));
    await page.route('**/api/setup/*', (route) =>
      route.fulfill({ json: setupAnswers[route.request().url().split('/').at(-1) ?? ''] }),
    );
    await page.getByTitle(strings.teacher.open).click();
    await page.getByRole('button', { name: strings.teacher.askAgain }).click();
    await page.getByRole('button', { name: strings.setup.open }).click();
    await page.getByRole('dialog').getByRole('radio').check();
    await page.getByRole('button', { name: strings.setup.test, exact: true }).click();
    await expect(page.getByRole('region', { name: strings.setup.result })).toBeVisible();
  },
};

/** Views that axe looks at; the others hold the same parts. */
const looked = new Set(['setup', 'settings', 'run', 'call', 'tokens', 'problems']);

/** Texts made longer, and from right to left: the languages whose pages differ from the English one in more than texts. */
const made = new Set(['en-XA', 'ar-XB']);

for (const [wanted, strings] of Object.entries(languages)) {
  test.describe(`in a browser that wants ${wanted}`, () => {
    // The views are the same with and without a student; what the page says of a loaded one is seen where it is longest.
    test.use({ locale: wanted, withoutStudent: !made.has(wanted) });

    test('the page speaks it, cuts no text and does not scroll sideways, at 360 and 1280 px', async ({
      page,
      server,
    }) => {
      const relay = new RelayPage(page, strings);
      await page.goto(server.url);
      await expect(page).toHaveTitle(strings.page.title);
      await expect(page.locator('html')).toHaveAttribute('lang', strings.tag);
      await expect(page.locator('html')).toHaveAttribute('dir', strings.dir);
      for (const [view, prepare] of Object.entries(views)) {
        await page.setViewportSize({ width: 1280, height: 900 });
        await prepare(relay);
        expect.soft(await layoutFaults(page), `${view} at 1280 px`).toEqual([]);
        await page.setViewportSize({ width: 360, height: 740 });
        expect.soft(await layoutFaults(page), `${view} at 360 px`).toEqual([]);
        if (!looked.has(view)) continue;
        // No language changes colours, and axe.spec.ts looks at them.
        const found = await violations(page, made.has(wanted) ? {} : { without: ['color-contrast'] });
        expect.soft(found, `axe on ${view}`).toEqual([]);
      }
    });
  });
}

test.describe('by hand', () => {
  test.use({ expectedErrors: [/\/assets\/fr-/], withoutStudent: true });

  test('a language is chosen, stays, and leaves the page as it was if it cannot be loaded', async ({
    page,
    server,
  }) => {
    const html = page.locator('html');
    const choose = async (strings: Locale, choice: string) => {
      await page.getByRole('button', { name: strings.display.menu, exact: true }).click();
      await page.getByLabel(strings.language.label).selectOption(choice);
    };
    await page.goto(server.url);
    await expect(html).toHaveAttribute('lang', 'en');
    await choose(en, 'de');
    await expect(html).toHaveAttribute('lang', 'de');
    await expect(page.getByText(de.problem.englishOnly)).toBeVisible();

    await page.reload();
    await expect(html).toHaveAttribute('lang', 'de');
    await page.route(/\/assets\/fr-/, (route) => route.abort());
    await choose(de, 'fr');
    await expect(page.getByRole('alert')).toHaveText(de.language.failed);
    await expect(html).toHaveAttribute('lang', 'de');
    await page.getByLabel(de.language.label).selectOption('browser');
    await expect(html).toHaveAttribute('lang', 'en');
  });
});

test('the first load stays under 150 KB with gzip, and holds neither other languages nor texts of dialogs', async ({
  server,
}) => {
  const html = await (await fetch(server.url)).text();
  const linked = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.(?:js|css))"/g)].map(
    ([, path]) => path ?? '',
  );
  expect(linked.length).toBeGreaterThan(1);
  const files = await Promise.all(
    linked.map(async (path) => Buffer.from(await (await fetch(new URL(path, server.url))).arrayBuffer())),
  );
  // Browsers get Brotli, which is smaller; a client that takes gzip only gets these.
  const bytes = [Buffer.from(html), ...files].reduce((sum, file) => sum + gzipSync(file).length, 0);
  expect(bytes).toBeLessThan(150_000);
  const texts = files.map((file) => file.toString()).join();
  expect(texts).toContain(en.problem.englishOnly);
  for (const { problem } of Object.values(languages)) expect(texts).not.toContain(problem.englishOnly);
  for (const text of [en.problemSets.what, en.picker.suggestions, en.tour.steps.read.text])
    expect(texts).not.toContain(text);
});
