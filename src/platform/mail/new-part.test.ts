import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linesOfText, unfoldFlowed } from './lines.ts';
import { mailKindOf, newPartOf } from './new-part.ts';

const answer = (text: string) => newPartOf(linesOfText(text), 'answer');

describe('the kind of a mail', () => {
  test.each([
    ['Re: x', false, 'answer'],
    ['AW: x', false, 'answer'],
    ['RE[2]: x', false, 'answer'],
    ['Réf : x', false, 'first'],
    ['x', true, 'answer'],
    ['Fwd: x', true, 'forward'],
    ['WG: x', true, 'forward'],
    ['TR: x', false, 'forward'],
    ['Regarding x', false, 'first'],
    ['Awful printer', false, 'first'],
  ] as const)('%s, naming a mail: %s, is %s', (subject, names, kind) => {
    expect(mailKindOf(subject, names)).toBe(kind);
  });
});

describe('what was written anew', () => {
  test.each([
    ['English', 'Yes.\n\nOn Mon, 14 Sep 2026 at 09:30, Desk <d@x.example> wrote:\n> Is it on?'],
    [
      'English, wrapped',
      'Yes.\n\nOn Mon, 14 Sep 2026 at 09:30, Marenholt Service\nDesk <d@x.example>\nwrote:\n\n> Is it on?',
    ],
    ['German', 'Yes.\n\nAm 14.09.2026 um 09:30 schrieb Desk <d@x.example>:\n> Läuft er?'],
    ['French', 'Yes.\n\nLe lun. 14 sept. 2026 à 09:30, Desk <d@x.example> a écrit :\n> Ça marche ?'],
    ['Spanish', 'Yes.\n\nEl lun, 14 sept 2026 a las 9:30, Desk (<d@x.example>) escribió:\n> ¿Funciona?'],
    ['Italian', 'Yes.\n\nIl giorno lun 14 set 2026 alle ore 09:30 Desk <d@x.example> ha scritto:\n> Va?'],
    ['Dutch', 'Yes.\n\nOp ma 14 sep 2026 om 09:30 schreef Desk <d@x.example>:\n> Werkt het?'],
    ['Polish', 'Yes.\n\nW dniu 14.09.2026 o 09:30 Desk <d@x.example> napisał(a):\n> Działa?'],
    ['Swedish', 'Yes.\n\nDen mån 14 sep. 2026 kl 09:30 skrev Desk <d@x.example>:\n> Går den?'],
    ['no prefix below', 'Yes.\n\nOn 14 Sep 2026, at 09:30, Desk wrote:\n\nIs it on?\nPlease tell.'],
    ['Outlook, English', 'Yes.\n\nFrom: Desk <d@x.example>\nSent: Monday\nTo: Lena\nSubject: Printer\n\nIs it on?'],
    ['Outlook, bold labels', 'Yes.\n\n*Von:* Desk <d@x.example>\n*Gesendet:* Montag\n*An:* Lena\n\nLäuft er?'],
    ['rule above', 'Yes.\n\n________________________________\nFrom: Desk\nSent: Monday\nTo: Lena\n\nIs it on?'],
    ['announced', 'Yes.\n\n-----Message d’origine-----\nDe : Desk\n\nÇa marche ?'],
    ['only a quote below', 'Yes.\n\n> Is it on?\n> Please tell.'],
    ['quote above', '> Is it on?\n\nYes.'],
    ['signature', 'Yes.\n-- \nLena Brandt\nHall 3'],
    ['signature above the quote', 'Yes.\n-- \nLena Brandt\n\nOn 14 Sep 2026 at 09:30, Desk wrote:\n> Is it on?'],
    ['signature below the quote', 'Yes.\n\nOn 14 Sep 2026 at 09:30, Desk wrote:\n> Is it on?\n\n-- \nLena Brandt'],
    ['device', 'Yes.\n\nSent from my iPhone'],
    ['device, German', 'Yes.\n\nVon meinem iPad gesendet'],
    ['device, French', 'Yes.\n\nEnvoyé depuis mon Galaxy S21'],
    ['advert', 'Yes.\n\nGet Outlook for Android<https://aka.example/x>'],
  ])('%s', (_, text) => {
    expect(answer(text)).toBe('Yes.');
  });

  test.each([
    ['answers between quotes keep their questions', '> One?\n\nYes.\n\n> Two?\n\nNo.'],
    ['an answer below a quote that a rule opens', '> ---\n> One?\n\nYes.\n\n> Two?\n\nNo.'],
    ['a sentence about writing', 'On Monday at 9:30 I wrote:\nthe printer is on.'.replace('\n', ' ')],
    ['a sentence with a colon', 'From: what I see, it works.\nTo: be sure, I tested twice.'],
    ['a rule inside', 'Above\n---\nBelow'],
    ['a list with dashes', 'I need\n-- a cable\n-- a plug'],
    ['"Sent from my desk, which is new"', 'Hello\n\nSent from my desk, which is much easier.'],
    ['own words beside the quote mark', 'It says 5 > 4 and then stops.'],
  ])('stays whole: %s', (_, text) => {
    expect(answer(text)).toBe(text);
  });

  test('nothing new leaves everything', () => {
    const text = 'On 14 Sep 2026 at 09:30, Desk wrote:\n> Is it on?';
    expect(answer(text)).toBe(text);
    expect(answer('-- \nLena')).toBe('--\nLena');
  });

  test('a first mail and a forward keep what they quote', () => {
    const text = 'See below.\n\nFrom: Jan\nSent: Monday\nTo: Lena\n\n> It fails.';
    expect(newPartOf(linesOfText(text), 'first')).toBe(text);
    expect(newPartOf(linesOfText(`${text}\n\n-- \nLena`), 'forward')).toBe(text);
  });

  test('is always a part of the mail, and empty only when the mail is', () => {
    const piece = fc.constantFrom(
      'Yes.',
      '',
      '> q',
      '>> q',
      'On 1 Jan 2026 at 9:30, A <a@b.example> wrote:',
      '-- ',
      '---',
    );
    const more = fc.constantFrom('From: a', 'Sent: b', 'To: c', 'Sent from my iPhone', '____', 'Am 1.1.26 schrieb x:');
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, more), { minLength: 1, maxLength: 14 }), (lines) => {
        const text = lines.join('\n');
        const part = answer(text);
        const all = new Set(lines.map((line) => line.replace(/^[> ]+/, '').trim()));
        for (const line of part.split('\n')) expect(all).toContain(line.replace(/^[> ]+/, '').trim());
        expect(part === '').toBe(text.trim() === '');
        if (/^Yes/m.test(lines[0] ?? '')) expect(part).toContain('Yes.');
      }),
    );
  });
});

describe('format=flowed', () => {
  test('joins soft lines of one depth only', () => {
    expect(unfoldFlowed('a \nb\nc', false)).toBe('a b\nc');
    expect(unfoldFlowed('> a \n> b \nmine', false)).toBe('> a b \nmine');
    expect(unfoldFlowed(' stuffed\n-- \nname \nmore', false)).toBe('stuffed\n-- \nname more');
    expect(unfoldFlowed('日本 \n語', true)).toBe('日本語');
  });
});
