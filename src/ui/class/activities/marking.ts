/** Predicting together: a device marks words, the lead sees the marks of all and shows the calls. */
import type { ClassSession } from '../class-session.ts';

export interface SharedMarking {
  /** Marks exactly these words. */
  mark(words: readonly number[]): void;
  /** Shows the calls to all. @param called the words that hold one */
  reveal(called: readonly number[]): void;
}

/** Connects the marks of this page with those of the class. */
export function shareMarks({ store, page, ...session }: ClassSession): SharedMarking {
  const predicting = () => {
    const { room } = store.getState();
    return room?.activity?.mode === 'predict' ? room.activity : null;
  };
  /** The activity whose marks were taken over from the room, and whether its calls were shown. */
  let known: string | null = null;
  store.subscribe(({ membership }) => {
    const current = predicting();
    const key = current === null ? null : `${current.number} ${current.revealed !== null}`;
    if (key === known) return;
    known = key;
    // Meanwhile only this page changes its marks, and what the room has may be older.
    store.setState({ marks: current?.marks[membership?.member ?? NaN] ?? [] });
  });
  return {
    mark(words) {
      const current = predicting();
      if (current === null || current.revealed !== null) return;
      session.send({ do: 'mark', activity: current.number, marks: [...words] });
      store.setState({ marks: words });
    },
    reveal(called) {
      const current = predicting();
      if (current === null) return;
      session.send({ do: 'reveal', activity: current.number, called: [...called] });
      // From now on all follow the lead's timeline.
      const position = page.getState().shown.tokens.length;
      session.send({ do: 'move', activity: current.number, position });
    },
  };
}
