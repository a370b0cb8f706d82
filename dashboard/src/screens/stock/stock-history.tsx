import type { Identified, StockLog } from '@counterfoil/client';
import { useLive } from '@counterfoil/client/react';
import { Button } from '../../design/button.tsx';
import { Bones, Failed } from '../../design/states.tsx';
import { useCounterfoil } from '../../shell/client.tsx';
import { useWords } from '../../words/language.tsx';
import { useFormats } from '../../words/use-formats.ts';

const Entry = ({ log, timeZone }: { readonly log: Identified<StockLog>; readonly timeZone: string }) => {
  const { stock } = useWords();
  const format = useFormats(timeZone);
  const { changeType, quantityChanged, quantityAfter, unit, reason, createdAt } = log;
  const sign = quantityChanged > 0 ? '+' : '';
  return (
    <li className="small">
      <div className="row">
        <span>
          {stock.logged[changeType]}{' '}
          <b className="ltr">
            {sign}
            {stock.quantity(quantityChanged, unit)}
          </b>
        </span>
        <span className="quiet">{format.dayTime(createdAt)}</span>
      </div>
      <div className="quiet">
        {stock.after(stock.quantity(quantityAfter, unit))}
        {reason && ` · ${reason}`}
      </div>
    </li>
  );
};

interface HistoryProps {
  readonly providerId: string;
  readonly timeZone: string;
  readonly ingredientId: string;
}

/** The changes of one stock, latest first. */
export const StockHistory = ({ providerId, timeZone, ingredientId }: HistoryProps) => {
  const { stock, state } = useWords();
  const logs = useCounterfoil().provider(providerId).stockLogs(ingredientId);
  const { data, at, loading, error, retry, hasMore } = useLive(logs, []);
  return (
    <section className="stack tight" aria-label={stock.log}>
      <h3>{stock.log}</h3>
      {error && <Failed code={error.code} retry={retry} />}
      {loading && !at && <Bones lines={2} tall="2rem" />}
      {!loading && !error && data.length === 0 && <p className="quiet small">{stock.noLog}</p>}
      <ol className="stack tight">
        {data.map((log) => (
          <Entry key={log.id} log={log} timeZone={timeZone} />
        ))}
      </ol>
      {hasMore && <Button onClick={() => logs.loadMore()}>{state.more}</Button>}
    </section>
  );
};
