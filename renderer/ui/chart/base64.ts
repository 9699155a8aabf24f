/** UTF-8 bytes of a text as base64, the form in which the shell takes a file. */
export function textToBase64(text: string): string {
  return bytesToBase64(new TextEncoder().encode(text));
}

/** Bytes as base64, in slices: a picture is too long for one call's arguments. */
export function bytesToBase64(bytes: Uint8Array): string {
  const slices: string[] = [];
  for (let start = 0; start < bytes.length; start += 0x8000) {
    slices.push(String.fromCharCode(...bytes.subarray(start, start + 0x8000)));
  }
  return btoa(slices.join(''));
}
