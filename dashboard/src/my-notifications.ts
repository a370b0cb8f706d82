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

const maxShown = 20;

const headed = (title: string, unread: number): string => (unread > 0 ? `${title} (${unread} new)` : title);

/** The user's messages, newest first, with the number of unread ones. */
export const myNotifications = (counterfoil: Counterfoil, watching: Subscription): HTMLElement => {
  const heading = element('h2', {}, 'Messages');
  const list = element('ul', { id: 'my-notifications' });
  const me = counterfoil.me();
  watching.add(
    me.unreadCount().subscribe(({ data }) => {
      heading.textContent = headed('Messages', data);
    }),
  );
  watching.add(
    me
      .notifications()
      .subscribe(({ data }) =>
        list.replaceChildren(...data.slice(0, maxShown).map((notification) => item(counterfoil, notification))),
      ),
  );
  return element('section', {}, heading, list);
};

/** The news of one provider to this member, newest first. The inbox is the same, so each is read once. */
export const providerNews = (counterfoil: Counterfoil, providerId: string, watching: Subscription): HTMLElement => {
  const heading = element('h2', {}, 'News');
  const list = element('ul', { id: 'provider-news' });
  watching.add(
    counterfoil
      .me()
      .notifications()
      .subscribe(({ data }) => {
        const news = data.filter((notification) => notification.providerId === providerId);
        heading.textContent = headed('News', news.filter(({ readAt }) => readAt === null).length);
        list.replaceChildren(...news.slice(0, maxShown).map((notification) => item(counterfoil, notification)));
      }),
  );
  return element('section', {}, heading, list);
};
