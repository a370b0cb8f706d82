import type { PendingWork } from '../../commands/pending-work.ts';
import type { Inspection } from '../collector.ts';
import { h } from '../dom.ts';
import { age, count } from '../format.ts';
import { empty, facts, idText, more, type Tone, tag, title } from '../parts.ts';

const states: Readonly<Record<PendingWork['state'], readonly [Tone, string]>> = {
  sending: ['void', 'sending'],
  queued: ['wait', 'waits'],
  received: ['ok', 'server has it'],
};

const nameOf = ({ what, record }: PendingWork): string => (record ? `${record.action} ${record.kind}` : what);

const card = (work: PendingWork, now: Date): HTMLElement => {
  const { id, providerId, since, attempts, problem, command, record, state } = work;
  return h(
    'article',
    { class: 'card sent', 'data-key': id },
    title(nameOf(work), tag(...states[state])),
    facts(
      idText(providerId),
      age(since, now),
      attempts > 0 && count(attempts, 'failed attempt'),
      command?.expiresAt && `until ${command.expiresAt}`,
    ),
    problem && h('div', { class: 'why' }, `${problem.code}: ${problem.message}. It tries again.`),
    more(command ? 'Payload' : 'Fields', command ? command.payload : record?.fields),
  );
};

export const outboxPanel = ({ pending }: Inspection, now: Date): HTMLElement[] =>
  pending.length > 0
    ? pending.map((work) => card(work, now))
    : [empty('All sent', 'Commands and records wait here until the server has spoken.')];
