/** At a call of the run that the class looks at: the devices propose and vote, the lead takes one. */
import { useId, useState } from 'react';

import { textLimits } from '../../../room/limits.ts';
import type { Question, RoomDevice } from '../../../room/state.ts';
import type { RoomTexts } from '../../locales/en/rooms.ts';
import { usePage } from '../../page-context.ts';
import { PauseCard } from '../../versions/PauseCard.tsx';
import { useClass, useClassState } from '../page-class.ts';
import { deviceName } from '../People.tsx';
import { useRoomTexts } from '../room-texts.ts';
import { pausedRequest } from './teaching.ts';

/** The card, in the place of the one outside of a class. */
export default function ClassPause() {
  const isLead = usePage(({ classroom }) => classroom?.isLead === true);
  const question = useClassState(({ room }) =>
    room?.activity?.mode === 'teach' ? room.activity.question : null,
  );
  const shared = useClassState((state) => state.shared?.recording ?? null);
  const isShared = usePage((state) => state.recording === shared);
  // Another run than that of the class is this page's own.
  if (!isShared) return <PauseCard />;
  if (isLead) {
    return (
      <>
        {question !== null && <OfLead key={question.number} question={question} />}
        <PauseCard />
      </>
    );
  }
  return question === null ? null : <OfDevice key={question.number} question={question} />;
}

function OfLead({ question }: { readonly question: Question }) {
  const texts = useRoomTexts();
  const { teaching } = useClass();
  const devices = useClassState(({ room }) => room?.devices ?? none);
  const canTake = usePage((state) => pausedRequest(state) !== null);
  const heading = useId();
  if (question.taken !== null) return <Taken text={question.taken} />;
  return (
    <section className="pause class-question" aria-labelledby={heading}>
      <h3 id={heading}>{texts.teach.asksClass(question.tokens)}</h3>
      <ol className="class-proposals" aria-label={texts.teach.proposals} aria-live="polite">
        {sorted(question).map(({ number, text, device, votes }) => (
          <li key={number}>
            <bdi className="class-proposal">{text}</bdi>
            <span className="hint">
              {texts.teach.votes(votes)} {namesOf(texts, device, devices)}
            </span>
            <button
              type="button"
              className="button small"
              aria-label={texts.teach.takeThis(text)}
              disabled={!canTake}
              onClick={() => void teaching.take(text)}
            >
              {texts.teach.take}
            </button>
          </li>
        ))}
      </ol>
      {Object.keys(question.proposals).length === 0 && <p className="hint">{texts.teach.none}</p>}
    </section>
  );
}

const none: Readonly<Record<string, RoomDevice>> = {};

/** Who made a proposal, where the page may know it. */
function namesOf(texts: RoomTexts, device: number | null, devices: Readonly<Record<string, RoomDevice>>) {
  const known = device === null ? undefined : devices[device];
  return known === undefined || device === null ? null : <bdi>{deviceName(texts, device, known)}</bdi>;
}

function OfDevice({ question }: { readonly question: Question }) {
  const texts = useRoomTexts();
  const { teaching } = useClass();
  const member = useClassState((state) => state.membership?.member ?? NaN);
  const [text, setText] = useState('');
  const heading = useId();
  if (question.taken !== null) return <Taken text={question.taken} />;
  const own = question.votes[member];
  return (
    <section className="pause class-question" aria-labelledby={heading}>
      <h3 id={heading}>{texts.teach.asksYou(question.tokens)}</h3>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          teaching.propose(text);
          setText('');
        }}
      >
        <label className="pause-text">
          <span className="label">{texts.teach.text}</span>
          <input
            type="text"
            value={text}
            maxLength={textLimits.proposal}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <button type="submit" className="button primary small" disabled={text.trim() === ''}>
          {texts.teach.propose}
        </button>
      </form>
      <ol className="class-proposals" aria-label={texts.teach.proposals} aria-live="polite">
        {sorted(question).map(({ number, text: proposed, votes }) => (
          <li key={number}>
            <bdi className="class-proposal">{proposed}</bdi>
            <span className="hint">{texts.teach.votes(votes)}</span>
            <button
              type="button"
              className="button small"
              aria-label={texts.teach.voteFor(proposed)}
              aria-pressed={own === number}
              onClick={() => teaching.vote(number)}
            >
              {texts.teach.vote}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Taken({ text }: { readonly text: string }) {
  const texts = useRoomTexts();
  return (
    <p className="pause class-question" role="status">
      {texts.teach.taken} <bdi className="class-proposal">{text}</bdi>
    </p>
  );
}

/** The proposals with their votes, the one with most votes first. */
function sorted({ proposals, tally }: Question) {
  return Object.entries(proposals)
    .map(([number, { text, device }]) => ({
      number: Number(number),
      text,
      device,
      votes: tally[number] ?? 0,
    }))
    .sort((one, other) => other.votes - one.votes || one.number - other.number);
}
