import { expect, it } from 'vitest';
import { parseStep } from './parse-step.ts';

it.each([
  ['Swapped cable: no change', 'Swapped cable', null, 'no-change'],
  ['Kabel getauscht: keine Änderung', 'Kabel getauscht', null, 'no-change'],
  ['Swapped HDMI cable, no change.', 'Swapped HDMI cable', null, 'no-change'],
  [
    'Lyon laptop joins without the room: works, not the network',
    'Lyon laptop joins without the room',
    'works, not the network',
    'ruled-out',
  ],
  ['Same call from Berlin → ruled out', 'Same call from Berlin', null, 'ruled-out'],
  ['Same call from Berlin -> works. It is the room', 'Same call from Berlin', 'works. It is the room', 'open'],
  ['Restart the room computer: black after 20 seconds', 'Restart the room computer', 'black after 20 seconds', 'open'],
  ['Neu gestartet – läuft wieder', 'Neu gestartet', null, 'helped'],
  ['Went back to 4.1: the camera works again', 'Went back to 4.1', 'the camera works again', 'helped'],
  ['Cleared the cache: didn’t help', 'Cleared the cache', null, 'no-change'],
  ['Treiber erneuert: Bild flackert, schlimmer', 'Treiber erneuert', 'Bild flackert, schlimmer', 'made-worse'],
  ['Netzwerk geprüft: liegt nicht am Switch', 'Netzwerk geprüft', 'liegt nicht am Switch', 'ruled-out'],
  ['Update the firmware', 'Update the firmware', null, 'open'],
  ['Checked 10:30 to 11:00 in the log', 'Checked 10:30 to 11:00 in the log', null, 'open'],
  ['Opened https://room.example/status: same', 'Opened https://room.example/status', null, 'no-change'],
  ['   Reboot :  no effect ', 'Reboot', null, 'no-change'],
  ['Handy halbiert: nichts passiert', 'Handy halbiert', null, 'no-change'],
] as const)('%s', (line, what, saw, outcome) => {
  expect(parseStep(line)).toEqual({ what, saw, outcome });
});

it('never loses a word that was typed', () => {
  for (const line of [': no change', 'no change', '→', 'a: b: c', ', worse']) {
    const { what, saw, outcome } = parseStep(line);
    expect([what, saw ?? '', outcome].join(' ').length).toBeGreaterThan(0);
    expect(what).not.toBe('');
  }
});
