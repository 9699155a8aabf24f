import { ORPCError } from '@orpc/client';
import { beforeEach, describe, expect, it } from 'vitest';
import { useReauthentication, withFreshPassword } from './reauthentication.ts';

beforeEach(() => useReauthentication.getState().answer(false));

const dialog = () => useReauthentication.getState();

/** A command the service refuses until a password was given. */
function refusedUntil(isProved: () => boolean, done: string[]) {
  return async () => {
    done.push('sent');
    if (!isProved()) throw new ORPCError('not-fresh');
    return 'answered';
  };
}

describe('a command that wants a fresh password', () => {
  it('is sent again once the password was given', async () => {
    const done: string[] = [];
    let proved = false;
    const answer = withFreshPassword(refusedUntil(() => proved, done));
    await expect.poll(() => dialog().isAsked).toBe(true);
    proved = true;
    dialog().answer(true);
    expect([await answer, done, dialog().isAsked]).toEqual(['answered', ['sent', 'sent'], false]);
  });

  it('stays refused where the person gives none, and is not sent again', async () => {
    const done: string[] = [];
    const answer = withFreshPassword(refusedUntil(() => false, done));
    await expect.poll(() => dialog().isAsked).toBe(true);
    dialog().answer(false);
    await expect(answer).rejects.toMatchObject({ code: 'not-fresh' });
    expect(done).toEqual(['sent']);
  });

  it('shares one question with the others that wait', async () => {
    let proved = false;
    const answers = ['a', 'b'].map((name) => withFreshPassword(refusedUntil(() => proved, [name])));
    await expect.poll(() => dialog().isAsked).toBe(true);
    proved = true;
    dialog().answer(true);
    expect(await Promise.all(answers)).toEqual(['answered', 'answered']);
  });

  it('asks nothing where another refusal is the answer', async () => {
    const answer = withFreshPassword(async () => {
      throw new ORPCError('not-allowed');
    });
    await expect(answer).rejects.toMatchObject({ code: 'not-allowed' });
    expect(dialog().isAsked).toBe(false);
  });
});
