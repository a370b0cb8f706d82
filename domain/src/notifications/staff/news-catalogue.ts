import type { Text } from '../catalogue.ts';
import type { NewsType } from './news-type.ts';

/** The facts of a message to members, formatted in the reader's language. */
export interface NewsFacts {
  readonly provider: string;
  /** Name of the service, plan, ingredient, station or device. */
  readonly what: string;
  /** Day and time in the provider's time zone. */
  readonly when: string;
  /** The time that a customer wishes for. */
  readonly wish: string;
  readonly seats: string;
  readonly code: string;
  readonly money: string;
  readonly count: string;
}

/** The texts of all messages to members in one language. */
export type NewsCatalogue = Readonly<Record<NewsType, (facts: NewsFacts) => Text>>;

/** The words around a digest. */
export interface DigestTexts {
  readonly title: (facts: { readonly provider: string; readonly count: string }) => string;
  readonly body: string;
  readonly more: (count: string) => string;
}
