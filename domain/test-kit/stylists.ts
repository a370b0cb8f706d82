import type { Fields, Resource, Service } from '../src/index.ts';
import { offering } from './salon.ts';

const stylist = (name: string, more: Partial<Resource> = {}): Resource => ({ name, kind: 'member', ...more });

/** Documents of a salon whose `cut` is served by Ada, Ben or Cleo: half an hour each, with 15 minutes to clean up. */
export const stylists = (
  changed: Partial<Service> = {},
  resources: Readonly<Record<string, Partial<Resource>>> = {},
): Record<string, Fields> => ({
  ...offering('cut', { capacity: 1, resourceIds: ['ada', 'ben', 'cleo'], minutesAfter: 15, ...changed }),
  'serviceProviders/salon/resources/ada': stylist('Ada', { memberId: 'sam', ...resources.ada }),
  'serviceProviders/salon/resources/ben': stylist('Ben', resources.ben),
  'serviceProviders/salon/resources/cleo': stylist('Cleo', resources.cleo),
});
