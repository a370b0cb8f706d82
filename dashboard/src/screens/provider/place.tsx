import type { MemberRole, Provider } from '@counterfoil/client';
import { useLive, useWorkspace } from '@counterfoil/client/react';
import { lazy, Suspense } from 'react';
import { Link, Redirect } from 'wouter';
import { Bones, Empty, Failed } from '../../design/states.tsx';
import { useCounterfoil } from '../../shell/client.tsx';
import { type DoorPath, openDoors } from '../../shell/doors.ts';
import { Frame } from '../../shell/frame.tsx';
import { useWords } from '../../words/language.tsx';

const Today = lazy(async () => ({ default: (await import('./today.tsx')).Today }));
const Stations = lazy(async () => ({ default: (await import('../kitchen/stations.tsx')).Stations }));

export interface PlaceProps {
  readonly providerId: string;
  readonly provider: Provider;
  readonly role: MemberRole;
}

const Room = ({ door, ...place }: PlaceProps & { readonly door: DoorPath }) => {
  const { state } = useWords();
  switch (door) {
    case 'today':
      return <Today {...place} />;
    case 'kitchen':
      return <Stations {...place} />;
    default:
      return <Empty title={state.notFound} />;
  }
};

/** The pages of a provider for one of its members. The workspace keeps everything on this device. */
export const Place = ({ providerId, door }: { readonly providerId: string; readonly door: string }) => {
  const counterfoil = useCounterfoil();
  const { shell, state } = useWords();
  useWorkspace(providerId, { bundlesFrom: '' });
  const membership = useLive(counterfoil.me().membership(providerId));
  const profile = useLive(counterfoil.provider(providerId).profile());
  const error = membership.error ?? profile.error;
  const role = membership.data?.role;
  const provider = profile.data;
  const open = role && provider ? openDoors(role, provider.modules) : [];
  if (door === 'start' && open[0]) return <Redirect to={`/at/${providerId}/${open[0].path}`} replace />;
  const current = open.find(({ path }) => path === door);
  return (
    <Frame
      title={
        <>
          <b>{provider?.name ?? '…'}</b>
          <Link href="/" className="small">
            {shell.asCustomer}
          </Link>
        </>
      }
      name={provider?.name ?? providerId}
      tabs={open.map(({ path, word }) => ({ href: `/at/${providerId}/${path}`, name: String(shell[word]) }))}
    >
      {error ? (
        <Failed code={error.code} retry={membership.retry} />
      ) : membership.loading || profile.loading ? (
        <Bones lines={5} />
      ) : role && provider && current ? (
        <Suspense fallback={<Bones lines={5} />}>
          <Room providerId={providerId} provider={provider} role={role} door={current.path as DoorPath} />
        </Suspense>
      ) : (
        <Empty title={state.noDoor} hint={state.noDoorHint} />
      )}
    </Frame>
  );
};
