import type { Provider } from '@counterfoil/client';
import { Button } from '../../../design/button.tsx';
import { useWords } from '../../../words/language.tsx';
import { useFormats } from '../../../words/use-formats.ts';
import { dayAsDate, daysFrom } from '../../customer/days.ts';

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
type Weekday = (typeof weekdays)[number];

export type Hours = NonNullable<Provider['openingHours']>;
type Periods = NonNullable<Hours[Weekday]>;

const usual = { open: '09:00', close: '18:00' };

/** The same hours on all days: those of Monday. */
export const likeMonday = ({ mon = [usual] }: Hours): Hours => Object.fromEntries(weekdays.map((day) => [day, mon]));

interface DayRowProps {
  readonly name: string;
  readonly periods: Periods;
  readonly onChange: (periods: Periods) => void;
}

const DayRow = ({ name, periods, onChange }: DayRowProps) => {
  const { setUp } = useWords();
  const change = (n: number, field: 'open' | 'close', value: string) =>
    onChange(periods.map((period, at) => (at === n ? { ...period, [field]: value } : period)));
  return (
    <div className="hours-day">
      <label className="wrap">
        <input
          type="checkbox"
          checked={periods.length > 0}
          onChange={(event) => onChange(event.target.checked ? [usual] : [])}
        />
        {name}
      </label>
      <div className="wrap">
        {periods.length === 0 && <span className="quiet small">{setUp.closed}</span>}
        {periods.map((period, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: periods have no other identity
          <span key={n} className="wrap ltr">
            <input
              type="time"
              aria-label={`${name}, ${setUp.from}`}
              value={period.open}
              onChange={(event) => change(n, 'open', event.target.value)}
            />
            <input
              type="time"
              aria-label={`${name}, ${setUp.to}`}
              value={period.close}
              onChange={(event) => change(n, 'close', event.target.value)}
            />
          </span>
        ))}
        {periods.length === 1 && (
          <Button
            look="plain"
            aria-label={`${name}: ${setUp.addBreak}`}
            onClick={() => onChange([...periods, { open: '19:00', close: '22:00' }])}
          >
            +
          </Button>
        )}
      </div>
    </div>
  );
};

interface WeekHoursProps {
  readonly hours: Hours;
  readonly onChange: (hours: Hours) => void;
}

/** The hours of a week, a row for each day. */
export const WeekHours = ({ hours, onChange }: WeekHoursProps) => {
  const format = useFormats('UTC');
  // 2024 began on a Monday.
  const names = daysFrom('2024-01-01', weekdays.length).map((day) => format.weekday(dayAsDate(day)));
  return weekdays.map((day, n) => (
    <DayRow
      key={day}
      name={names[n] ?? day}
      periods={hours[day] ?? []}
      onChange={(periods) => onChange({ ...hours, [day]: periods })}
    />
  ));
};
