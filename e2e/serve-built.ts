// The program behind e2e/server.ts: the product's own server on a free port, with the page as it is built.
import { serveProduct } from '../src/cli/serve.ts';

const server = await serveProduct(0);
process.once('SIGTERM', () => {
  void server.close().then(() => process.exit(0));
});
