/** Predicting together, in the sheet: a device marks words; the lead sees how many marked each, and shows the calls. */
import { useMemo } from 'react';

import type { RoomActivity, RoomDevice } from '../../../room/state.ts';
import { useLocale } from '../../locales/use-locale.ts';
import { usePage } from '../../page-context.ts';
import { MarkedWords } from '../../predict/MarkedWords.tsx';
import { shareOf } from '../../predict/share-text.ts';
import { judged, scoreOf, type Prediction, type Word } from '../../predict/words.ts';
import { heatOfMarks } from './heat.ts';
import { useClass, useClassState } from '../page-class.ts';
import { deviceName } from '../People.tsx';
import { useRoomTexts } from '../room-texts.ts';

type Predicting = Extract<RoomActivity, { mode: 'predict' }>;

/** The words to mark; nothing while the class does something else. */
export default function ClassMarking({ words }: { readonly words: readonly Word[] }) {
  const activity = useClassState(({ room }) => (room?.activity?.mode === 'predict' ? room.activity : null));
  const devices = useClassState(({ room }) => room?.devices ?? null);
  const isLead = usePage(({ classroom }) => classroom?.isLead === true);
  const shared = useClassState((state) => state.shared?.recording ?? null);
  const recording = usePage((state) => state.recording);
  // The words of another run are not those that the class marks.
  if (activity === null || devices === null || shared !== recording) return null;
  return isLead ? (
    <OfLead words={words} activity={activity} devices={devices} />
  ) : (
    <OfDevice words={words} activity={activity} devices={Object.keys(devices).length} />
  );
}

interface ViewProps {
  readonly words: readonly Word[];
  readonly activity: Predicting;
}

function OfDevice({ words, activity, devices }: ViewProps & { readonly devices: number }) {
  const texts = useRoomTexts();
  const { marking } = useClass();
  const marks = useClassState((state) => state.marks);
  const marked = useMemo(() => new Set(marks), [marks]);
  const { revealed } = activity;
  const toggle = (index: number) =>
    marking.mark(marked.has(index) ? marks.filter((mark) => mark !== index) : [...marks, index]);
  const heatOf = useHeat(revealed?.heat ?? null, devices);
  return (
    <div className={revealed === null ? 'predict predict-hides' : 'predict'}>
      <MarkedWords
        words={words}
        marked={marked}
        isShown={revealed !== null}
        onToggle={toggle}
        {...(heatOf === undefined ? {} : { heatOf })}
      />
      {revealed !== null && (
        <p role="status">
          {texts.predict.own(...sharesOf(judged(words, marked)))}{' '}
          {texts.predict.ofClass(...sharesOf(revealed.score))}
        </p>
      )}
    </div>
  );
}

function OfLead({
  words,
  activity,
  devices,
}: ViewProps & { readonly devices: Readonly<Record<string, RoomDevice>> }) {
  const texts = useRoomTexts();
  const { marking } = useClass();
  const { marks, revealed } = activity;
  const all = Object.keys(devices).length;
  const live = useMemo(() => heatOfMarks(Object.values(marks)), [marks]);
  const heatOf = useHeat(revealed?.heat ?? live, all);
  const called = words.flatMap(({ calls }, index) => (calls.length > 0 ? [index] : []));
  return (
    <div className={revealed === null ? 'predict predict-hides' : 'predict'}>
      <p role="status">
        {texts.predict.markedBy(Object.values(marks).filter(({ length }) => length > 0).length, all)}
      </p>
      <MarkedWords
        words={words}
        marked={none}
        isShown={revealed !== null}
        onToggle={null}
        {...(heatOf === undefined ? {} : { heatOf })}
      />
      {revealed === null ? (
        <button type="button" className="button primary small" onClick={() => marking.reveal(called)}>
          {texts.predict.reveal}
        </button>
      ) : (
        <>
          <p role="status">{texts.predict.ofClass(...sharesOf(revealed.score))}</p>
          <Scores words={words} marks={marks} devices={devices} />
        </>
      )}
    </div>
  );
}

/** How well each device predicted. */
function Scores({
  words,
  marks,
  devices,
}: {
  readonly words: readonly Word[];
  readonly marks: Predicting['marks'];
  readonly devices: Readonly<Record<string, RoomDevice>>;
}) {
  const texts = useRoomTexts();
  const strings = useLocale();
  const rows = Object.entries(marks).flatMap(([device, own]) => {
    const known = devices[device];
    return known === undefined ? [] : [{ device: Number(device), known, own }];
  });
  if (rows.length === 0) return null;
  return (
    <div className="class-table" tabIndex={0} role="group" aria-label={texts.predict.scores}>
      <table>
        <thead>
          <tr>
            <th scope="col">{texts.predict.device}</th>
            <th scope="col">{texts.predict.marks}</th>
            <th scope="col">{texts.predict.precision}</th>
            <th scope="col">{texts.predict.recall}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ device, known, own }) => {
            const [precision, recall] = sharesOf(judged(words, new Set(own)));
            return (
              <tr key={device}>
                <th scope="row" dir="auto">
                  {deviceName(texts, device, known)}
                </th>
                <td>{strings.number(own.length)}</td>
                <td>{precision}</td>
                <td>{recall}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const none: ReadonlySet<number> = new Set();

function useHeat(counts: Readonly<Record<string, number>> | null, devices: number) {
  const texts = useRoomTexts();
  if (counts === null) return undefined;
  return (index: number) => {
    const count = counts[index];
    if (count === undefined) return undefined;
    return { share: count / Math.max(1, devices), count, text: texts.predict.heat(count) };
  };
}

function sharesOf(prediction: Prediction): readonly [precision: string, recall: string] {
  const { precision, recall } = scoreOf([prediction]);
  return [shareOf(precision), shareOf(recall)];
}
