import type { FreeSlot } from '@counterfoil/client';
import { useRef } from 'react';
import { Choices } from '../../design/choices.tsx';
import { useWords } from '../../words/language.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { dayAsDate, minuteOfDayIn } from './days.ts';
import { partsOfDay } from './parts-of-day.ts';

interface SlotGridProps {
  readonly timeZone: string;
  readonly day: string;
  readonly slots: readonly FreeSlot[];
  readonly partySize: number;
  readonly now: Date;
  /** ISO 8601. */
  readonly chosen: string | undefined;
  readonly mayWait: boolean;
  readonly onChoose: (start: string) => void;
}

/** Slots that were free on this screen before. They keep their place when somebody takes them. */
const useSeenFree = (slots: readonly FreeSlot[], partySize: number): ReadonlySet<number> => {
  const seen = useRef(new Set<number>());
  for (const { start, available } of slots) if (available >= partySize) seen.current.add(start.getTime());
  return seen.current;
};

type SlotState = 'free' | 'past' | 'justTaken' | 'full';

const stateOf = (
  { start, available }: FreeSlot,
  { partySize, now, seen }: { readonly partySize: number; readonly now: Date; readonly seen: ReadonlySet<number> },
): SlotState => {
  if (start <= now) return 'past';
  if (available >= partySize) return 'free';
  return seen.has(start.getTime()) ? 'justTaken' : 'full';
};

const classesOf = (state: SlotState, available: number): string => {
  if (state === 'justTaken') return 'slot just';
  return state === 'free' && available === 1 ? 'slot last' : 'slot';
};

export const SlotGrid = ({ timeZone, day, slots, partySize, now, chosen, mayWait, onChoose }: SlotGridProps) => {
  const { book } = useWords();
  const format = useFormats(timeZone);
  const dayName = useFormats('UTC').longDay(dayAsDate(day));
  const seen = useSeenFree(slots, partySize);
  const choiceOf = (slot: FreeSlot) => {
    const state = stateOf(slot, { partySize, now, seen });
    const mayTake = state === 'free' || (mayWait && state !== 'past');
    const word = state === 'free' ? book.free(slot.available) : mayTake ? book.waitFor : book[state];
    return {
      value: slot.start.toISOString(),
      off: !mayTake,
      className: classesOf(state, slot.available),
      content: (
        <>
          <b className="ltr">{format.time(slot.start)}</b>
          <small>{word}</small>
        </>
      ),
    };
  };
  const minuteOf = minuteOfDayIn(timeZone);
  const hourOf = (at: Date) => Math.floor(minuteOf(at) / 60);
  return (
    <>
      {partsOfDay(slots, hourOf).map(([part, of]) => (
        <Choices
          key={part}
          legend={book[part](dayName)}
          className="slots"
          value={chosen}
          onChoose={onChoose}
          choices={of.map(choiceOf)}
        />
      ))}
    </>
  );
};
