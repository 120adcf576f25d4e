import { describe, expect, it } from 'vitest';
import { PersonId } from '#kernel/ids.ts';
import { isLastYes } from './approval.ts';
import { chooseApprovers, type WhoMayApprove } from './approvers.ts';

const person = (digit: number) => PersonId.parse(`00000000-0000-4000-8000-00000000000${digit}`);
const [MARIA, LUC, ANNA, TOM, FEMI] = [person(1), person(2), person(3), person(4), person(5)] as const;

function chosen(stated: Partial<WhoMayApprove>) {
  const asked = chooseApprovers({
    by: 'account-managers',
    requesterId: MARIA,
    managers: [],
    named: null,
    desk: [TOM, FEMI],
    ...stated,
  });
  return asked.ok ? asked.value : asked.refusal.code;
}

describe('who is asked for a yes or no', () => {
  it('is whom the item names, and who answers for the service where that is the requester', () => {
    expect(chosen({ by: 'desk' })).toEqual({ why: 'item', ids: [TOM] });
    expect(chosen({ by: 'desk', requesterId: TOM })).toEqual({ why: 'stand-in', ids: [FEMI] });
  });

  it('is everybody who looks after the account, never the requester', () => {
    expect(chosen({ managers: [LUC, ANNA] })).toEqual({ why: 'account-manager', ids: [LUC, ANNA] });
    expect(chosen({ managers: [MARIA, LUC] })).toEqual({ why: 'account-manager', ids: [LUC] });
  });

  it('is somebody of the desk where nobody of the account is left', () => {
    expect(chosen({ managers: [] })).toEqual({ why: 'stand-in', ids: [TOM] });
    expect(chosen({ managers: [MARIA] })).toEqual({ why: 'stand-in', ids: [TOM] });
  });

  it('is whom the requester names, and nobody else', () => {
    expect(chosen({ by: 'named', named: LUC })).toEqual({ why: 'named', ids: [LUC] });
    expect(chosen({ by: 'named' })).toBe('request.name-approver');
    expect(chosen({ by: 'named', named: MARIA })).toBe('request.approver-yourself');
  });

  it('is never the requester, even where nobody else is left', () => {
    expect(chosen({ by: 'desk', requesterId: TOM, desk: [TOM] })).toBe('request.nobody-else-says-yes');
    expect(chosen({ by: 'desk', desk: [] })).toBe('request.nobody-else-says-yes');
  });
});

describe('a yes', () => {
  it('is enough where one is, and the last of all where all are needed', () => {
    expect(isLastYes('one', ['asked', 'asked'])).toBe(true);
    expect(isLastYes('all', ['asked', 'approved'])).toBe(false);
    expect(isLastYes('all', ['approved', 'replaced'])).toBe(true);
    expect(isLastYes('all', [])).toBe(true);
  });
});
