/** Lets others work for so many milliseconds; 0 lets sockets write. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
