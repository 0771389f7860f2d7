import { describe, expect, it } from 'vitest';

import { renderPage, titleOf, type DocsFolder } from './render-page.ts';

const folder: DocsFolder = {
  titles: new Map([
    ['page.md', 'Page'],
    ['other.md', 'Others & more'],
    ['views/a.jpg', null],
  ]),
};
const start = '# A title with `code`\n\nThis page says _what_ `x` is.\n\n';
const render = (markdown: string) => renderPage('page.md', `${start}${markdown}`, folder);
const bodyOf = (markdown: string) => render(markdown).body.split('\n').slice(2).join('\n').trim();

describe('a page', () => {
  it('has its title and its purpose as plain text', () => {
    const { title, purpose } = render('');
    expect([title, purpose]).toEqual(['A title with code', 'This page says what x is.']);
    expect(titleOf(start)).toBe('A title with code');
  });

  it('begins with both, or is refused with its name', () => {
    expect(() => renderPage('page.md', 'No title.\n\nText.', folder)).toThrow('docs/page.md does not begin');
    expect(() => renderPage('page.md', '# Title\n\n- a list', folder)).toThrow('docs/page.md does not begin');
  });

  it('has the anchors of GitHub, and lists its sections', () => {
    const { body, sections } = render(
      '## A call, & the `relay-trace/2`\n\n## Again\n\n### Again\n\n## Again',
    );
    expect(sections).toEqual([
      {
        anchor: 'a-call--the-relay-trace2',
        title: 'A call, &amp; the <code class="name">relay-trace/2</code>',
      },
      { anchor: 'again', title: 'Again' },
      { anchor: 'again-2', title: 'Again' },
    ]);
    expect(body).toContain('<h3 id="again-1">Again</h3>');
  });
});

describe('a link', () => {
  it('to another page leads to its HTML', () => {
    expect(bodyOf('[more](other.md#top)')).toBe('<p><a href="other.html#top">more</a></p>');
    expect([...render('[more](other.md)').files]).toEqual(['other.md']);
  });

  it('that says the name of the file says the title of its page', () => {
    const link = '<a href="other.html#top">Others &amp; more</a>';
    expect(bodyOf('([other.md](other.md#top))')).toBe(`<p>(${link})</p>`);
  });

  it('to a file of the repository says where it is', () => {
    expect(bodyOf('[a.ts](../src/a.ts)')).toBe('<p>a.ts (<code>src/a.ts</code>)</p>');
    expect(bodyOf('[`src/a.ts`](../src/a.ts)')).toBe('<p><code class="name">src/a.ts</code></p>');
  });
});

describe('what is shown', () => {
  it('scrolls where it is wide: tables and code', () => {
    expect(bodyOf('| a |\n| - |\n| b |')).toMatch(/^<div class="scroll" tabindex="0"><table>[^]*<td>b<\/td>/);
    expect(bodyOf('```ts\na < b && "c"\n```')).toBe(
      '<pre tabindex="0"><code>a &lt; b &amp;&amp; &quot;c&quot;\n</code></pre>',
    );
  });

  it('has headers of tables where they say something', () => {
    const table = bodyOf('|   | a |\n| - | -: |\n| 1 | b |').replaceAll('\n', '');
    expect(table).toContain('<thead><tr><td></td><th align="right">a</th></tr></thead>');
  });

  it('keeps a number and its percent sign in one line, but not in code', () => {
    expect(bodyOf('- 45.8 % of\n- `1 %`')).toMatch(/45\.8\u00a0% of[^]*<code>1 %/);
  });

  it('breaks code at its spaces, and names only where they are long', () => {
    const long = 'a'.repeat(40);
    expect(bodyOf(`\`a-b <c>\` \`a-b\` \`${long}\``)).toBe(
      `<p><code>a-b &lt;c&gt;</code> <code class="name">a-b</code> <code>${long}</code></p>`,
    );
  });

  it('is a picture of docs/, which opens in its own size', () => {
    const picture = '<img src="views/a.jpg" alt="A &quot;view&quot;" />';
    expect(bodyOf('![A "view"](views/a.jpg)')).toBe(
      `<p><a class="picture" href="views/a.jpg">${picture}</a></p>`,
    );
    expect(() => render('![b](views/b.jpg)')).toThrow('docs/page.md: no picture at views/b.jpg');
    expect(() => render('![b](https://example.org/b.jpg)')).toThrow(
      'no picture at https://example.org/b.jpg',
    );
  });

  it('is no HTML but comments, which are left out', () => {
    expect(bodyOf('<!-- made by a test -->\n\ntext')).toBe('<p>text</p>');
    expect(() => render('<div>text</div>')).toThrow('docs/page.md: HTML in Markdown: <div>');
    expect(() => render('a <br> b')).toThrow('docs/page.md: HTML in Markdown: <br>');
    expect(() => render('<!-- a --><script src="b.js"></script><!-- c -->')).toThrow('HTML in Markdown');
  });
});
