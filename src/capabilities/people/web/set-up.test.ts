import { describe, expect, it } from 'vitest';
import { NOTHING_YET, refusedFields, type SetUpForm, wrongFields } from './set-up.ts';

const good: SetUpForm = {
  organisation: 'Nordhafen',
  name: 'Tom Berger',
  email: 'tom@nordhafen.example',
  password: 'four unrelated words',
  deskAddress: '',
};

describe('the first set-up', () => {
  it('takes a form in which everything needed stands', () => {
    expect(wrongFields(good)).toEqual([]);
    expect(wrongFields({ ...good, deskAddress: 'help@nordhafen.example' })).toEqual([]);
  });

  it('names what is missing, from the top', () => {
    expect(wrongFields(NOTHING_YET)).toEqual(['organisation', 'name', 'email', 'password']);
    expect(wrongFields({ ...good, password: 'elevenchars' })).toEqual(['password']);
    expect(wrongFields({ ...good, deskAddress: 'help' })).toEqual(['deskAddress']);
  });

  it('finds the server’s faults among its fields', () => {
    expect(refusedFields(['body.email', 'body.timeZone', 'body.password.0', 'organisation'])).toEqual([
      'organisation',
      'email',
    ]);
  });
});
