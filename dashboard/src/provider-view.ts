import type { Counterfoil } from '@counterfoil/client';
import { distinctUntilChanged, filter, map, Subscription } from 'rxjs';
import { bookingsView } from './bookings-view.ts';
import { element } from './element.ts';
import { figures } from './figures.ts';
import { kitchenView } from './kitchen-view.ts';
import { providerNews } from './my-notifications.ts';
import { ordersView, tablesView } from './orders-view.ts';
import { recipesView, stockView } from './stock-view.ts';

type View = (counterfoil: Counterfoil, providerId: string, watching: Subscription) => HTMLElement | HTMLElement[];

/** The views of each module. */
const views: Readonly<Record<string, readonly View[]>> = {
  booking: [bookingsView],
  restaurant: [ordersView, kitchenView, tablesView],
  stock: [stockView, recipesView],
};

/** All live views of a provider, by its modules. */
export const providerView = (counterfoil: Counterfoil, providerId: string, watching: Subscription): HTMLElement[] => {
  const content = element('div', { className: 'modules' });
  const modules = counterfoil
    .provider(providerId)
    .profile()
    .pipe(
      map(({ data }) => data?.modules.join()),
      filter((names) => names !== undefined),
      distinctUntilChanged(),
    );
  let moduleSubscriptions = new Subscription();
  watching.add(() => moduleSubscriptions.unsubscribe());
  watching.add(
    modules.subscribe((names) => {
      moduleSubscriptions.unsubscribe();
      moduleSubscriptions = new Subscription();
      const sections = names.split(',').flatMap((name) => (Object.hasOwn(views, name) ? views[name] : undefined) ?? []);
      content.replaceChildren(...sections.flatMap((view) => view(counterfoil, providerId, moduleSubscriptions)));
    }),
  );
  return [figures(counterfoil, providerId, watching), content, providerNews(counterfoil, providerId, watching)];
};
