import { useLive } from '@counterfoil/client/react';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { Bones, Empty, Failed } from '../../design/states.tsx';
import { useCounterfoil } from '../../shell/client.tsx';
import { useWords } from '../../words/language.tsx';
import type { PlaceProps } from '../provider/place.tsx';

/** The stations that the dishes name. Each has a display. */
export const Stations = ({ providerId }: PlaceProps) => {
  const { kitchen } = useWords();
  const { data, loading, error, retry } = useLive(useCounterfoil().provider(providerId).menu(), []);
  const stations = useMemo(() => [...new Set(data.map(({ station }) => station))].sort(), [data]);
  if (loading && data.length === 0) return <Bones />;
  return (
    <section className="stack">
      <h1>{kitchen.stations}</h1>
      {error && <Failed code={error.code} retry={retry} />}
      {!error && stations.length === 0 && <Empty title={kitchen.noStations} />}
      <ul className="places">
        {stations.map((station) => (
          <li key={station}>
            <Link className="place" href={`/at/${providerId}/kitchen/${station}`}>
              <b>{kitchen.title(station)}</b>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
};
