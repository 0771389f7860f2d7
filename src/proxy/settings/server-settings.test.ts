import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serverFromEnvironment } from './server-settings.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'relay-'));
  await writeFile(join(folder, 'cert.pem'), 'a certificate');
  await writeFile(join(folder, 'key.pem'), 'a key');
});
afterAll(() => rm(folder, { recursive: true }));

describe('serverFromEnvironment', () => {
  it('serves this machine only, over HTTP, where nothing is set', () => {
    const own = {
      hostname: 'localhost',
      allowedHosts: [],
      tls: null,
      admin: true,
      modelHosts: [],
      budgetFile: null,
      drainTimeoutMs: 10_000,
    };
    expect(serverFromEnvironment({})).toEqual(own);
    expect(serverFromEnvironment({ HOST: ' ', TLS_CERT: '', MODEL_HOSTS: ' , ' })).toEqual(own);
  });

  it('serves the network over HTTPS, and keeps its budget in a file', () => {
    const environment = {
      HOST: '0.0.0.0',
      ALLOWED_HOSTS: 'relay.example',
      TLS_CERT: join(folder, 'cert.pem'),
      TLS_KEY: join(folder, 'key.pem'),
      MODEL_HOSTS: 'https://models.example',
      DAILY_TOKEN_BUDGET: '5000',
      BUDGET_FILE: '/data/budget.json',
      SHUTDOWN_TIMEOUT_SECONDS: '0',
    };
    expect(serverFromEnvironment(environment)).toEqual({
      hostname: '0.0.0.0',
      allowedHosts: ['relay.example'],
      tls: { cert: 'a certificate', key: 'a key' },
      admin: false,
      modelHosts: ['https://models.example'],
      budgetFile: '/data/budget.json',
      drainTimeoutMs: 0,
    });
  });

  it('has every variable in the documentation', async () => {
    const documentation = await readFile(new URL('../../../docs/deploy.md', import.meta.url), 'utf8');
    for (const file of ['./server-settings.ts', './guard-settings.ts']) {
      const text = await readFile(new URL(file, import.meta.url), 'utf8');
      const names = [...text.matchAll(/^ \* {3}([A-Z_]{4,})/gm)].map(([, name = '']) => name);
      expect(names.length).toBeGreaterThan(6);
      for (const name of names) expect(documentation).toContain(`\`${name}\``);
    }
  });

  it.each([
    [{ TLS_CERT: '/cert.pem' }, /^tls-half$/],
    [{ TLS_CERT: '/no/such/cert.pem', TLS_KEY: '/no/such/key.pem' }, /^file-unreadable-variable.*TLS_CERT/],
    [{ MODEL_HOSTS: 'models.example' }, /^origin-invalid.*MODEL_HOSTS/],
    [{ ALLOWED_HOSTS: 'https://relay.example' }, /^host-invalid.*ALLOWED_HOSTS/],
    [{ BUDGET_FILE: '/data/budget.json' }, /^budget-file-without-budget$/],
    [{ SHUTDOWN_TIMEOUT_SECONDS: 'soon' }, /^number-invalid.*SHUTDOWN_TIMEOUT_SECONDS.*"min":0,"max":600/],
  ])('says what is wrong with %j', (environment, message) => {
    expect(() => serverFromEnvironment(environment)).toThrow(message);
  });
});
