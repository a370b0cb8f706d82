import type { Observable, Subscription } from 'rxjs';
import { element } from './element.ts';

interface LiveSection<Item> {
  readonly id: string;
  readonly title: string;
  readonly items: Observable<readonly Item[]>;
  /** `error` is where an action says what refused it. */
  readonly item: (item: Item, error: HTMLElement) => HTMLElement;
}

/** A headed list that follows its stream, with how many there are. Who may not read it is told so. */
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
        list.replaceChildren(...all.map((one) => item(one, error)));
      },
      error: (failure: Error & { code?: string }) => {
        error.textContent = failure.code === 'permission-denied' ? 'Not for your role.' : failure.message;
      },
    }),
  );
  return element('section', {}, heading, list, error);
};
