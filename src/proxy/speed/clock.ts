/** Milliseconds on a clock that all processes of one machine share, so that a token's way can be timed across them. */
export function sharedClock(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
