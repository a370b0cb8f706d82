import type { ConnectionState } from '../connection/connectivity.ts';
import type { Inspection } from './collector.ts';
import { h } from './dom.ts';
import { eventsPanel } from './panels/events.ts';
import { faultsPanel } from './panels/faults.ts';
import { journalPanel } from './panels/journal.ts';
import { listenersPanel } from './panels/listeners.ts';
import { outboxPanel } from './panels/outbox.ts';
import { overlaysPanel } from './panels/overlays.ts';
import { figure, type Tone } from './parts.ts';

export const tabNames = ['Outbox', 'Journal', 'Listeners', 'Overlays', 'Events', 'Faults'] as const;
export type TabName = (typeof tabNames)[number];

/** The choices of the person who looks. */
export interface ViewState {
  readonly isOpen: boolean;
  readonly tab: TabName;
}

const panels: Readonly<Record<TabName, (inspection: Inspection, now: Date) => HTMLElement[]>> = {
  Outbox: outboxPanel,
  Journal: journalPanel,
  Listeners: listenersPanel,
  Overlays: overlaysPanel,
  Events: eventsPanel,
  Faults: faultsPanel,
};

const countOf = (tab: TabName, { pending, entries, listeners, overlays, steps, faults }: Inspection): number => {
  const counts: Readonly<Record<TabName, number>> = {
    Outbox: pending.length,
    Journal: entries.length,
    Listeners: listeners.length,
    Overlays: overlays.length,
    Events: steps.length,
    Faults: faults.length,
  };
  return counts[tab];
};

const connections: Readonly<Record<ConnectionState, readonly [Tone, string]>> = {
  connected: ['ok', 'Connected'],
  connecting: ['wait', 'Connecting'],
  offline: ['void', 'Offline'],
  'needs-sign-in': ['void', 'Nobody is signed in'],
};

const connectionOf = ({ connection }: Inspection): readonly [Tone, string] =>
  connection ? connections[connection] : ['void', 'Not known yet'];

const refusalsIn = ({ entries }: Inspection): number =>
  entries.filter(({ refusal }) => refusal && !refusal.becauseOf).length;

const pill = (inspection: Inspection): HTMLElement => {
  const [tone, state] = connectionOf(inspection);
  const [waiting, refused] = [inspection.pending.length, refusalsIn(inspection)];
  return h(
    'button',
    { class: 'pill', type: 'button', 'data-do': 'toggle', 'data-key': 'pill', 'aria-expanded': 'false' },
    h('span', { class: `dot ${tone}` }),
    state,
    h('span', { class: `more${waiting > 0 ? ' wait' : ''}` }, waiting > 0 ? `${waiting} waiting` : 'all sent'),
    refused > 0 && h('span', { class: 'more stop' }, `${refused} refused`),
  );
};

const tabButton = (name: TabName, { tab }: ViewState, inspection: Inspection): HTMLElement => {
  const isSelected = name === tab;
  const n = countOf(name, inspection);
  return h(
    'button',
    {
      ...{
        type: 'button',
        role: 'tab',
        id: `tab-${name}`,
        'data-key': name,
        'data-do': 'tab',
        'aria-controls': 'panel',
      },
      'aria-selected': String(isSelected),
      tabindex: isSelected ? '0' : '-1',
    },
    name,
    n > 0 && h('span', { class: `n${name === 'Faults' ? ' alert' : ''}` }, String(n)),
  );
};

const opened = (inspection: Inspection, state: ViewState, now: Date): HTMLElement => {
  const [tone, connection] = connectionOf(inspection);
  const { reads, listeners, pending } = inspection;
  return h(
    'section',
    { class: 'window', 'aria-label': 'Counterfoil inspector', 'data-key': 'window' },
    h(
      'header',
      { class: 'head' },
      h(
        'div',
        { class: 'line' },
        h('span', { class: 'state' }, h('span', { class: `dot ${tone}` }), connection),
        h('button', { class: 'close', type: 'button', 'data-do': 'toggle', 'aria-expanded': 'true' }, 'Close'),
      ),
      h(
        'div',
        { class: 'figures' },
        figure(pending.length, 'waiting'),
        figure(refusalsIn(inspection), 'refused'),
        figure(listeners.length, listeners.length === 1 ? 'listener' : 'listeners'),
        figure(reads.server, reads.server === 1 ? 'server read' : 'server reads'),
      ),
    ),
    h('div', { class: 'tabs', role: 'tablist' }, ...tabNames.map((name) => tabButton(name, state, inspection))),
    h(
      'div',
      {
        ...{ class: 'panel', id: 'panel', role: 'tabpanel', tabindex: '0', 'data-key': state.tab },
        'aria-labelledby': `tab-${state.tab}`,
      },
      ...panels[state.tab](inspection, now),
    ),
  );
};

/** The inspector at one moment: a pill while it is closed, or the window. */
export const view = (inspection: Inspection, state: ViewState, now: Date): HTMLElement =>
  h('div', { class: 'root' }, state.isOpen ? opened(inspection, state, now) : pill(inspection));
