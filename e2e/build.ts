// Builds the page once before all browser tests, so that they never see an older one.
import { build } from 'vite';

export default async function buildThePage(): Promise<void> {
  await build({ logLevel: 'warn' });
}
