// Loaded into the server of the browser tests before its own code: the content security policy also names an address for
// reports. Only so the tests hear of what it refuses in workers, whose violations no page sees.
import { ServerResponse } from 'node:http';

const header = 'content-security-policy';
const reports = process.env['POLICY_REPORTS'];
/** @param {unknown} value */
const reporting = (value) => `${String(value)}; report-uri ${reports}`;
/** @param {unknown} name */
const isPolicy = (name) => String(name).toLowerCase() === header;

const { writeHead } = ServerResponse.prototype;
/** @type {(this: ServerResponse, ...args: unknown[]) => ServerResponse} */
function writeHeadWithReports(...args) {
  if (this.hasHeader(header)) this.setHeader(header, reporting(this.getHeader(header)));
  const given = args.at(-1);
  if (Array.isArray(given)) {
    // Names and values in turn.
    args[args.length - 1] = given.map((each, i) =>
      i % 2 === 1 && isPolicy(given[i - 1]) ? reporting(each) : each,
    );
  } else if (typeof given === 'object' && given !== null) {
    args[args.length - 1] = Object.fromEntries(
      Object.entries(given).map(([name, value]) => [name, isPolicy(name) ? reporting(value) : value]),
    );
  }
  return Reflect.apply(writeHead, this, args);
}

if (reports !== undefined) Reflect.set(ServerResponse.prototype, 'writeHead', writeHeadWithReports);
