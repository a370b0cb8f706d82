import type { SetUpWords } from '../../../words/set-up-words.ts';

/** A part of the set-up with an address of its own. */
interface Section {
  readonly path: keyof SetUpWords['sections'];
  /** The module that has it; without one, every provider has it. */
  readonly module?: string;
}

/** The parts, in the order in which an owner decides. */
const sections = [
  { path: 'guide' },
  { path: 'services', module: 'booking' },
  { path: 'resources', module: 'booking' },
  { path: 'plans', module: 'subscriptions' },
  { path: 'hours' },
  { path: 'closures', module: 'booking' },
  { path: 'people' },
  { path: 'share' },
  { path: 'listing' },
  { path: 'payments' },
  { path: 'news' },
  { path: 'export' },
] as const satisfies readonly Section[];

export type SectionPath = (typeof sections)[number]['path'];

/** The parts that a provider has by its modules. */
export const openSections = ({ modules }: { readonly modules: readonly string[] }): readonly SectionPath[] =>
  sections.filter((one) => !('module' in one) || modules.includes(one.module)).map(({ path }) => path);

/** The first part has the address of the page itself. */
export const sectionHref = (providerId: string, path: SectionPath): string =>
  path === 'guide' ? `/at/${providerId}/set-up` : `/at/${providerId}/set-up/${path}`;
