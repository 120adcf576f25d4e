import { lazy } from 'react';

/** Says why a promise is due when it is; its code comes when somebody asks. */
export const ExplainDialog = lazy(() =>
  import('./parts/ExplainDialog.tsx').then((file) => ({ default: file.ExplainDialog })),
);
