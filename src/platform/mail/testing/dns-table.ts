import { NoRecords, type Resolve } from '../dns.ts';

/** Records by `TYPE name`, for example `{ 'TXT example.org': [['v=spf1 -all']] }`; all other names are not there. */
export type DnsTable = Readonly<Record<string, readonly unknown[]>>;

/** A DNS that answers from a table. */
export function tableDns(table: DnsTable = {}): Resolve {
  return async (name, type) => {
    const records = table[`${type} ${name.toLowerCase()}`];
    if (records === undefined) throw new NoRecords('ENOTFOUND');
    return records;
  };
}
