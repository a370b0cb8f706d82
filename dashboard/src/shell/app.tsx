import { useLive, useSignIn, useUser } from '@counterfoil/client/react';
import { type ReactNode, Suspense } from 'react';
import { Link, Redirect, Route, Switch, useLocation, useSearch } from 'wouter';
import { Bones, Empty } from '../design/states.tsx';
import { useWords } from '../words/language.tsx';
import { Boundary } from './boundary.tsx';
import { useCounterfoil } from './client.tsx';
import { Frame, type Tab } from './frame.tsx';
import { useIsLater } from './later.tsx';
import {
  Booker,
  BookingPage,
  Bookings,
  Find,
  Gift,
  Inbox,
  Join,
  Kit,
  Kitchen,
  Me,
  NewPlace,
  Offers,
  Place,
  PlatformPage,
} from './screens.ts';
import { SignInPage } from './sign-in.tsx';
import { useKeptPush } from './use-kept-push.ts';
import { useTitle } from './use-title.ts';

export const NotFound = () => {
  const { state } = useWords();
  useTitle(state.notFound);
  return (
    <Empty title={state.notFound}>
      <Link href="/find" className="button">
        {state.home}
      </Link>
    </Empty>
  );
};

const useCustomerTabs = (): Tab[] => {
  const { shell } = useWords();
  const me = useCounterfoil().me();
  // The badge may come after what somebody wants to see.
  const { data: unread } = useLive(useIsLater() ? me.unreadCount() : undefined, 0);
  return [
    { href: '/find', name: shell.find },
    { href: '/bookings', name: shell.bookings },
    { href: '/inbox', name: shell.inbox, count: unread, countName: shell.unread(unread) },
    { href: '/me', name: shell.me },
  ];
};

const CustomerFrame = ({ children }: { readonly children: ReactNode }) => {
  const { shell } = useWords();
  const [location] = useLocation();
  return (
    <Frame title={<b>Counterfoil</b>} name={shell.asCustomer} tabs={useCustomerTabs()}>
      <div className="phone stack">
        <Boundary key={location}>
          <Suspense fallback={<Bones />}>{children}</Suspense>
        </Boundary>
      </div>
    </Frame>
  );
};

const CustomerPages = () => {
  // The same place with other choices in the address, as after a refusal, is a new visit.
  const search = useSearch();
  return (
    <CustomerFrame>
      <Switch>
        <Route path="/find" component={Find} />
        <Route path="/p/:address">{({ address }) => <Booker key={search} address={address} />}</Route>
        <Route path="/p/:address/offers">{({ address }) => <Offers address={address} />}</Route>
        <Route path="/gift/:providerId/:voucherId">{(gift) => <Gift {...gift} />}</Route>
        <Route path="/join" component={Join} />
        <Route path="/bookings" component={Bookings} />
        <Route path="/bookings/:id">{({ id }) => <BookingPage reservationId={id} />}</Route>
        <Route path="/inbox" component={Inbox} />
        <Route path="/me" component={Me} />
        <Route path="/new" component={NewPlace} />
        <Route component={NotFound} />
      </Switch>
    </CustomerFrame>
  );
};

const SignedIn = ({ uid }: { readonly uid: string }) => {
  useKeptPush(uid);
  return (
    <Switch>
      <Route path="/" component={Home} />
      <Route path="/platform">
        <Boundary>
          <Suspense fallback={<Bones />}>
            <PlatformPage />
          </Suspense>
        </Boundary>
      </Route>
      <Route path="/at/:providerId">{({ providerId }) => <Redirect to={`/at/${providerId}/start`} replace />}</Route>
      <Route path="/at/:providerId/kitchen/:station">
        {({ providerId, station }) => (
          <Boundary>
            <Suspense fallback={<Bones />}>
              <Kitchen providerId={providerId} station={station} />
            </Suspense>
          </Boundary>
        )}
      </Route>
      <Route path="/at/:providerId/set-up/:section">
        {({ providerId }) => (
          <Boundary>
            <Suspense fallback={<Bones />}>
              <Place providerId={providerId} door="set-up" />
            </Suspense>
          </Boundary>
        )}
      </Route>
      <Route path="/at/:providerId/:door">
        {({ providerId, door }) => (
          <Boundary>
            <Suspense fallback={<Bones />}>
              <Place providerId={providerId} door={door} />
            </Suspense>
          </Boundary>
        )}
      </Route>
      <Route component={CustomerPages} />
    </Switch>
  );
};

/** People who work at one place begin there; everybody else finds a place first. */
const Home = () => {
  const { data, loading } = useLive(useCounterfoil().me().memberships(), []);
  const [place, another] = data.filter(({ role }) => role !== undefined);
  if (loading && !place) return <Bones />;
  return <Redirect to={place && !another ? `/at/${place.id}` : '/find'} replace />;
};

/** Every page of the app. Each has an address that one may send to a colleague. */
export const App = () => {
  const { user, loading } = useUser();
  const form = useSignIn();
  if (location.pathname === '/kit') {
    return (
      <Suspense fallback={<Bones />}>
        <Kit />
      </Suspense>
    );
  }
  if (loading || form.link === 'following') return <Bones />;
  return user ? <SignedIn key={user.uid} uid={user.uid} /> : <SignInPage form={form} />;
};
