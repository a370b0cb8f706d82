/** People of the demo, for one click. `what` is the role at a place. */
export interface DemoPerson {
  readonly name: string;
  readonly email: string;
  readonly what: string;
}

export const demoPassword = 'counterfoil';

export const demoPeople: readonly DemoPerson[] = [
  { name: 'Ada', email: 'ada@example.com', what: 'customer' },
  { name: 'Bella', email: 'bella@example.com', what: 'owner, salon' },
  { name: 'Stella', email: 'stella@example.com', what: 'staff, salon' },
  { name: 'Marco', email: 'marco@example.com', what: 'owner, restaurant' },
  { name: 'Sofia', email: 'sofia@example.com', what: 'staff, restaurant' },
  { name: 'Luca', email: 'luca@example.com', what: 'kitchen, restaurant' },
  { name: 'Anna', email: 'anna@example.com', what: 'owner, bakery' },
  { name: 'Olga', email: 'olga@example.com', what: 'operator, platform' },
];

const bella = 'bella@example.com';

/** Pages that lie behind another one: a newcomer finds each by one click, too. */
export const demoPages: readonly { readonly name: string; readonly email: string; readonly path: string }[] = [
  { name: 'Ada: offers of the salon', email: 'ada@example.com', path: '/p/demo-salon/offers' },
  { name: 'Ada: open a place', email: 'ada@example.com', path: '/new' },
  ...[
    ['services', 'Services'],
    ['hours', 'Opening hours'],
    ['closures', 'Closures'],
    ['people', 'People'],
    ['plans', 'Plans'],
    ['resources', 'Resources'],
    ['listing', 'Listing'],
    ['payments', 'Payments'],
    ['share', 'Share'],
    ['news', 'News'],
    ['export', 'Export'],
  ].map(([section, name]) => ({ name: `Bella: ${name}`, email: bella, path: `/at/demo-salon/set-up/${section}` })),
  { name: 'Olga: the platform', email: 'olga@example.com', path: '/platform' },
  { name: 'Marco: wall of the oven', email: 'marco@example.com', path: '/at/demo-restaurant/kitchen/oven' },
];
