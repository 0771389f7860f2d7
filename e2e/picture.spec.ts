// A solution as a picture: drawn under the page's own policy, with its text and the teacher's highlight.
import { readFile } from 'node:fs/promises';
import { en as strings } from '../src/ui/locales/en/index.ts';
import { expect, test } from './testing/fixtures.ts';
import { RelayPage } from './testing/relay-page.ts';

test('a solution is saved as a picture with its text and its highlights', async ({ page, server }) => {
  const relay = new RelayPage(page);
  await page.goto(`${server.url}/#recorded=several-calls`);
  await expect(relay.answer).toBeVisible({ timeout: 60_000 });
  const download = page.waitForEvent('download');
  await relay.share(strings.solution.savePicture);
  const file = await download;
  expect(file.suggestedFilename()).toBe('relay-run.png');
  const png = (await readFile(await file.path())).toString('base64');
  const seen = await page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const { width, height } = image;
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    const { data: pixels } = context?.getImageData(0, 0, width, height) ?? { data: [] };
    let [ink, marker] = [0, 0];
    for (let i = 0; i < pixels.length; i += 4) {
      const [red = 0, green = 0, blue = 0] = [pixels[i], pixels[i + 1], pixels[i + 2]];
      if (red < 60 && green < 70 && blue < 110) ink += 1;
      if (red > 230 && green > 200 && blue < 170) marker += 1;
    }
    return { width, height, ink, marker };
  }, png);
  expect(seen.width).toBeGreaterThan(1000);
  expect(seen.height).toBeGreaterThan(400);
  expect(seen.ink).toBeGreaterThan(2000);
  expect(seen.marker).toBeGreaterThan(500);
  // What helped to draw it is gone.
  await expect(page.locator('.picture-source')).toHaveCount(0);
});
