import { Dialog } from '#ui/Dialog.tsx';
import { Icon } from '#ui/Icon.tsx';
import { useText } from '#ui/text.tsx';
import type { Detail } from '../queries.ts';
import { AssignDialog } from './dialogs/AssignDialog.tsx';
import { CallbackDialog } from './dialogs/CallbackDialog.tsx';
import { CancelDialog, ReopenDialog } from './dialogs/ReasonDialogs.tsx';
import { RenegotiateDialog } from './dialogs/RenegotiateDialog.tsx';
import { SpokenDialog } from './dialogs/SpokenDialog.tsx';
import { WaitDialog } from './dialogs/WaitDialog.tsx';
import { NowLineDialog } from './NowLineDialog.tsx';
import type { CaseActions } from './useCaseActions.tsx';

interface CaseFormsProps {
  readonly of: Detail;
  readonly actions: CaseActions;
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

/** The form that is open over a case. */
export function CaseForms({ of, actions }: CaseFormsProps) {
  const { form, close } = actions;
  switch (form?.name) {
    case undefined:
      return null;
    case 'now':
      return <NowLineDialog cases={[of]} onClose={close} />;
    case 'assign':
      return <AssignDialog cases={[of]} onClose={close} />;
    case 'renegotiate':
      return <RenegotiateDialog of={of} promise={form.promise} onClose={close} />;
    case 'callback':
      return <CallbackDialog of={of} onClose={close} />;
    case 'spoken':
      return <SpokenDialog of={of} onClose={close} />;
    case 'wait':
      return <WaitDialog of={of} onClose={close} />;
    case 'cancel':
      return <CancelDialog of={of} onClose={close} />;
    case 'reopen':
      return <ReopenDialog of={of} onClose={close} />;
    case 'actions':
      return <ActionsDialog actions={actions} />;
  }
}
