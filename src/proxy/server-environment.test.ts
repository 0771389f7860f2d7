import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serverFromEnvironment } from './server-environment.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'relay-'));
  await writeFile(join(folder, 'cert.pem'), 'a certificate');
  await writeFile(join(folder, 'key.pem'), 'a key');
});
afterAll(() => rm(folder, { recursive: true }));

describe('serverFromEnvironment', () => {
  it('serves this machine only, over HTTP, to its own page only, where nothing is set', () => {
    const own = { hostname: 'localhost', tls: null, allowedOrigins: [], modelHosts: [] };
    expect(serverFromEnvironment({})).toEqual(own);
    expect(serverFromEnvironment({ HOST: ' ', TLS_CERT: '', ALLOWED_ORIGINS: ' , ' })).toEqual(own);
  });

  it('serves the network over HTTPS to the pages that are named', () => {
    const environment = {
      HOST: '0.0.0.0',
      TLS_CERT: join(folder, 'cert.pem'),
      TLS_KEY: join(folder, 'key.pem'),
      ALLOWED_ORIGINS: 'https://school.example, http://localhost:8080/',
      MODEL_HOSTS: 'https://models.example',
    };
    expect(serverFromEnvironment(environment)).toEqual({
      hostname: '0.0.0.0',
      tls: { cert: 'a certificate', key: 'a key' },
      allowedOrigins: ['https://school.example', 'http://localhost:8080'],
      modelHosts: ['https://models.example'],
    });
  });

  it.each([
    [{ TLS_CERT: '/cert.pem' }, /belong together/],
    [{ TLS_CERT: '/no/such/cert.pem', TLS_KEY: '/no/such/key.pem' }, /TLS_CERT names a file/],
    [{ ALLOWED_ORIGINS: '*' }, /"\*", which is no origin/],
    [{ ALLOWED_ORIGINS: 'school.example' }, /no origin/],
    [{ ALLOWED_ORIGINS: 'https://school.example/class' }, /no origin/],
    [{ ALLOWED_ORIGINS: 'file:///home' }, /no origin/],
    [{ MODEL_HOSTS: 'models.example' }, /MODEL_HOSTS holds/],
  ])('says what is wrong with %j', (environment, message) => {
    expect(() => serverFromEnvironment(environment)).toThrow(message);
  });
});
