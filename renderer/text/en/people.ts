import type { people as source } from '../zh-CN/people.ts';
import type { Words } from '../words.ts';

export const people: Words<typeof source> = {
  title: 'People',
  about: 'A change of role or territory holds at once; a suspended person is signed out at once',
  count: '{{n}} people, {{active}} active',
  add: 'Add a person',
  find: 'Find by name or login',
  view: { label: 'By state', all: 'All', active: 'Active', suspended: 'Suspended' },
  column: { name: 'Name', login: 'Login', role: 'Role', territory: 'Territory', state: 'State', createdAt: 'Added' },
  wholeCity: 'Whole city',
  state: {
    active: 'Active',
    suspended: 'Suspended',
    mustChange: 'First password not changed',
    lockedUntil: 'Closed until {{until}}',
  },
  none: 'Nobody yet',
  noMatch: 'Nobody matches',
  choose: 'Choose a person to change them here',
  command: { group: 'People', add: 'Add a person', edit: 'Change this person', save: 'Save' },
  form: {
    add: 'Add a person',
    name: 'Name',
    login: 'Login',
    loginHint: '2 to 30 letters or digits; it cannot be changed later',
    role: 'Role',
    territory: 'Territory',
    territoryHint: 'None is the whole city; otherwise the person sees these counties only',
    temporary: 'First password',
    temporaryHint: 'Tell it to the person; it must be changed at the first sign-in',
    another: 'Another one',
    save: 'Save',
    saveNew: 'Add',
    added: '{{name}} is added; tell them the first password',
    saved: '{{name}} is saved',
    missing: 'Needed',
  },
  suspend: {
    act: 'Suspend',
    back: 'Let in again',
    done: '{{name}} is suspended',
    backDone: '{{name}} may sign in again',
  },
  reset: {
    act: 'Reset password',
    onlyKey:
      'Only this person holds the lead key: once the old password ends, no sealed report can ever be opened. Let them first grant the key to another lead officer, on the page Leads.',
    title: 'Reset the password of {{name}}',
    words: 'The old password ends at once, and a closed login is opened. Tell the person the new first password.',
    done: 'The password of {{name}} is reset',
  },
};
