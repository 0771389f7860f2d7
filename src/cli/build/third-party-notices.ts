/**
 * A Vite plugin that writes THIRD_PARTY_NOTICES.md into the build: every package with code, styles, fonts or
 * WebAssembly in it, with its licence. Vite's own `build.license` sees neither workers nor fonts.
 */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Plugin, ResolvedConfig, Rolldown } from 'vite';

const fileName = 'THIRD_PARTY_NOTICES.md';

/** Who holds the copyright of packages that come without a licence file, as their sources say. All are MIT. */
const holders: Readonly<Record<string, string>> = {
  'onnxruntime-common': 'Copyright (c) Microsoft Corporation',
  'onnxruntime-web': 'Copyright (c) Microsoft Corporation',
};

interface Package {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly folder: string;
}

/** What all builds of one page share: the page's, its workers' and its service worker's. */
export class ThirdPartyNotices {
  readonly #packages = new Map<string, Package>();

  /**
   * @returns a plugin for one of the builds; each build needs its own
   */
  plugin(): Plugin {
    let config: ResolvedConfig;
    return {
      name: 'third-party-notices',
      apply: 'build',
      configResolved: (resolved) => void (config = resolved),
      generateBundle: (_, bundle) => {
        for (const path of sources(bundle)) this.#add(resolve(config.root, path));
      },
      writeBundle: ({ dir }) => {
        if (dir !== undefined && !config.isWorker) writeFileSync(join(dir, fileName), this.text());
      },
    };
  }

  /** @throws Error if a package does not name its licence */
  text(): string {
    const packages = [...this.#packages.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    const sections = packages.map(
      (each) => `## ${each.name} ${each.version}\n\nLicence: ${each.license}\n\n${licenseText(each)}`,
    );
    const intro = `# Third-party notices\n\nThis build of the page contains parts of ${packages.length} packages.`;
    return `${[intro, ...sections].join('\n\n')}\n`;
  }

  #add(file: string): void {
    if (!file.includes('node_modules')) return;
    const found = packageOf(file);
    if (found !== null) this.#packages.set(found.folder, found);
  }
}

/** The files that chunks and assets were made of. */
function sources(bundle: Rolldown.OutputBundle): string[] {
  return Object.values(bundle).flatMap((output) =>
    output.type === 'chunk' ? output.moduleIds.map(withoutQuery) : output.originalFileNames.map(withoutQuery),
  );
}

/** Virtual modules begin with a zero character, and what a loader gets as options follows a question mark. */
const withoutQuery = (id: string): string => id.replace(/^\0/, '').replace(/[?#].*$/, '');

/** The nearest folder with a package.json that names a package; some packages hold nameless ones in their folders. */
function packageOf(file: string): Package | null {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    const path = join(folder, 'package.json');
    if (!existsSync(path)) continue;
    const { name, version, license } = JSON.parse(readFileSync(path, 'utf8')) as Partial<Package>;
    if (name === undefined || version === undefined) continue;
    if (license === undefined) throw new Error(`${name} names no licence.`);
    return { name, version, license, folder };
  }
  return null;
}

function licenseText({ name, license, folder }: Package): string {
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)([.-].*)?$/i.test(file));
  const texts = files.map((file) => quoted(readFileSync(join(folder, file), 'utf8')));
  if (texts.length === 0) {
    const holder = holders[name];
    if (holder === undefined || license !== 'MIT') throw new Error(`${name} has no licence file.`);
    texts.push(quoted(`${holder}\n\n${mit}`));
  }
  const more = contents[name];
  return (more === undefined ? texts : [...texts, more]).join('\n\n');
}

const quoted = (text: string): string => `\`\`\`\`text\n${text.replaceAll('\r', '').trim()}\n\`\`\`\``;

/** What packages contain of others, without a file that says so. KaTeX's fonts say it in their name tables. */
const contents: Readonly<Record<string, string>> = {
  katex: `Its fonts have a licence of their own, the SIL Open Font License, Version 1.1 (https://scripts.sil.org/OFL). Its text is in
the sections of the other fonts.

${quoted(`Copyright (c) 2009-2010, Design Science, Inc. (<www.mathjax.org>)
Copyright (c) 2014-2018 Khan Academy (<www.khanacademy.org>),
with Reserved Font Names KaTeX_AMS, KaTeX_Caligraphic, KaTeX_Fraktur, KaTeX_Main, KaTeX_Math, KaTeX_SansSerif,
KaTeX_Script, KaTeX_Size1, KaTeX_Size2, KaTeX_Size3, KaTeX_Size4, KaTeX_Typewriter.`)}`,
  'onnxruntime-web': `Its WebAssembly contains further components, whose notices are at
https://github.com/microsoft/onnxruntime/blob/main/ThirdPartyNotices.txt.`,
};

const mit = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation
files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy,
modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the
Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;
