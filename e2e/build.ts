// Builds the page once before all browser tests, so that they never see an older one: for the product's own server, and
// for any file host.
import { build } from 'vite';

export default async function buildThePage(): Promise<void> {
  await build({ logLevel: 'warn' });
  await build({ logLevel: 'warn', mode: 'static', build: { outDir: 'dist-static' } });
}
