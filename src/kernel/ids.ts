import { z } from 'zod';

/** Ids are UUIDs, each kind its own type: a CaseId is not a PersonId. */
const id = <const Brand extends string>(brand: Brand) => z.uuid().brand(brand);

export const PersonId = id('PersonId');
export type PersonId = z.infer<typeof PersonId>;
export const AccountId = id('AccountId');
export type AccountId = z.infer<typeof AccountId>;
export const TeamId = id('TeamId');
export type TeamId = z.infer<typeof TeamId>;
export const ProviderId = id('ProviderId');
export type ProviderId = z.infer<typeof ProviderId>;
export const CalendarId = id('CalendarId');
export type CalendarId = z.infer<typeof CalendarId>;
export const AgreementId = id('AgreementId');
export type AgreementId = z.infer<typeof AgreementId>;
export const PromiseId = id('PromiseId');
export type PromiseId = z.infer<typeof PromiseId>;
export const MessageId = id('MessageId');
export type MessageId = z.infer<typeof MessageId>;
export const NoteId = id('NoteId');
export type NoteId = z.infer<typeof NoteId>;
export const FileId = id('FileId');
export type FileId = z.infer<typeof FileId>;
export const ServiceId = id('ServiceId');
export type ServiceId = z.infer<typeof ServiceId>;
export const CaseId = id('CaseId');
export type CaseId = z.infer<typeof CaseId>;
export const TokenId = id('TokenId');
export type TokenId = z.infer<typeof TokenId>;
export const AbsenceId = id('AbsenceId');
export type AbsenceId = z.infer<typeof AbsenceId>;

/** What a fact, a promise or a message is about: a thing of some capability. */
export const SubjectRef = z.strictObject({ kind: z.string().regex(/^[a-z][a-z-]{1,30}$/), id: z.uuid() });
export type SubjectRef = z.infer<typeof SubjectRef>;
