/** The charts of a set: what the shown setups come to, as pictures that can be saved. */
import { useMemo, useState } from 'react';

import { usePageActions } from '../page-context.ts';
import { useLocale } from '../locales/use-locale.ts';
import { groupChart } from './charts/group-chart.ts';
import { outcomeChart } from './charts/outcome-chart.ts';
import { picturePalettes, type PictureColors } from './charts/palette.ts';
import type { Chart } from './charts/plot.ts';
import { positionChart } from './charts/position-chart.ts';
import { provenance } from './charts/provenance.ts';
import { routerChart } from './charts/router-chart.ts';
import { savePng, saveSvg } from './charts/save-picture.ts';
import { useChart } from './charts/use-chart.ts';
import type { SetComparison } from './comparison.ts';
import type { SetupResults } from './figures.ts';
import type { ProblemSet } from './set-problem.ts';

interface Props {
  readonly set: ProblemSet;
  readonly shown: readonly SetupResults[];
  readonly comparison: SetComparison;
}

/** Width of a saved picture, in pixels. */
const PICTURE_WIDTH = 720;

/** All charts that the results give. */
export default function SetCharts({ set, shown, comparison }: Props) {
  const strings = useLocale();
  const actions = usePageActions();
  const [colors, setColors] = useState<PictureColors>('light');
  const charts = useMemo((): readonly Chart[] => {
    const { problemSets } = strings;
    const accuracy = { axis: problemSets.axes.accuracy };
    const { family, difficulty, callingFamily } = problemSets.charts;
    // Setups are compared over the same problems only.
    const compared = comparison.setups.map(({ setup }) => setup);
    const { problems } = set;
    const open = (key: string, index: number) => void actions.openRow(key, index);
    return [
      routerChart(comparison),
      groupChart(problems, compared, 'family', 'accuracy', { id: 'family', title: family, ...accuracy }),
      groupChart(problems, compared, 'difficulty', 'accuracy', {
        id: 'difficulty',
        title: difficulty,
        ...accuracy,
      }),
      groupChart(problems, compared, 'family', 'calling', {
        id: 'calling',
        title: callingFamily,
        axis: problemSets.axes.calling,
      }),
      positionChart(compared),
      ...shown.map((_, index) => outcomeChart(problems, shown, index, open)),
    ].filter((chart) => chart !== null);
  }, [set, shown, comparison, strings, actions]);
  const notes = useMemo(() => provenance(set, shown), [set, shown]);
  return (
    <section aria-label={strings.problemSets.chart}>
      <div className="problem-tools">
        <h2 className="label">{strings.problemSets.chart}</h2>
        <span className="hint">{strings.problemSets.dotHint}</span>
        <label>
          {strings.problemSets.pictureColors}{' '}
          <select
            value={colors}
            onChange={({ target }) => setColors(target.value === 'dark' ? 'dark' : 'light')}
          >
            <option value="light">{strings.problemSets.colors.light}</option>
            <option value="dark">{strings.problemSets.colors.dark}</option>
          </select>
        </label>
      </div>
      <div className="set-charts">
        {charts.map((chart) => (
          <Picture key={chart.id} {...{ chart, colors, set, shown, notes }} />
        ))}
      </div>
      {notes.map((note) => (
        <p key={note} className="hint">
          {note}
        </p>
      ))}
    </section>
  );
}

interface PictureProps extends Omit<Props, 'comparison'> {
  readonly chart: Chart;
  readonly colors: PictureColors;
  /** What a saved picture says of where its numbers come from. */
  readonly notes: readonly string[];
}

/** A chart as wide as its place, and the buttons that save it. */
function Picture({ chart, colors, set, shown, notes }: PictureProps) {
  const strings = useLocale();
  const place = useChart(chart);
  const draw = () => chart.draw({ palette: picturePalettes[colors], width: PICTURE_WIDTH, notes });
  const file = `relay-${chart.id}`;
  return (
    <figure>
      <div ref={place} className="set-picture" />
      <div className="buttons">
        <button
          type="button"
          className="button quiet small"
          aria-label={strings.problemSets.saveSvg(chart.title)}
          onClick={() => saveSvg(file, draw(), set, shown)}
        >
          SVG
        </button>
        <button
          type="button"
          className="button quiet small"
          aria-label={strings.problemSets.savePng(chart.title)}
          onClick={() => void savePng(file, draw())}
        >
          PNG
        </button>
      </div>
    </figure>
  );
}
