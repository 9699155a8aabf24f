import type { signIn as source } from '../zh-CN/sign-in.ts';
import type { Words } from '../words.ts';

export const signIn: Words<typeof source> = {
  title: 'Sign in',
  login: 'Login',
  password: 'Password',
  submit: 'Sign in',
  checking: 'Checking…',
  advice:
    'Sign-ins, wrong passwords and locks are written to the audit log. Five wrong passwords in a row close the login for 15 minutes.',
  setUpDone: 'The centre is set up. The security officer signs in and adds the people who work here.',
  trainingPassword: 'Training password: {{password}}',
  missing: 'Fill this in',
  lock: {
    title: 'Locked',
    words:
      '{{name}} ({{role}}) is at the desk. Nothing of the screen is left in the window; messages are still taken in.',
    unlock: 'Unlock',
    other: 'Somebody else signs in',
    otherWords: '{{name}} leaves the desk when somebody else signs in.',
  },
  fresh: {
    title: 'Type your password',
    words: '{{name}} must confirm this in person. Typed once, it holds for five minutes.',
    confirm: 'Confirm and go on',
  },
  change: {
    title: 'Change password',
    forced: 'Somebody else has given you this password. Work begins once you have changed it.',
    now: 'Present password',
    next: 'New password',
    again: 'Once more',
    differs: 'The two are not the same',
    rule: 'At least 10 characters of two kinds, without the login and the name',
    save: 'Change password',
    done: 'The password is changed',
  },
  menu: { label: 'Person at the desk', lock: 'Lock', change: 'Change password', leave: 'Sign out' },
  command: { lock: 'Lock this desk', change: 'Change password', leave: 'Sign out' },
  setUp: {
    title: 'First run',
    step: 'Step {{n}} of {{of}}',
    next: 'Next',
    back: 'Back',
    finish: 'Finish',
    saving: 'Adding the three officers…',
    centre: {
      name: 'Centre',
      words: 'The name stands at the top of the window, on the wall and on the brief.',
      centerName: 'Name of the centre',
      cityName: 'City',
    },
    systemAdmin: {
      name: 'System officer',
      words: 'Keeps accounts, categories and rules; sees no messages and no issues.',
    },
    securityAdmin: {
      name: 'Security officer',
      words:
        'Keeps people, roles and territories; sees no messages and no issues. Everybody else is added by this person.',
    },
    auditor: {
      name: 'Auditor',
      words: 'Reads the audit log and can change nothing.',
    },
    check: {
      name: 'Check',
      words: 'Finish once it is right. This can be done once only; there is no default account and no common password.',
    },
    officerName: 'Name',
    advice: {
      three: 'Three officers are three people: nobody holds two of the offices.',
      own: 'The officer types the password here in person. Nobody else sets it, and it is not written down.',
      lost: 'A security officer who forgets the password needs another security officer: add a second one when this is done.',
    },
    sameLogin: 'The three officers need three different logins',
    sameName: 'The three officers are three people',
  },
};
