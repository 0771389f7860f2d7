// Builds the page once before all browser tests, so that they never see an older one: for the product's own server, which
// is built too, and for any file host.
import { build } from 'vite';
import { compileServer } from '../../src/cli/build/compile.mjs';

export default async function buildThePage(): Promise<void> {
  await compileServer();
  await build({ logLevel: 'warn' });
  await build({ logLevel: 'warn', mode: 'static', build: { outDir: 'dist-static' } });
}
