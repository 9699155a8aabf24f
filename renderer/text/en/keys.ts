import type { Words } from '../words.ts';
import type { keys as chinese } from '../zh-CN/keys.ts';

/** Words of what stands before the store of a centre: setting its key up, opening it, and why it is not used. */
export const keys: Words<typeof chinese> = {
  quit: 'Quit',
  retry: 'Try again',
  back: 'Back',
  next: 'Next',
  busy: 'One moment…',
  detail: 'Details: {{detail}}',
  setUp: {
    title: 'Make the key of this centre',
    words:
      'Database, pictures and backups on this machine are encrypted under one master key. It is made by chance and can only be opened in the way chosen below, or by the recovery phrase on paper.',
    step: {
      protection: 'Choose a protection',
      phrase: 'Print the recovery phrase',
      confirm: 'Check the recovery phrase',
    },
    steps: 'Steps',
  },
  remake: {
    title: 'Make the key ring anew',
    words:
      'The master key stays the same and no data changes. The old recovery phrase and the old passphrase are void from now on.',
  },
  protection: {
    label: 'Protection',
    keychain: 'System keychain ({{backend}})',
    keychainHint: 'Opens with the system account of this machine; no passphrase at every start.',
    passphrase: 'Start-up passphrase',
    passphraseHint: 'Asked at every start. For machines that several people use.',
    none: 'This machine has no usable system keychain ({{backend}} does not protect), so a start-up passphrase is required and asked at every start.',
    extra: 'A start-up passphrase besides (optional)',
    extraHint: 'Opens the key where the system keychain fails.',
    first: 'Start-up passphrase',
    again: 'Once more',
    rule: 'At least 12 characters; a sentence that is easy to remember is good. Not only digits, no runs.',
    differs: 'The two are not the same.',
    keep: 'Protect it like this from now on',
  },
  phrase: {
    title: 'Recovery phrase',
    words:
      'The recovery phrase is shown this once. On a new machine, after a forgotten passphrase or a lost keychain nothing else opens the data.',
    advice: 'Print it or write it down, seal it in an envelope and lock it away. No photograph, no file, no chat.',
    print: 'Print…',
    save: 'Save as PDF…',
    saved: 'Saved to {{path}}. Delete the file once it is printed.',
    notPrinted: 'Not printed. Save it as PDF, or write it down by hand.',
    onPaper: 'It is on paper, next',
    sheet: 'Patrol console · recovery phrase',
    ring: 'Key ring',
    madeAt: 'Made at',
    line: 'Line {{n}}',
    foot: 'Holds no digits 0 and 1, no letters I and O. The last character of every line is a check: a slip is named at once.',
    signature: 'Kept by (signature):',
    confirmWords: 'Type these two groups back from the paper, so that it is known to be written down.',
    group: 'Line {{line}}, group {{group}}',
    finish: 'Finish',
    showAgain: 'Show the phrase again',
  },
  locked: {
    title: 'Start-up passphrase',
    words: 'The data is encrypted. It opens with the start-up passphrase.',
    copy: 'The key ring could not be read, so its copy beside the backups is used; the file is written again once it is open.',
    passphrase: 'Start-up passphrase',
    open: 'Open',
    byRecovery: 'Forgotten? Use the recovery phrase',
    byPassphrase: 'Use the start-up passphrase',
    recovery: 'Recovery phrase',
    recoveryWords:
      'Type the phrase line by line; case and spaces do not matter. The whole of it may be pasted into the first line.',
    newPassphrase: 'Set a new start-up passphrase as well',
    lineRight: 'Line {{n}} is right',
    lineSlip: 'Line {{n}} holds a slip',
    lineForeign: 'No phrase holds “{{character}}”',
  },
  failure: {
    wrong: 'Passphrase or recovery phrase not right. {{n, counted(one: more attempt; other: more attempts)}}.',
    wait: 'Too many wrong attempts. Try again after {{time}} ({{span}} from now).',
    'passphrase-too-short': 'The passphrase is too short: at least 12 characters.',
    'passphrase-too-simple': 'The passphrase is too simple: not only digits, repetitions or runs.',
    'no-protection': 'Choose how it is protected from now on.',
    'no-keychain': 'This machine has no usable system keychain.',
    'phrase-unreadable': 'The recovery phrase is not complete, or a line is not right.',
    'groups-differ': 'Not what is on the paper. Please check once more.',
    'not-now': 'Not possible now. Please try again.',
    'not-writable':
      'The key ring could not be written into the data folder; nothing has changed. Check space and rights of the disk.',
  },
  refused: {
    title: 'The key cannot be used',
    kept: 'No data has changed, and none is shown.',
    reason: {
      'keychain-changed':
        'The system keychain here is another kind than the one that keeps the key: another desktop, account or machine.',
      'keychain-other':
        'The system keychain did not give the key back: it was reset, or the data comes from another machine.',
      'recovery-removed':
        'Somebody has removed the recovery phrase from the key ring. Without one the data is lost with this machine or the passphrase.',
      'ring-altered': 'The key ring is not as it was written; somebody may have changed it.',
      'ring-unreadable': 'Neither the key ring nor its copy can be read.',
      'ring-missing': 'There is a database in the data folder and no key ring.',
      'ring-from-the-future': 'A later version of the program wrote the key ring; this one cannot open it.',
      'training-folder': 'This is a folder of the training profile; it is not opened as a centre.',
      'centre-folder': 'This is the folder of a centre; it is not opened on the training profile.',
      'not-writable': 'The data folder cannot be read or written.',
    },
    way: {
      'keychain-changed':
        'Open it by passphrase or recovery phrase; the key is then protected by what this machine has.',
      'keychain-other': 'Open it by passphrase or recovery phrase; the key is then protected by what this machine has.',
      'recovery-removed': 'The key itself is right. Make a new recovery phrase and go on; the audit will say so.',
      'ring-altered':
        'The key itself is right. Make the ring anew and go on; the audit will say so. Find out who changed the file.',
      'ring-unreadable':
        'Fetch key-ring.json from a backup (there is one beside the backups), put it back into the data folder and try again.',
      'ring-missing':
        'Fetch key-ring.json from a backup (there is one beside the backups), put it back and try again. No new key is ever made in its place.',
      'ring-from-the-future': 'Install the later version.',
      'training-folder': 'Start the centre on another data folder.',
      'centre-folder': 'Start the training profile on another data folder.',
      'not-writable': 'Check the disk and its rights and try again.',
    },
    useCopy: 'Use the copy that is whole',
    copyWords: 'The copy beside the backups is whole and can take the place of the altered file.',
  },
  clock: {
    title: 'The clock stands before the last use',
    words:
      'A clock that was set back would bend deadlines, lock-outs and the order of the audit, so nothing is opened yet.',
    clockAt: 'Clock of this machine',
    newestAt: 'Last use',
    behind: 'Behind by',
    correct: 'Correct the clock first, then try again.',
    goOn: 'The clock is right: go on this once',
    goOnWords: 'Where the clock is right (it was wrong the last time, say) you may go on; the audit will say so.',
  },
  status: {
    open: 'Key and recovery phrase…',
    title: 'Key and recovery phrase',
    ring: 'Key ring',
    keptBy: 'Protected by',
    byKeychain: 'System keychain ({{backend}})',
    byPassphrase: 'Start-up passphrase',
    phraseMadeAt: 'Recovery phrase made at',
    renew: 'Renew the recovery phrase',
    change: 'Change protection or passphrase',
    proof: 'First show that you can open the key',
    done: 'Changed.',
    renewed: 'The recovery phrase is renewed; the old one is void.',
    now: 'Passphrase now',
    prove: 'Go on',
    apply: 'Change',
  },
};
