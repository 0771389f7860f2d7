/**
 * Headers of every response, for the page's files and the API. Any server of the built page needs the same.
 *
 * The policy allows WebAssembly for ONNX Runtime, inline styles for KaTeX, and `data:` images and fonts, which the bundler
 * inlines. Scripts come from files only. The cross-origin headers isolate the page, which WebAssembly threads need.
 */

const directives = (connections: string): string[] => [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  `connect-src 'self' ${connections}`,
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
];

/** Where other students may come from: the Hugging Face hub, and the hosts that it serves large files from. */
const modelHub = ['https://huggingface.co', 'https://*.huggingface.co', 'https://*.hf.co'];

/**
 * The policy of a page on a plain file host, for a `meta` element: the user chooses proxy and model hosts, and `meta`
 * cannot hold `frame-ancestors`.
 */
export const hostedPagePolicy = directives('https: http://localhost:* http://127.0.0.1:*').join('; ');

/** The headers that isolate the page. The development server sends only these, as its reloading needs inline scripts. */
export const isolationHeaders: Readonly<Record<string, string>> = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** @param modelHosts origins that students may be loaded from, besides the hub */
export function securityHeadersFor(modelHosts: readonly string[]): Readonly<Record<string, string>> {
  const policy = [...directives([...modelHub, ...modelHosts].join(' ')), "frame-ancestors 'none'"];
  return {
    'Content-Security-Policy': policy.join('; '),
    ...isolationHeaders,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
  };
}

export const securityHeaders = securityHeadersFor([]);
