import type { Translate } from '#kernel/messages.ts';
import { MINUTE } from '#kernel/time.ts';
import type { Macro, MacroStep } from '../../macros.ts';

const LONGEST = 90;

const shortened = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST).trimEnd()}…` : text);

/** A step of a macro as a sentence. `span` says a length of time. */
export function stepSentence(
  step: MacroStep,
  { t, span, names }: { readonly t: Translate; readonly span: (ms: number) => string } & Pick<Macro, 'names'>,
): string {
  switch (step.does) {
    case 'assign-team':
      return t('macros.step.assign-team', { name: names[step.teamId] ?? '' });
    case 'assign-person':
      return t('macros.step.assign-person', { name: names[step.personId] ?? '' });
    case 'priority':
      return t('macros.step.priority', { priority: t(`priority.${step.priority}`) });
    case 'wait':
      return t('macros.step.wait', { question: shortened(step.question) });
    case 'reply': {
      const text = shortened(step.text);
      if (step.next.follow === 'resolves') return t('macros.step.reply-resolves', { text });
      const { minutes } = step.next;
      if (minutes === null) return t('macros.step.reply-owed', { text });
      return t('macros.step.reply-in', { text, span: span(minutes * MINUTE) });
    }
    default:
      return t(`macros.step.${step.does}`, { text: shortened(step.text) });
  }
}
