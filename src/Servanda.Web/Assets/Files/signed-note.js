// Signed notes (C2SP signed-note), proofs of inclusion (C2SP tlog-proof) and the hashes of the tree (RFC 6962 §2.1).
// A reader that cannot make sense of its input gives null.

const utf8 = new TextEncoder();
const ed25519 = 0x01;

export const text = bytes => new TextDecoder('utf-8', { fatal: false }).decode(bytes);

export const hex = bytes => Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');

export async function sha256(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', whole));
}

const maxBase64 = 96 * 1024;

/** Standard base64 with its padding, within a bound; null for anything else. */
export function base64(value) {
  if (value.length > maxBase64 || !/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(value))
    return null;
  const octets = Uint8Array.from(atob(value), letter => letter.charCodeAt(0));
  return btoa(Array.from(octets, octet => String.fromCharCode(octet)).join('')) === value ? octets : null;
}

/** @returns {{text: string, signatures: {name: string, number: string, octets: Uint8Array}[]} | null} */
export function readNote(bytes) {
  const whole = text(bytes), split = whole.lastIndexOf('\n\n');
  // U+FFFD stands for what is no UTF-8; a note has no control character but the newline.
  if (split < 0 || !whole.endsWith('\n') || /[\u0000-\u0009\u000b-\u001f\ufffd]/.test(whole))
    return null;
  const signatures = [];
  for (const line of whole.slice(split + 2).split('\n').slice(0, -1)) {
    const [dash, name, value, ...more] = line.split(' ');
    const octets = dash === '—' && name && value && more.length === 0 ? base64(value) : null;
    if (octets === null || octets.length <= 4 || name.length > 255 || /[\s+]/.test(name))
      return null;
    signatures.push({ name, number: hex(octets.subarray(0, 4)), octets: octets.subarray(4) });
  }
  return signatures.length === 0 ? null : { text: whole.slice(0, split + 1), signatures };
}

/** A verifier key, name+number+base64; null where it is none, or its number is not that of its key. */
export async function readKey(value) {
  const first = value.indexOf('+'), second = value.indexOf('+', first + 1);
  const name = value.slice(0, first), number = value.slice(first + 1, second);
  const octets = first > 0 && second > first ? base64(value.slice(second + 1)) : null;
  if (octets?.length !== 33 || octets[0] !== ed25519)
    return null;
  const digest = await sha256(utf8.encode(`${name}\n`), octets);
  return hex(digest.subarray(0, 4)) === number ? { name, number, octets: octets.subarray(1) } : null;
}

/** True or false; null where this browser has no Ed25519. */
export async function verifies(note, key) {
  const signature = note.signatures.find(one => one.name === key.name && one.number === key.number);
  if (!signature)
    return false;
  let imported;
  try {
    imported = await crypto.subtle.importKey('raw', key.octets, { name: 'Ed25519' }, false, ['verify']);
  } catch (error) {
    if (error.name === 'NotSupportedError')
      return null;
    return false;
  }
  return crypto.subtle.verify({ name: 'Ed25519' }, imported, signature.octets, utf8.encode(note.text));
}

/** A proof with its checkpoint: {index, hashes, extra, note, origin, size, root}; null where it is none. */
export function readProof(bytes) {
  const whole = text(bytes), split = whole.indexOf('\n\n');
  if (split < 0)
    return null;
  const lines = whole.slice(0, split).split('\n');
  if (lines.shift() !== 'c2sp.org/tlog-proof@v1')
    return null;
  const extra = lines[0]?.startsWith('extra ') ? base64(lines.shift().slice('extra '.length)) : null;
  const index = /^index (0|[1-9][0-9]{0,15})$/.exec(lines.shift() ?? '')?.[1];
  const hashes = lines.map(base64);
  const note = readNote(bytes.subarray(utf8.encode(whole.slice(0, split + 2)).length));
  const [origin, size, root, ...extensions] = note?.text.slice(0, -1).split('\n') ?? [];
  const rootOctets = base64(root ?? '');
  if (index === undefined || hashes.some(hash => hash?.length !== 32) || !/^(0|[1-9][0-9]{0,15})$/.test(size ?? '')
    || rootOctets?.length !== 32 || !origin || extensions.includes(''))
    return null;
  return { index: BigInt(index), hashes, extra, note, origin, size: BigInt(size), root: rootOctets };
}

/** Whether the entry is in the tree of the proof's checkpoint (RFC 9162 §2.1.3.2). */
export async function shows(proof, entry) {
  if (proof.index >= proof.size)
    return false;
  let hash = await sha256([0], entry), node = proof.index, last = proof.size - 1n;
  for (const beside of proof.hashes) {
    if (last === 0n)
      return false;
    if (node % 2n === 1n || node === last) {
      hash = await sha256([1], beside, hash);
      while (node % 2n === 0n && node !== 0n) {
        node >>= 1n;
        last >>= 1n;
      }
    } else {
      hash = await sha256([1], hash, beside);
    }
    node >>= 1n;
    last >>= 1n;
  }
  return last === 0n && hex(hash) === hex(proof.root);
}
