/**
 * The fast path of a call on Node. Only calls take it; every other request goes through the fetch-standard app.
 *
 * Why it exists: a Request, a Response and a web stream per call took about a fifth of the time that the proxy added to a
 * first token (about 0.2 ms, `npm run bench -- proxy`, one stream at a time; docs/benchmarks.md has today's figures). With
 * the fast path a request costs the server 0.96 ms of processor time there, without it 1.48 ms (one run of each, 16 tokens
 * a request, two busy cores). Node's HTTP messages go directly to the API and back (node-adapter.ts), and
 * node-transport.ts does the same for the request to the teacher's server.
 *
 * It can be removed: return `listener` in ../node-listener.ts, and leave out `transport: nodeTransport` where a teacher
 * is created. The tests of the API run through both paths (../testing/app.ts, `ways`), so they show that nothing else
 * depends on it.
 */
import type { IncomingMessage, RequestListener } from 'node:http';
import { paths } from '../../teacher/api-schema.ts';
import type { Api } from '../api.ts';
import type { HttpPolicy } from '../request/http-policy.ts';
import { NodeApiRequest, sendResponse } from './node-adapter.ts';

/** A listener that answers calls itself and passes all other requests to `listener`. */
export function withFastPath(listener: RequestListener, api: Api, policy: HttpPolicy): RequestListener {
  return (message, response) => {
    if (!isCall(message)) return listener(message, response);
    const request = new NodeApiRequest(message);
    const headers = policy.apiHeaders(request.header('origin'));
    const refused = policy.refusal(request.header('host') ?? '');
    const answering = refused === null ? api.call(request) : Promise.resolve(api.said(refused));
    void answering.then((answer) => {
      sendResponse(answer, headers, response);
      request.discardBody();
    });
  };
}

/** The app also routes other spellings of the path. */
function isCall({ method, url }: IncomingMessage): boolean {
  return method === 'POST' && url === paths.teacher;
}
