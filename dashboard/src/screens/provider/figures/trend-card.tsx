import type { Trend } from '@counterfoil/client/insight';
import type { ReactNode } from 'react';
import { Button } from '../../../design/button.tsx';
import { useWords } from '../../../words/language.tsx';
import { useFormats } from '../../../words/use-formats.ts';

interface FigureProps {
  readonly name: string;
  readonly value: string;
  /** Beside the value: what it was before, or of how many it is. */
  readonly children?: ReactNode;
  /** Shows the bookings behind the number. */
  readonly onOpen?: (() => void) | undefined;
}

/** One number, with the way to what it counts. */
export const Figure = ({ name, value, children, onOpen }: FigureProps) => {
  const { figures } = useWords();
  return (
    <article className="card">
      <h3>{name}</h3>
      <span className="figure">{value}</span>
      {children && <span className="quiet small">{children}</span>}
      {onOpen && (
        <div className="acts">
          <Button look="plain" aria-label={`${figures.show}: ${name}`} onClick={onOpen}>
            {figures.show}
          </Button>
        </div>
      )}
    </article>
  );
};

interface TrendCardProps extends Pick<FigureProps, 'name' | 'onOpen'> {
  readonly trend: Trend;
  readonly write: (value: number) => string;
}

/** A figure with the one of the period before: the change as words, not as an arrow alone. */
export const TrendCard = ({ name, trend: { now, before, change }, write, onOpen }: TrendCardProps) => {
  const { figures } = useWords();
  const format = useFormats();
  const share = change === null ? undefined : format.percent(Math.abs(change) / 100);
  const word = !share || change === 0 ? figures.same : (change ?? 0) > 0 ? figures.more(share) : figures.less(share);
  return (
    <Figure name={name} value={write(now)} onOpen={onOpen}>
      {change === null ? figures.than(write(before)) : `${word} · ${figures.than(write(before))}`}
    </Figure>
  );
};
