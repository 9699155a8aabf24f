interface TrustedTypes {
  createPolicy(name: string, rules: { readonly createHTML: (html: string) => string }): unknown;
}

/**
 * The policy of the window demands trusted types. antd writes its style sheets through innerHTML of a style element, so the
 * one policy that is allowed lets text pass that holds no markup, and refuses everything else, whoever asks.
 */
export function allowTextOnly(): void {
  const trusted = (window as { readonly trustedTypes?: TrustedTypes }).trustedTypes;
  trusted?.createPolicy('default', { createHTML: textOnly });
}

/** The same text where it holds no markup; throws otherwise. */
export function textOnly(html: string): string {
  if (/<[a-z/!?]/i.test(html)) throw new TypeError('Markup is never written into this window as text.');
  return html;
}
