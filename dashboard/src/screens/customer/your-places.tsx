import { useLive } from '@counterfoil/client/react';
import { Link } from 'wouter';
import { useCounterfoil } from '../../shell/client.tsx';
import { useWords } from '../../words/language.tsx';

/** For people who work somewhere: the way to their desk. */
export const YourPlaces = () => {
  const { shell, role } = useWords();
  const { data } = useLive(useCounterfoil().me().memberships(), []);
  const mine = data.filter((one) => one.role !== undefined);
  if (mine.length === 0) return null;
  return (
    <section className="stack tight" aria-labelledby="your-places">
      <h2 id="your-places">{shell.yourPlaces}</h2>
      <ul className="places">
        {mine.map((one) => (
          <li key={one.providerId}>
            <Link className="place" href={`/at/${one.providerId}`}>
              <b>{one.providerName ?? one.providerId}</b>
              <span className="quiet small">{one.role && role[one.role]}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
};
