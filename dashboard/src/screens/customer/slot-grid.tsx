import type { FreeSlot } from '@counterfoil/client';
import { useRef } from 'react';
import { Choices } from '../../design/choices.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/language.tsx';
import { dayAsDate } from './days.ts';
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

export const SlotGrid = ({ timeZone, day, slots, partySize, now, chosen, mayWait, onChoose }: SlotGridProps) => {
  const { book } = useWords();
  const format = useFormats(timeZone);
  const dayName = useFormats('UTC').longDay(dayAsDate(day));
  const seen = useSeenFree(slots, partySize);
  const choiceOf = ({ start, available }: FreeSlot) => {
    const isOver = start <= now;
    const isFull = available < partySize;
    const isGone = isFull && seen.has(start.getTime());
    const word = isOver ? book.past : isGone ? book.justTaken : isFull ? book.full : book.free(available);
    return {
      value: start.toISOString(),
      off: isOver || (isFull && !mayWait),
      className: ['slot', available === 1 && !isOver ? 'last' : '', isGone ? 'just' : ''].join(' ').trim(),
      content: (
        <>
          <b className="ltr">{format.time(start)}</b>
          <small>{isFull && mayWait && !isOver ? book.waitFor : word}</small>
        </>
      ),
    };
  };
  const hourOf = (at: Date) => Number(format.time(at).slice(0, 2));
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
