import { secondMs } from '@counterfoil/domain/core';
import { asyncScheduler, interval, merge, type Subscription, startWith, throttleTime } from 'rxjs';
import type { Collector } from './collector.ts';
import { h, morph } from './dom.ts';
import { style } from './style.ts';
import { type TabName, tabNames, type ViewState, view } from './view.ts';

export const inspectorTag = 'counterfoil-inspector';

/** Changes come in bursts, and a person reads no faster. */
const renderEveryMs = 200;

const storageKey = 'counterfoil/inspector';

/** The browser may deny storage: the inspector then starts closed. */
const storedState = (): ViewState => {
  try {
    const [isOpen, tab] = (sessionStorage.getItem(storageKey) ?? '').split(' ');
    return { isOpen: isOpen === 'open', tab: tabNames.find((name) => name === tab) ?? 'Outbox' };
  } catch {
    return { isOpen: false, tab: 'Outbox' };
  }
};

const storeState = ({ isOpen, tab }: ViewState): void => {
  try {
    sessionStorage.setItem(storageKey, `${isOpen ? 'open' : 'closed'} ${tab}`);
  } catch {
    // The next page then starts closed.
  }
};

/** The tab after a key: arrows go round, Home and End jump. */
const tabAfter = (key: string, tab: TabName): TabName | undefined => {
  const at = tabNames.indexOf(tab);
  const moves: Readonly<Record<string, number>> = {
    ArrowRight: at + 1,
    ArrowLeft: at - 1 + tabNames.length,
    Home: 0,
    End: tabNames.length - 1,
  };
  const next = moves[key];
  return next === undefined ? undefined : tabNames[next % tabNames.length];
};

/** Shows a collector in a shadow root until the subscription ends. */
const show = (root: ShadowRoot, collector: Collector): Subscription => {
  let state = storedState();
  const content = h('div', { class: 'root' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  // A page's content security policy may deny styles in elements and attributes, and allows these.
  root.adoptedStyleSheets = [sheet];
  root.replaceChildren(content);

  const render = (): void => {
    const now = new Date();
    morph(content, view(collector.now(), state, now));
    for (const share of content.querySelectorAll<HTMLElement>('[data-share]'))
      share.style.flexGrow = share.dataset.share ?? '';
  };
  const change = (next: Partial<ViewState>, focus: string): void => {
    state = { ...state, ...next };
    storeState(state);
    render();
    root.querySelector<HTMLElement>(focus)?.focus();
  };
  const toggle = (): void => change({ isOpen: !state.isOpen }, state.isOpen ? '.pill' : '[aria-selected="true"]');

  content.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-do]') : null;
    const tab = tabNames.find((name) => name === button?.dataset.key);
    if (button?.dataset.do === 'toggle') toggle();
    else if (tab) change({ tab }, '[aria-selected="true"]');
  });
  content.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && state.isOpen) return toggle();
    const isTab = event.target instanceof Element && event.target.getAttribute('role') === 'tab';
    const next = isTab ? tabAfter(event.key, state.tab) : undefined;
    if (!next) return;
    event.preventDefault();
    change({ tab: next }, '[aria-selected="true"]');
  });
  return merge(collector.changes$, interval(secondMs))
    .pipe(startWith(0), throttleTime(renderEveryMs, asyncScheduler, { leading: true, trailing: true }))
    .subscribe(render);
};

/** Defined on first use: a server that imports this file has no elements. */
const define = (): void => {
  if (customElements.get(inspectorTag)) return;
  class InspectorElement extends HTMLElement {
    collector: Collector | undefined;
    #shown: Subscription | undefined;

    connectedCallback(): void {
      const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
      if (this.collector) this.#shown = show(root, this.collector);
    }

    disconnectedCallback(): void {
      this.#shown?.unsubscribe();
    }
  }
  customElements.define(inspectorTag, InspectorElement);
};

/** Creates the element. It shows the collector while it is in the page. */
export const inspectorElement = (collector: Collector): HTMLElement => {
  define();
  return Object.assign(document.createElement(inspectorTag), { collector });
};
