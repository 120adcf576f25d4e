import { type Instant, MINUTE } from '#kernel/time.ts';

/** Sample content for looking at the parts. The kit is never built, so none of this reaches anybody. */
const start: Instant = Date.now() - (Date.now() % MINUTE);

/** So many minutes from the start of this visit; negative is past. */
export const inMinutes = (minutes: number): Instant => start + minutes * MINUTE;

export const PEOPLE = {
  ayse: 'Ayse Yıldız',
  maria: 'Maria Lopez',
  jan: 'Jan Kowalczyk',
  paul: 'Paul Mercier',
  avco: 'AVCo',
  long: 'Dr. Annegret Wolffsohn-Lindemann',
  longer: 'Jean-Baptiste Delacroix-Fontaine',
} as const;

export const ORGANISATION = 'Nordhafen Service';
export const TEAM = 'Berlin desk';
export const SUBJECT = 'Lyon can’t join our video call';
export const LONG_SUBJECT =
  'Desk phone for Jean-Baptiste Delacroix-Fontaine rings at the reception of the Großbeeren Umschlagbahnhofsverwaltung instead';
export const NOW = 'Ayse is testing the Lyon room camera with Paul';
export const NOW_STALE = 'Ayse is checking the print server';
export const PHONE = '+49 30 5550 120';

export const WORDS = {
  title: 'Parts',
  today: 'One promise is late. Two are due by 14:45.',
  after: 'After that, nothing until 15:10.',
  overdue: 'Overdue',
  next: 'Next 30 minutes',
  later: 'Later today',
  nextWord: 'Next word',
  nextWordAbout: 'next word by 14:30, in 12 minutes',
  reply: 'Reply',
  nowLine: 'Now line',
  step: 'Step',
  newCase: 'New case',
  renegotiate: 'Renegotiate',
  laterAct: 'Later',
  notNow: 'Not now',
  search: 'Search or do',
  needs: 'two need you',
  rest: 'rest',
  hover: 'hover',
  focused: 'focused',
  selected: 'selected',
  told: 'Who told us',
  toldHint: 'Name or phone number',
  toldValue: '+33 4 5550 19',
  toldError: 'Nobody with this number. Type the name instead.',
  also: 'and Paul Mercier, by e-mail',
  draft: 'Draft saved 14:17',
  attach: 'Attach a file',
  mention: 'Mention',
  emptyTitle: 'Nobody is waiting for you.',
  emptyText: 'When a colleague asks for help, it appears here with what was tried.',
  emptyAct: 'Say what you know well',
  notSent: 'Not sent.',
  draftSafe: 'Your reply is safe as a draft.',
  toast: 'You are now looking after this case.',
  showToast: 'Show a toast',
  openDialog: 'Open a dialog',
  dialogTitle: 'Why did this promise move?',
  dialogText: 'Because Paul needed to get to Lyon. We said so at 13:50, before it was due.',
  happened: 'What happened',
  caseAbout: 'Case 10482, you told us today at 13:12',
  write: 'Write to Ayse',
  cases: 'My cases',
  status: 'Status',
  help: 'Help',
  callUs: 'Call us: ',
  always: ', day and night',
  signIn: 'Sign in',
  email: 'E-mail address',
  emailValue: 'ayse.yildiz@nordhafen.example',
  continue: 'Continue',
  or: 'or',
  account: 'Nordhafen account',
  cantGetIn: 'Can’t get in? Call ',
  marketing: 'Marketing, Berlin',
  byMail: 'by e-mail',
  toMaria: 'to Maria',
  event: 'Paul arrived in the Lyon room · 14:10',
} as const;

export const MESSAGES = [
  {
    id: 'm1',
    from: 'customer',
    name: PEOPLE.maria,
    how: WORDS.byMail,
    at: inMinutes(-66),
    text: 'Lyon sees a black screen when they join our meeting room. We have the launch meeting at 15:00 with twelve people, half of them in Lyon. Can somebody look now?',
  },
  {
    id: 'm2',
    from: 'team',
    name: PEOPLE.ayse,
    how: WORDS.toMaria,
    at: inMinutes(-58),
    text: 'Hello Maria, I have it. I am checking whether it is the network in Berlin or the room in Lyon. You hear from me by 13:50.',
  },
  {
    id: 'm3',
    from: 'team',
    name: PEOPLE.ayse,
    how: WORDS.toMaria,
    at: inMinutes(-28),
    text: 'We said 13:50. We need until 14:30, because Paul is on his way to the Lyon room. I would rather tell you now than be late.',
  },
] as const;

export const NOTE =
  'Firmware 4.2 did this in Oslo, see #9911. Going back to 4.1 took 15 minutes there. Let’s not promise 15:00 until Paul has read the version.';
export const REPLY =
  'Hello Maria, Paul is at the room system and the camera answers again. He is putting the older software back, about fifteen minutes. Your 15:00 can start there';
export const NOTE_DRAFT =
  'Paul read 4.2.0 on the unit. Going back to 4.1 with Jan’s file. If it is still black at 14:40 we move Maria to laptops';

export const HAPPENED = [
  { id: 'e1', at: inMinutes(-8), text: 'Paul arrived in the Lyon room.' },
  {
    id: 'e2',
    at: inMinutes(-28),
    text: 'We moved our next word from 13:50 to 14:30, because Paul needed to get to Lyon.',
  },
  { id: 'e3', at: inMinutes(-37), text: 'Jan joined to help. He knows these room systems.' },
  { id: 'e4', at: inMinutes(-58), text: 'Ayse wrote to you.' },
  { id: 'e5', at: inMinutes(-66), text: 'You told us that Lyon sees a black screen.' },
  { id: 'e6', at: inMinutes(-66 - 24 * 60), text: 'Paul checked the room at 13:12 and it worked.' },
] as const;
