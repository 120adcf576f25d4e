import type { ComponentType } from 'react';

/** What an agreement would have done, as capabilities above know it; `version` counts the changes of its draft. */
export type DraftSlot = ComponentType<{
  readonly agreementId: string;
  readonly version: number;
  /** Whether a draft is being written; else it is about what was published last. */
  readonly isDraft: boolean;
}>;

export interface AgreementSlots {
  /** What it would have owed a real case. */
  readonly Trial: DraftSlot;
  /** How the promises of last month would have gone. */
  readonly Month: DraftSlot;
}
