// Checks an evidence bundle as far as a browser can, in the order of `servanda verify`: container, manifest, files,
// signature, log. What it does not check (the judgement itself, chains of DNSSEC, witnesses) it lists as not checked.

import { maxBytes, readZip } from './stored-zip.js';
import { hex, readKey, readNote, readProof, sha256, shows, text, verifies } from './signed-note.js';

const manifestPath = 'manifest.json', notePath = 'manifest.sig', proofPath = 'proof.tlog-proof';
const format = 'servanda-bundle/1';

/**
 * @param {ArrayBuffer} buffer The bundle, or a proof alone.
 * @param {string} logKey The verifier key of the log that is believed; empty for none.
 * @returns {Promise<{check: string, outcome: 'passed' | 'failed' | 'open', word: string, values: (string | number)[]}[]>}
 */
export async function checkFile(buffer, logKey) {
  if (buffer.byteLength > maxBytes)
    return [failed('container', 'container-large')];
  const bytes = new Uint8Array(buffer);
  if (text(bytes.subarray(0, 22)) === 'c2sp.org/tlog-proof@v1')
    return checkProof(bytes, logKey);
  const { files, fault } = readZip(buffer);
  if (files.length === 0)
    return [failed('container', 'container-none')];
  const byPath = new Map(files.map(file => [file.path, file]));
  const checks = [fault === null ? passed('container', 'container-passed')
    : fault === '' ? failed('container', 'container-directory') : failed('container', 'container-failed', fault)];
  const file = byPath.get(manifestPath);
  const manifest = file && readManifest(file.bytes);
  if (!manifest)
    return [...checks, failed('manifest', file ? 'manifest-unreadable' : 'manifest-missing')];
  const digest = hex(await sha256(file.bytes));
  return [
    ...checks,
    passed('manifest', 'manifest-passed', manifest.organisation.name, manifest.startedAt, digest),
    await checkFiles(manifest, files),
    await checkSignature(manifest, digest, byPath.get(notePath)),
    ...await checkLog(manifest, digest, byPath.get(proofPath), logKey),
    open('judgement', 'judgement-open', manifest.method?.edition ?? '?'),
    open('dnssec', 'dnssec-open'),
  ];
}

function readManifest(bytes) {
  try {
    const read = JSON.parse(text(bytes));
    return read?.format === format && typeof read.organisation?.name === 'string' && Array.isArray(read.files) ? read : null;
  } catch (error) {
    if (error instanceof SyntaxError)
      return null;
    throw error;
  }
}

async function checkFiles(manifest, files) {
  const listed = new Map(manifest.files.map(file => [file?.path, file]));
  const faults = [];
  for (const file of files) {
    if ([manifestPath, notePath, proofPath].includes(file.path))
      continue;
    const expected = listed.get(file.path);
    if (!expected || expected.size !== file.bytes.length || expected.sha256 !== hex(await sha256(file.bytes)))
      faults.push(file.path);
    listed.delete(file.path);
  }
  faults.push(...listed.keys());
  return faults.length === 0 ? passed('files', 'files-passed', manifest.files.length)
    : failed('files', 'files-failed', faults.length, faults.slice(0, 10).join(', '));
}

async function checkSignature(manifest, digest, file) {
  if (typeof manifest.signer !== 'string')
    return open('signature', 'signature-none');
  const note = file && readNote(file.bytes), key = await readKey(manifest.signer);
  const expected = `${format}\n${manifest.organisation.id}\n${manifest.startedAt}\nsha256 ${digest}\n`;
  if (!note || !key || note.text !== expected || note.signatures.length !== 1)
    return failed('signature', 'signature-failed');
  const holds = await verifies(note, key);
  return holds === null ? open('signature', 'signature-open')
    : holds ? passed('signature', 'signature-passed', manifest.signer) : failed('signature', 'signature-failed');
}

async function checkLog(manifest, digest, file, logKey) {
  if (!file)
    return [open('log', 'log-none')];
  const proof = readProof(file.bytes);
  const leaf = proof?.extra && readLeaf(proof.extra);
  const subject = manifest.organisation.id;
  if (!leaf || leaf.kind !== 'evidence.snapshot' || leaf.body?.manifest !== digest || leaf.subject !== subject)
    return [failed('log', proof ? 'log-other' : 'log-unreadable')];
  return checkInclusion(proof, logKey);
}

async function checkProof(bytes, logKey) {
  const proof = readProof(bytes);
  const leaf = proof?.extra && readLeaf(proof.extra);
  if (!leaf)
    return [failed('log', proof ? 'log-leafless' : 'log-unreadable')];
  return [
    passed('leaf', 'leaf-passed', String(leaf.kind), String(leaf.subject), new Date(Number(leaf.time) * 1000).toISOString()),
    ...await checkInclusion(proof, logKey),
  ];
}

async function checkInclusion(proof, logKey) {
  if (!await shows(proof, proof.extra))
    return [failed('log', 'log-failed')];
  return [
    passed('log', 'log-passed', String(proof.index), proof.origin, String(proof.size)),
    await checkCheckpoint(proof, logKey),
  ];
}

async function checkCheckpoint(proof, logKey) {
  const key = logKey ? await readKey(logKey.trim()) : null;
  if (key === null)
    return logKey ? failed('checkpoint', 'checkpoint-key') : open('checkpoint', 'checkpoint-open');
  if (proof.origin !== key.name)
    return open('checkpoint', 'checkpoint-other', proof.origin);
  const holds = await verifies(proof.note, key);
  return holds === null ? open('checkpoint', 'checkpoint-unable')
    : holds ? passed('checkpoint', 'checkpoint-passed', key.name) : failed('checkpoint', 'checkpoint-failed', key.name);
}

function readLeaf(octets) {
  try {
    const leaf = JSON.parse(text(octets));
    return leaf?.format === 'servanda-leaf/1' && Number.isSafeInteger(leaf.time) && Math.abs(leaf.time) < 8.64e12 ? leaf : null;
  } catch (error) {
    if (error instanceof SyntaxError)
      return null;
    throw error;
  }
}

const passed = (check, word, ...values) => ({ check, outcome: 'passed', word, values });
const failed = (check, word, ...values) => ({ check, outcome: 'failed', word, values });
const open = (check, word, ...values) => ({ check, outcome: 'open', word, values });
