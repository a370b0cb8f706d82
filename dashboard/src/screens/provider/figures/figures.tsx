import { csvOf, dayColumns, daysBetween, type RangeOfDays, type Trends, trends } from '@counterfoil/client/insight';
import { useLive } from '@counterfoil/client/react';
import { useState } from 'react';
import { Button } from '../../../design/button.tsx';
import { Choices } from '../../../design/choices.tsx';
import { Bones, Failed } from '../../../design/states.tsx';
import { useCounterfoil } from '../../../shell/client.tsx';
import { saveFile } from '../../../shell/save-file.ts';
import { useNow } from '../../../shell/use-now.ts';
import { useWords } from '../../../words/language.tsx';
import { useFormats } from '../../../words/use-formats.ts';
import type { PlaceProps } from '../place.tsx';
import { Bars } from './bars.tsx';
import { BookingsSheet, type Counted } from './bookings-sheet.tsx';
import { HeatTable } from './heat-table.tsx';
import { Figure, TrendCard } from './trend-card.tsx';

const ranges = ['7', '30', '90'] as const;
type Range = (typeof ranges)[number];

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

/** All ratings since the beginning: days keep none. */
const RatingCard = ({ providerId, onOpen }: { readonly providerId: string; readonly onOpen: () => void }) => {
  const { figures } = useWords();
  const format = useFormats();
  const { data } = useLive(useCounterfoil().provider(providerId).analytics());
  const { average, count } = data?.rating ?? { average: null, count: 0 };
  const value = average === null ? '–' : format.number(Math.round(average * 10) / 10);
  return (
    <Figure name={figures.rating} value={value} onOpen={count > 0 ? onOpen : undefined}>
      {figures.ratings(count)}
    </Figure>
  );
};

interface CardsProps {
  readonly providerId: string;
  readonly trend: Trends;
  readonly money: (amount: number) => string;
  readonly onOpen: (counted: Counted) => void;
}

const Cards = ({ providerId, trend, money, onOpen }: CardsProps) => {
  const { figures, booking } = useWords();
  const format = useFormats();
  const { used, usedBefore } = trend.capacity;
  const open = (name: string, of: Counted['of']) => () => onOpen({ name, of });
  return (
    <div className="cards">
      <TrendCard
        name={figures.revenue}
        trend={trend.revenue}
        write={money}
        onOpen={open(`${figures.revenue}: ${booking.status.completed}`, 'done')}
      />
      <TrendCard
        name={figures.bookings}
        trend={trend.reservations}
        write={format.number}
        onOpen={open(figures.bookings, 'all')}
      />
      <TrendCard
        name={figures.noShows}
        trend={trend.noShows}
        write={format.number}
        onOpen={open(figures.noShows, 'noShows')}
      />
      <TrendCard name={figures.subscriptions} trend={trend.subscriptions} write={format.number} />
      {used !== null && (
        <Figure name={figures.used} value={format.percent(used)} onOpen={open(figures.used, 'taken')}>
          {usedBefore !== null && figures.than(format.percent(usedBefore))}
        </Figure>
      )}
      <RatingCard providerId={providerId} onOpen={open(figures.rating, 'rated')} />
    </div>
  );
};

/** How it goes: figures with the period before, each day, when people come, and the bookings behind the numbers. */
export const HowItGoes = ({ providerId, provider }: PlaceProps) => {
  const counterfoil = useCounterfoil();
  const { figures } = useWords();
  const format = useFormats(provider.timeZone);
  const now = useNow(60_000);
  const [chosen, setChosen] = useState<Range>('30');
  const [counted, setCounted] = useState<Counted>();
  const to = format.localDay(now);
  const from = format.localDay(new Date(now.getTime() - (Number(chosen) - 1) * 86_400_000));
  const range = { from, to };
  const trend = useLive(trends(counterfoil, providerId, range));
  const days = useLive(daysBetween(counterfoil, providerId, range));
  const money = (amount: number) => format.money({ amount, currency: provider.currency });
  const error = trend.error ?? days.error;
  if (error) return <Failed code={error.code} retry={trend.error ? trend.retry : days.retry} />;
  return (
    <div className="stack">
      <div className="row">
        <h1>{figures.title}</h1>
        <CsvButton range={days.data} name={`${from}_${to}`} />
      </div>
      <Choices
        legend={figures.range}
        round
        value={chosen}
        onChoose={setChosen}
        choices={ranges.map((value) => ({ value, content: figures.days(Number(value)) }))}
      />
      {trend.data ? (
        <Cards providerId={providerId} trend={trend.data} money={money} onOpen={setCounted} />
      ) : (
        <Bones lines={2} />
      )}
      {days.data && (
        <>
          <Bars days={days.data.days} write={money} />
          <HeatTable days={days.data.days} />
        </>
      )}
      {counted && (
        <BookingsSheet
          providerId={providerId}
          timeZone={provider.timeZone}
          range={range}
          counted={counted}
          onClose={() => setCounted(undefined)}
        />
      )}
    </div>
  );
};
