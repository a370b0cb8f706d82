import type { Counterfoil, Identified, Notification } from '@counterfoil/client';
import type { Subscription } from 'rxjs';
import { element } from './element.ts';
import { formatDayAndTime } from './format.ts';

const item = (counterfoil: Counterfoil, { id, title, body, readAt, createdAt }: Identified<Notification>) => {
  const text = element(
    'div',
    {},
    element(readAt ? 'span' : 'strong', {}, title),
    element('div', { className: 'quiet' }, `${body} · ${formatDayAndTime(createdAt)}`),
  );
  if (readAt) return element('li', {}, text);
  const read = element('button', { type: 'button' }, 'Read');
  read.onclick = () => {
    read.disabled = true;
    counterfoil
      .me()
      .markRead(id)
      .catch(() => {
        read.disabled = false;
      });
  };
  return element('li', {}, text, read);
};

/** The user's messages, newest first, with the number of unread ones. */
export const myNotifications = (counterfoil: Counterfoil, watching: Subscription): HTMLElement => {
  const heading = element('h2', {}, 'Messages');
  const list = element('ul', { id: 'my-notifications' });
  const me = counterfoil.me();
  watching.add(
    me.unreadCount().subscribe(({ data }) => {
      heading.textContent = data > 0 ? `Messages (${data} new)` : 'Messages';
    }),
  );
  watching.add(
    me
      .notifications()
      .subscribe(({ data }) =>
        list.replaceChildren(...data.slice(0, 20).map((notification) => item(counterfoil, notification))),
      ),
  );
  return element('section', {}, heading, list);
};
