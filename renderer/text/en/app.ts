import type { app as source } from '../zh-CN/app.ts';
import type { Words } from '../words.ts';

export const app: Words<typeof source> = {
  name: 'Group Patrol',
  page: {
    inbox: 'Inbox',
    patrol: 'Patrol',
    ledger: 'Ledger',
    leads: 'Leads',
    charts: 'Charts',
    briefs: 'Briefs',
    accounts: 'Accounts',
    groups: 'Groups',
    rules: 'Rules',
    categories: 'Categories',
    imports: 'Imports',
    people: 'People',
    audit: 'Audit',
    matrix: 'Permissions',
  },
  rail: 'Main navigation',
  bar: { search: 'Search messages, issues, places, or type a command', hint: 'Search and commands' },
  person: {
    nobody: 'Nobody at the desk',
    label: 'On duty',
    choose: 'Change person (training)',
    entered: '{{name}} ({{role}}) is at the desk',
  },
  theme: { label: 'Appearance', system: 'As the system', light: 'Light', dark: 'Dark' },
  language: { label: 'Language', 'zh-CN': '中文', en: 'English' },
  wall: { open: 'Open the wall', close: 'Close the wall' },
  urgent: {
    group: 'Urgent',
    look: 'Look',
    note: 'Take note',
    more: '{{n}} more',
  },
  training: {
    title: 'Training',
    words: 'People, groups and messages are invented and the data is not protected. Enter nothing real.',
  },
  status: {
    keys: 'Keys valid now',
    lamps: 'Accounts',
    online: '{{n}} online',
    troubled: '{{n}} in trouble',
    connecting: '{{n}} connecting',
    delay: 'Intake delay {{span}}',
    noDelay: 'Intake delay –',
    gaps: '{{n}} gaps',
    setAside: '{{n}} set aside',
  },
  service: {
    starting: 'Opening the data service…',
    restarting:
      'The data service ended by itself and is being started again (attempt {{attempt}}). No acknowledged message is lost.',
    givenUp: 'The data service could not be started',
    givenUpWords:
      'It is no longer restarted by itself. Every acknowledged message is still in the store on this machine. Try again, or quit and call the administrator.',
    detail: 'Reason: {{detail}}',
  },
  refused: {
    title: 'The store could not be opened',
    nothingShown:
      'Nothing is shown here, so that an empty list is not taken for “no messages”. The file was left as it is.',
    reason: {
      damaged: 'The file of the store is damaged.',
      'wrong-key':
        'The key does not fit the store: the key file may have been replaced, or the store comes from another machine.',
      'from-the-future': 'The store was written by a newer version of the program. Install the newer version.',
      'not-writable': 'The data folder cannot be written to. Check its permissions and try again.',
      'in-use': 'Another program is using the store. Close it and try again.',
      'disk-full': 'The disk is full. Make room and try again.',
      unknown: 'An unknown error occurred while the store was opened.',
    },
    backups: 'Backups',
    noBackups: 'There is no backup in the data folder.',
    madeAt: 'Made at',
    size: 'Size',
    restore: 'Restore from this backup',
    restoring: 'Restoring…',
    restoreNote:
      'The present store is kept under another name. What came after the backup is fetched from the accounts again; the accounts page says where that was not possible.',
    retry: 'Try again',
    quit: 'Quit',
  },
  broken: {
    title: 'This page has failed',
    words:
      'The data is not affected. Open the page again; if it fails repeatedly, give the lines below to the administrator.',
    again: 'Open this page again',
    reload: 'Reload the window',
  },
  palette: {
    title: 'Search and commands',
    placeholder: 'A command, a page, or messages to search for',
    searchMessages: 'Search the messages for “{{words}}”',
    searchLedger: 'Search the ledger for “{{words}}”',
    nothing: 'No command matches',
    unavailable: 'Not possible now: {{why}}',
  },
  sheet: { title: 'Keys', none: 'no key', open: 'Show all keys' },
  group: { go: 'Go', window: 'Window' },
  command: {
    go: 'Go to {{page}}',
    palette: 'Search and commands',
    keys: 'All keys',
    theme: 'Switch light and dark',
    language: 'Switch language / 切换语言',
    wall: 'Open the wall',
  },
};
