import type { NewCommand } from '@counterfoil/client';
import { memo, useRef } from 'react';
import { useAct } from '../../shell/use-act.ts';
import { useWords } from '../../words/language.tsx';
import { useFormats } from '../../words/use-formats.ts';
import type { ShownLine, ShownTicket } from './memory.ts';
import type { PaidStep } from './settle.ts';

const soonMs = 8 * 60_000;
const lateMs = 12 * 60_000;

const forward = { queued: 'preparing', preparing: 'ready', ready: 'served' } as const;
const backward = { preparing: 'queued', ready: 'preparing' } as const;

const stepOf = <Steps extends Readonly<Record<string, string>>>(
  steps: Steps,
  status: string,
): Steps[keyof Steps] | undefined =>
  Object.entries(steps).find(([from]) => from === status)?.[1] as Steps[keyof Steps] | undefined;

/** Two taps within this time are one wish: back. */
const doubleTapMs = 350;

interface DishProps {
  readonly line: ShownLine;
  readonly isChanged: boolean;
  readonly onStep: (status: PaidStep['status']) => void;
}

/** Tap: one step on. Double tap: one step back. By keyboard: Enter, and Backspace. */
const Dish = ({ line, isChanged, onStep }: DishProps) => {
  const { kitchen } = useWords();
  const format = useFormats();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { name, quantity, note, status } = line;
  const words: Readonly<Record<string, string>> = {
    queued: kitchen.start,
    preparing: kitchen.preparing,
    ready: kitchen.ready,
  };
  const back = () => {
    clearTimeout(timer.current);
    timer.current = undefined;
    const to = stepOf(backward, status);
    if (to) onStep(to);
  };
  const tap = () => {
    if (timer.current) return back();
    timer.current = setTimeout(() => {
      timer.current = undefined;
      const to = stepOf(forward, status);
      if (to) onStep(to);
    }, doubleTapMs);
  };
  return (
    <li>
      <button
        type="button"
        className={['dish', status, isChanged ? 'changed-line' : ''].join(' ').trim()}
        onClick={tap}
        onKeyDown={(event) => {
          if (event.key === 'Backspace') back();
        }}
      >
        <b>{format.number(quantity)}</b>
        <span>
          {name}
          {note && <small>{note}</small>}
        </span>
        <em>{words[status]}</em>
      </button>
    </li>
  );
};

const Withdrawn = ({ line }: { readonly line: ShownLine }) => {
  const { kitchen } = useWords();
  const format = useFormats();
  return (
    <li className="dish void">
      <b>{format.number(line.quantity)}</b>
      <span>{line.name}</span>
      <em>{kitchen.withdrawn}</em>
    </li>
  );
};

interface DocketProps {
  readonly providerId: string;
  readonly ticket: ShownTicket;
  readonly tableName: string | undefined;
  /** In minutes. */
  readonly age: number;
  readonly onSeen: (orderId: string) => void;
  readonly onPaidStep: (step: PaidStep) => void;
}

/** One order at a station. Its age is a colour and a word. */
export const Docket = memo(({ providerId, ticket, tableName, age, onSeen, onPaidStep }: DocketProps) => {
  const { kitchen } = useWords();
  const format = useFormats();
  const act = useAct();
  const { orderId, lines, withdrawn, changed } = ticket;
  const number = kitchen.number(format.number(ticket.number));
  const urgency = age * 60_000 >= lateMs ? 'late' : age * 60_000 >= soonMs ? 'soon' : '';
  const hasNews = withdrawn.length > 0 || changed.length > 0;
  const ageText = [kitchen.age(age), urgency && kitchen[urgency]].filter(Boolean).join(' · ');
  const step = ({ lineId, left }: ShownLine, status: PaidStep['status']) => {
    const payload = { orderId, lineId, status };
    if (left === 'paid') return onPaidStep(payload);
    const command: NewCommand = { type: 'order.setLineStatus', providerId, payload };
    void act(command);
  };
  const isPaid = lines.some(({ left }) => left === 'paid');
  const where = [tableName ?? kitchen.takeAway, isPaid && kitchen.paid];
  return (
    <article className={['docket', urgency, hasNews ? 'news' : ''].join(' ').trim()} aria-label={number}>
      <h2>
        {number} <span>{ageText}</span>
      </h2>
      <p>{where.filter(Boolean).join(' · ')}</p>
      <ul>
        {withdrawn.map((line) => (
          <Withdrawn key={line.lineId} line={line} />
        ))}
        {lines.map((line) => (
          <Dish
            key={line.lineId}
            line={line}
            isChanged={changed.includes(line.lineId)}
            onStep={(status) => step(line, status)}
          />
        ))}
      </ul>
      {hasNews && (
        <button type="button" className="seen" onClick={() => onSeen(orderId)}>
          {withdrawn.length > 0 ? kitchen.withdrawnLines(withdrawn.length) : kitchen.changedLines(changed.length)}
        </button>
      )}
    </article>
  );
});
