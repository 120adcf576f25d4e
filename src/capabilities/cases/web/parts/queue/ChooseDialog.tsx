import { useState } from 'react';
import { fuzzy } from '#ui/fuzzy.ts';
import { FindDialog, type FoundGroup } from '../FindDialog.tsx';

export interface Option {
  readonly id: string;
  readonly label: string;
  /** Under which heading it stands; options of one heading follow each other. */
  readonly group: string;
  /** Quietly behind the label. */
  readonly about?: string | undefined;
}

interface ChooseDialogProps {
  readonly title: string;
  /** What the field asks for. */
  readonly field: string;
  readonly none: string;
  readonly options: readonly Option[];
  readonly onTake: (option: Option) => void;
  readonly onClose: () => void;
}

/** Without letters under their headings; with letters what fits best, first. */
function gathered(found: readonly Option[]): FoundGroup<Option>[] {
  const names = [...new Set(found.map(({ group }) => group))];
  return names.map((name) => ({ name, found: found.filter(({ group }) => group === name) }));
}

/** Takes one of many by a few letters of its name or of its heading. */
export function ChooseDialog({ none, options, ...asked }: ChooseDialogProps) {
  const [typed, setTyped] = useState('');
  const groups = gathered(fuzzy(options, typed, ({ label, group }) => `${label} ${group}`));
  return (
    <FindDialog
      {...asked}
      list={asked.title}
      typed={typed}
      onType={setTyped}
      groups={groups}
      show={({ label, about }) => (
        <>
          <span className="grow t-wrap">{label}</span>
          {about !== undefined && <span className="t-3">{about}</span>}
        </>
      )}
      status={groups.length === 0 && none}
    />
  );
}
