import { casesContract } from '#capabilities/cases/contract.ts';
import type { CaseId } from '#kernel/ids.ts';
import { HOUR, toIso } from '#kernel/time.ts';
import { PEOPLE, SERVICES } from '#tests/harness/cast.ts';
import type { Evenkeel } from './evenkeel.ts';

const { ask, cancel, confirm, promiseCallback, reply, setNowLine, take, wait, writeNote, writeToUs } =
  casesContract.endpoints;

/** The number of a case in each state that a customer or an agent can meet. */
export interface Stage {
  readonly untouched: number;
  readonly worked: number;
  readonly waitsForYou: number;
  readonly waitsForOthers: number;
  readonly check: number;
  readonly done: number;
  readonly cancelled: number;
}

const LONG_WORD = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';

/** Sets the scene on an Evenkeel with the test organisation: Maria's cases, which Ayse looks after. */
export async function setStage(evenkeel: Evenkeel): Promise<Stage> {
  const maria = await evenkeel.as(PEOPLE.maria.id);
  const ayse = await evenkeel.as(PEOPLE.ayse.id);
  const soon = () => toIso(Date.now() + HOUR);

  const asked = (text: string, urgency: 'medium' | 'high' = 'medium') =>
    maria(ask, { body: { text, goal: 'hold the launch meeting at 15:00', serviceId: SERVICES.rooms, urgency } });
  const begun = async (text: string) => {
    const made = await asked(text);
    await ayse(take, { params: { caseId: made.id } });
    return made;
  };
  const answer = (caseId: CaseId, text: string, next?: 'resolves') =>
    ayse(reply, {
      params: { caseId },
      body: { text, next: next ? { follow: next } : { follow: 'next-word', by: soon() } },
    });

  const untouched = await asked('The projector in the large room stays dark.', 'high');
  const worked = await begun(`Lyon cannot join our video call.\n\n${LONG_WORD}`);
  const params = { caseId: worked.id };
  await ayse(setNowLine, { params, body: { text: 'Ayse is testing the camera in the Lyon room with Paul' } });
  await answer(worked.id, `I have it, Maria. The link is https://rooms.harbour.example/${'lyon-'.repeat(30)}`);
  await maria(writeToUs, { params, body: { text: 'Thank you. We start in ten minutes.' } });
  await ayse(writeNote, { params, body: { text: 'Paul says that the firmware is from March.' } });
  await ayse(promiseCallback, {
    params,
    body: { kind: 'callback', due: soon(), text: 'We call you before it starts.' },
  });
  await answer(worked.id, 'Paul is in the room now.');

  const waitsForYou = await begun('My laptop does not find the projector.');
  await answer(waitsForYou.id, 'I am looking into it.');
  const question = 'What does the screen say when you plug the cable in?';
  await ayse(wait, { params: { caseId: waitsForYou.id }, body: { reason: 'customer-input', question } });
  const waitsForOthers = await begun('The door display shows the wrong week.');
  await answer(waitsForOthers.id, 'It needs a new part, which we have ordered.');
  const supplier = 'A new part from the supplier';
  await ayse(wait, { params: { caseId: waitsForOthers.id }, body: { reason: 'third-party', question: supplier } });

  const check = await begun('The sound in the small room hums.');
  await answer(check.id, 'The cable was loose. Please try it.', 'resolves');
  const done = await begun('The remote control is gone.');
  await answer(done.id, 'There is a new one in the drawer.', 'resolves');
  await maria(confirm, { params: { caseId: done.id }, body: { works: true } });
  const cancelled = await begun('The second screen flickers.');
  const reason = 'It is the same as the projector.';
  await ayse(cancel, { params: { caseId: cancelled.id }, body: { ground: 'duplicate', reason } });

  return {
    untouched: untouched.number,
    worked: worked.number,
    waitsForYou: waitsForYou.number,
    waitsForOthers: waitsForOthers.number,
    check: check.number,
    done: done.number,
    cancelled: cancelled.number,
  };
}
