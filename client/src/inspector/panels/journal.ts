import type { Entry } from '../../journal/entry.ts';
import type { Inspection } from '../collector.ts';
import { h } from '../dom.ts';
import { age } from '../format.ts';
import { empty, facts, idText, more, note, type Tone, tag, title } from '../parts.ts';
import { nameOf } from '../step-log.ts';

const stateOf = (entry: Entry): readonly [Tone, string] => {
  if (entry.refusal) return ['stop', 'refused'];
  if (entry.isVolatile) return ['wait', 'in memory'];
  return 'command' in entry && entry.isReceived ? ['ok', 'server has it'] : ['void', 'waits'];
};

const card = (entry: Entry, { uid }: Inspection, now: Date): HTMLElement => {
  const { id, key, providerId, userId, notedAt, refusal } = entry;
  const becauseOf = refusal?.becauseOf && `because of ${refusal.becauseOf}`;
  const reason = refusal?.rejection.details?.reason;
  return h(
    'article',
    { class: `card${refusal ? ' hot' : ''}`, 'data-key': id },
    title(nameOf(entry), tag(...stateOf(entry))),
    facts(
      `no. ${Number(key.slice(0, 10))}`,
      idText(providerId),
      age(new Date(notedAt), now),
      userId !== uid && `user ${userId}`,
    ),
    refusal && h('div', { class: 'why stop' }, `${refusal.rejection.code}: ${refusal.rejection.message}`),
    refusal && facts(typeof reason === 'string' ? `reason ${reason}` : undefined, becauseOf, 'kept until acknowledged'),
    more('Entry', entry),
  );
};

export const journalPanel = (inspection: Inspection, now: Date): HTMLElement[] => {
  const { storage, entries } = inspection;
  const where =
    storage === 'disk'
      ? "On this device's disk. Entries survive a reload, a crash and a sign-out."
      : 'Only in memory. Entries end with the page.';
  if (entries.length === 0)
    return [note(where), empty('Nothing is open', 'Steps are noted here before they show or leave.')];
  return [note(where), ...entries.map((entry) => card(entry, inspection, now))];
};
