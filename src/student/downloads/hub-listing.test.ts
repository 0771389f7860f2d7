import { describe, expect, it } from 'vitest';

import { fetchListing, filesOf, listingAddress } from './hub-listing.ts';

const folder = 'https://hub.example/org/a.model/resolve/main/';
const oid = 'ab'.repeat(32);

describe('the listing of a model', () => {
  it('is asked for at the address of its revision, where the layout is that of the hub', () => {
    expect(listingAddress(folder)).toBe(
      'https://hub.example/api/models/org/a.model/tree/main?recursive=true',
    );
    expect(listingAddress('https://host.example/models/mine/')).toBeNull();
  });

  it('gives sizes, and the SHA-256 of large files', async () => {
    const entries = [
      { type: 'directory', path: 'onnx', size: 0, oid: 'x' },
      { type: 'file', path: 'config.json', size: 7, oid: 'x' },
      { type: 'file', path: 'onnx/model.onnx', size: 9, oid: 'x', lfs: { oid, size: 9, pointerSize: 1 } },
    ];
    const listing = await fetchListing(folder, async () => Response.json(entries));
    expect([...filesOf(listing ?? [])]).toEqual([
      ['config.json', { bytes: 7, sha256: null }],
      ['onnx/model.onnx', { bytes: 9, sha256: oid }],
    ]);
  });

  it.each<[string, typeof fetch]>([
    ['has none', async () => new Response(null, { status: 404 })],
    ['answers with a page', async () => new Response('<html>')],
    ['answers something else', async () => Response.json({ error: 'no' })],
    ['does not answer', () => Promise.reject(new TypeError('Failed to fetch'))],
  ])('is null where the host %s', async (_, answer) => {
    expect(await fetchListing(folder, answer)).toBeNull();
  });
});
