import type { Money } from '../../kernel/money.ts';
import type { NewsType } from './news-type.ts';

/** The facts of a message to members, before they are formatted. No name, address or words of a customer. */
export interface News {
  readonly type: NewsType;
  readonly entityType: string;
  readonly entityId: string;
  /** Name of the service, plan, ingredient, station or device. */
  readonly what: string;
  readonly when?: Date | undefined;
  /** The other time that a customer wishes for. */
  readonly wish?: Date | undefined;
  readonly seats?: number | undefined;
  readonly code?: string | undefined;
  readonly money?: Money | undefined;
  /** Stars of a rating, number of an order, commands that wait, or a value of health in percent or milliseconds. */
  readonly count?: number | undefined;
}
