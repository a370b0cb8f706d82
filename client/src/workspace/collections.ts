import type { Member, MemberRole, Provider } from '@counterfoil/domain/core';
import type { Live } from '../live.ts';
import type { ProviderView } from '../provider-view.ts';

interface Kept {
  readonly live: (view: ProviderView) => Live<readonly unknown[]>;
  /** Any of these the house must have; every house has what names none. */
  readonly modules?: readonly string[];
  /** Who may read it, and so has it; every member where nobody is named. */
  readonly roles?: readonly MemberRole[];
}

const managers: readonly MemberRole[] = ['owner', 'manager'];
const frontOfHouse: readonly MemberRole[] = [...managers, 'staff'];
const booking = { modules: ['booking'] };
const restaurant = { modules: ['restaurant'] };
const stock = { modules: ['stock', 'restaurant'], roles: frontOfHouse };

/** What a device keeps of a house: what its people work with all day, of what is over nothing. */
const kept: Readonly<Record<string, Kept>> = {
  members: { live: (view) => view.members() },
  services: { live: (view) => view.services(), ...booking },
  plans: { live: (view) => view.plans(), ...booking },
  pendingReservations: { live: (view) => view.reservations('pending'), ...booking, roles: frontOfHouse },
  confirmedReservations: { live: (view) => view.reservations('confirmed'), ...booking, roles: frontOfHouse },
  pendingSubscriptions: { live: (view) => view.subscriptions('pending'), ...booking, roles: frontOfHouse },
  activeSubscriptions: { live: (view) => view.subscriptions('active'), ...booking, roles: frontOfHouse },
  categories: { live: (view) => view.categories(), ...restaurant },
  menuItems: { live: (view) => view.menu(), ...restaurant },
  tables: { live: (view) => view.tables(), ...restaurant },
  printers: { live: (view) => view.printers(), ...restaurant },
  orders: { live: (view) => view.orders({ open: true }), ...restaurant },
  customers: { live: (view) => view.customers(), ...restaurant, roles: managers },
  ingredients: { live: (view) => view.ingredients(), ...stock },
  recipes: { live: (view) => view.recipes(), ...stock },
};

/** The names of the collections that a member of a house needs. */
export const collectionsFor = ({ role }: Pick<Member, 'role'>, { modules }: Pick<Provider, 'modules'>): string[] =>
  Object.entries(kept)
    .filter(([, needs]) => needs.roles?.includes(role) ?? true)
    .filter(([, needs]) => needs.modules?.some((module) => modules.includes(module)) ?? true)
    .map(([name]) => name);

export const liveOf = (view: ProviderView, name: string): Live<readonly unknown[]> | undefined =>
  kept[name]?.live(view);
