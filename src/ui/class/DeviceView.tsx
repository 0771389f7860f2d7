/** The class on the screen of a device that joined: who it is, what the class does, and the way out. */
import type { MemberNumber } from '../../room/events.ts';
import { shownJoinCode } from '../../room/join-code.ts';
import type { RoomState } from '../../room/state.ts';
import { usePage } from '../page-context.ts';
import { Budget } from './LeadView.tsx';
import { useClass, useClassState } from './page-class.ts';
import { deviceName } from './People.tsx';
import { useRoomTexts } from './room-texts.ts';
import { SolveCard } from './activities/SolveCard.tsx';

/** The view. */
export function DeviceView({ room, member }: { readonly room: RoomState; readonly member: MemberNumber }) {
  const texts = useRoomTexts();
  const { leave } = useClass();
  const own = room.devices[member];
  const followsRun = room.activity !== null && room.activity.mode !== 'solve';
  return (
    <div className={followsRun ? 'class-device class-follows' : 'class-device'}>
      <p>
        <strong dir="ltr">{shownJoinCode(room.code)}</strong>{' '}
        <bdi>{texts.you(own === undefined ? '' : deviceName(texts, member, own))}</bdi>
      </p>
      <WhatHappens room={room} member={member} />
      <p className="hint">
        <Budget spent={room.spent} limits={room.limits} />
      </p>
      <button type="button" className="button small" onClick={leave}>
        {texts.leave}
      </button>
    </div>
  );
}

/** What the class does, for this device. */
function WhatHappens({ room, member }: { readonly room: RoomState; readonly member: MemberNumber }) {
  const texts = useRoomTexts();
  const { runs } = useClass();
  const shared = useClassState((state) => state.shared);
  const recording = usePage((state) => state.recording);
  const { activity, lead } = room;
  const isElsewhere =
    activity !== null &&
    activity.mode !== 'solve' &&
    shared?.material === activity.material &&
    shared.recording !== recording;
  return (
    <div className="class-now">
      <div role="status">
        <Now activity={activity} />
        {lead.isWaitedFor && <p>{texts.leadAway}</p>}
      </div>
      {activity?.mode === 'solve' && (
        <SolveCard results={activity.results[member] ?? {}} problems={activity.problems} />
      )}
      {isElsewhere && (
        <button type="button" className="button small" onClick={() => void runs.show()}>
          {texts.activities.back}
        </button>
      )}
    </div>
  );
}

/** The same as a sentence. */
function Now({ activity }: { readonly activity: RoomState['activity'] }) {
  const texts = useRoomTexts();
  if (activity === null) return <p>{texts.activities.idle}</p>;
  switch (activity.mode) {
    case 'watch':
      return <p>{texts.activities.following}</p>;
    case 'predict':
      return <p>{activity.revealed === null ? texts.predict.mark : texts.activities.following}</p>;
    case 'solve':
      return <p>{texts.solve.task(activity.problems)}</p>;
    case 'teach':
      return <p>{texts.activities.teachingYou}</p>;
  }
}
