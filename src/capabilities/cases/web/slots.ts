import { type ComponentType, createContext, use } from 'react';
import type { ReachActs } from './parts/live/Live.tsx';
import type { MomentField } from './parts/MomentField.tsx';
import type { PersonSearch } from './parts/PersonSearch.tsx';
import type { PickField } from './parts/PickField.tsx';
import type { Detail } from './queries.ts';

export interface StepsSlot {
  readonly of: Detail;
  /** Whether somebody is logging a step; `L` on the case's page says so. */
  readonly logging: boolean;
  readonly onLogging: (logging: boolean) => void;
  /** Puts a sentence into the reply, for the agent to go on from. */
  readonly onWrite: (sentence: string) => void;
}

/** A person of a case, as its side column shows them. */
export interface PersonShown {
  readonly name: string;
  readonly role: string;
  readonly does: string;
  /** Whether the customer sees this name. */
  readonly seen: boolean;
}

export interface HelpersSlot {
  readonly of: Detail;
  readonly Row: ComponentType<PersonShown>;
}

/** A dialog about a case, with the fields that the cases' own dialogs are made of. */
export interface ReferSlot {
  readonly of: Detail;
  readonly onClose: () => void;
  readonly PickField: typeof PickField;
  readonly MomentField: typeof MomentField;
}

/** A dialog that asks when to be reminded of cases. */
export interface RemindSlot {
  readonly cases: readonly RemindedCase[];
  /** Moves the promise that is due before a later moment; absent where several are chosen. */
  readonly onMove?: () => void;
  readonly onClose: () => void;
}

/** A case that its reader wants to be reminded of. */
export type RemindedCase = Pick<Detail, 'id' | 'number' | 'subject'>;

/** The calls that nobody has returned yet about a case, with the ways in which a call is returned. */
export interface MissedCallsSlot {
  readonly of: Detail;
  readonly ReachActs: typeof ReachActs;
  /** They were reached: what was said is written down. */
  readonly onReached: () => void;
}

/** A form for a call that nobody answered, with the search for people of the cases. */
export interface MissedCallSlot {
  readonly PersonSearch: typeof PersonSearch;
}

/** What capabilities above the cases add to their pages. */
export interface CaseSlots {
  /** What was tried, beside the conversation. */
  readonly Steps: ComponentType<StepsSlot>;
  /** How much was tried, beside the name of its tab. */
  readonly StepsCount: ComponentType<{ readonly of: Detail }>;
  /** A dialog that asks colleagues for help. */
  readonly AskForHelp: ComponentType<{ readonly of: Detail; readonly onClose: () => void }>;
  /** A dialog that asks when to be reminded of cases. */
  readonly RemindMe: ComponentType<RemindSlot>;
  /** When its reader is reminded of a case, below its now line. */
  readonly Reminding: ComponentType<{ readonly of: Detail; readonly onAgain: () => void }>;
  /** What the reader wanted to be reminded of by now, on Today. */
  readonly CameBack: ComponentType<{ readonly onAgain: (of: RemindedCase) => void }>;
  /** A dialog that tells the customer who outside can help. */
  readonly Refer: ComponentType<ReferSlot>;
  /** To whom outside the case was referred, below its now line. */
  readonly Referred: ComponentType<{ readonly of: Detail }>;
  /** A dialog that suggests what could go better. */
  readonly SuggestImprovement: ComponentType<{ readonly of: Detail; readonly onClose: () => void }>;
  /** What was suggested from the case, and at its end the question whether it could go better. */
  readonly Improvements: ComponentType<{ readonly of: Detail }>;
  /** What its people said of it once it was done, below its now line. */
  readonly SaidOfCase: ComponentType<{ readonly of: Detail }>;
  /** Which calls about the case nobody has returned yet, below its now line. */
  readonly MissedCalls: ComponentType<MissedCallsSlot>;
  /** When they called, on a row of Today and of the queue. */
  readonly MissedMark: ComponentType<{ readonly caseId: string }>;
  /** Writes down a call that nobody answered, instead of a new case. */
  readonly MissedCallForm: ComponentType<MissedCallSlot>;
  /** Who helps, below the owner. */
  readonly Helpers: ComponentType<HelpersSlot>;
  /** What was tried, as far as it was shared: as the customer reads it. */
  readonly SharedSteps: ComponentType<{ readonly caseId: string }>;
  /** To whom outside they were referred: as the customer reads it. */
  readonly SharedReferrals: ComponentType<{ readonly caseId: string; readonly over: boolean }>;
  /** How it was for them: as the customer reads it. */
  readonly SharedFeedback: ComponentType<{ readonly caseId: string; readonly asks: boolean }>;
  /** What colleagues ask of the reader, on Today. */
  readonly AskedOfYou: ComponentType;
  /** What the reader owes an answer to, on Today. */
  readonly AnswersOwed: ComponentType;
}

const Slots = createContext<CaseSlots | null>(null);

/** Gives a page its slots. */
export const CaseSlotsProvider = Slots;

/** What fills the places on this page. */
export function useCaseSlots(): CaseSlots {
  const slots = use(Slots);
  if (!slots) throw new Error('This page was made without its slots.');
  return slots;
}
