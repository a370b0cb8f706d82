import { bookingColumns, bookingsBetween, csvOf, inPages } from '@counterfoil/client/insight';
import { useState } from 'react';
import { Button } from '../../../design/button.tsx';
import { TextField } from '../../../design/field.tsx';
import { useCounterfoil } from '../../../shell/client.tsx';
import { codeOf } from '../../../shell/code-of.ts';
import { saveFile } from '../../../shell/save-file.ts';
import { useToasts } from '../../../shell/toasts.tsx';
import { useNow } from '../../../shell/use-now.ts';
import { useSetUpWords } from '../../../words/set-up-words.ts';
import { useFormats } from '../../../words/use-formats.ts';
import type { PlaceProps } from '../place.tsx';
import { customerColumns, rangeFault, wholeOrNone } from './export-columns.ts';
import { readPages, readWhole } from './read-whole.ts';

/** Makes one file at a time. Nothing is read before somebody asks for it. */
const useExport = () => {
  const { say } = useToasts();
  const { exports: words } = useSetUpWords();
  const [isBusy, setIsBusy] = useState(false);
  const save = async (name: string, csv: () => Promise<string>) => {
    setIsBusy(true);
    try {
      saveFile(`${name}.csv`, 'text/csv', await csv());
    } catch (error) {
      const code = codeOf(error);
      say(code === 'resource-exhausted' ? words.tooMany : words.failed(code));
    }
    setIsBusy(false);
  };
  return { isBusy, save };
};

const Bookings = ({ providerId, provider: { timeZone } }: PlaceProps) => {
  const counterfoil = useCounterfoil();
  const { setUp, exports: words } = useSetUpWords();
  const format = useFormats(timeZone);
  const now = useNow(60_000);
  const today = format.localDay(now);
  const [from, setFrom] = useState(() => format.localDay(new Date(now.getTime() - 29 * 86_400_000)));
  // Undefined: today, also after midnight.
  const [wanted, setTo] = useState<string>();
  const to = wanted ?? today;
  const { isBusy, save } = useExport();
  const fault = rangeFault(from, to);
  const csv = async () => {
    const bookings = await readWhole(bookingsBetween(counterfoil, providerId, { from, to }));
    return csvOf(wholeOrNone(bookings), bookingColumns);
  };
  return (
    <div className="stack tight">
      <h3>{words.bookings}</h3>
      <div className="pair">
        <TextField label={setUp.firstDay} type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
        <TextField
          label={setUp.lastDay}
          type="date"
          min={from}
          value={to}
          problem={fault && words.faults[fault]}
          onChange={(event) => setTo(event.target.value)}
        />
      </div>
      <div>
        <Button busy={isBusy} off={fault !== undefined} onClick={() => save(`bookings_${from}_${to}`, csv)}>
          {words.saveBookings}
        </Button>
      </div>
    </div>
  );
};

const Customers = ({ providerId }: PlaceProps) => {
  const counterfoil = useCounterfoil();
  const { exports: words } = useSetUpWords();
  const { isBusy, save } = useExport();
  const csv = async () => {
    const pages = inPages(counterfoil, counterfoil.provider(providerId).customers(), { pageSize: 500 });
    return csvOf(await readPages(pages), customerColumns);
  };
  return (
    <div className="stack tight">
      <h3>{words.customers}</h3>
      <p className="quiet small">{words.customersHint}</p>
      <div>
        <Button busy={isBusy} onClick={() => save('customers', csv)}>
          {words.saveCustomers}
        </Button>
      </div>
    </div>
  );
};

/** The provider's own data, as files for a spreadsheet. */
export const ExportSection = (place: PlaceProps) => {
  const { exports: words } = useSetUpWords();
  return (
    <section className="stack">
      <div className="stack tight">
        <h2>{words.title}</h2>
        <p className="quiet small">{words.hint}</p>
      </div>
      <Bookings {...place} />
      {place.provider.modules.includes('restaurant') && <Customers {...place} />}
    </section>
  );
};
