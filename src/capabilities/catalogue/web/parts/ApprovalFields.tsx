import { useQuery } from '@tanstack/react-query';
import { SelectField } from '#ui/Field.tsx';
import { useText } from '#ui/text.tsx';
import { APPROVAL_BY, APPROVAL_NEEDS } from '../../domain/index.ts';
import type { Draft } from '../draft.ts';
import { deskQuery } from '../queries.ts';

const DAYS = [1, 2, 3, 5, 10];
/** In the list of who says yes or no, beside the ways to say it. */
const NOBODY = 'nobody';

interface ApprovalFieldsProps {
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
}

/** Who of the desk says it, or stands in for those outside. */
function DeskField({ draft, onDraft }: ApprovalFieldsProps) {
  const t = useText();
  const { data: desk = [] } = useQuery(deskQuery);
  const { approvalBy, approverId } = draft;
  const isDesk = approvalBy === 'desk';
  return (
    <SelectField
      label={t(isDesk ? 'offer.approver-desk' : 'offer.stand-in')}
      hint={isDesk ? undefined : t('offer.stand-in-hint')}
      options={desk.map(({ id, name }) => ({ value: id, label: name }))}
      value={approverId}
      onChange={(event) => onDraft({ ...draft, approverId: event.target.value })}
    />
  );
}

/** Whose yes is needed where several look after an account, and by when they promise to answer. */
function HowField({ draft, onDraft }: ApprovalFieldsProps) {
  const t = useText();
  const { approvalBy, approvalNeeds, approvalDays } = draft;
  const days = [...new Set([...DAYS, approvalDays])].sort((one, other) => one - other);
  return (
    <>
      {approvalBy === 'account-managers' && (
        <SelectField
          label={t('offer.approval-needs')}
          options={APPROVAL_NEEDS.map((needs) => ({ value: needs, label: t(`offer.approval-needs.${needs}`) }))}
          value={approvalNeeds}
          onChange={(event) => {
            const approvalNeeds = APPROVAL_NEEDS.find((needs) => needs === event.target.value) ?? 'one';
            onDraft({ ...draft, approvalNeeds });
          }}
        />
      )}
      <SelectField
        label={t('offer.approval-days')}
        options={days.map((n) => ({ value: String(n), label: t('offer.days', { n }) }))}
        value={String(approvalDays)}
        onChange={(event) => onDraft({ ...draft, approvalDays: Number(event.target.value) })}
      />
    </>
  );
}

/** Who says yes or no first, if anybody: of the desk or of the customer, and by when they promise to. */
export function ApprovalFields({ draft, onDraft }: ApprovalFieldsProps) {
  const t = useText();
  const { data: desk = [] } = useQuery(deskQuery);
  const { approvalBy, approverId } = draft;
  const wanted = approverId !== '';
  const choose = (value: string) => {
    const by = APPROVAL_BY.find((one) => one === value);
    if (by === undefined) return onDraft({ ...draft, approvalBy: 'desk', approverId: '' });
    onDraft({ ...draft, approvalBy: by, approverId: approverId || (desk[0]?.id ?? '') });
  };
  return (
    <>
      <SelectField
        label={t('offer.approver')}
        hint={t('offer.approver-hint')}
        options={[
          { value: NOBODY, label: t('offer.nobody') },
          ...APPROVAL_BY.map((by) => ({ value: by, label: t(`offer.approval-by.${by}`) })),
        ]}
        value={wanted ? approvalBy : NOBODY}
        onChange={(event) => choose(event.target.value)}
      />
      {wanted && <DeskField draft={draft} onDraft={onDraft} />}
      {wanted && <HowField draft={draft} onDraft={onDraft} />}
    </>
  );
}
