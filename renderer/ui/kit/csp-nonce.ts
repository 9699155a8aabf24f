/** The nonce of this load: the app:// handler writes it into the page and into the policy, so that antd may add its styles. */
export function cspNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
}
