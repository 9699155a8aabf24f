import { describe, expect, it } from 'vitest';
import { unwrapWithPassword, wrapUnderPassword } from './password-wrap.ts';

describe('a secret under a password', () => {
  it('comes out by the same password for the same person only', async () => {
    const secret = Buffer.from('5a'.repeat(32), 'hex');
    const wrapped = await wrapUnderPassword('练习-2026', 'officer', secret, { ln: 8, r: 8, p: 1 });
    expect({
      right: (await unwrapWithPassword('练习-2026', 'officer', wrapped))?.equals(secret),
      password: await unwrapWithPassword('练习-2027', 'officer', wrapped),
      person: await unwrapWithPassword('练习-2026', 'somebody else', wrapped),
      cut: await unwrapWithPassword('练习-2026', 'officer', wrapped.subarray(0, 20)),
      holds: wrapped.includes(secret.subarray(0, 4)),
    }).toEqual({ right: true, password: null, person: null, cut: null, holds: false });
  });
});
