/** The rooms: top-level folders that hold source files. A new one is a decision record. */
export const rooms = [
  'domain',
  'contract',
  'keys',
  'service',
  'gateway',
  'main',
  'preload',
  'renderer',
  'e2e',
  'bench',
  'scripts',
];
