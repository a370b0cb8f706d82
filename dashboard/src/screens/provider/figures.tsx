import {
  csvOf,
  type Day,
  dayColumns,
  daysBetween,
  type RangeOfDays,
  type Trend,
  trends,
} from '@counterfoil/client/insight';
import { useLive } from '@counterfoil/client/react';
import { useMemo, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { Choices } from '../../design/choices.tsx';
import { Bones, Failed } from '../../design/states.tsx';
import { useCounterfoil } from '../../shell/client.tsx';
import { saveFile } from '../../shell/save-file.ts';
import { useNow } from '../../shell/use-now.ts';
import { useWords } from '../../words/language.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { dayAsDate, daysFrom } from '../customer/days.ts';
import { heatOf, weekdayCount } from './heat.ts';
import type { PlaceProps } from './place.tsx';

const ranges = ['7', '30', '90'] as const;
type Range = (typeof ranges)[number];

interface CardProps {
  readonly name: string;
  readonly trend: Trend;
  readonly write: (value: number) => string;
}

/** A figure with the one of the period before: the change as words, not as an arrow alone. */
const TrendCard = ({ name, trend: { now, before, change }, write }: CardProps) => {
  const { figures } = useWords();
  const format = useFormats();
  const share = change === null ? undefined : format.percent(Math.abs(change) / 100);
  const word = !share || change === 0 ? figures.same : (change ?? 0) > 0 ? figures.more(share) : figures.less(share);
  return (
    <article className="card">
      <h3>{name}</h3>
      <span className="figure">{write(now)}</span>
      <span className="quiet small">
        {change === null ? figures.than(write(before)) : `${word} · ${figures.than(write(before))}`}
      </span>
    </article>
  );
};

const earned = ({ revenue, subscriptionRevenue, sales }: Day): number => revenue + subscriptionRevenue + sales;

interface BarsProps {
  readonly days: readonly Day[];
  readonly write: (value: number) => string;
}

/** One bar a day; the table below says the same to everybody. */
const Bars = ({ days, write }: BarsProps) => {
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

/** A real table, tinted. */
const HeatTable = ({ days }: { readonly days: readonly Day[] }) => {
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
                  {hour}
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
                    {count}
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

const saveCsv = ({ days, currency }: RangeOfDays, name: string): void =>
  saveFile(`${name}.csv`, 'text/csv', csvOf(days, dayColumns(currency)));

const CsvButton = ({ range, name }: { readonly range: RangeOfDays | undefined; readonly name: string }) => {
  const { figures } = useWords();
  return (
    <Button off={!range} onClick={() => range && saveCsv(range, name)}>
      {figures.csv}
    </Button>
  );
};

/** How it goes: figures with the period before, each day, and when people come. */
export const HowItGoes = ({ providerId, provider }: PlaceProps) => {
  const counterfoil = useCounterfoil();
  const { figures } = useWords();
  const format = useFormats(provider.timeZone);
  const now = useNow(60_000);
  const [range, setRange] = useState<Range>('30');
  const to = format.localDay(now);
  const from = format.localDay(new Date(now.getTime() - (Number(range) - 1) * 86_400_000));
  const trend = useLive(trends(counterfoil, providerId, { from, to }));
  const days = useLive(daysBetween(counterfoil, providerId, { from, to }));
  const money = (amount: number) => format.money({ amount, currency: provider.currency });
  const error = trend.error ?? days.error;
  if (error) return <Failed code={error.code} retry={trend.retry} />;
  return (
    <div className="stack">
      <div className="row">
        <h1>{figures.title}</h1>
        <CsvButton range={days.data} name={`${from}_${to}`} />
      </div>
      <Choices
        legend={figures.range}
        round
        value={range}
        onChoose={setRange}
        choices={ranges.map((value) => ({ value, content: figures.days(Number(value)) }))}
      />
      {trend.data ? (
        <div className="cards">
          <TrendCard name={figures.revenue} trend={trend.data.revenue} write={money} />
          <TrendCard name={figures.bookings} trend={trend.data.reservations} write={format.number} />
          <TrendCard name={figures.noShows} trend={trend.data.noShows} write={format.number} />
          <TrendCard name={figures.subscriptions} trend={trend.data.subscriptions} write={format.number} />
          {trend.data.capacity.used !== null && (
            <article className="card">
              <h3>{figures.used}</h3>
              <span className="figure">{format.percent(trend.data.capacity.used)}</span>
              {trend.data.capacity.usedBefore !== null && (
                <span className="quiet small">{figures.than(format.percent(trend.data.capacity.usedBefore))}</span>
              )}
            </article>
          )}
        </div>
      ) : (
        <Bones lines={2} />
      )}
      {days.data && (
        <>
          <Bars days={days.data.days} write={money} />
          <HeatTable days={days.data.days} />
        </>
      )}
    </div>
  );
};
