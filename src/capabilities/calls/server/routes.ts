import { ok } from '#kernel/result.ts';
import { fromIso } from '#kernel/time.ts';
import { reading } from '#platform/database/transaction.ts';
import { served } from '#platform/serve/handlers.ts';
import { callsContract } from '../contract.ts';
import { changeCallSettings } from './operations/call-settings.ts';
import { tellCall } from './operations/tell-call.ts';
import { callSettings } from './settings-store.ts';
import { openCallViews, settingsView, takenView } from './views.ts';

export const callsServed = served(callsContract, {
  async tellCall(context, { body }) {
    const { recording } = body;
    const taken = await tellCall(context, {
      from: body.from,
      to: body.to ?? null,
      calledAt: body.calledAt === undefined ? context.now : fromIso(body.calledAt),
      voicemail: body.voicemail ?? null,
      recording: recording
        ? { name: recording.name, mediaType: recording.mediaType, bytes: Buffer.from(recording.base64, 'base64') }
        : null,
      foreignId: body.callId ?? null,
      callerId: body.requesterId ?? null,
      teamId: body.teamId ?? null,
    });
    return taken.ok ? ok(takenView(taken.value)) : taken;
  },
  openCalls: (context) => reading(context, async (tx) => ok({ items: await openCallViews(tx, context) })),
  readCallSettings: (context) => reading(context, async (tx) => ok(settingsView(await callSettings(tx)))),
  async changeCallSettings(context, { body, ifMatch }) {
    const saved = await changeCallSettings(context, { ...body, ifMatch });
    return saved.ok ? ok(settingsView(saved.value)) : saved;
  },
});
