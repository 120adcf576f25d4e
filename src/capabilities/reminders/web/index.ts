import { lazy } from '#ui/lazy.tsx';

/** Asks when to be reminded of cases; its code comes when somebody wants to be. */
export const RemindMe = lazy(() => import('./parts/RemindDialog.tsx').then((file) => file.RemindDialog));

/** On a case: when its reader is reminded of it. */
export const Reminding = lazy(() => import('./parts/ReminderStrip.tsx').then((file) => file.ReminderStrip));

/** On Today: the cases of which the reader wanted to be reminded by now. */
export const CameBack = lazy(() => import('./parts/CameBack.tsx').then((file) => file.CameBack));
