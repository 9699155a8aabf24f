import { ipcRenderer } from 'electron';

/** Longest side of what leaves here, pixels: a screen, not a poster. */
const LONGEST_SIDE = 1_600;

/** One picture to be drawn anew. */
interface Negative {
  readonly ask: number;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

// The only place where the bytes of a stranger's picture are decoded: a process of its own, sandboxed, without a page, a network or a
// way to say anything but the answer below. What comes out was drawn here and holds nothing of the file that went in.
ipcRenderer.on('darkroom:develop', (_event, negative: Negative) => {
  void develop(negative).then((bytes) => ipcRenderer.send('darkroom:developed', { ask: negative.ask, bytes }));
});

async function develop({ type, bytes }: Negative): Promise<Uint8Array | null> {
  try {
    // The first frame of a moving picture; turned as its camera says.
    const drawn = await createImageBitmap(new Blob([bytes], { type }), { imageOrientation: 'from-image' });
    const scale = Math.min(1, LONGEST_SIDE / Math.max(drawn.width, drawn.height));
    const width = Math.max(1, Math.round(drawn.width * scale));
    const height = Math.max(1, Math.round(drawn.height * scale));
    const paper = new OffscreenCanvas(width, height);
    const brush = paper.getContext('2d');
    if (brush === null) return null;
    brush.imageSmoothingQuality = 'high';
    brush.drawImage(drawn, 0, 0, width, height);
    drawn.close();
    return new Uint8Array(await (await paper.convertToBlob({ type: 'image/png' })).arrayBuffer());
  } catch {
    return null;
  }
}

ipcRenderer.send('darkroom:ready');
