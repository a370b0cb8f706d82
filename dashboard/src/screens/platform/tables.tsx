import type { PlatformDay, PlatformProvider } from '@counterfoil/client/platform';
import { type ReactNode, useMemo } from 'react';
import { useLanguage } from '../../words/language.tsx';
import { usePlatformWords } from '../../words/platform-words.ts';
import { useFormats } from '../../words/use-formats.ts';
import { PlaceName } from './place-name.tsx';

interface TableProps {
  readonly title: string;
  readonly hint?: string;
  readonly heads: readonly string[];
  readonly children: ReactNode;
}

const Table = ({ title, hint, heads, children }: TableProps) => (
  <section className="stack tight">
    <h2>{title}</h2>
    {hint && <p className="quiet small">{hint}</p>}
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that is too wide is scrolled by keys, too */}
    <section className="scroll" tabIndex={0} aria-label={title}>
      <table className="totals">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  </section>
);

/** Most places cost less than a cent a day, so a hundredth of a cent counts. */
const usePrice = () => {
  const { locale } = useLanguage();
  const price = useMemo(
    () => new Intl.NumberFormat(locale, { style: 'currency', currency: 'USD', maximumFractionDigits: 4 }),
    [locale],
  );
  return (microDollars: number): string => price.format(microDollars / 1_000_000);
};

/** The UTC day, in the reader's words. */
const useDay = () => {
  const format = useFormats('UTC');
  return (day: string): string => format.date(new Date(day));
};

/** The cost of each place on its latest day, the dearest first. */
export const CostTable = ({ all }: { readonly all: readonly PlatformProvider[] }) => {
  const { platform } = usePlatformWords();
  const format = useFormats();
  const price = usePrice();
  const written = useDay();
  const heads = [platform.place, platform.day, platform.reads, platform.writes, platform.price];
  return (
    <Table title={platform.cost} hint={platform.costHint} heads={heads}>
      {all.map(({ providerId, day, reads, writes, microDollars }) => (
        <tr key={providerId}>
          <th scope="row">
            <PlaceName providerId={providerId} />
          </th>
          <td>{written(day)}</td>
          <td>{format.number(reads)}</td>
          <td>{format.number(writes)}</td>
          <td>{price(microDollars)}</td>
        </tr>
      ))}
    </Table>
  );
};

/** The totals of all places, day by day. */
export const DaysTable = ({ all }: { readonly all: readonly PlatformDay[] }) => {
  const { platform } = usePlatformWords();
  const format = useFormats();
  const price = usePrice();
  const written = useDay();
  const heads = [platform.day, platform.places, platform.commandsHead, platform.errorsHead, platform.price];
  return (
    <Table title={platform.days} heads={heads}>
      {all.map(({ day, providers, commands, errors, microDollars }) => (
        <tr key={day}>
          <th scope="row">{written(day)}</th>
          <td>{format.number(providers)}</td>
          <td>{format.number(commands)}</td>
          <td>{format.number(errors)}</td>
          <td>{price(microDollars)}</td>
        </tr>
      ))}
    </Table>
  );
};
