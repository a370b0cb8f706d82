import { type Bundle, bundleApp } from './bundle-app.ts';

/** What an app is made to load, and when: the core from the start, the rest when it is first used. */
const sources = {
  core: `import { createCounterfoil } from '@counterfoil/client'; globalThis.app = createCounterfoil;`,
  optimist: `import { createOptimist } from './src/on-demand/optimist.ts'; globalThis.app = createOptimist;`,
  booking: `import * as booking from '@counterfoil/domain/booking'; globalThis.app = booking;`,
  restaurant: `import * as restaurant from '@counterfoil/domain/restaurant'; globalThis.app = restaurant;`,
  house: `import * as house from '@counterfoil/domain/house'; globalThis.app = house;`,
  analytics: `import { analytics } from './src/on-demand/analytics.ts'; globalThis.app = analytics;`,
};

export type Part = keyof typeof sources;

export interface Weight extends Bundle {
  readonly part: Part;
}

/** Each part with all it needs, also with what it shares with others: no app loads more for it. */
export const weighParts = async (): Promise<Weight[]> => {
  const parts = Object.entries(sources) as [Part, string][];
  return await Promise.all(parts.map(async ([part, source]) => ({ part, ...(await bundleApp(source)) })));
};
