// Runs before any module: the policy of the window forbids code made of text, and zod would try it with the first schema.
globalThis.__zod_globalConfig = { jitless: true };

// A data channel is the one network no policy of a page covers; nothing here needs it.
for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'RTCDataChannel']) delete globalThis[name];
