import type { Day } from '@counterfoil/client/insight';
import { useMemo } from 'react';
import { useWords } from '../../../words/language.tsx';
import { useFormats } from '../../../words/use-formats.ts';
import { dayAsDate, daysFrom } from '../../customer/days.ts';
import { heatOf, weekdayCount } from './heat.ts';

/** A real table, tinted. */
export const HeatTable = ({ days }: { readonly days: readonly Day[] }) => {
  const { figures } = useWords();
  const format = useFormats('UTC');
  const { hours, rows, most } = useMemo(() => heatOf(days), [days]);
  // 2024 began on a Monday.
  const names = daysFrom('2024-01-01', weekdayCount).map((day) => format.weekday(dayAsDate(day)));
  return (
    <section className="stack tight">
      <h2>{figures.hours}</h2>
      <p className="quiet small">{figures.hoursHint}</p>
      <div className="scroll">
        <table className="heat">
          <thead>
            <tr>
              <th scope="col">{figures.hour}</th>
              {hours.map((hour) => (
                <th key={hour} scope="col">
                  {format.hour(hour)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, n) => (
              <tr key={names[n]}>
                <th scope="row">{names[n]}</th>
                {row.map((count, at) => (
                  <td
                    key={hours[at]}
                    ref={(cell) => cell?.style.setProperty('--heat', String(most > 0 ? count / most : 0))}
                  >
                    {format.number(count)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
};
