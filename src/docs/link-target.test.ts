import { describe, expect, it } from 'vitest';

import { linkTarget } from './link-target.ts';

const files = new Set(['a.md', 'results/b.md', 'results/c.svg', 'views/d e.jpg']);
const targetOf = (page: string, target: string) => linkTarget(page, target, (file) => files.has(file));

describe('a link', () => {
  it.each([
    ['a.md', 'results/b.md', 'results/b.html', 'results/b.md'],
    ['a.md', 'results/b.md#rows', 'results/b.html#rows', 'results/b.md'],
    ['results/b.md', '../a.md#top', '../a.html#top', 'a.md'],
    ['results/b.md', 'c.svg', 'c.svg', 'results/c.svg'],
    ['a.md', './views/d%20e.jpg', './views/d%20e.jpg', 'views/d e.jpg'],
    ['a.md', '#top', '#top', null],
    ['a.md', 'https://example.org/x.md', 'https://example.org/x.md', null],
    ['a.md', 'mailto:a@example.org', 'mailto:a@example.org', null],
  ])('on %s to %s leads to %s', (page, target, href, file) => {
    expect(targetOf(page, target)).toEqual({ kind: 'link', href, file });
  });

  it.each([
    ['a.md', '../src/proxy/app.ts', 'src/proxy/app.ts'],
    ['results/b.md', '../../README.md#start', 'README.md'],
    ['a.md', 'views', 'docs/views'],
  ])('on %s to %s, which the website lacks, names the file', (page, target, path) => {
    expect(targetOf(page, target)).toEqual({ kind: 'repository', path });
  });
});
