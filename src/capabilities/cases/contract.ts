import { contract } from '#kernel/contract.ts';
import { answeringEndpoints } from './contract/answering.ts';
import { approvingEndpoints } from './contract/approving.ts';
import { askingEndpoints } from './contract/asking.ts';
import { composingEndpoints } from './contract/composing.ts';
import { customerEndpoints } from './contract/customers.ts';
import { findingEndpoints } from './contract/finding.ts';
import { handsEndpoints } from './contract/hands.ts';
import { hearingEndpoints } from './contract/hearing.ts';
import { linkingEndpoints } from './contract/linking.ts';
import { liveEventEndpoints } from './contract/live-events.ts';
import { macroEndpoints } from './contract/macros.ts';
import { mergingEndpoints } from './contract/merging.ts';
import { queueEndpoints } from './contract/queue.ts';
import { readingEndpoints } from './contract/reading.ts';
import { similarEndpoints } from './contract/similar.ts';
import { splittingEndpoints } from './contract/splitting.ts';
import { transferEndpoints } from './contract/transfers.ts';
import { trialEndpoints } from './contract/trial.ts';
import { workingEndpoints } from './contract/working.ts';

export {
  CaseDetail,
  CaseKind,
  CaseState,
  CaseSummary,
  NowLine,
  TodayView,
  Urgency,
  WaitingReason,
} from './contract/case.ts';
export { CasesFound } from './contract/found.ts';
export { CaseAttribution, PromiseToHandOver } from './contract/hands.ts';
export { Macro, MacroChange, MacroPreview, MacroStep } from './contract/macros.ts';
export { QueueView, SavedView } from './contract/queue.ts';
export { AskDetail, AskedOfMe, Offer, OfferDetail, RequestView } from './contract/request.ts';
export { CaseCard, CaseStory, HistoryEntry, SeenAsCustomer, Suggestions } from './contract/story.ts';
export { AgreementMonth, AgreementTrial } from './contract/trial.ts';
export { Draft, NextWord, OutgoingReply, Present } from './contract/writing.ts';

export const casesContract = contract(
  'cases',
  {
    'case.ask': ['signed-in'],
    'case.read-own': ['signed-in'],
    'case.open': ['agent', 'lead', 'admin'],
    'case.read': ['agent', 'lead', 'manager', 'admin'],
    'case.work': ['agent', 'lead'],
    'case.approve': ['agent', 'lead', 'manager', 'admin'],
    'case.hand-over': ['agent', 'lead', 'manager', 'admin'],
    'case.reply': ['agent', 'lead'],
    'note.read': ['agent', 'lead', 'manager', 'admin'],
    'note.write': ['agent', 'lead', 'manager', 'admin'],
    'presence.own': ['agent', 'lead', 'manager', 'admin'],
    'macro.use': ['agent', 'lead'],
    'macro.read': ['agent', 'lead', 'admin'],
    'macro.manage': ['lead', 'admin'],
    'draft.own': ['agent', 'lead', 'manager', 'admin'],
    'case.search': ['agent', 'lead', 'manager', 'admin'],
    'view.use': ['agent', 'lead', 'manager', 'admin'],
  },
  {
    ...askingEndpoints,
    ...approvingEndpoints,
    ...findingEndpoints,
    ...queueEndpoints,
    ...readingEndpoints,
    ...handsEndpoints,
    ...trialEndpoints,
    ...answeringEndpoints,
    ...workingEndpoints,
    ...composingEndpoints,
    ...macroEndpoints,
    ...mergingEndpoints,
    ...linkingEndpoints,
    ...splittingEndpoints,
    ...similarEndpoints,
    ...transferEndpoints,
    ...customerEndpoints,
    ...liveEventEndpoints,
    ...hearingEndpoints,
  },
);
