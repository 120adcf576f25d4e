import { describe, expect, it } from 'vitest';
import { PersonId, TeamId } from '#kernel/ids.ts';
import { matching, receiversOf } from './receivers.ts';

const id = (n: number) => `20000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const people = { ayse: id(1), jan: id(2), femi: id(3), zoe: id(4) };
const desk = { id: TeamId.parse(id(11)), name: 'Desk' };
const teams = [
  {
    ...desk,
    members: [
      { id: people.ayse, name: 'Ayse Yildiz' },
      { id: people.jan, name: 'Jan Kowalczyk' },
    ],
  },
  {
    id: id(12),
    name: 'Room systems',
    members: [
      { id: people.femi, name: 'Femi Adé' },
      { id: people.jan, name: 'Jan Kowalczyk' },
    ],
  },
  { id: id(13), name: 'Night', members: [{ id: people.zoe, name: 'Alma Zoé' }] },
];
const load = [{ personId: PersonId.parse(people.jan), open: 5, late: 1 }];
const known = { team: desk, owner: { id: PersonId.parse(people.ayse), name: 'Ayse Yildiz' }, giverId: people.ayse };
const all = receiversOf(teams, load, known);
const names = (found: readonly { name: string }[]) => found.map(({ name }) => name);

describe('who can take a case over', () => {
  it('lists people before teams, those of its own team first, and not the giver', () => {
    expect(names(all)).toEqual(['Jan Kowalczyk', 'Alma Zoé', 'Femi Adé', 'Desk', 'Room systems', 'Night']);
  });

  it('says how much each has on their hands; a team has what its people have', () => {
    expect(all[0]).toMatchObject({ open: 5, late: 1, teams: ['Desk', 'Room systems'] });
    expect(all.find(({ name }) => name === 'Room systems')).toMatchObject({ open: 5, late: 1, members: 2 });
  });

  it('finds by the beginning of any word, then by what stands within, marks aside', () => {
    expect(names(matching(all, 'kow', 5))).toEqual(['Jan Kowalczyk']);
    expect(names(matching(all, 'zoe', 5))).toEqual(['Alma Zoé']);
    expect(names(matching(all, 'room', 5))).toEqual(['Room systems', 'Jan Kowalczyk', 'Femi Adé']);
    expect(matching(all, 'xyz', 5)).toEqual([]);
  });
});
