import { describe, expect, it } from 'vitest';
import { servesCluster } from './leftovers.ts';
import { portOfLastStart, postmasterArguments } from './settings.ts';
import { parsePasswd } from './user.ts';

describe('users of the system', () => {
  it('are read from passwd, macOS with its negative ids and comments too', () => {
    const text = [
      '# comment',
      'root:x:0:0:root:/root:/bin/bash',
      'nobody:*:-2:-2:Unprivileged:/var/empty:/usr/bin/false',
      '',
    ].join('\n');
    expect(parsePasswd(text)).toEqual([
      { name: 'root', uid: 0, gid: 0 },
      { name: 'nobody', uid: 4294967294, gid: 4294967294 },
    ]);
  });
});

describe('a process is the postmaster of a cluster', () => {
  const cluster = '/srv/data/postgres';

  it.each([
    ['as told in parts', ['/x/bin/postgres', '-D', cluster, '-c', 'port=1'], true],
    ['as told in one line', [`/x/bin/postgres -D ${cluster} -c port=1`], true],
    ['still wrapped', ['/usr/bin/setpriv', '--pdeathsig', 'INT', '/x/bin/postgres', '-D', cluster], true],
    ['of another cluster', ['/x/bin/postgres', '-D', `${cluster}2`], false],
    ['of another cluster, in one line', [`/x/bin/postgres -D ${cluster}2 -c port=1`], false],
    ['that only looks at it', ['tail', '-f', '-D', cluster], false],
    ['without arguments', ['postgres'], false],
  ])('%s', (_, command, expected) => {
    expect(servesCluster(command, cluster)).toBe(expected);
  });
});

describe('the port of the last start', () => {
  it('is found in the options that PostgreSQL wrote down', () => {
    const written = `/x/bin/postgres ${postmasterArguments('/srv/data', 40123)
      .map((each) => `"${each}"`)
      .join(' ')}\n`;
    expect(portOfLastStart(written)).toBe(40123);
    expect(portOfLastStart('')).toBeUndefined();
  });
});
