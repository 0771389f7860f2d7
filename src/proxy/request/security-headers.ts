/**
 * Headers of every answer, of the page's files and of the API alike. Any server of the built page needs the same.
 *
 * What the policy allows and why: WebAssembly, for ONNX Runtime; inline styles, for KaTeX; `data:` images and fonts,
 * for what the bundler inlines. Scripts come from files only. The two cross-origin headers isolate the page, which
 * WebAssembly threads need.
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

/** Where students from elsewhere may come from: the Hugging Face hub, and the hosts that it sends large files from. */
const modelHub = ['https://huggingface.co', 'https://*.huggingface.co', 'https://*.hf.co'];

/**
 * The policy of a page that a plain file host serves, for a `meta` element: proxy and model hosts are the person's
 * choice, and frames cannot be spoken of there.
 */
export const hostedPagePolicy = directives('https: http://localhost:* http://127.0.0.1:*').join('; ');

/** The headers that isolate the page. The development server sends these alone: its reloading needs inline scripts. */
export const isolationHeaders: Readonly<Record<string, string>> = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** @param modelHosts origins that students may be loaded from, beside the hub */
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
