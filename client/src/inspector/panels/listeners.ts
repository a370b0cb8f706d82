import { type Query, secondMs } from '@counterfoil/domain/core';
import type { Reads } from '../../live/reads.ts';
import type { Inspection } from '../collector.ts';
import { h } from '../dom.ts';
import { age, count, ownerOf, shortPath } from '../format.ts';
import type { DerivedStream, ListenerState } from '../listener-log.ts';
import { empty, facts, figure, idText, type Tone, tag, title } from '../parts.ts';

const conditions = ({ where, orderBy, limit, scope }: Query): string[] => [
  ...(scope === 'collection' ? [] : ['all collections of this name']),
  ...where.map(([field, op, value]) => `${field} ${op} ${JSON.stringify(value)}`),
  ...orderBy.map(([field, direction]) => `${field} ${direction === 'desc' ? '↓' : '↑'}`),
  `at most ${limit}`,
];

const sources: Readonly<Record<NonNullable<ListenerState['from']>, readonly [Tone, string]>> = {
  server: ['ok', 'server'],
  cache: ['wait', 'cache'],
};

const watching = ({ subscribers }: ListenerState): string => {
  if (subscribers === undefined) return 'used by the client';
  return subscribers > 0 ? count(subscribers, 'subscriber') : 'lingers without subscriber';
};

const readText = ({ server, cache, device }: Reads): string => {
  const parts = [server && `${server} server`, cache && `${cache} cache`, device && `${device} device`].filter(Boolean);
  return `read ${parts.join(' + ') || 'none'}`;
};

const card = (listener: ListenerState, now: Date): HTMLElement => {
  const { id, path, query, from, documents, snapshots, reads, since, heardAt } = listener;
  // A card that is new on the screen must not look changed.
  const isFresh = heardAt !== undefined && now.getTime() - heardAt.getTime() < secondMs;
  return h(
    'article',
    { class: 'card', 'data-key': `listener-${id}`, 'data-beat': isFresh && String(snapshots % 2) },
    title(
      h('span', { title: path }, shortPath(path)),
      h(
        'span',
        { class: 'line' },
        tag(...(from ? sources[from] : (['void', 'no snapshot yet'] as const))),
        h('span', { class: 'big' }, String(documents)),
      ),
    ),
    facts(idText(ownerOf(path)), ...(query ? conditions(query) : ['one document'])),
    facts(watching(listener), count(snapshots, 'snapshot'), readText(reads), `open ${age(since, now)}`),
  );
};

const derivedCard = ({ name, subscribers }: DerivedStream): HTMLElement =>
  h(
    'article',
    { class: 'card', 'data-key': `stream-${name}` },
    title(name, tag('void', 'derived')),
    facts('made of several listeners, or by code that is still to load', count(subscribers, 'subscriber')),
  );

const share = (name: keyof Reads, reads: Reads): HTMLElement | false =>
  reads[name] > 0 && h('span', { class: name, 'data-share': String(reads[name]) });

const key = (name: keyof Reads, text: string): HTMLElement => h('span', { class: `key ${name}` }, text);

const readsCard = ({ reads, stopped }: Inspection): HTMLElement =>
  h(
    'section',
    { class: 'card reads', 'data-key': 'reads', 'aria-label': 'Documents read' },
    h(
      'div',
      { class: 'figures' },
      figure(reads.server, key('server', 'from the server')),
      figure(reads.cache, key('cache', 'from the cache')),
      figure(reads.device, key('device', 'own writes')),
    ),
    h('div', { class: 'bar' }, share('server', reads), share('cache', reads), share('device', reads)),
    h(
      'details',
      {},
      h('summary', {}, 'How this is counted'),
      h(
        'p',
        { class: 'facts' },
        'A document counts when a snapshot adds or changes it, since the inspector looks. The server column is a lower ',
        'bound of the bill: the SDK hides documents that the server sent again unchanged, as after half an hour offline. ',
        'An empty result costs one read, too. ',
        `${count(stopped, 'listener')} of this page stopped since, and their reads are included.`,
      ),
    ),
  );

export const listenersPanel = (inspection: Inspection, now: Date): HTMLElement[] => {
  const { listeners, derived } = inspection;
  if (listeners.length + derived.length === 0)
    return [readsCard(inspection), empty('No listener', 'Subscribe to a list: it shows here while it listens.')];
  return [readsCard(inspection), ...listeners.map((one) => card(one, now)), ...derived.map(derivedCard)];
};
