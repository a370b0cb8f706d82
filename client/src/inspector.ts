/** An inspector for development. An app loads it only if it imports this entry. */

import type { Counterfoil } from './counterfoil.ts';
import { collect } from './inspector/collector.ts';
import { inspectorElement } from './inspector/inspector-element.ts';
import { internals } from './inspector/internals.ts';

/**
 * Adds `<counterfoil-inspector>` to the page. It shows the outbox, the journal, listeners with their reads, overlays,
 * the times of each step, and faults. It only looks: it sends and changes nothing. Attach it right after
 * `createCounterfoil`, because it counts from then on.
 *
 * @returns removes it
 */
export const attachInspector = (counterfoil: Counterfoil): (() => void) => {
  const known = internals.get(counterfoil);
  // A fake client of a test has nothing inside.
  if (!known || typeof document === 'undefined') return () => {};
  const collector = collect(counterfoil, known);
  const element = inspectorElement(collector);
  document.body.append(element);
  return () => {
    element.remove();
    collector.close();
  };
};
