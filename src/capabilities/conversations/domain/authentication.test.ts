import { describe, expect, test } from 'vitest';
import { judgeAuthentication, type SenderCheck } from './authentication.ts';

const failed: SenderCheck = {
  spf: 'fail',
  dkim: 'fail',
  dmarc: 'fail',
  arc: 'none',
  policy: 'reject',
  sealer: null,
};
const judge = (given: Partial<SenderCheck>) => judgeAuthentication({ ...failed, ...given }, ['list.example']);

describe('whether a mail comes from its From address', () => {
  test.each([
    ['DMARC says yes', { dmarc: 'pass' }, 'pass'],
    ['DMARC says yes, though a server sealed it', { dmarc: 'pass', arc: 'pass', sealer: 'list.example' }, 'pass'],
    ['DMARC says no', {}, 'fail'],
    ['nobody published anything', { dmarc: 'none', spf: 'pass', dkim: 'pass' }, 'none'],
    ['its server is not known', { spf: 'unchecked' }, 'none'],
    ['the DNS was away', { dkim: 'temperror' }, 'none'],
    ['the DNS was away for the policy', { dmarc: 'temperror' }, 'none'],
    ['a list that we trust passed it on', { arc: 'pass', sealer: 'list.example' }, 'none'],
    ['a stranger’s list passed it on', { arc: 'pass', sealer: 'other.example' }, 'fail'],
  ] as const)('%s', (_, given, result) => {
    expect(judge(given)).toEqual({ result, policy: 'reject' });
  });
});
