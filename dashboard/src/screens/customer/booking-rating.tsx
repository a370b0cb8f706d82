import type { Identified, Reservation } from '@counterfoil/client';
import { Button } from '../../design/button.tsx';
import { useAct } from '../../shell/use-act.ts';
import { useWords } from '../../words/language.tsx';

const stars = [1, 2, 3, 4, 5] as const;

/** How it was, in stars, once it is over. */
export const Rating = ({ booking }: { readonly booking: Identified<Reservation> }) => {
  const { booking: words } = useWords();
  const act = useAct();
  const { providerId, reservationId, rating } = booking;
  if (rating) return <p className="quiet">{`${'★'.repeat(rating.stars)} ${words.rated}`}</p>;
  return (
    <div className="stack tight">
      <h2>{words.rate}</h2>
      <div className="wrap">
        {stars.map((count) => (
          <Button
            key={count}
            aria-label={words.stars(count)}
            onClick={() => act({ type: 'reservation.rate', providerId, payload: { reservationId, stars: count } })}
          >
            {'★'.repeat(count)}
          </Button>
        ))}
      </div>
    </div>
  );
};
