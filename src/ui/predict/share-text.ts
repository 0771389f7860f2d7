/** A share of a score as text: a percentage, or a dash where there is none. */
import { locale } from '../locales/index.ts';

/** @param share from 0 to 1 */
export const shareOf = (share: number | null): string =>
  share === null ? locale().meter.none : locale().percent(share);
