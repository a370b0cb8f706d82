import { Button } from '../../../design/button.tsx';
import { useWords } from '../../../words/language.tsx';

/** The end of an editor. `onRemove` is absent for a new record. */
export const SaveButtons = ({ onRemove }: { readonly onRemove: (() => void) | undefined }) => {
  const { setUp } = useWords();
  return (
    <div className="wrap">
      <Button look="primary" type="submit">
        {setUp.save}
      </Button>
      {onRemove && <Button onClick={onRemove}>{setUp.remove}</Button>}
    </div>
  );
};
