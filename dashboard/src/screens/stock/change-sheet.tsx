import type { Identified, Ingredient } from '@counterfoil/client';
import { type FormEvent, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { Choices } from '../../design/choices.tsx';
import { SelectField, TextField } from '../../design/field.tsx';
import { Sheet } from '../../design/sheet.tsx';
import { useAct } from '../../shell/use-act.ts';
import { useWords } from '../../words/language.tsx';
import { type ChangeKind, changeKinds, commandsFor, typedAmount, unitsFor } from './stock-change.ts';
import { StockHistory } from './stock-history.tsx';

interface ChangeSheetProps {
  readonly providerId: string;
  readonly timeZone: string;
  readonly ingredient: Identified<Ingredient>;
  readonly onClose: () => void;
}

/** One sheet for every change of a stock, with what happened to it before. */
export const ChangeSheet = ({ providerId, timeZone, ingredient, onClose }: ChangeSheetProps) => {
  const { stock } = useWords();
  const act = useAct();
  const [kind, setKind] = useState<ChangeKind>('receive');
  const [problem, setProblem] = useState<string>();
  const units = unitsFor(ingredient.unit);
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const amount = typedAmount(String(form.get('amount') ?? ''), kind);
    if (amount === undefined) return setProblem(kind === 'count' ? stock.needsCount : stock.needsAmount);
    const unit = units.find((one) => one === form.get('unit')) ?? ingredient.unit;
    const reason = String(form.get('reason') ?? '').trim();
    const { command, undo } = commandsFor(providerId, ingredient, { kind, amount, unit, reason });
    void act(command, { done: stock.noted, ...(undo ? { undo } : {}) });
    onClose();
  };
  return (
    <Sheet title={ingredient.name} onClose={onClose}>
      <form className="stack" onSubmit={save} noValidate>
        <Choices
          legend={stock.what}
          round
          value={kind}
          onChoose={setKind}
          choices={changeKinds.map((one) => ({ value: one, content: stock.kind[one] }))}
        />
        <div className="amount">
          <TextField label={stock.amount} name="amount" inputMode="decimal" autoComplete="off" problem={problem} />
          <SelectField label={stock.unit} name="unit">
            {units.map((unit) => (
              <option key={unit} value={unit}>
                {stock.units[unit]}
              </option>
            ))}
          </SelectField>
        </div>
        <TextField label={stock.reason} name="reason" maxLength={500} autoComplete="off" />
        <Button look="primary" type="submit">
          {stock.save}
        </Button>
      </form>
      <StockHistory providerId={providerId} timeZone={timeZone} ingredientId={ingredient.id} />
    </Sheet>
  );
};
