import { desk } from '@counterfoil/client/desk';
import { useLive } from '@counterfoil/client/react';
import { useState } from 'react';
import { Button } from '../../design/button.tsx';
import { TextField } from '../../design/field.tsx';
import { Sheet } from '../../design/sheet.tsx';
import { Empty, Failed } from '../../design/states.tsx';
import { useCounterfoil } from '../../shell/client.tsx';
import { useNow } from '../../shell/use-now.ts';
import { useWords } from '../../words/language.tsx';
import { type Booked, boardOf, columns } from './board.ts';
import { BookingCard } from './booking-card.tsx';
import { canScan, Scanner } from './scanner.tsx';

interface FindByCodeProps {
  readonly providerId: string;
  readonly timeZone: string;
  readonly today: string;
  readonly onClose: () => void;
}

/** Short codes have eight characters; a scanner types them with or without the gap. */
const isCode = (typed: string): boolean => typed.replace(/\s/g, '').length >= 8;

const Found = ({ booking, ...rest }: Omit<FindByCodeProps, 'onClose'> & { readonly booking: Booked }) => {
  const now = useNow(1000);
  const board = boardOf([booking], []);
  const column = columns.find((one) => board[one].length > 0) ?? 'cancelled';
  return <BookingCard {...rest} booking={booking} column={column} now={now} isUnsettled={false} />;
};

/** The booking of somebody who stands at the desk with a code. */
export const FindByCode = ({ providerId, timeZone, today: day, onClose }: FindByCodeProps) => {
  const { today } = useWords();
  const lists = desk(useCounterfoil(), providerId);
  const [typed, setTyped] = useState('');
  const [isScanning, setIsScanning] = useState(false);
  const { data, loading, fromCache, error, retry } = useLive(isCode(typed) ? lists.byCode(typed) : undefined, []);
  return (
    <Sheet title={today.findCode} onClose={onClose}>
      <TextField
        label={today.code}
        value={typed}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        onChange={(event) => setTyped(event.target.value)}
      />
      {canScan() && !isScanning && <Button onClick={() => setIsScanning(true)}>{today.scan}</Button>}
      {isScanning && (
        <Scanner
          onCode={(code) => {
            setTyped(code);
            setIsScanning(false);
          }}
        />
      )}
      {error && <Failed code={error.code} retry={retry} />}
      {isCode(typed) && !loading && !error && data.length === 0 && (
        <Empty title={fromCache ? today.unknownOffline : today.notFound} />
      )}
      {data.map((booking) => (
        <Found key={booking.id} providerId={providerId} timeZone={timeZone} today={day} booking={booking} />
      ))}
    </Sheet>
  );
};
