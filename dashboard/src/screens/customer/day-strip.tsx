import { Button } from '../../design/button.tsx';
import { Choices } from '../../design/choices.tsx';
import { useWords } from '../../words/language.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { cityOf, dayAsDate } from './days.ts';
import type { Week } from './week.ts';

const freeOf = (
  week: Week,
  day: string,
  partySize: number,
  now: Date,
): { readonly free: number; readonly share: number } => {
  const slots = week.get(day) ?? [];
  const free = slots.filter(({ available, start }) => available >= partySize && start > now).length;
  return { free, share: slots.length > 0 ? free / slots.length : 0 };
};

interface DayStripProps {
  readonly timeZone: string;
  readonly days: readonly string[];
  readonly week: Week;
  readonly partySize: number;
  readonly now: Date;
  readonly chosen: string;
  /** Days that may be chosen although they are full: one waits there. */
  readonly mayWait: boolean;
  readonly onChoose: (day: string) => void;
  readonly onEarlier: (() => void) | undefined;
  readonly onLater: () => void;
}

/** Seven days; one sees what is free before one taps. */
export const DayStrip = (props: DayStripProps) => {
  const { timeZone, days, week, partySize, now, chosen, mayWait, onChoose, onEarlier, onLater } = props;
  const { book } = useWords();
  const format = useFormats('UTC');
  const choices = days.map((day) => {
    const { free, share } = freeOf(week, day, partySize, now);
    const date = dayAsDate(day);
    return {
      value: day,
      className: 'day',
      off: free === 0 && !mayWait && week.has(day),
      label: week.has(day) ? `${format.longDay(date)}: ${book.freeDay(free)}` : format.longDay(date),
      content: (
        <>
          <small>{format.weekday(date)}</small>
          <b>{format.dayNumber(date)}</b>
          <i ref={(bar) => bar?.style.setProperty('--free', String(Math.sqrt(share)))} />
        </>
      ),
    };
  });
  return (
    <div className="stack tight">
      <Choices
        legend={book.when(cityOf(timeZone))}
        className="week"
        choices={choices}
        value={chosen}
        onChoose={onChoose}
      />
      <div className="row">
        <Button look="plain" off={!onEarlier} onClick={onEarlier}>
          {book.earlierDays}
        </Button>
        <Button look="plain" onClick={onLater}>
          {book.laterDays}
        </Button>
      </div>
    </div>
  );
};
