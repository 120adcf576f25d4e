import { IconCheck } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '#ui/Button.tsx';
import { useText } from '#ui/text.tsx';

interface WorksNowProps {
  readonly busy: boolean;
  readonly onWorks: () => void;
  readonly onNotWorking: () => void;
}

/** The customer may say at any time how it stands. That it works ends the case, so it is asked once more. */
export function WorksNow({ busy, onWorks, onNotWorking }: WorksNowProps) {
  const t = useText();
  const [sure, setSure] = useState(false);
  const yes = useRef<HTMLButtonElement>(null);
  const begin = useRef<HTMLButtonElement>(null);
  const asked = useRef(false);
  useEffect(() => {
    if (sure) yes.current?.focus();
    else if (asked.current) begin.current?.focus();
    asked.current ||= sure;
  }, [sure]);
  if (sure) {
    return (
      <fieldset className="pt-acts">
        <legend className="sr">{t('answer.works')}</legend>
        <p>{t('answer.then-done')}</p>
        <Button ref={yes} icon={IconCheck} busy={busy} onClick={onWorks}>
          {t('answer.yes')}
        </Button>
        <Button look="plain" onClick={() => setSure(false)}>
          {t('answer.not-yet')}
        </Button>
      </fieldset>
    );
  }
  return (
    <div className="pt-acts">
      <Button ref={begin} icon={IconCheck} onClick={() => setSure(true)}>
        {t('answer.works')}
      </Button>
      <Button onClick={onNotWorking}>{t('answer.not-working')}</Button>
    </div>
  );
}
