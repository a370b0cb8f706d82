import type { Identified, Service } from '@counterfoil/client';
import type { Closure } from '@counterfoil/client/desk';
import { Button } from '../../../design/button.tsx';
import { Pill, type Tone } from '../../../design/pill.tsx';
import { useFlash } from '../../../design/use-flash.ts';
import { useAct } from '../../../shell/use-act.ts';
import { type SetUpWords, useSetUpWords } from '../../../words/set-up-words.ts';
import { useFormats } from '../../../words/use-formats.ts';
import { dayAsDate } from '../../customer/days.ts';
import { wayOf } from './closure-draft.ts';

const tones: Readonly<Record<Closure['status'], Tone>> = {
  open: 'wait',
  applying: 'wait',
  applied: 'ok',
  withdrawn: 'void',
};

/** Days, and the hours of each. */
const useSpan = () => {
  const { setUp, closures } = useSetUpWords();
  const format = useFormats('UTC');
  return (closure: Closure): string => {
    const { from, until, openingHours = [], break: pause } = closure;
    const [first, last] = [format.date(dayAsDate(from)), format.date(dayAsDate(until))];
    const days = from === until ? first : setUp.span(first, last);
    const hours = pause
      ? setUp.span(pause.from, pause.until)
      : openingHours.map(({ open, close }) => setUp.span(open, close)).join(', ');
    return [days, closures.ways[wayOf(closure)], hours].filter(Boolean).join(' · ');
  };
};

/** How far the process is with the bookings. */
const progressOf = ({ moved, cancelled, declined, left }: Closure, { closures }: SetUpWords): string =>
  [
    moved > 0 && closures.moved(moved),
    cancelled > 0 && closures.cancelled(cancelled),
    declined > 0 && closures.declined(declined),
    left > 0 && closures.left(left),
  ]
    .filter(Boolean)
    .join(' · ');

interface ClosureCardProps {
  readonly providerId: string;
  readonly closure: Identified<Closure>;
  readonly services: readonly Identified<Service>[];
  readonly today: string;
  readonly isUnsettled: boolean;
}

export const ClosureCard = ({ providerId, closure, services, today, isUnsettled }: ClosureCardProps) => {
  const words = useSetUpWords();
  const { closures, state } = words;
  const act = useAct();
  const shown = useFlash<HTMLElement>(closure.updatedAt.getTime());
  const span = useSpan()(closure);
  const { closureId, title, note, status, serviceIds, until } = closure;
  const names = serviceIds?.map((id) => services.find((one) => one.id === id)?.name ?? id).join(', ');
  const progress = progressOf(closure, words);
  const withdraw = () => void act({ type: 'closure.withdraw', providerId, payload: { closureId } });
  return (
    <article ref={shown} className={isUnsettled ? 'card sending' : 'card'}>
      <div className="row">
        <b>{title ?? closures.untitled}</b>
        {isUnsettled ? (
          <span className="quiet small">{state.sending}</span>
        ) : (
          <Pill tone={tones[status]}>{closures.status[status]}</Pill>
        )}
      </div>
      <div>{span}</div>
      {names && <div className="quiet small">{names}</div>}
      {note && <div className="quiet small">{note}</div>}
      {progress && <div className="small">{progress}</div>}
      {status !== 'withdrawn' && until >= today && (
        <div className="acts">
          <Button
            busy={isUnsettled}
            aria-label={`${closures.withdraw}: ${title ?? closures.untitled}`}
            onClick={withdraw}
          >
            {closures.withdraw}
          </Button>
        </div>
      )}
    </article>
  );
};
