import { previewSeries, type SeriesBooking } from '@counterfoil/client/preview';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { Button } from '../../design/button.tsx';
import { CheckField, Checks } from '../../design/check-field.tsx';
import { Stepper } from '../../design/stepper.tsx';
import { useCounterfoil } from '../../shell/client.tsx';
import { codeOf } from '../../shell/code-of.ts';
import { refusalText } from '../../shell/refusal-text.ts';
import { useToasts } from '../../shell/toasts.tsx';
import { useAct } from '../../shell/use-act.ts';
import { useLanguage, useWords } from '../../words/language.tsx';
import { useFormats } from '../../words/use-formats.ts';
import type { Wished } from './wished.ts';

const fewest = 2;
const usual = 4;
/** Half a year. */
const most = 26;

interface DateProps {
  readonly one: SeriesBooking;
  readonly timeZone: string;
  readonly isWanted: boolean;
  readonly onChange: (isWanted: boolean) => void;
}

/** One date of the series: to be taken, or why it cannot be. */
const SeriesDate = ({ one: { command, preview }, timeZone, isWanted, onChange }: DateProps) => {
  const { locale, words } = useLanguage();
  const format = useFormats(timeZone);
  const date = format.dayTime(new Date(command.payload.startTime));
  if (preview.outcome === 'applied') {
    return <CheckField label={date} checked={isWanted} onChange={({ target }) => onChange(target.checked)} />;
  }
  const [instead] = preview.freeSlots ?? [];
  return (
    <p className="quiet">
      <s>{date}</s> · {refusalText(preview.rejection, locale, words)}{' '}
      {instead && words.series.instead(format.dayTime(new Date(instead.start)))}
    </p>
  );
};

/** The dates of a series, of which nothing is sent yet. */
const usePlan = (providerId: string, wished: Wished) => {
  const counterfoil = useCounterfoil();
  const { say } = useToasts();
  const { state } = useWords();
  const [plan, setPlan] = useState<readonly SeriesBooking[]>();
  const [busy, setBusy] = useState(false);
  const look = async (count: number) => {
    setBusy(true);
    await previewSeries(counterfoil, providerId, { ...wished, count }).then(setPlan, (error: unknown) =>
      say(state.failedText(codeOf(error))),
    );
    setBusy(false);
  };
  return { plan, busy, look, forget: () => setPlan(undefined) };
};

interface SeriesFormProps {
  readonly providerId: string;
  readonly timeZone: string;
  readonly wished: Wished;
}

/** The same time each week: first one sees which dates are free, then one books those that one wants. */
export const SeriesForm = ({ providerId, timeZone, wished }: SeriesFormProps) => {
  const { series } = useWords();
  const act = useAct();
  const [, go] = useLocation();
  const [count, setCount] = useState(usual);
  const { plan, busy, look, forget } = usePlan(providerId, wished);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const isWanted = ({ command, preview }: SeriesBooking) =>
    preview.outcome === 'applied' && !left.has(command.payload.startTime);
  const wanted = plan?.filter(isWanted) ?? [];
  const change = ({ command: { payload } }: SeriesBooking, isTaken: boolean) => {
    const others = [...left].filter((time) => time !== payload.startTime);
    setLeft(new Set(isTaken ? others : [...others, payload.startTime]));
  };
  const book = () => {
    for (const { command } of wanted) void act(command);
    go('/bookings');
  };
  return (
    <div className="stack tight">
      <Stepper
        label={series.times}
        fewer={series.fewer}
        more={series.more}
        value={count}
        min={fewest}
        max={most}
        shown={series.weeks(count)}
        onChange={(next) => {
          setCount(next);
          forget();
        }}
      />
      {plan ? (
        <>
          <Checks legend={series.dates}>
            {plan.map((one) => (
              <SeriesDate
                key={one.command.payload.startTime}
                one={one}
                timeZone={timeZone}
                isWanted={isWanted(one)}
                onChange={(isTaken) => change(one, isTaken)}
              />
            ))}
          </Checks>
          <div>
            <Button off={wanted.length === 0} onClick={book}>
              {series.book(wanted.length)}
            </Button>
          </div>
        </>
      ) : (
        <div>
          <Button busy={busy} onClick={() => look(count)}>
            {series.look(count)}
          </Button>
        </div>
      )}
    </div>
  );
};
