/** For tests: one kind of damage makes of a good JSON frame one that no peer can have meant. */
export type Damage = (good: string, random: () => number) => Uint8Array;

/** Damages that concern any JSON wire: cut, garbled, nested, huge, hostile keys, NUL, other encodings, noise. */
export const DAMAGES: readonly Damage[] = [
  (good, random) => Buffer.from(good.slice(0, 1 + Math.floor(random() * (good.length - 2)))),
  (good, random) => {
    const bytes = Buffer.from(good);
    bytes[Math.floor(random() * bytes.length)] = 0xc0 + Math.floor(random() * 2);
    return bytes;
  },
  (good) => Buffer.from(good.replace('{', '{"a":'.repeat(70) + '{')),
  (_good, random) => Buffer.from('['.repeat(1000 + Math.floor(random() * 50_000))),
  (good, random) => Buffer.concat([Buffer.from(good), Buffer.alloc(1024 * 1024 + Math.floor(random() * 1000), 0x20)]),
  (good) => Buffer.from(good.replace('{', '{"__proto__":{"isAdmin":true},')),
  (good) => Buffer.from(good.replace('路灯', '路\\u0000灯')),
  (good) => Buffer.from(good.replace('路灯', '路\u0000灯')),
  (good) => Buffer.from(JSON.stringify(good)),
  (good) => Buffer.from(good.replaceAll('"', "'")),
  (good) => Buffer.from(good, 'utf16le'),
  (_good, random) =>
    Uint8Array.from({ length: 1 + Math.floor(random() * 300) }, () => 128 + Math.floor(random() * 128)),
];
