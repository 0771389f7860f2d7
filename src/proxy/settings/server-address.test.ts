import { expect, it } from 'vitest';
import { baseOf, parseAddress } from './server-address.ts';

const read = (text: string): string | null => {
  const address = parseAddress(text);
  return address && baseOf(address);
};

it.each([
  ['http://localhost:8000/', 'http://localhost:8000'],
  ['https://host.test/v1/?x=1', 'https://host.test/v1'],
  ['localhost:11434', 'http://localhost:11434'],
  ['localhost', 'http://localhost'],
  ['127.0.0.1:8080/v1', 'http://127.0.0.1:8080/v1'],
  ['192.168.1.5', 'http://192.168.1.5'],
  ['[::1]:8080', 'http://[::1]:8080'],
  ['gpu-box:8000', 'http://gpu-box:8000'],
  ['gpu-box', 'http://gpu-box'],
  ['models.lan.test:8000', 'http://models.lan.test:8000'],
  // A key must not leave unencrypted because four letters were left out.
  ['api.mistral.ai', 'https://api.mistral.ai'],
  ['api.mistral.ai/v1', 'https://api.mistral.ai/v1'],
])('reads %s as %s', (text, address) => {
  expect(read(text)).toBe(address);
});

it.each([
  ['file:///etc/passwd'],
  ['ftp://host.test'],
  ['javascript:alert(1)'],
  ['not an address'],
  ['http://'],
  ['http://:8000'],
  [':8000'],
  ['/v1'],
  ['localhost:99999'],
  [''],
])('reads no address in "%s"', (text) => {
  expect(read(text)).toBeNull();
});
