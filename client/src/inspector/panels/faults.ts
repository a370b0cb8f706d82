import type { Inspection } from '../collector.ts';
import { h } from '../dom.ts';
import { clockTime, count } from '../format.ts';
import { empty, facts, note, tag, title } from '../parts.ts';

export const faultsPanel = ({ faults }: Inspection): HTMLElement[] =>
  faults.length > 0
    ? [
        note('The client has handled these by itself. An app receives them by onDiagnostic.'),
        ...faults.map(({ what, code, message, times, latest }) =>
          h(
            'article',
            { class: 'card', 'data-key': `${what} ${code} ${message}` },
            title(what, ...(code ? [tag('wait', code)] : [])),
            h('div', { class: 'why' }, message),
            facts(times > 1 && count(times, 'time'), `latest ${clockTime(latest.getTime())}`),
          ),
        ),
      ]
    : [empty('Nothing has failed', 'Faults that the client handles by itself show here.')];
