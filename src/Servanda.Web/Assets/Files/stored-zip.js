// Reads an evidence bundle's zip (docs/evidence-bundle.md, The zip). There is exactly one way to encode a list of files, so
// the reader writes down what the zip has to be, and compares: no byte is free to vary, those between the files neither.

export const maxBytes = 256 * 1024 * 1024;
const maxFiles = 0xfffe;
const local = 0x04034b50, central = 0x02014b50, end = 0x06054b50;
const localLength = 30, centralLength = 46, endLength = 22;
const version = 20, utf8Names = 1 << 11, noTime = 0x00210000;

/**
 * @param {ArrayBuffer} buffer The zip.
 * @returns {{files: {path: string, bytes: Uint8Array}[], fault: string | null}} The files, as far as they can be told
 * apart; fault is the file in or before which the zip is not as Servanda writes it, "" for its directory, null for none.
 */
export function readZip(buffer) {
  const bytes = new Uint8Array(buffer), view = new DataView(buffer), files = [];
  let at = 0, fault = null;
  while (files.length < maxFiles && at + localLength <= bytes.length && view.getUint32(at, true) === local) {
    const size = view.getUint32(at + 18, true), nameLength = view.getUint16(at + 26, true);
    const start = at + localLength + nameLength;
    if (start + size > bytes.length)
      break;
    const name = bytes.subarray(at + localLength, start), content = bytes.subarray(start, start + size);
    const file = { path: new TextDecoder().decode(name), bytes: content, name, at, crc: crc32(content) };
    if (fault === null && !same(bytes.subarray(at, at + localLength), localHeader(file)))
      fault = file.path;
    files.push(file);
    at = start + size;
  }
  if (fault === null && (files.length === 0 || !same(bytes.subarray(at), directory(files, at))))
    fault = '';
  return { files, fault };
}

function localHeader(file) {
  const view = new DataView(new ArrayBuffer(localLength));
  view.setUint32(0, local, true);
  writeShared(view, 4, file);
  return new Uint8Array(view.buffer);
}

function directory(files, start) {
  const length = files.reduce((sum, file) => sum + centralLength + file.name.length, 0);
  const bytes = new Uint8Array(length + endLength), view = new DataView(bytes.buffer);
  let at = 0;
  for (const file of files) {
    view.setUint32(at, central, true);
    view.setUint16(at + 4, version, true);
    writeShared(view, at + 6, file);
    view.setUint32(at + 42, file.at, true);
    bytes.set(file.name, at + centralLength);
    at += centralLength + file.name.length;
  }
  view.setUint32(at, end, true);
  view.setUint16(at + 8, files.length, true);
  view.setUint16(at + 10, files.length, true);
  view.setUint32(at + 12, length, true);
  view.setUint32(at + 16, start, true);
  return bytes;
}

// Version, flags, method (stored), time, CRC, the two sizes, and the lengths of name and extra field: in both headers alike.
function writeShared(view, at, file) {
  view.setUint16(at, version, true);
  view.setUint16(at + 2, utf8Names, true);
  view.setUint32(at + 6, noTime, true);
  view.setUint32(at + 10, file.crc, true);
  view.setUint32(at + 14, file.bytes.length, true);
  view.setUint32(at + 18, file.bytes.length, true);
  view.setUint16(at + 22, file.name.length, true);
}

export function same(one, other) {
  if (one.length !== other.length)
    return false;
  for (let i = 0; i < one.length; i++) {
    if (one[i] !== other[i])
      return false;
  }
  return true;
}

const table = Uint32Array.from({ length: 256 }, (_, value) => {
  for (let bit = 0; bit < 8; bit++)
    value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crc32(bytes) {
  let crc = 0xffffffff;
  for (let i = 0; i < bytes.length; i++)
    crc = table[(crc ^ bytes[i]) & 0xff] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
