import { isStaffNotification } from '@counterfoil/client/account';
import { useLive } from '@counterfoil/client/react';
import { Link } from 'wouter';
import { Button } from '../../design/button.tsx';
import { Bones, Empty, Failed } from '../../design/states.tsx';
import { addressOfMessage } from '../../shell/address-of-message.ts';
import { useCounterfoil } from '../../shell/client.tsx';
import { useNow } from '../../shell/use-now.ts';
import { useTitle } from '../../shell/use-title.ts';
import { useWords } from '../../words/language.tsx';
import { useFormats } from '../../words/use-formats.ts';

/** Messages, newest first; unread ones are marked. */
export const Inbox = () => {
  const { inbox, state } = useWords();
  useTitle(inbox.title);
  const me = useCounterfoil().me();
  const live = me.notifications();
  const { data, loading, error, retry, hasMore } = useLive(live, []);
  const now = useNow(60_000);
  const format = useFormats();
  if (error) return <Failed code={error.code} retry={retry} />;
  if (loading) return <Bones lines={4} />;
  const unread = data.filter(({ readAt }) => !readAt);
  const read = (ids: readonly string[]) => {
    for (const id of ids) void me.markRead(id).catch(() => {});
  };
  return (
    <>
      <div className="row">
        <h1>{inbox.title}</h1>
        {unread.length > 0 && (
          <Button look="plain" onClick={() => read(unread.map(({ id }) => id))}>
            {inbox.markAll}
          </Button>
        )}
      </div>
      {data.length === 0 && <Empty title={inbox.none} hint={inbox.noneHint} />}
      <ul className="places">
        {data.map((message) => (
          <li key={message.id}>
            <Link
              className={message.readAt ? 'place' : 'place card hot'}
              href={addressOfMessage(message.data, isStaffNotification(message))}
              onClick={() => read(message.readAt ? [] : [message.id])}
            >
              <b>{message.title}</b>
              <span className="quiet small">{format.relative(message.createdAt, now)}</span>
              <span className="quiet">{message.body}</span>
            </Link>
          </li>
        ))}
      </ul>
      {hasMore && <Button onClick={() => live.loadMore()}>{state.more}</Button>}
    </>
  );
};
