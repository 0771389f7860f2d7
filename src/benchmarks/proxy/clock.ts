/** Milliseconds on a clock that all processes of a machine share, to time a token across them. */
export function sharedClock(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
