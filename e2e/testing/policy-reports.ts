// What the content security policy refuses in the pages and workers of the tests: browsers report it to this address.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

const reportSchema = z.object({
  'csp-report': z.object({
    'document-uri': z.string(),
    'effective-directive': z.string(),
    'blocked-uri': z.string(),
    'source-file': z.string().optional(),
  }),
});

const received: string[] = [];
let address: Promise<string> | null = null;

/** The address that takes reports, the same for all servers of this process. */
export function reportAddress(): Promise<string> {
  return (address ??= listen());
}

/** The reports since the last call, as lines. */
export const takeReports = (): string[] => received.splice(0);

async function listen(): Promise<string> {
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (piece: string) => (text += piece));
    request.on('end', () => {
      received.push(lineOf(text));
      // Pages that are isolated take no answer from elsewhere without it, and would say so on their console.
      response.writeHead(204, { 'Cross-Origin-Resource-Policy': 'cross-origin' }).end();
    });
  });
  // It must not keep the process of the tests alive.
  server.unref();
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return `http://localhost:${(server.address() as AddressInfo).port}/`;
}

/** Not all browsers send the same fields: what has another form is shown as it came. */
function lineOf(text: string): string {
  try {
    const { 'csp-report': report } = reportSchema.parse(JSON.parse(text));
    return `${report['effective-directive']} refused ${report['blocked-uri']} in ${report['source-file'] ?? report['document-uri']}`;
  } catch {
    return text;
  }
}
