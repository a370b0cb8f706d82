import {
  type PlatformSummary,
  platformDays,
  platformProviders,
  platformSummary,
  suspensions,
} from '@counterfoil/client/platform';
import { useLive } from '@counterfoil/client/react';
import { Bones, Empty, Failed } from '../../design/states.tsx';
import { useCounterfoil } from '../../shell/client.tsx';
import { useTitle } from '../../shell/use-title.ts';
import { usePlatformWords } from '../../words/platform-words.ts';
import { useFormats } from '../../words/use-formats.ts';
import { Figure } from '../provider/figures/trend-card.tsx';
import { PlaceCard } from './place-card.tsx';
import { SuspendedPlaces } from './suspended-places.tsx';
import { CostTable, DaysTable } from './tables.tsx';
import { usePlatformRole } from './use-platform-role.ts';

const Cards = ({ summary, suspended }: { readonly summary: PlatformSummary; readonly suspended: number }) => {
  const { platform } = usePlatformWords();
  const format = useFormats();
  return (
    <div className="cards">
      <Figure name={platform.connected} value={format.number(summary.connectedProviders)}>
        {platform.devices(summary.totalConnections)}
      </Figure>
      <Figure name={platform.active} value={format.number(summary.activeProviders)} />
      <Figure name={platform.unhealthy} value={format.number(summary.unhealthyProviders)} />
      <Figure name={platform.suspended} value={format.number(suspended)} />
    </div>
  );
};

interface PlacesProps {
  readonly title: string;
  readonly rows: PlatformSummary['top'];
  readonly stopped: ReadonlySet<string>;
  readonly isOperator: boolean;
  /** Said of an empty list. */
  readonly none: string;
}

const Places = ({ title, rows, stopped, isOperator, none }: PlacesProps) => {
  const format = useFormats();
  return (
    <section aria-label={title} className="stack tight">
      <h2>
        {title} <span>{format.number(rows.length)}</span>
      </h2>
      {rows.length === 0 && <p className="quiet">{none}</p>}
      {rows.map((row) => (
        <PlaceCard key={row.providerId} row={row} canSuspend={isOperator && !stopped.has(row.providerId)} />
      ))}
    </section>
  );
};

/** For those who run the platform: what runs, what does not, what it costs. An operator can stop a place. */
const Overview = ({ isOperator }: { readonly isOperator: boolean }) => {
  const { platform } = usePlatformWords();
  const format = useFormats();
  const counterfoil = useCounterfoil();
  const summary = useLive(platformSummary(counterfoil));
  const providers = useLive(platformProviders(counterfoil), []);
  const days = useLive(platformDays(counterfoil), []);
  const suspended = useLive(suspensions(counterfoil), []);
  const error = summary.error ?? providers.error ?? days.error ?? suspended.error;
  if (error) return <Failed code={error.code} retry={summary.retry} />;
  if (summary.loading) return <Bones lines={5} />;
  const stopped = new Set(suspended.data.map(({ providerId }) => providerId));
  const shared = { stopped, isOperator };
  const { data } = summary;
  return (
    <div className="stack">
      <header>
        <h1>{platform.title}</h1>
        {data && <p className="quiet small">{platform.summed(format.dayTime(data.updatedAt))}</p>}
      </header>
      {data ? (
        <Cards summary={data} suspended={suspended.data.length} />
      ) : (
        <Empty title={platform.none} hint={platform.noneHint} />
      )}
      <div className="board">
        {data && <Places title={platform.attention} rows={data.unhealthy} none={platform.wellHint} {...shared} />}
        {data && <Places title={platform.busiest} rows={data.top} none={platform.none} {...shared} />}
        <SuspendedPlaces all={suspended.data} canResume={isOperator} />
      </div>
      {providers.data.length > 0 && <CostTable all={providers.data} />}
      {days.data.length > 0 && <DaysTable all={days.data} />}
    </div>
  );
};

/** For users with the claim `platform` or `operator`, and nobody else. */
export const Platform = () => {
  const { platform, state } = usePlatformWords();
  const role = usePlatformRole();
  useTitle(platform.title);
  if (role === undefined) return <Bones lines={5} />;
  if (role === null) return <Empty title={state.noDoor} hint={state.noDoorHint} />;
  return <Overview isOperator={role === 'operator'} />;
};
