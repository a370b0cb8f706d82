import type { Day } from '@counterfoil/client/insight';
import { useWords } from '../../../words/language.tsx';
import { useFormats } from '../../../words/use-formats.ts';
import { dayAsDate } from '../../customer/days.ts';

const earned = ({ revenue, subscriptionRevenue, sales }: Day): number => revenue + subscriptionRevenue + sales;

interface BarsProps {
  readonly days: readonly Day[];
  readonly write: (value: number) => string;
}

/** One bar a day; the table below says the same to everybody. */
export const Bars = ({ days, write }: BarsProps) => {
  const { figures } = useWords();
  const format = useFormats('UTC');
  const most = Math.max(1, ...days.map(earned));
  return (
    <section className="stack tight">
      <h2>{figures.perDay}</h2>
      <div className="bars" aria-hidden>
        {days.map((day) => (
          <i
            key={day.day}
            title={`${format.day(dayAsDate(day.day))}: ${write(earned(day))}`}
            style={{ blockSize: `${(100 * earned(day)) / most}%` }}
          />
        ))}
      </div>
    </section>
  );
};
