import type { ComponentType } from 'react';

/** What capabilities above the cases add to a customer's story. Their code comes beside the story's own. */
export interface StorySlots {
  /** How it was, once it is done; `asks` says whether the question may stand here now. */
  readonly Feedback: ComponentType<{ readonly caseId: string; readonly asks: boolean }>;
  /** Who outside can help with it, and the question whether they did. */
  readonly Referred: ComponentType<{ readonly caseId: string; readonly over: boolean }>;
  /** What was tried, as far as it was shared. */
  readonly Tried: ComponentType<{ readonly caseId: string }>;
}

/** Where that code is. */
export type LoadStorySlots = () => Promise<StorySlots>;
