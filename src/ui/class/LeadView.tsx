/** The class on the screen of its lead: code, state, devices, and what all do together. */
import { membersOf, type RoomState } from '../../room/state.ts';
import { useLocale } from '../locales/use-locale.ts';
import { Activities } from './activities/Activities.tsx';
import { EndClass } from './EndClass.tsx';
import { JoinCode } from './JoinCode.tsx';
import { useClass, useClassState } from './page-class.ts';
import { People } from './People.tsx';
import { useSaveLesson } from './lesson/save-lesson.ts';
import { useRoomTexts } from './room-texts.ts';

/** The view. */
export function LeadView({ room }: { readonly room: RoomState }) {
  return (
    <>
      <div className="class-top">
        <JoinCode code={room.code} />
        <div className="class-state">
          <StateLines room={room} />
          <div className="class-manage">
            <People devices={membersOf(room)} />
            <LeadButtons isLocked={room.isLocked} />
          </div>
        </div>
      </div>
      <Activities room={room} />
    </>
  );
}

/** What the class must know of the room. */
function StateLines({ room }: { readonly room: RoomState }) {
  const texts = useRoomTexts();
  const strings = useLocale();
  const offset = useClassState((state) => state.clockOffsetMs);
  const devices = Object.values(membersOf(room));
  const { spent, limits } = room;
  return (
    <>
      <p className="class-here" role="status">
        {texts.here(devices.filter(({ isHere }) => isHere).length, devices.length)}
      </p>
      {room.isLocked && <p>{texts.isLocked}</p>}
      <p className="hint">
        {texts.until(strings.time(new Date(room.endsAt - offset)))} <Budget spent={spent} limits={limits} />
      </p>
    </>
  );
}

/** The teacher tokens of the class. */
export function Budget({ spent, limits }: Pick<RoomState, 'spent' | 'limits'>) {
  const texts = useRoomTexts();
  const isSpent = spent.tokens >= limits.teacherTokens || spent.calls >= limits.teacherCalls;
  return isSpent ? <strong>{texts.budgetSpent}</strong> : texts.budget(spent.tokens, limits.teacherTokens);
}

function LeadButtons({ isLocked }: { readonly isLocked: boolean }) {
  const texts = useRoomTexts();
  const { send } = useClass();
  const hasParts = useClassState((state) => state.parts.length > 0);
  const save = useSaveLesson();
  return (
    <div className="buttons">
      <button
        type="button"
        className="button small"
        aria-pressed={isLocked}
        onClick={() => send({ do: 'lock', isLocked: !isLocked })}
      >
        {isLocked ? texts.unlock : texts.lock}
      </button>
      {hasParts && (
        <button type="button" className="button small" onClick={() => void save()}>
          {texts.lesson.save}
        </button>
      )}
      <EndClass />
    </div>
  );
}
