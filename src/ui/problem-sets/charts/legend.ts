/** The legend of the shown setups: the sign, the letter and the color that each has in all tables and charts, and its name. */
import type { SetupResults } from '../figures.ts';
import { seriesOf } from '../series.ts';
import { setupName } from '../setup-name.ts';
import type { LegendEntry } from './frame.ts';
import { seriesColor, type Palette } from './palette.ts';

/** An entry for each setup, in their order. */
export function legendOf(shown: readonly SetupResults[], palette: Palette): LegendEntry[] {
  const facts = shown.map((setup) => setup.facts);
  return shown.map((setup, index) => {
    const { letter, sign } = seriesOf(index);
    return {
      sign,
      text: `${letter}  ${setupName(setup.facts, facts)}`,
      color: seriesColor(palette, index),
    };
  });
}
