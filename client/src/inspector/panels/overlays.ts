import type { Inspection, OverlayState } from '../collector.ts';
import { h } from '../dom.ts';
import { count, shortPath } from '../format.ts';
import { empty, more, note, tag, title } from '../parts.ts';

const card = ({ id, what, isAcknowledged, documents }: OverlayState): HTMLElement =>
  h(
    'article',
    { class: 'card sent', 'data-key': id },
    title(what, isAcknowledged ? tag('ok', 'some lists have it') : tag('wait', count(documents.size, 'document'))),
    ...[...documents].map(([path, data]) =>
      h('div', { 'data-key': path }, more(`${shortPath(path)}${data ? '' : ' (deleted)'}`, data ?? null, path)),
    ),
  );

export const overlaysPanel = ({ overlays }: Inspection): HTMLElement[] =>
  overlays.length > 0
    ? [
        note('Lists show these documents as this device predicts them. The server has the last word.'),
        ...overlays.map(card),
      ]
    : [empty('Nothing is predicted', 'Lists show the documents of the server alone.')];
