// What both builds ship of other projects: the notices name it, and fonts come in one form.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { inProject } from '../src/cli/project.ts';

const named = [
  // fonts
  '@fontsource-variable/instrument-sans',
  '@fontsource-variable/source-serif-4',
  'katex',
  // the page
  'react',
  'react-dom',
  'd3-scale',
  // the student's worker: the runtime, and the parts of transformers.js that read prompts
  'onnxruntime-web',
  '@huggingface/jinja',
  '@huggingface/tokenizers',
  // the service worker
  'workbox-precaching',
];

for (const folder of ['dist', 'dist-static']) {
  test(`${folder} holds a notice of every package it contains`, () => {
    const notices = readFileSync(join(inProject(folder), 'THIRD_PARTY_NOTICES.md'), 'utf8');
    for (const name of named) expect(notices).toContain(`\n## ${name} `);
    expect(notices).toContain('SIL OPEN FONT LICENSE Version 1.1');
  });

  test(`${folder} holds fonts as .woff2 only`, () => {
    const fonts = readdirSync(join(inProject(folder), 'assets')).filter((file) =>
      /\.(woff2?|ttf)$/.test(file),
    );
    expect(fonts.length).toBeGreaterThan(0);
    expect(fonts.filter((file) => !file.endsWith('.woff2'))).toEqual([]);
  });
}
