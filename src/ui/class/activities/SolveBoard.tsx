/** What all devices made of the problems of the class: a dot for each, and the same as a table. */
import { useMemo } from 'react';

import type { MaterialId, SolveResult } from '../../../room/events.ts';
import type { RoomActivity, RoomDevice } from '../../../room/state.ts';
import type { RoomTexts } from '../../locales/en/rooms.ts';
import { useLocale } from '../../locales/use-locale.ts';
import { usePage } from '../../page-context.ts';
import { shareOf } from '../../predict/share-text.ts';
import type { Chart } from '../../problem-sets/charts/plot.ts';
import { useChart } from '../../problem-sets/charts/use-chart.ts';
import { policyText } from '../../versions/version-name.ts';
import { deviceChart } from './device-chart.ts';
import { figuresOfDevices, type DeviceFigures } from './device-figures.ts';
import { deviceName } from '../People.tsx';
import { useRoomTexts } from '../room-texts.ts';

interface Props {
  /** By device, then by problem. */
  readonly results: Extract<RoomActivity, { mode: 'solve' }>['results'];
  readonly devices: Readonly<Record<string, RoomDevice>>;
  /** Opens the run of a result. */
  readonly onOpen: (material: MaterialId) => void;
}

/** The board of the lead. */
export default function SolveBoard({ results, devices, onOpen }: Props) {
  const texts = useRoomTexts();
  const strings = useLocale();
  const figures = useMemo(
    () => figuresOfDevices(results, devices, (device, known) => deviceName(texts, device, known)),
    [results, devices, texts],
  );
  const chart = useMemo(() => {
    const open = (device: number): void => {
      const made = figures.find((each) => each.device === device)?.results ?? [];
      const [only] = made;
      if (made.length === 1 && only?.material != null) onOpen(only.material);
      else document.querySelector<HTMLElement>(`.class-board [data-device="${device}"] button`)?.focus();
    };
    // The texts of the axes are those of the page's language.
    return strings === null ? null : deviceChart(figures, texts.solve.chart, open);
  }, [figures, onOpen, strings, texts]);
  if (figures.length === 0) return <p className="hint">{texts.solve.noResults}</p>;
  return (
    <div className="class-board">
      {chart !== null && <DeviceChart chart={chart} />}
      <div className="class-table" tabIndex={0} role="group" aria-label={texts.solve.results}>
        <table>
          <thead>
            <tr>
              <th scope="col">{texts.predict.device}</th>
              <th scope="col">{strings.problemSets.axes.accuracy}</th>
              <th scope="col">{strings.problemSets.axes.ratio}</th>
              <th scope="col" className="class-settings">
                {texts.solve.settings}
              </th>
              <th scope="col">{texts.solve.runs}</th>
            </tr>
          </thead>
          <tbody>
            {figures.map((each) => (
              <Row key={each.device} figures={each} texts={texts} onOpen={onOpen} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function DeviceChart({ chart }: { readonly chart: Chart }) {
  const place = useChart(chart);
  return <div ref={place} className="set-picture class-chart" />;
}

function Row({
  figures,
  texts,
  onOpen,
}: Pick<Props, 'onOpen'> & { readonly figures: DeviceFigures; readonly texts: RoomTexts }) {
  const { device, name, results, accuracy, callRatio } = figures;
  const strings = useLocale();
  const last = results.at(-1);
  return (
    <tr data-device={device}>
      <th scope="row" dir="auto">
        {name}
      </th>
      <td>{shareOf(accuracy)}</td>
      <td>{strings.percent(callRatio)}</td>
      <td className="class-settings" dir="auto">
        {last !== undefined &&
          `${last.student}, ${policyText(last.policy)}, ${strings.problemSets.fact(strings.problemSets.facts.temperature, strings.number(last.temperature))}`}
      </td>
      <td>
        {results.map((result) => (
          <RunButton key={result.problem} result={result} name={name} texts={texts} onOpen={onOpen} />
        ))}
      </td>
    </tr>
  );
}

const signs = { right: '✓', wrong: '✗', unknown: '?' } as const;

/** Opens the run of a result; a result without a run only shows its verdict. */
function RunButton({
  result: { problem, right, material },
  name,
  texts,
  onOpen,
}: Pick<Props, 'onOpen'> & {
  readonly result: SolveResult;
  readonly name: string;
  readonly texts: RoomTexts;
}) {
  const strings = useLocale();
  const isIdle = usePage((state) => state.activity.kind === 'idle');
  const verdict = right === null ? 'unknown' : right ? 'right' : 'wrong';
  const label = texts.solve.openRun(name, problem + 1, strings.problemSets.outcomes[verdict]);
  return (
    <button
      type="button"
      className={`button quiet small class-${verdict}`}
      aria-label={label}
      title={label}
      disabled={material === null || !isIdle}
      onClick={() => material !== null && onOpen(material)}
    >
      {strings.number(problem + 1)} {signs[verdict]}
    </button>
  );
}
