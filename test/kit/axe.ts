import axe from 'axe-core';
import type { Page } from 'playwright-core';
import * as z from 'zod';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const violationsSchema = z.array(
  z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().optional() })) }),
);

/** Faults of the page, as it is now, for readers by ear and for weak eyes; as sentences. */
export const axeFaults = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe.source);
  // As text: the page knows axe by its name, and this module knows it by another one.
  const run = `axe.run(document, { runOnly: ${JSON.stringify(tags)} }).then(({ violations }) => violations)`;
  const violations = violationsSchema.parse(await page.evaluate(run));
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => `${id}: ${html} ${failureSummary}`),
  );
};
