// What models write is set as it is meant, on a wide screen and on a phone: nothing shows as source, nothing is cut.
import { ByteVocabulary } from '../src/relay/testing/byte-vocabulary.ts';
import { logOf } from '../src/relay/testing/run.ts';
import { ScriptedStudent } from '../src/relay/testing/scripted-student.ts';
import { idsAnswer, ScriptedTeacher } from '../src/relay/testing/scripted-teacher.ts';
import { formatTrace } from '../src/relay/trace.ts';
import { expect, test } from './testing/fixtures.ts';
import { RelayPage } from './testing/relay-page.ts';

const solution = String.raw`**Step 1:** A pen costs $4, so $6 \times 4 = <call>2</call>$ dollars for $ n = 6 $ pens.

\begin{align*}
a &= <call>2</call> \\
b &= 50\% \tag{1}
\end{align*}

| Item | Cost |
|------|-----:|
| Pen | $4 |

- one of $|x|$
- \textbf{two}

A wide one: $\boxed{\text{all of the pens and pencils that she bought in March for her class, with the paper, two rulers and one pair of scissors}}$ and \[ S = ${Array.from({ length: 40 }, (_, i) => i + 1).join(' + ')} \]

הסכום הוא \(3 + 4 = 7\).

So \boxed{24 dollars}.<|im_end|>`;

async function trace(): Promise<string> {
  const vocabulary = new ByteVocabulary();
  const student = new ScriptedStudent(vocabulary.script(solution), { vocabulary, contextLength: 8_000 });
  const teacher = new ScriptedTeacher(() => idsAnswer(vocabulary.encode('24')));
  return formatTrace(await logOf(student, teacher, { limits: { maxCalls: 5, maxTokens: 8_000 } }));
}

test.use({ withoutStudent: true });

for (const width of [1280, 390]) {
  test(`formulas, tables and lists are set at ${width} pixels`, async ({ page, server }) => {
    await page.setViewportSize({ width, height: 900 });
    const relay = new RelayPage(page);
    await page.goto(server.url);
    const buffer = Buffer.from(await trace());
    await relay.solution
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'run.json', mimeType: 'application/json', buffer });
    const text = relay.solution.locator('.solution');
    await expect(text.locator('.formula-display')).toHaveCount(2);
    await expect(text.locator('.katex-html')).toHaveCount(8);
    await expect(text.locator('.tex-source, .katex-error')).toHaveCount(0);
    await expect(text.getByRole('table')).toContainText('$4');
    await expect(text.getByRole('listitem')).toHaveCount(2);
    await expect(text.locator('strong')).toHaveText(['Step 1:', 'two']);
    await expect(text.locator('[dir=rtl]')).toHaveCount(1);
    await expect(relay.answer.locator('.katex-html')).toHaveText(/24\sdollars/);
    expect(await relay.highlightedTokens()).toBe(4);
    // Formulas have their width once their fonts are there.
    await page.evaluate(async () => void (await document.fonts.ready));

    // What sticks out of the sheet lies in something that scrolls.
    const cut = await text.evaluate((sheet) => {
      const scrolls = (element: Element | null): boolean =>
        element !== null &&
        element !== sheet &&
        (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
      const edge = sheet.getBoundingClientRect().right;
      const outside = [...sheet.querySelectorAll('*')].filter(
        (one) => one.getBoundingClientRect().right > edge + 1,
      );
      return outside.filter((one) => !scrolls(one)).map(({ className }) => String(className));
    });
    expect(cut).toEqual([]);
    const scrollable = await text.evaluate(
      (sheet) =>
        [...sheet.querySelectorAll('*')].filter(
          (one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX === 'auto',
        ).length,
    );
    expect(scrollable).toBeGreaterThanOrEqual(2);
  });
}
