import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isInstalled, requireNode, run, SetUpError } from './install.mjs';

describe('requireNode', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('accepts %s', (version) => {
    expect(() => requireNode(version)).not.toThrow();
  });

  it.each(['18.20.4', '20.18.9', '9.0.0'])('refuses %s with a sentence that names it', (version) => {
    expect(() => requireNode(version)).toThrow(SetUpError);
    expect(() => requireNode(version)).toThrow(version);
  });
});

describe('isInstalled', () => {
  let folder;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'install-test-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const lock = {
    '': { version: '0.1.0' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/windows-only': { version: '2.0.0', optional: true },
  };
  const write = (path, packages) => writeFileSync(join(folder, path), JSON.stringify({ packages }));
  const writeInstalled = (packages) => {
    mkdirSync(join(folder, 'node_modules'));
    write('node_modules/.package-lock.json', packages);
  };

  it('is false without node_modules, and after an installation that was interrupted', () => {
    write('package-lock.json', lock);
    expect(isInstalled(folder)).toBe(false);
    mkdirSync(join(folder, 'node_modules'));
    expect(isInstalled(folder)).toBe(false);
  });

  it('is true when every package has the version of the lock file, optional ones of other platforms aside', () => {
    write('package-lock.json', lock);
    writeInstalled({ 'node_modules/a': { version: '1.0.0' } });
    expect(isInstalled(folder)).toBe(true);
  });

  it('is false when the lock file has moved on', () => {
    write('package-lock.json', { ...lock, 'node_modules/b': { version: '1.0.0' } });
    writeInstalled({ 'node_modules/a': { version: '1.0.0' } });
    expect(isInstalled(folder)).toBe(false);
    write('package-lock.json', { ...lock, 'node_modules/a': { version: '1.0.1' } });
    expect(isInstalled(folder)).toBe(false);
  });
});

describe('run', () => {
  it('gives the exit code of the program', async () => {
    expect(await run(process.execPath, ['-e', 'process.exit(3)'])).toBe(3);
  });

  it('counts a program that a signal ended, or that is not there, as failed', async () => {
    expect(await run(process.execPath, ['-e', 'process.kill(process.pid, "SIGKILL")'])).toBe(1);
    expect(await run('no-such-program-here', [], { stdio: 'ignore' })).toBe(1);
  });
});
