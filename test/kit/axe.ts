import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What a screen reader or a person with weak sight would stumble over on the page as it is, as sentences. */
export const axeFaults = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe.source);
  return await page.evaluate(async () => {
    const { violations } = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary = '' }) => `${id}: ${html} ${failureSummary}`),
    );
  });
};
