import { Suspense } from 'react';
import formsEn from '#locales/en/case-forms.json' with { type: 'json' };
import { Dialog } from '#ui/Dialog.tsx';
import { Icon } from '#ui/Icon.tsx';
import { lazy } from '#ui/lazy.tsx';
import { MoreText, moreTexts, useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import type { Detail } from '../queries.ts';
import { useCaseSlots } from '../slots.ts';
import { AssignDialog } from './dialogs/AssignDialog.tsx';
import { CallbackDialog } from './dialogs/CallbackDialog.tsx';
import { RenegotiateDialog } from './dialogs/RenegotiateDialog.tsx';
import { NowLineDialog } from './NowLineDialog.tsx';
import { nextToMove } from './promises.ts';
import type { CaseActions } from './useCaseActions.tsx';

const TransferDialog = lazy(() => import('./transfer/TransferDialog.tsx').then((file) => file.TransferDialog));
const GiveBackDialog = lazy(() => import('./transfer/TransferDialogs.tsx').then((file) => file.GiveBackDialog));
const HelpedDialog = lazy(() => import('./transfer/TransferDialogs.tsx').then((file) => file.HelpedDialog));

const LiveDialog = lazy(() => import('./live/LiveDialog.tsx').then((file) => file.LiveDialog));
const CancelDialog = lazy(() => import('./dialogs/ReasonDialogs.tsx').then((file) => file.CancelDialog));
const ReopenDialog = lazy(() => import('./dialogs/ReasonDialogs.tsx').then((file) => file.ReopenDialog));
const SpokenDialog = lazy(() => import('./dialogs/SpokenDialog.tsx').then((file) => file.SpokenDialog));
const WaitDialog = lazy(() => import('./dialogs/WaitDialog.tsx').then((file) => file.WaitDialog));
const MergeDialog = lazy(() => import('./merge/MergeDialog.tsx').then((file) => file.MergeDialog));
const LinkDialog = lazy(() => import('./links/LinkDialog.tsx').then((file) => file.LinkDialog));
const ReferForm = lazy(() => import('./ReferForm.tsx').then((file) => file.ReferForm));
const SplitDialog = lazy(() => import('./split/SplitDialog.tsx').then((file) => file.SplitDialog));
const SeenAsCustomer = lazy(() => import('./SeenAsCustomer.tsx').then((file) => file.SeenAsCustomer));
const MacroDialog = lazy(() => import('./macros/MacroDialog.tsx').then((file) => file.MacroDialog));

const TEXTS = moreTexts({
  en: formsEn,
  others: { de: () => import('#locales/de/case-forms.json').then((file) => file.default) },
});

interface CaseFormsProps {
  readonly of: Detail;
  readonly actions: Pick<CaseActions, 'form' | 'close' | 'show' | 'items'>;
  /** They stand over a list, which stays. */
  readonly overList?: boolean;
}

/** On a phone: what else can be done, one below the other. */
function ActionsDialog({ actions: { items, close } }: Pick<CaseFormsProps, 'actions'>) {
  const t = useText();
  return (
    <Dialog title={t('case.more')} onClose={close}>
      <ul className="cs-actions">
        {items.map((item) => (
          <li key={item.id}>
            <button
              type="button"
              onClick={() => {
                close();
                item.onChoose();
              }}
            >
              {item.icon && <Icon of={item.icon} size={20} />}
              {item.label}
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

/** The forms of a hand-over; their code comes when they are asked for. */
function TransferForms({ of, actions }: CaseFormsProps) {
  const { form, close } = actions;
  const { transfer } = of;
  if (form?.name === 'transfer') return <TransferDialog of={of} onClose={close} />;
  if (transfer === null) return null;
  if (form?.name === 'give-back') return <GiveBackDialog of={of} transfer={transfer} onClose={close} />;
  return <HelpedDialog of={of} transfer={transfer} onClose={close} />;
}

/** Asks when to be reminded of the case; a later moment than the next promise needs that to be moved. */
function RemindForm({ of, actions }: CaseFormsProps) {
  const time = useTime();
  const { RemindMe } = useCaseSlots();
  const promise = nextToMove(of, time.now);
  const move = promise && { onMove: () => actions.show({ name: 'renegotiate', promise }) };
  return <RemindMe cases={[of]} {...move} onClose={actions.close} />;
}

function Form({ of, actions, overList = false }: CaseFormsProps) {
  const { form, close } = actions;
  const { AskForHelp, SuggestImprovement } = useCaseSlots();
  switch (form?.name) {
    case undefined:
      return null;
    case 'now':
      return <NowLineDialog cases={[of]} onClose={close} />;
    case 'assign':
      return <AssignDialog cases={[of]} onClose={close} />;
    case 'live':
      return <LiveDialog of={of} onClose={close} />;
    case 'merge':
      return <MergeDialog of={of} onClose={close} stays={overList} />;
    case 'link':
      return <LinkDialog of={of} onClose={close} />;
    case 'split':
      return <SplitDialog of={of} onClose={close} stays={overList} />;
    case 'transfer':
    case 'give-back':
    case 'helped':
      return <TransferForms of={of} actions={actions} />;
    case 'renegotiate':
      return <RenegotiateDialog of={of} promise={form.promise} onClose={close} />;
    case 'macro':
      return <MacroDialog of={of} onClose={close} />;
    case 'callback':
      return <CallbackDialog of={of} onClose={close} />;
    case 'spoken':
      return <SpokenDialog of={of} onClose={close} />;
    case 'wait':
      return <WaitDialog of={of} onClose={close} onInstead={(name) => actions.show({ name })} />;
    case 'cancel':
      return <CancelDialog of={of} onClose={close} />;
    case 'reopen':
      return <ReopenDialog of={of} onClose={close} />;
    case 'help':
      return <AskForHelp of={of} onClose={close} />;
    case 'remind':
      return <RemindForm of={of} actions={actions} />;
    case 'refer':
      return <ReferForm of={of} onClose={close} />;
    case 'improve':
      return <SuggestImprovement of={of} onClose={close} />;
    case 'seen':
      return <SeenAsCustomer of={of} onClose={close} />;
    case 'actions':
      return <ActionsDialog actions={actions} />;
  }
}

/** The form that is open over a case. The code of most comes when they are asked for. */
export function CaseForms(props: CaseFormsProps) {
  return (
    <Suspense fallback={null}>
      <MoreText catalogues={TEXTS}>
        <Form {...props} />
      </MoreText>
    </Suspense>
  );
}
