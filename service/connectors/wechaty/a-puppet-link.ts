import type { PuppetLink } from './puppet-client.ts';

/** For tests: a connection that goes nowhere and remembers how it ended. */
export function aPuppetLink(call: PuppetLink['call']): { readonly link: PuppetLink; readonly ends: string[] } {
  const ends: string[] = [];
  const link: PuppetLink = {
    call,
    pause: () => undefined,
    resume: () => undefined,
    confirm: () => undefined,
    end: (why) => void ends.push(why),
  };
  return { link, ends };
}
