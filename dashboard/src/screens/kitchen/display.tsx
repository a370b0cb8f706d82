import { useConnection, useLive, useWorkspace } from '@counterfoil/client/react';
import { useState } from 'react';
import { Link } from 'wouter';
import { useCounterfoil } from '../../shell/client.tsx';
import { LinkState } from '../../shell/frame.tsx';
import { useAct } from '../../shell/use-act.ts';
import { useNow } from '../../shell/use-now.ts';
import { useTitle } from '../../shell/use-title.ts';
import { useWords } from '../../words/language.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { Docket } from './docket.tsx';
import { allDay, type DoneLine } from './memory.ts';
import { useMemory } from './use-memory.ts';
import { useBell, useWakeLock } from './wall.ts';

const oldAfterMs = 40_000;

const minutesBetween = (since: string, now: Date): number =>
  Math.max(0, Math.floor((now.getTime() - Date.parse(since)) / 60_000));

const Recall = ({
  done,
  onRecall,
}: {
  readonly done: readonly DoneLine[];
  readonly onRecall: (line: DoneLine) => void;
}) => {
  const { kitchen } = useWords();
  if (done.length === 0) return <p>{kitchen.recallNone}</p>;
  return (
    <>
      {done.slice(0, 8).map((line) => (
        <button key={line.lineId} type="button" className="button" onClick={() => onRecall(line)}>
          {kitchen.number(String(line.number))} · {line.quantity} {line.name}
        </button>
      ))}
    </>
  );
};

/** Says when this display has lost the network: the tickets may be old, and paper is the truth then. */
const Old = ({ at, now }: { readonly at: Date | undefined; readonly now: Date }) => {
  const { kitchen } = useWords();
  const format = useFormats();
  const { state } = useConnection();
  const isOld = state !== 'connected' && at !== undefined && now.getTime() - at.getTime() > oldAfterMs;
  if (!isOld) return null;
  return (
    <div className="banner stop" role="alert">
      <span className="dot" />
      <div>{kitchen.old(format.relative(at, now))}</div>
    </div>
  );
};

/** The display of one station. It never reloads, and forgets nothing that it has shown. */
export const Display = ({ providerId, station }: { readonly providerId: string; readonly station: string }) => {
  const counterfoil = useCounterfoil();
  const { kitchen } = useWords();
  useTitle(kitchen.title(station));
  const act = useAct();
  const now = useNow(10_000);
  const [isRecalling, setIsRecalling] = useState(false);
  useWorkspace(providerId, { bundlesFrom: '' });
  useWakeLock();
  const provider = counterfoil.provider(providerId);
  const { data, at } = useLive(provider.kitchen(station));
  const { data: tables } = useLive(provider.tables(), []);
  const { memory, seen } = useMemory(providerId, station, data, now);
  const { tickets, done } = memory;
  const bell = useBell(tickets.length);
  const oldest = tickets[0] && minutesBetween(tickets[0].since, now);
  const nameOf = (tableId: string | undefined) => tables.find(({ id }) => id === tableId)?.name ?? tableId;
  const recall = ({ orderId, lineId }: DoneLine) => {
    setIsRecalling(false);
    void act({ type: 'order.setLineStatus', providerId, payload: { orderId, lineId, status: 'ready' } });
  };
  return (
    <div className="kitchen">
      <header>
        <h1 className="station">{kitchen.title(station)}</h1>
        <span className="quiet">
          {kitchen.tickets(tickets.length)}
          {oldest !== undefined && ` · ${kitchen.oldest(kitchen.age(oldest))}`}
        </span>
        <span className="grow" />
        <button
          type="button"
          className="button"
          aria-expanded={isRecalling}
          onClick={() => setIsRecalling(!isRecalling)}
        >
          {kitchen.recall}
        </button>
        <button type="button" className="button" aria-pressed={bell.isOn} onClick={bell.toggle}>
          {bell.isOn ? kitchen.soundOff : kitchen.soundOn}
        </button>
        <LinkState />
        <Link className="button" href={`/at/${providerId}/kitchen`}>
          {kitchen.leave}
        </Link>
      </header>
      <main id="content">
        <Old at={at} now={now} />
        {isRecalling && (
          <div className="banner note">
            <Recall done={done} onRecall={recall} />
          </div>
        )}
        {data && tickets.length === 0 && (
          <div className="empty">
            <b>{kitchen.none}</b>
            <span>{kitchen.noneHint}</span>
          </div>
        )}
        {tickets.map((ticket) => (
          <Docket
            key={ticket.orderId}
            providerId={providerId}
            ticket={ticket}
            tableName={nameOf(ticket.tableId)}
            age={minutesBetween(ticket.since, now)}
            onSeen={seen}
          />
        ))}
      </main>
      <footer>
        <span className="quiet">{kitchen.allDay}</span>
        {allDay(tickets).map(([name, count]) => (
          <span key={name}>
            <b>{count}</b> {name}
          </span>
        ))}
      </footer>
    </div>
  );
};
