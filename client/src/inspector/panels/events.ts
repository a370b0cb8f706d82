import type { Inspection } from '../collector.ts';
import { h } from '../dom.ts';
import { clockTime, count, duration } from '../format.ts';
import { empty, facts, idText, type Tone, tag, title } from '../parts.ts';
import type { StepState } from '../step-log.ts';

const outcomes: Readonly<Record<NonNullable<StepState['outcome']>, readonly [Tone, string]>> = {
  applied: ['ok', 'applied'],
  duplicate: ['ok', 'applied before'],
  rejected: ['stop', 'refused'],
  dropped: ['void', 'dropped'],
};

/** A station on the way, with the time since the step was noted. */
const station = (name: string, at: number | undefined, from: number, tone = ''): HTMLElement[] =>
  at === undefined ? [] : [h('span', { class: `step ${tone}` }, `${name} `, h('b', {}, duration(at - from)))];

const way = ({ notedAt, keptAt, shownAt, answeredAt, clearedAt, outcome }: StepState, now: Date): HTMLElement => {
  const [tone, name] = outcome ? outcomes[outcome] : (['wait', 'waits since'] as const);
  const stations = [
    ...station('kept', keptAt, notedAt),
    ...station('shown', shownAt, notedAt),
    ...station(name, answeredAt ?? now.getTime(), notedAt, tone),
    ...station('in lists', outcome === 'rejected' ? undefined : clearedAt, notedAt),
  ];
  return h(
    'div',
    { class: 'way' },
    ...stations.flatMap((one, n) => (n > 0 ? [h('span', { class: 'arrow', 'aria-hidden': 'true' }, '›'), one] : [one])),
  );
};

const card = (step: StepState, now: Date): HTMLElement => {
  const { id, what, providerId, notedAt, isEarlier, attempts, problem, outcome, rejection, shownAt } = step;
  return h(
    'article',
    { class: `card${outcome ? '' : ' sent'}${outcome === 'rejected' ? ' hot' : ''}`, 'data-key': id },
    title(what, outcome ? tag(...outcomes[outcome]) : tag('wait', 'open')),
    way(step, now),
    facts(
      clockTime(notedAt),
      idText(providerId),
      attempts > 0 && count(attempts, 'failed attempt'),
      isEarlier && 'noted before the inspector looked',
      !shownAt && outcome !== undefined && 'no list showed it first',
    ),
    problem && h('div', { class: 'why' }, `${problem.code}: ${problem.message}`),
    rejection && h('div', { class: 'why stop' }, `${rejection.code}: ${rejection.message}`),
  );
};

export const eventsPanel = ({ steps }: Inspection, now: Date): HTMLElement[] =>
  steps.length > 0
    ? steps.map((step) => card(step, now))
    : [empty('Nothing was sent yet', 'Each step shows here with its times: kept, shown, answered, in lists.')];
