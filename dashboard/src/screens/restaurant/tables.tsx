import { useState } from 'react';
import { Bones, Empty, Failed } from '../../design/states.tsx';
import { useNow } from '../../shell/use-now.ts';
import { useWords } from '../../words/language.tsx';
import { useFormats } from '../../words/use-formats.ts';
import type { PlaceProps } from '../provider/place.tsx';
import { OrderSheets } from './order-sheets.tsx';
import type { OpenSheet } from './sheet-props.ts';
import { TableTile } from './table-tile.tsx';
import { type Floor, useFloor } from './use-floor.ts';

const useFacts = ({ orders, tables }: Floor, currency: string): string => {
  const { tables: words } = useWords();
  const format = useFormats();
  const taken = tables.filter(({ orderId }) => orderId !== undefined);
  const amount = orders.reduce((sum, { tableId, totals }) => sum + (tableId ? totals.total.amount : 0), 0);
  return [
    words.taken(format.number(taken.length), format.number(tables.length)),
    ...(amount > 0 ? [words.worth(format.money({ amount, currency }))] : []),
  ].join(' · ');
};

/** The floor: each table, and what it needs. */
export const Tables = (place: PlaceProps) => {
  const { providerId, provider } = place;
  const { tables: words } = useWords();
  const now = useNow(60_000);
  const floor = useFloor(providerId);
  const facts = useFacts(floor, provider.currency);
  const [sheet, setSheet] = useState<OpenSheet>();
  const isUnknown = floor.isLoading || (floor.error && floor.tables.length === 0);
  return (
    <div className="stack">
      <div>
        <h1>{words.title}</h1>
        {!isUnknown && <p className="quiet">{facts}</p>}
      </div>
      {floor.error && <Failed {...floor.error} />}
      {floor.isLoading && <Bones lines={3} tall="6rem" />}
      {!isUnknown && floor.tables.length === 0 && <Empty title={words.none} hint={words.noneHint} />}
      <ul className="floor">
        {floor.tables.map((table) => (
          <li key={table.id}>
            <TableTile providerId={providerId} table={table} floor={floor} now={now} onSheet={setSheet} />
          </li>
        ))}
      </ul>
      <OrderSheets place={place} floor={floor} sheet={sheet} onClose={() => setSheet(undefined)} />
    </div>
  );
};
