import type { MemberRole, Provider } from '@counterfoil/client';
import { suspension } from '@counterfoil/client/platform';
import { useLive } from '@counterfoil/client/react';
import { Suspense } from 'react';
import { Link, Redirect } from 'wouter';
import { Banner, Bones, Empty, Failed } from '../../design/states.tsx';
import { Boundary } from '../../shell/boundary.tsx';
import { useCounterfoil } from '../../shell/client.tsx';
import { type OpenDoor, openDoors } from '../../shell/doors.ts';
import { Frame } from '../../shell/frame.tsx';
import { Later } from '../../shell/later.tsx';
import { OpenPlace } from '../../shell/open-place.tsx';
import {
  Calendar,
  HowItGoes,
  Money,
  Orders,
  SetUp,
  Stations,
  Stock,
  Subscriptions,
  Tables,
  Today,
} from '../../shell/screens.ts';
import { useTitle } from '../../shell/use-title.ts';
import { useWords } from '../../words/language.tsx';
import { useEntrance } from './use-entrance.ts';

export interface PlaceProps {
  readonly providerId: string;
  readonly provider: Provider;
  readonly role: MemberRole;
}

const Room = ({ door, ...place }: PlaceProps & { readonly door: OpenDoor['path'] }) => {
  switch (door) {
    case 'today':
      return <Today {...place} />;
    case 'calendar':
      return <Calendar {...place} />;
    case 'money':
      return <Money {...place} />;
    case 'subscriptions':
      return <Subscriptions {...place} />;
    case 'figures':
      return <HowItGoes {...place} />;
    case 'set-up':
      return <SetUp {...place} />;
    case 'kitchen':
      return <Stations {...place} />;
    case 'orders':
      return <Orders {...place} />;
    case 'tables':
      return <Tables {...place} />;
    case 'stock':
      return <Stock {...place} />;
    default:
      return door satisfies never;
  }
};

/** The platform has stopped the place, and its heads read why. */
const Stopped = ({ providerId }: { readonly providerId: string }) => {
  const { state } = useWords();
  const { data } = useLive(suspension(useCounterfoil(), providerId));
  if (!data?.isSuspended) return null;
  return (
    <Banner tone="stop" title={state.suspendedTitle}>
      {state.suspendedText} <bdi>{data.reason}</bdi>
    </Banner>
  );
};

interface Inside {
  readonly place: PlaceProps | undefined;
  readonly entered: ReturnType<typeof useEntrance>;
  readonly door: OpenDoor | undefined;
}

const Content = ({ place, entered, door }: Inside) => {
  const { state } = useWords();
  if (entered.error && !place) return <Failed code={entered.error.code} retry={entered.retry} />;
  if (entered.state === 'loading') return <Bones lines={5} />;
  if (!place || !door) return <Empty title={state.noDoor} hint={state.noDoorHint} />;
  return (
    <Boundary key={door.path}>
      <Suspense fallback={<Bones lines={5} />}>
        <Room {...place} door={door.path} />
      </Suspense>
    </Boundary>
  );
};

/** The pages of a provider for one of its members. The workspace keeps everything on this device. */
export const Place = ({ providerId, door }: { readonly providerId: string; readonly door: string }) => {
  const { shell } = useWords();
  const entered = useEntrance(providerId);
  const { provider, role } = entered;
  const place = provider && role ? { providerId, provider, role } : undefined;
  const open = place ? openDoors(place.role, place.provider.modules) : [];
  const here = open.find(({ path }) => path === door);
  useTitle(provider && (here ? `${shell[here.word]} · ${provider.name}` : provider.name));
  if (door === 'start' && open[0]) return <Redirect to={`/at/${providerId}/${open[0].path}`} replace />;
  const title = (
    <>
      <b>{provider?.name ?? '…'}</b>
      <Link href="/find" className="small">
        {shell.asCustomer}
      </Link>
    </>
  );
  const tabs = open.map(({ path, word }) => ({ href: `/at/${providerId}/${path}`, name: shell[word] }));
  return (
    <Frame title={title} name={provider?.name ?? providerId} tabs={tabs}>
      <OpenPlace providerId={providerId} />
      {(role === 'owner' || role === 'manager') && (
        <Later>
          <Stopped providerId={providerId} />
        </Later>
      )}
      <Content place={place} entered={entered} door={here} />
    </Frame>
  );
};
