import type { Identified, Ingredient } from '@counterfoil/client';
import { Button } from '../../design/button.tsx';
import { Pill, type Tone } from '../../design/pill.tsx';
import { useFlash } from '../../design/use-flash.ts';
import { useWords } from '../../words/language.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { isShort, statusOf } from './worst-first.ts';

const tones = {
  OUT_OF_STOCK: 'stop',
  LOW_STOCK: 'wait',
  NORMAL: 'ok',
  OVERSTOCK: 'void',
} as const satisfies Record<Ingredient['stockStatus'], Tone>;

interface IngredientCardProps {
  readonly ingredient: Identified<Ingredient>;
  readonly isSending: boolean;
  readonly onChange: () => void;
}

/** One ingredient: its stock is the largest, and its status has a word. */
export const IngredientCard = ({ ingredient, isSending, onChange }: IngredientCardProps) => {
  const { stock, state } = useWords();
  const format = useFormats();
  // A new ingredient that a device has added may have no stock yet.
  const { name, unit, currentStock = 0, daysRemaining, stockPercentage } = ingredient;
  const shown = useFlash<HTMLElement>(currentStock);
  const status = statusOf(ingredient);
  const facts = [
    typeof daysRemaining === 'number' ? stock.days(daysRemaining) : undefined,
    typeof stockPercentage === 'number' ? stock.percent(format.percent(stockPercentage / 100)) : undefined,
  ].filter((fact) => fact !== undefined);
  return (
    <article ref={shown} className={isSending ? 'card sending' : 'card'} aria-label={name}>
      <div className="row">
        <h3>{name}</h3>
        <Pill tone={tones[status]}>{stock.status[status]}</Pill>
      </div>
      <div className="row">
        <div>
          <b className="time">{stock.quantity(currentStock, unit)}</b>
          <div className="quiet small">{isSending ? state.sending : facts.join(' · ')}</div>
        </div>
        <Button
          look={isShort(ingredient) ? 'primary' : 'normal'}
          aria-label={`${stock.change}: ${name}`}
          onClick={onChange}
        >
          {stock.change}
        </Button>
      </div>
    </article>
  );
};
