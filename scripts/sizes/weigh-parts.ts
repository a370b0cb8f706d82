import { buildWithVite } from './build-with-vite.ts';
import { type Bundle, bundleApp } from './bundle-app.ts';

const core = `import { createCounterfoil } from '@counterfoil/client'; globalThis.app = createCounterfoil;`;

/** The parts that an app loads at first use. */
const sources = {
  preload: [
    `import * as commands from './src/commands/parts.lazy.ts'; globalThis.commands = commands;`,
    `import * as workspace from './src/workspace/parts.lazy.ts'; globalThis.workspace = workspace;`,
    `import * as provider from './src/provider/parts.lazy.ts'; globalThis.provider = provider;`,
    `import { ownWrites } from './src/me/own-writes.lazy.ts'; globalThis.ownWrites = ownWrites;`,
  ].join('\n'),
  optimistic: `import { createOptimisticEngine } from './src/optimistic/engine.lazy.ts'; globalThis.app = createOptimisticEngine;`,
  booking: `import * as booking from '@counterfoil/domain/booking'; globalThis.app = booking;`,
  subscriptions: `import * as club from '@counterfoil/domain/subscriptions'; globalThis.app = club;`,
  desk: `import * as desk from '@counterfoil/domain/desk'; globalThis.app = desk;`,
  restaurant: `import * as restaurant from '@counterfoil/domain/restaurant'; globalThis.app = restaurant;`,
  house: `import * as house from '@counterfoil/domain/house'; globalThis.app = house;`,
  analytics: `import { analytics } from './src/provider/analytics.lazy.ts'; globalThis.app = analytics;`,
} as const;

export type Part = 'core' | 'core, Vite' | 'later, Vite' | keyof typeof sources;

export interface Weight extends Pick<Bundle, 'gzipped' | 'inputs'> {
  readonly part: Part;
}

const imported = /import\{([^}]*)\}from"([^"]*)"/g;

/** An app with only the names of firebase and rxjs that a bundle imports. */
const appWithout = (bundle: Bundle): string => {
  const names = new Map<string, Set<string>>();
  for (const [, list = '', from = ''] of bundle.text.matchAll(imported)) {
    const all = names.get(from) ?? new Set();
    for (const name of list.split(',')) all.add(name.split(' as ')[0] ?? '');
    names.set(from, all);
  }
  const lines = [...names].map(([from, all], n) => {
    const list = [...all].map((name) => `${name} as m${n}_${name}`);
    return `import { ${list} } from '${from}'; globalThis.m${n} = [${[...all].map((name) => `m${n}_${name}`)}];`;
  });
  return lines.join('\n');
};

/**
 * The size that the core adds to an app with firebase and rxjs, by esbuild and by Vite: the difference between both
 * apps, each gzipped.
 */
const weighCore = async (): Promise<Weight[]> => {
  const alone = await bundleApp(core);
  const before = appWithout(alone);
  const [without, together] = await Promise.all([
    bundleApp(before, { withPeers: true }),
    bundleApp(`${before}\n${core}`, { withPeers: true }),
  ]);
  const viteWithout = await buildWithVite(before, { withPeers: true });
  const viteTogether = await buildWithVite(`${before}\n${core}`, { withPeers: true });
  const { inputs } = alone;
  return [
    { part: 'core', gzipped: together.gzipped - without.gzipped, inputs },
    { part: 'core, Vite', gzipped: viteTogether.gzipped.atStart - viteWithout.gzipped.atStart, inputs },
  ];
};

/** All chunks that an app loads later, as Vite divides them. */
const weighLater = async (): Promise<Weight> => {
  const { gzipped } = await buildWithVite(core, { withLater: true });
  return { part: 'later, Vite', gzipped: gzipped.later, inputs: [] };
};

/** Each part with everything it needs, including code shared with other parts: no app loads more for it. */
export const weighParts = async (): Promise<Weight[]> => {
  const parts = Object.entries(sources) as [keyof typeof sources, string][];
  const weighed = parts.map(async ([part, source]) => ({ part, ...(await bundleApp(source)) }));
  return [...(await weighCore()), await weighLater(), ...(await Promise.all(weighed))];
};
