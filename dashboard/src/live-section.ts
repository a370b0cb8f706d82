import type { Observable, Subscription } from 'rxjs';
import { element } from './element.ts';

interface LiveSection<Item> {
  readonly id: string;
  readonly title: string;
  readonly items: Observable<readonly Item[]>;
  /** `error` shows the reason for a rejected action. */
  readonly item: (item: Item, error: HTMLElement) => HTMLElement;
}

/** A live list with heading and count. It shows a message to users without permission. */
export const liveSection = <Item>(
  { id, title, items, item }: LiveSection<Item>,
  watching: Subscription,
): HTMLElement => {
  const error = element('p', { className: 'error', role: 'alert' });
  const heading = element('h2', {}, title);
  const list = element('ul', { id });
  watching.add(
    items.subscribe({
      next: (all) => {
        heading.textContent = `${title} (${all.length})`;
        list.replaceChildren(...all.map((entry) => item(entry, error)));
      },
      error: (failure: Error & { code?: string }) => {
        error.textContent = failure.code === 'permission-denied' ? 'Not for your role.' : failure.message;
      },
    }),
  );
  return element('section', {}, heading, list, error);
};
