import { BlockList, isIP } from 'node:net';

/** What is nobody's, somebody's own, or leads elsewhere (RFC 6890 and its followers): [network, length]. */
const NOT_PUBLIC_4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];

/** Of IPv6 only what is given out to the world; in it, what carries an IPv4 address or is for examples. */
const PUBLIC_6 = ['2000::', 3] as const;
const NOT_PUBLIC_6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const closed = new BlockList();
for (const [network, length] of NOT_PUBLIC_4) closed.addSubnet(network, length, 'ipv4');
for (const [network, length] of NOT_PUBLIC_6) closed.addSubnet(network, length, 'ipv6');
const world = new BlockList();
world.addSubnet(...PUBLIC_6, 'ipv6');

/** Whether an IP address is one that the whole internet may ask. Anything that is no address is not. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !closed.check(address, 'ipv4');
  return family === 6 && world.check(address, 'ipv6') && !closed.check(address, 'ipv6');
}
