import { organisation } from '#capabilities/people/index.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Language } from '#kernel/text.ts';
import type { Context } from '#platform/context.ts';
import { reading } from '#platform/database/transaction.ts';
import { renderMail } from '#platform/mail/render.ts';
import type { MailTemplate } from '#platform/mail/template.ts';

/** One of our mails as its reader would get it, about a made-up case. Refuses a template that there is not. */
export function previewMail(
  context: Context,
  templates: readonly MailTemplate[],
  asked: { readonly templateId: string; readonly language: Language },
): Promise<Result<{ subject: string; text: string; html: string }>> {
  return reading(context, async (tx) => {
    const template = templates.find(({ id }) => id === asked.templateId);
    if (!template) return refuse('not-found', 404);
    const { name, timeZone } = await organisation(tx);
    const { language } = asked;
    const reader = {
      language,
      timeZone,
      now: context.now,
      publicUrl: context.platform.publicUrl(),
      organisation: name,
    };
    const { title, blocks } = template.sample(reader);
    const mail = renderMail({ language, zone: timeZone, organisation: name, subject: title, blocks });
    return ok({ subject: mail.subject ?? title, text: mail.text, html: mail.html });
  });
}
