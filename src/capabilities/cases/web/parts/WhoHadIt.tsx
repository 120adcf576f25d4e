import { IconChartBar } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import { Act } from '#ui/Button.tsx';
import { lazy } from '#ui/lazy.tsx';
import { useText } from '#ui/text.tsx';
import type { Detail } from '../queries.ts';

const AttributionDialog = lazy(() => import('./AttributionDialog.tsx').then((file) => file.AttributionDialog));

/** The way to who had the case for how long; its code comes when somebody asks. */
export function WhoHadIt({ of }: { readonly of: Detail }) {
  const t = useText();
  const [shown, setShown] = useState(false);
  return (
    <div className="cs-who-had-it">
      <Act icon={IconChartBar} look="plain" onClick={() => setShown(true)}>
        {t('rail.who-had-it')}
      </Act>
      {shown && (
        <Suspense fallback={null}>
          <AttributionDialog of={of} onClose={() => setShown(false)} />
        </Suspense>
      )}
    </div>
  );
}
